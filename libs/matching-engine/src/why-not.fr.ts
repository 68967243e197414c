import { departmentName, isKind, kindShortName, tradeByCode } from '#lib/nomenclature';
import { renderEligibility } from './eligibility.fr';
import { atCommune, ofCommune } from './french-places';
import { euros, kilometres, quoted, shortDay, typeset } from './french-numbers';
import { refusalOf } from './set-aside.fr';
import type { FailedRule, Lift, LiftCode } from './supposed';
import type { Eligibility } from './types';

type Facts = Lift['facts'];

export interface RuleWords {
  /** « Trop loin » */
  title: string;
  /** A sentence that can be checked */
  text: string;
}

/** Who reads: the buyer of the purchase, or an officer, who is not told « votre besoin » */
export type RuleReader = 'buyer' | 'officer';

/** @returns the rule that keeps a supplier out, in French */
export function renderRule({ code, facts }: FailedRule, reader: RuleReader = 'buyer'): RuleWords {
  const [title, text] = RULES[code](facts, reader);
  return { title: typeset(title), text: typeset(text) };
}

/** @returns what would lift a rule or a doubt, in French, a capital and no full stop */
export function renderLiftOf({ code, facts }: Pick<Lift, 'code' | 'facts'>): string {
  return typeset(LIFTS[code](facts));
}

const RULES: Readonly<Record<FailedRule['code'], (facts: Facts, reader: RuleReader) => [string, string]>> = {
  'supplier/closed': () => [
    'Fermé ou archivé',
    'Cet établissement est fermé, archivé, ou réuni à un autre : il n’est jamais proposé.',
  ],
  'hours/holder': () => ['Titulaire du marché', 'C’est lui qui doit ces heures : il n’est pas proposé à lui-même.'],
  'buyer/excluded': (_facts, reader) =>
    reader === 'buyer'
      ? ['Écarté par vous', 'Vous l’avez écarté de ce besoin.']
      : ['Écarté par l’acheteur', 'L’acheteur l’a écarté de ce besoin.'],
  'place/area-excludes': ({ km, place }) => [
    'Hors de sa zone d’intervention',
    `La zone qu’il déclare ne comprend pas ${place ?? 'le lieu demandé'}${distance(km, ', à ')}.`,
  ],
  'place/too-far': ({ km, place }) => [
    'Trop loin',
    `Il est ${km === null ? 'loin' : `à ${kilometres(Number(km))}`} ${place === null ? 'de ce lieu' : ofCommune(String(place))}, dans un autre département, et ne déclare pas y intervenir.`,
  ],
  'place/doubt-from-afar': ({ km, place }, reader) => [
    'Métier incertain, et loin',
    `Il dit intervenir dans tout le pays, mais il est ${km === null ? 'loin' : `à ${kilometres(Number(km))}`} ${place === null ? 'de ce lieu' : ofCommune(String(place))} et rien ne dit sûrement qu’il fait ce que demande ${purchase(reader)}.`,
  ],
  'trade/other': ({ activity }, reader) => [
    'Un autre métier',
    typeof activity === 'string' && activity !== ''
      ? `Ce qu’il dit faire ne touche pas à ${purchase(reader)} : ${quoted(short(activity))}.`
      : `Rien de ce que nous savons de lui ne touche à ${purchase(reader)}.`,
  ],
  'status/not-eligible': ({ lever, article, ...rest }) => {
    const eligibility = { answer: 'not-eligible', lever, article, because: refusalOf(lever, rest.kind), facts: rest };
    const words = renderEligibility(eligibility as Eligibility);
    return ['Non éligible', `${words.charAt(0).toUpperCase()}${words.slice(1)}.`];
  },
  'rank/too-many-guesses': () => [
    'Métiers non renseignés',
    'Nous ne savons pas ce qu’il fait ; d’autres, dont nous ne savons pas plus, passent avant lui.',
  ],
};

const LIFTS: Readonly<Record<LiftCode, (facts: Facts) => string>> = {
  'supplier/reopen': () => 'S’il a rouvert, un agent peut le remettre dans le répertoire',
  'buyer/take-back': () => 'Le reprendre',
  'place/declare-area': ({ place }) => `Qu’il déclare intervenir ${whereTo(place)}`,
  'place/nearer': ({ place }) => `Un besoin qui se réalise ${place === null ? 'à sa porte' : atCommune(String(place))}`,
  'trade/declare': ({ trade }) =>
    `Qu’il déclare ce métier : ${lower(tradeByCode(String(trade))?.label ?? String(trade))}`,
  'trade/own-lot': () => 'Un lot séparé dans son métier',
  'status/proof': ({ kinds, validUntil }) =>
    `Une preuve de statut ${validUntil === null ? 'à jour' : `valable jusqu’au ${shortDay(String(validUntil))}`} : ${kindNames(String(kinds))}`,
  'status/open': () => 'Un besoin ouvert à tous, sans réservation',
  'capacity/tell': () => 'Qu’il dise la taille de son équipe et ce qu’il peut prendre en un an',
  'capacity/smaller': ({ yearlyAmount }) => `Un lot de ${euros(Number(yearlyAmount))} au plus, ou un groupement`,
  'capacity/later': ({ freeFrom }) => `Un début à partir du ${shortDay(String(freeFrom))}`,
  'references/tell': () => 'Qu’il raconte un marché semblable',
};

function purchase(reader: RuleReader): string {
  return reader === 'buyer' ? 'votre besoin' : 'cet achat';
}

/** @param place name of a commune, or code of a department */
function whereTo(place: Facts[string] | undefined): string {
  if (typeof place !== 'string') return 'à cet endroit';
  const department = departmentName(place);
  return department === null ? atCommune(place) : `dans ce département, ${department}`;
}

function distance(km: unknown, before: string): string {
  return typeof km === 'number' ? `${before}${kilometres(km)}` : '';
}

function kindNames(kinds: string): string {
  const names = kinds.split(', ').map((kind) => (isKind(kind) ? kindShortName(kind) : kind));
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} ou ${names.at(-1)}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const SHOWN = 90;

function short(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1).trimEnd()}…`;
}
