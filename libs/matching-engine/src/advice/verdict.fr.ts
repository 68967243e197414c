import { JOINT_RESERVATION } from '#lib/nomenclature';
import { counted, shortDay, typeset } from '../french-numbers';
import type { Advice } from './advice';
import { renderGround } from './advice.fr';
import type { AdvisedLever, AdviceOption, LawRef } from './facts';

/** A verdict in words, the same wherever it is read. */
export interface VerdictWords {
  /** « Réservation possible sous condition » */
  label: string;
  /** One sentence, without a full stop */
  title: string;
  text: string;
  /** « 3 structures éligibles… : la concurrence est possible. »; null where nobody was counted */
  count: string | null;
}

/** On each page that advises. */
export const ADVICE_DISCLAIMER = 'Aide à la décision : elle ne remplace pas l’avis de votre service juridique.';

const CITE = 'L’avis ou, sans avis, le dossier de consultation doit citer l’article.';
const OPEN = 'Ouvrez le marché à tous, ou ajoutez une clause d’insertion.';

const WHO: Partial<Record<AdviceOption, string>> = {
  'reserve-insertion': 'à l’insertion',
  'reserve-disability': 'au handicap',
  'reserve-both': 'à l’insertion et au handicap ensemble',
  'reserve-ess': 'à l’économie sociale et solidaire',
  'reserve-prison': 'au travail en détention',
};

/**
 * @param what « ce marché » or « ce lot »
 * @returns the verdict; what the buyer reserved already comes first, judged by the same rules
 */
export function renderVerdict(advice: Advice, what: 'ce marché' | 'ce lot' = 'ce marché'): VerdictWords {
  const said = advice.chosen
    ? ofChosen(advice.chosen, what)
    : advice.unclear
      ? ofUnclear(advice.unclear, what)
      : ofAdvice(advice, what);
  return {
    label: said.label,
    title: typeset(said.title),
    text: typeset(said.text),
    count: said.count && typeset(said.count),
  };
}

/** @returns « L2113-13, depuis le 01/04/2019, à confirmer sur Légifrance » */
export function renderLaw({ article, validFrom, validTo, toConfirm }: LawRef): string {
  const from = validFrom ? `, depuis le ${shortDay(validFrom)}` : '';
  const to = validTo ? `, jusqu’au ${shortDay(validTo)}` : '';
  return `${article}${from}${to}${toConfirm ? ', à confirmer sur Légifrance' : ''}`;
}

function ofAdvice(advice: Advice, what: string): VerdictWords {
  const { best } = advice;
  if (advice.verdict === 'not-public')
    return {
      label: 'Achat privé',
      title: 'Achat privé',
      text: 'Les règles de la commande publique ne s’appliquent pas à votre achat : vous choisissez librement.',
      count: null,
    };
  if (best === null) return advice.verdict === 'insufficient' ? insufficient(advice) : noReservation(advice);
  const isSure = best.answer === 'possible';
  const verb = isSure ? 'Vous pouvez' : 'Vous pourriez';
  return {
    label: isSure ? 'Réservation possible' : 'Réservation possible sous condition',
    title:
      best.option === 'reserve-lot'
        ? what === 'ce lot'
          ? `${verb} en réserver une part, en lot séparé`
          : `${verb} en réserver un lot`
        : `${verb} réserver ${what} ${WHO[best.option] ?? ''}`,
    text: `Code de la commande publique, ${articles(best)}. ${sure(best)}${CITE}`,
    count: countOf(best),
  };
}

function insufficient(advice: Advice): VerdictWords {
  const asked = advice.questions.filter(({ blocks }) => blocks).length;
  return {
    label: 'Données insuffisantes',
    title: 'Il manque des réponses pour conclure',
    text: `${counted(asked, 'réponse')} à donner plus bas. ${OPEN.replace('Ouvrez', 'En attendant, ouvrez')}`,
    count: null,
  };
}

function noReservation(advice: Advice): VerdictWords {
  const label = 'Pas de réservation, autre levier';
  const alone = advice.levers.find(
    ({ grounds, law }) =>
      law.length > 0 &&
      grounds.some(({ code, facts }) => code === 'supply/competition' && facts.eligible === 1) &&
      grounds.every(({ code, state }) => code === 'supply/competition' || state !== 'missing'),
  );
  if (alone)
    return {
      label,
      title: 'Un seul fournisseur éligible : ne réservez pas',
      text: `Réserver ${WHO[alone.option] ?? ''} (${alone.law.map(({ article }) => article).join(' et ')}) demande une mise en concurrence possible. ${OPEN}`,
      count: null,
    };
  return {
    label,
    title: 'Pas de réservation conseillée',
    text: `Moins de deux fournisseurs proposés ont une preuve à jour qui permette de réserver. ${OPEN}`,
    count: null,
  };
}

function ofChosen(chosen: AdvisedLever, what: string): VerdictWords {
  const holds = chosen.answer === 'possible' || chosen.answer === 'conditional';
  const asked = chosen.answer === 'unknown';
  const because = chosen.grounds.find(({ state }) => state === 'missing');
  const why = because && because.code !== 'supply/competition' ? `${renderGround(because)} ` : '';
  return {
    label: holds ? 'Réservation posée' : asked ? 'Données insuffisantes' : 'Réservation à revoir',
    title: `${what === 'ce lot' ? 'La réservation de ce lot' : 'Votre réservation'} ${HOLDS[chosen.answer]}`,
    text:
      chosen.law.length === 0
        ? 'Aucun article en vigueur ne fonde cette réservation.'
        : `${why}Code de la commande publique, ${articles(chosen)}. ${sure(chosen)}${CITE}`,
    count: countOf(chosen),
  };
}

const HOLDS: Readonly<Record<AdvisedLever['answer'], string>> = {
  possible: 'tient',
  conditional: 'tient sous condition',
  unknown: 'attend des réponses',
  no: 'est à revoir',
};

/** Reservations that cannot be judged as they are: a person reads the notice, or its buyer chooses one. */
function ofUnclear(unclear: NonNullable<Advice['unclear']>, what: string): VerdictWords {
  const isLot = what === 'ce lot';
  const read = isLot ? 'À lire dans le dossier.' : 'Gardez-en une seule.';
  const label = 'Réservation à revoir';
  if (unclear === 'no-article')
    return {
      label,
      title: `${isLot ? 'Ce lot est réservé' : 'Votre réservation est'} sans article cité`,
      text: `${CITE} À lire dans le dossier.`,
      count: null,
    };
  return {
    label,
    title: `${isLot ? 'Les réservations de ce lot' : 'Vos réservations'} ne se cumulent pas`,
    text: `Seuls les articles L2113-12 et L2113-13 peuvent réserver ensemble (${JOINT_RESERVATION.article}). À confirmer sur Légifrance. ${read}`,
    count: null,
  };
}

function countOf({ grounds }: AdvisedLever): string | null {
  const competition = grounds.find(({ code }) => code === 'supply/competition');
  return competition ? renderGround(competition) : null;
}

/** L2113-14 is what lets two articles stand on one lot: it is cited with them. */
function articles({ law, grounds }: AdvisedLever): string {
  const joining = grounds.flatMap(({ code, state, law: own }) =>
    code === 'law/together' && state === 'held' && own ? [own] : [],
  );
  const cited = [...law, ...joining].map(({ article }) => article);
  return `${cited.length > 1 ? 'articles' : 'article'} ${cited.join(', ')}`;
}

/** A rule that we have not read in the law itself is never told as if we had. */
function sure({ law }: AdvisedLever): string {
  return law.some(({ toConfirm }) => toConfirm) ? 'À confirmer sur Légifrance. ' : '';
}
