import { fr } from '#lib/html';
import { cpvLabel, cpvWithCheckDigit } from '#lib/nomenclature';
import type { NeedField, NeedProblem, PlaceProblem, TypedNeed } from '../../need/need.service';
import { placeSentence } from './place-sentence';
import { errorOf, titleWithErrors, type ErrorSummaryView, type FieldError } from '../shared/form-errors';
import { Page, type Crumb, type Message } from '../shared/page';

interface Choice {
  id: string;
  value: string;
  label: string;
  checked: boolean;
}

interface NeedFormView {
  heading: string;
  crumbs: Crumb[];
  /** Where the form is sent */
  action: string;
  key: string;
  version: number;
  typed: TypedNeed;
  errors: ErrorSummaryView | null;
  /** By `id` of the input */
  error: Record<string, string | null>;
  /** `unchosen`: the code that is checked though nobody chose it, empty when somebody chose */
  cpv: { proposed: Choice[]; unchosen: string; other: string; otherChecked: boolean };
  /** Offered under the field of place */
  places: readonly string[];
  reservations: Choice[];
  message: Message | null;
  /** A published need changes at once; nothing is kept aside */
  published: boolean;
  /** « Préciser » opens by itself when something stands in it */
  moreOpen: boolean;
}

export interface NeedFormFacts {
  /** Null for a need that is not kept yet */
  ref: string | null;
  key: string;
  version: number;
  typed: TypedNeed;
  problems: readonly NeedProblem[];
  /** CPV codes of eight digits that the words suggest */
  proposedCpv: readonly string[];
  /** Places offered under the field */
  places: readonly string[];
  published: boolean;
  /** The session ended before the form was sent: nothing was kept, but everything stands in the page */
  sessionLost?: boolean;
  /** Somebody changed the need meanwhile: nothing was written */
  conflict?: boolean;
}

/** `id` of each field's input. */
const INPUTS: Record<NeedField, string> = {
  title: 'objet',
  details: 'detail',
  cpv: 'cpv-autre',
  place: 'lieu',
  startsOn: 'debut',
  closesOn: 'cloture',
  amount: 'montant',
  months: 'duree',
  buyerType: 'pub',
  reservedFor: 'reserve-non',
};

const MISSING: Partial<Record<NeedField, string>> = {
  title: 'Dites en une phrase ce que vous achetez',
  place: 'Indiquez une commune, une agglomération ou un département',
  startsOn: 'Indiquez un début souhaité, même approché',
  amount: 'Indiquez un montant en euros, même approché',
};

const WRONG: Partial<Record<`${NeedField}/${NeedProblem['code']}`, string>> = {
  'title/too-long': 'Raccourcissez la phrase à 200 caractères, et mettez le reste dans les précisions',
  'details/too-long': 'Raccourcissez les précisions à 5 000 caractères',
  'cpv/unknown': 'Indiquez un code CPV de 8 chiffres qui existe, ou laissez le code proposé',
  'startsOn/not-a-day': 'Indiquez un début qui existe au calendrier',
  'startsOn/past': 'Choisissez un début à partir d’aujourd’hui',
  'closesOn/not-a-day': 'Indiquez une date limite qui existe au calendrier',
  'closesOn/past': 'Choisissez une date limite à partir d’aujourd’hui',
  'closesOn/after-start': 'Choisissez une date limite avant le début souhaité',
  'amount/not-a-number': 'Indiquez un montant en euros, par exemple 48 000',
  'months/not-a-number': 'Indiquez une durée en mois, de 1 à 120',
  'reservedFor/not-allowed': fr`Seul un acheteur public peut réserver : choisissez « Ne pas réserver »`,
};

export const RESERVATION_NAMES: Readonly<Record<string, string>> = {
  'reserved-insertion': 'À l’insertion par l’activité économique, article L2113-13',
  'reserved-disability': 'Au handicap, article L2113-12',
  'reserved-ess':
    'À l’économie sociale et solidaire, pour des services de santé, sociaux ou culturels, article L2113-15',
};

const LOST: Message = {
  tone: 'attention',
  role: 'alert',
  title: 'Votre session est terminée',
  text: 'Vos réponses sont gardées dans cette page, mais pas encore enregistrées. Reconnectez-vous dans un autre onglet, puis renvoyez ce formulaire.',
};

/** Two people wrote the same need: what was typed is kept in the form, and sending it again is a choice. */
export const CONFLICT: Message = {
  tone: 'attention',
  role: 'alert',
  title: 'Ce besoin a changé entre-temps',
  text: fr`Votre modification n’a pas été enregistrée et rien n’a été écrasé. Vos réponses sont gardées ci-dessous : les envoyer de nouveau remplacera les autres.`,
};

const START: Message = {
  tone: 'info',
  text: fr`Les réponses qui manquent peuvent attendre : le brouillon est gardé à chaque envoi.`,
};

export function needFormPage(facts: NeedFormFacts): Page<NeedFormView> {
  const errors = facts.problems.map(sentenceOf);
  const heading = headingOf(facts);
  const { typed, ref } = facts;
  const home = { label: 'Mes besoins', href: '/mes-besoins' };
  return new Page(
    '/buyer/need-form',
    {
      title: titleWithErrors(heading, errors),
      section: 'needs',
      noindex: true,
      status: statusOf(facts),
    },
    {
      heading,
      crumbs: [
        home,
        ...(ref ? [{ label: ref, href: `/besoins/${ref}` }] : []),
        { label: ref ? 'Modifier' : 'Nouveau besoin' },
      ],
      action: ref === null ? '/besoins/nouveau' : `/besoins/${ref}/modifier`,
      key: facts.key,
      version: facts.version,
      typed,
      errors: summaryOf(errors),
      error: Object.fromEntries(Object.values(INPUTS).map((id) => [id, errorOf(errors, id)])),
      cpv: cpvChoices(typed.cpv, facts.proposedCpv),
      places: placesOffered(facts),
      reservations: reservationChoices(typed.reservedFor),
      message: messageOf(facts),
      published: facts.published,
      moreOpen: [typed.closesOn, typed.months, typed.reservedFor].some((text) => text !== ''),
    },
  );
}

function statusOf({ sessionLost, conflict, problems }: NeedFormFacts): number {
  if (sessionLost) return 401;
  if (conflict) return 409;
  return problems.length > 0 ? 422 : 200;
}

function messageOf({ sessionLost, conflict, problems, published, ref }: NeedFormFacts): Message | null {
  if (sessionLost) return LOST;
  if (conflict) return { ...CONFLICT, link: { href: `/besoins/${ref}`, label: 'Voir le besoin tel qu’il est' } };
  return problems.length > 0 && !published && ref !== null ? START : null;
}

function headingOf({ ref, published, problems }: NeedFormFacts): string {
  if (ref === null) return 'Déposer un besoin';
  return problems.length > 0 && !published ? 'Compléter le besoin' : 'Modifier le besoin';
}

/** Those that may have been meant come first. */
function placesOffered({ problems, places }: NeedFormFacts): readonly string[] {
  const meant = problems.filter(({ field }) => field === 'place').flatMap(({ suggestions }) => suggestions);
  return [...new Set([...meant, ...places])];
}

function sentenceOf(problem: NeedProblem): FieldError {
  const { field, code, suggestions, part } = problem;
  if (part !== undefined && isOfPlace(code))
    return { field: INPUTS[field], message: placeSentence({ code, part, suggestions }) };
  const said = (code === 'missing' ? MISSING[field] : WRONG[`${field}/${code}`]) ?? 'Corrigez cette réponse';
  const meant =
    suggestions.length > 0 ? fr`. Vouliez-vous dire ${suggestions.map((one) => fr`« ${one} »`).join(', ')} ?` : '';
  return { field: INPUTS[field], message: `${said}${meant || '.'}` };
}

function isOfPlace(code: NeedProblem['code']): code is PlaceProblem['code'] {
  return code === 'unknown' || code === 'ambiguous' || code === 'too-many';
}

/** « Il manque 2 réponses » when nothing else is wrong. */
function summaryOf(errors: readonly FieldError[]): ErrorSummaryView | null {
  if (errors.length === 0) return null;
  const plural = errors.length > 1 ? 's' : '';
  return {
    title: `Il manque ${errors.length} réponse${plural}, ou elle${plural} ${plural ? 'sont' : 'est'} à revoir`,
    errors: [...errors],
  };
}

function cpvChoices(typed: string, proposed: readonly string[]): NeedFormView['cpv'] {
  const isProposed = proposed.some((code) => code === typed);
  const other = typed !== '' && !isProposed;
  return {
    proposed: proposed.map((code, index) => ({
      id: `cpv-${index}`,
      value: code,
      label: `${cpvWithCheckDigit(code)}, ${cpvLabel(code) ?? 'sans libellé'}`,
      checked: isProposed ? code === typed : !other && index === 0,
    })),
    unchosen: typed === '' ? (proposed[0] ?? '') : '',
    other: other ? typed : '',
    otherChecked: other,
  };
}

function reservationChoices(chosen: string): Choice[] {
  const none = { id: 'reserve-non', value: '', label: 'Ne pas réserver', checked: chosen === '' };
  const rest = Object.entries(RESERVATION_NAMES).map(([value, label]) => ({
    id: value,
    value,
    label,
    checked: chosen === value,
  }));
  return [none, ...rest];
}
