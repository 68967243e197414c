import { count, dayOfMonth, eurosHt, fr, hour, longDate } from '#lib/html';
import { daysBetween, parisDay } from '#lib/kernel';
import { cpvLabel, cpvWithCheckDigit } from '#lib/nomenclature';
import { proposedCpv } from '../../need/need.service';
import { kindViews } from '../shared/evidence.view';
import { fits } from '../shared/local-supply';
import { Page, type Crumb, type Message } from '../shared/page';
import { answerViews, RANKING_RULE, supplierCards, type AnswerView, type SupplierCard } from './need-cards';
import type { NeedFacts, RankedRow, SetAsideRow } from './need-results.query';
import { asideViews, excludedViews, type AsideView } from './need-set-aside';
import type { ExcludedRow } from './need-suppliers.query';
import type { ShareView } from './need-share';
import { needAdvice } from './need-advice';
import { verdictOf, type VerdictView } from './need-verdict';

interface NeedResultsView {
  crumbs: Crumb[];
  heading: string;
  facts: string[];
  editHref: string | null;
  matched: string;
  message: Message | null;
  verdict: VerdictView | null;
  answers: AnswerView[] | null;
  noAnswer: string;
  cards: SupplierCard[];
  /** How they are ranked; null without cards */
  rule: string | null;
  /** Link to the others, when they are not all shown */
  more: { href: string; label: string } | null;
  empty: string | null;
  share: ShareView | null;
  aside: AsideView[];
  /** Where « Et ce fournisseur ? » is asked */
  askAction: string;
  /** Why each card is where it is, and keeping it out, by SIRET in front; null once the need is closed */
  base: { why: string; exclude: string | null };
  /** Full names of the kinds that the cards abbreviate */
  kinds: { short: string; name: string }[];
  bar: { text: string; traceHref: string; action: { href: string; label: string } | null };
}

interface ResultsFacts {
  need: NeedFacts;
  ranked: readonly RankedRow[];
  setAside: readonly SetAsideRow[];
  /** Why nobody is ranked, in parts of a sentence */
  nobody: readonly string[];
  /** Those that its buyer keeps out */
  excluded: readonly ExcludedRow[];
  /** The one that was just kept out, or taken back */
  moved: { name: string; excluded: boolean } | null;
  share?: ShareView | null;
  now: Date;
  all: boolean;
  /** It was published just now */
  published: boolean;
}

const SHOWN = 20;

export function needResultsPage(facts: ResultsFacts): Page<NeedResultsView> {
  const { need, ranked, setAside, excluded, share, now, all } = facts;
  const isOver = need.state === 'closed' || need.state === 'archived';
  const today = parisDay(now);
  const solid = ranked.filter(mayAnswer);
  const fitting = ranked.filter(fits);
  const shown = all ? ranked : ranked.slice(0, SHOWN);
  const cards = supplierCards(shown, today);
  const kinds = new Map(
    [...shown, ...setAside, ...excluded]
      .flatMap((row) => kindViews(row.evidence, today))
      .map((kind) => [kind.short, kind]),
  );
  const heading = headingOf(need, solid.length, ranked.length - solid.length);
  return new Page(
    '/buyer/need-results',
    { title: heading, section: 'needs', noindex: true },
    {
      crumbs: [{ label: 'Mes besoins', href: '/mes-besoins' }, { label: need.title }],
      heading,
      facts: factsOf(need),
      editHref: isOver ? null : `/besoins/${need.ref}/modifier`,
      matched: matchedOn(need, now, isOver),
      message: messageOf(facts),
      verdict: need.state === 'closed' ? null : verdictOf(need.ref, needAdvice(need, fitting, today)),
      answers: need.publishedAt === null ? null : answerViews(ranked),
      noAnswer: isOver
        ? 'Aucun fournisseur n’avait répondu.'
        : 'Aucune réponse pour l’instant. Elles s’affichent ici dès qu’un fournisseur répond.',
      cards,
      rule: cards.length === 0 ? null : fr`${RANKING_RULE} : le détail du calcul dit ce que chaque fait apporte.`,
      more:
        shown.length < ranked.length
          ? { href: `/besoins/${need.ref}?tous=1`, label: `Voir les ${ranked.length - shown.length} autres` }
          : null,
      empty: ranked.length > 0 ? null : emptyText(need, facts.nobody),
      share: isOver ? null : (share ?? null),
      aside: [...excludedViews(excluded, { ref: need.ref, isOver, today }), ...asideViews(setAside, today)],
      askAction: `/besoins/${need.ref}/pourquoi`,
      base: { why: `/besoins/${need.ref}/pourquoi`, exclude: isOver ? null : `/besoins/${need.ref}/ecarter` },
      kinds: [...kinds.values()].sort((a, b) => (a.short < b.short ? -1 : 1)),
      bar: barOf(need, solid.length),
    },
  );
}

/** Trade and place held, and neither doubtful nor refused by the law. */
export function mayAnswer(row: Pick<RankedRow, 'links' | 'eligibility'>): boolean {
  return fits(row) && ['open', 'eligible'].includes(row.eligibility.answer);
}

function headingOf(need: NeedFacts, solid: number, doubtful: number): string {
  if (need.state === 'closed') return fr`Besoin clos : ${need.title}`;
  if (solid + doubtful === 0) return 'Aucun fournisseur trouvé pour ce besoin';
  const condition = doubtful > 0 ? `, ${doubtful} à vérifier` : '';
  return solid === 0
    ? `Aucun fournisseur sûr${condition}`
    : `${count(solid, 'fournisseur peut', 'fournisseurs peuvent')} répondre${condition}`;
}

function factsOf(need: NeedFacts): string[] {
  const { amount, durationMonths, startsOn, closesOn, cpv } = need;
  return [
    need.title,
    ...(need.where ? [need.where] : []),
    ...(amount === null ? [] : [eurosHt(amount) + (durationMonths ? ` pour ${durationMonths} mois` : '')]),
    ...(startsOn ? [`à partir du ${longDate(startsOn)}`] : []),
    ...(closesOn ? [`réponses jusqu’au ${longDate(closesOn)}`] : []),
    cpv[0] ? cpvFact(need, cpv[0]) : fr`métier non reconnu : dites-le autrement, ou donnez un code CPV`,
  ];
}

/** Below, words name no trade well enough to contradict a code. */
const SURE_WORDS = 0.3;

/** A code stays when the words change: suppliers of what was bought before would come first in silence. */
function cpvFact({ title, details, cpv, cpvOrigin }: NeedFacts, main: string): string {
  const fact = `CPV ${cpvWithCheckDigit(main)}`;
  if (cpvOrigin === 'proposed') return `${fact}, proposé`;
  const meant = proposedCpv(title, details);
  const [likeliest] = meant;
  const isMeant = meant.some(({ code }) => cpv.some((one) => one.slice(0, 2) === code.slice(0, 2)));
  if (!likeliest || likeliest.certainty < SURE_WORDS || isMeant) return fact;
  return fr`${fact}, alors que vos mots font penser à ${cpvWithCheckDigit(likeliest.code)}, ${cpvLabel(likeliest.code)!} : vérifiez le code`;
}

function matchedOn({ matchedAt: at }: NeedFacts, now: Date, isOver: boolean): string {
  // What is over is looked at again on each visit, and its list stays
  if (isOver) return '';
  if (at === null) return 'Calcul en cours.';
  const days = daysBetween(parisDay(at), parisDay(now));
  const day = days === 0 ? 'aujourd’hui' : days === 1 ? 'hier' : `le ${dayOfMonth(at)}`;
  return `Dernier calcul ${day} à ${hour(at)}. Il se refait dès que le besoin ou une fiche change.`;
}

function messageOf({ need, published, moved }: ResultsFacts): Message | null {
  if (moved) {
    const text = moved.excluded
      ? fr`${moved.name} est écarté de ce besoin. Vous pouvez le reprendre plus bas.`
      : fr`${moved.name} est repris : il est classé comme les autres.`;
    return { tone: 'info', role: 'status', text };
  }
  if (need.incomplete) {
    const link = { href: `/besoins/${need.ref}/modifier`, label: 'Compléter les réponses' };
    return {
      tone: 'attention',
      text: fr`Des réponses modifiées restent à compléter : ces résultats viennent des précédentes.`,
      link,
    };
  }
  if (need.state === 'draft') {
    return { tone: 'info', title: 'Brouillon', text: 'Rien n’est publié et personne n’est prévenu.' };
  }
  if (need.state === 'published' && published) {
    const text = 'C’est publié. Les fournisseurs retenus le recevront dans leur prochain résumé, à 8\u00a0h.';
    return { tone: 'info', role: 'status', text };
  }
  if (need.state === 'published') {
    return {
      tone: 'info',
      text: fr`Publié le ${longDate(need.publishedAt!)}. Le montant reste caché aux fournisseurs.`,
    };
  }
  return { tone: 'info', text: 'Ce besoin est clos. Plus aucun fournisseur ne peut répondre.' };
}

function emptyText(need: NeedFacts, nobody: readonly string[]): string {
  const cpv = need.cpv[0] ? ` (CPV ${cpvWithCheckDigit(need.cpv[0])})` : '';
  if (need.state === 'closed') return 'Personne n’avait été trouvé pour ce besoin.';
  return fr`Personne, dans les fiches que nous avons, ne peut répondre${cpv} : ${nobody.join(' ; ')}. Essayez d’autres mots, un autre code, ou un autre lieu.`;
}

function barOf(need: NeedFacts, solid: number): NeedResultsView['bar'] {
  const told =
    solid === 0
      ? 'Aucun fournisseur sûr.'
      : solid === 1
        ? '1 fournisseur en mesure de répondre.'
        : `${count(solid, 'fournisseur')} en mesure de répondre. Chacun recevra la même information, le même jour.`;
  const publish = { href: `/besoins/${need.ref}/publier`, label: 'Publier ce besoin' };
  const close = { href: `/besoins/${need.ref}/clore`, label: 'Clore ce besoin' };
  const action =
    need.state === 'draft' ? (need.incomplete ? null : publish) : need.state === 'published' ? close : null;
  return {
    text: need.state === 'closed' ? 'La trace garde la liste et les réponses.' : told,
    traceHref: `/besoins/${need.ref}/trace.csv`,
    action,
  };
}
