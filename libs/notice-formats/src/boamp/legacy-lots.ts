import type { AwardCriterion, NoticeLot, NoticePlace } from '../notice';
import { type Place, readDay, readInstant } from '../reading/dates';
import { readCpv, readUrl } from '../reading/values';
import { plainLine, plainText } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { criteriaInWords, criterionOf, weightOf } from './award-criteria';
import type { BoampContext, BoampLot } from './boamp-content';
import { blocksUnder, firstOf, has, lineAt } from './boamp-elements';
import { amountFrom, durationFrom, type GivenAmount, placesFrom } from './boamp-values';
import { bareLotNumber, LotNumbers, numberedWords, titleInWords } from './lot-numbers';

const MOST_LOTS = 2_000;
const NO_WORDS = /^(?:NUM|CPV|CODE_NUTS|LIEU_PRINCIPAL|VALEUR|DUREE|DATE)/;
const OBJECT = 'donnees.OBJET';

/** The lots of `OBJET/LOTS`; one lot `1` made of the whole notice when it has none. */
export function readLegacyLots(donnees: Element, title: string, context: BoampContext): BoampLot[] {
  const objects = all(donnees, 'OBJET');
  const shared = sharedBy(donnees, title, context);
  const elements = objects.flatMap((object) => all(object, 'LOTS/LOT').map((element) => ({ object, element })));
  const given = withoutRepeats(elements.slice(0, MOST_LOTS));
  if (given.length === 0)
    return [readLot({ object: objects[0], element: undefined, number: '1', isOnly: true }, shared)];
  const isOnly = given.length === 1;
  const numbers = new LotNumbers();
  return given.map(({ object, element }, index) => {
    const bare = bareLotNumber(textAt(element, 'NUM'));
    const at: Place = { findings: context.findings, path: `${OBJECT}.LOTS.LOT[${index + 1}].NUM` };
    const number = isOnly && (bare === '' || bare === '0') ? '1' : numbers.take(bare, index, at);
    return readLot({ object, element, number, isOnly }, shared);
  });
}

/** What the notice says once for all its lots. */
interface Shared {
  title: string;
  context: BoampContext;
  deadline: string | null;
  documentsUrl: string | null;
  conditions: string[];
  /** Criteria of a lot that has none of its own */
  criteria: Element | undefined;
}

function sharedBy(donnees: Element, title: string, context: BoampContext): Shared {
  const at: Place = { findings: context.findings, path: 'donnees.IDENTITE.URL_DOCUMENT' };
  return {
    title,
    context,
    deadline: deadlineOf(donnees, context),
    documentsUrl: readUrl(textAt(donnees, 'IDENTITE/URL_DOCUMENT'), at),
    conditions: conditionsOf(donnees),
    criteria: first(donnees, 'PROCEDURE/CRITERES_ATTRIBUTION'),
  };
}

/** Forms repeat the one description of an undivided contract as lots without number. */
function withoutRepeats(elements: { object: Element; element: Element }[]): { object: Element; element: Element }[] {
  const seen = new Set<string>();
  return elements.filter(({ element }) => {
    if (textAt(element, 'NUM') !== '') return true;
    const same = JSON.stringify(element, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    return !seen.has(same) && seen.add(same);
  });
}

/** A lot where it stands; its element is missing when the whole notice is the lot. */
interface GivenLot {
  object: Element | undefined;
  element: Element | undefined;
  number: string;
  isOnly: boolean;
}

function readLot({ object, element, number, isOnly }: GivenLot, shared: Shared): BoampLot {
  const { context, title } = shared;
  const path = element ? `${OBJECT}.LOTS.LOT` : OBJECT;
  const at = (name: string): Place => ({ findings: context.findings, path: `${path}.${name}` });
  const described = plainText(textAt(element, 'DESCRIPTION'));
  const lot: NoticeLot = {
    number,
    title: titleOf(element, described, title, isOnly, at('INTITULE')),
    text: described || (isOnly ? objectText(object) : ''),
    cpv: cpvOf(element, object, at('CPV')),
    nature: natureOf(object) ?? context.beside.nature,
    places: placesOf(element, object, context, at(element ? 'CODE_NUTS' : 'LIEU_EXEC_LIVR')),
    amount: amountOf(element, isOnly ? object : undefined, at('VALEUR')),
    durationMonths: durationOf(element, at('DUREE')) ?? durationOfObject(object, at('DUREE_DELAI')),
    deadline: shared.deadline,
    documentsUrl: shared.documentsUrl,
    criteria: criteriaOf(first(element, 'CRITERES_ATTRIBUTION') ?? shared.criteria),
    performanceConditions: shared.conditions,
    contactPoint: null,
    result: null,
    marks: [],
  };
  return { lot, source: { tags: [], blocks: blocksUnder(element, path, NO_WORDS) } };
}

function titleOf(element: Element | undefined, text: string, title: string, isOnly: boolean, at: Place): string {
  const own = lineAt(element, 'INTITULE');
  if (own !== '') return own;
  if (isOnly) return title;
  const words = titleInWords(numberedWords(text).words);
  if (words !== '') return words;
  at.findings.repair('title-missing', at.path, 'Lot sans titre : titre de l’avis repris.');
  return title;
}

/** @returns what is bought, in the words of the object and of its main characteristics */
export function objectText(object: Element | undefined): string {
  const words = ['OBJET_COMPLET', 'CARACTERISTIQUES/PRINCIPALES', 'CARACTERISTIQUES/QUANTITE'];
  const texts = words.map((path) => plainText(textAt(object, path))).filter((text) => text !== '');
  return [...new Set(texts)].join('\n');
}

function cpvOf(element: Element | undefined, object: Element | undefined, at: Place): string[] {
  const codes = (parent: Element | undefined): string[] =>
    ['PRINCIPAL', 'SUPPLEMENTAIRE'].flatMap((name) => all(parent, `CPV/${name}`).map((code) => code.text));
  const read = (parent: Element | undefined): string[] =>
    readCpv(
      codes(parent).filter((code) => code !== ''),
      at,
    );
  const own = read(element);
  return own.length > 0 ? own : read(object);
}

/** @returns the nature of `TYPE_MARCHE`; null when it names several or none */
function natureOf(object: Element | undefined): NoticeLot['nature'] {
  const named = (['works', 'supplies', 'services'] as const).filter((nature) =>
    NATURES[nature].some((name) => has(object, `TYPE_MARCHE/${name}`)),
  );
  return named.length === 1 ? named[0]! : null;
}

const NATURES = {
  works: ['TRAVAUX'],
  supplies: ['FOURNITURES', 'FOURNITURE'],
  services: ['SERVICE', 'SERVICES'],
} as const;

function placesOf(
  element: Element | undefined,
  object: Element | undefined,
  { beside, findings }: BoampContext,
  at: Place,
): NoticePlace[] {
  const own = placesFrom({ nuts: codes(element, 'CODE_NUTS'), words: plainLine(textAt(element, 'LIEU_PRINCIPAL')) });
  if (own.length > 0) return own;
  const written = all(object, 'LIEU_EXEC_LIVR').flatMap((place) =>
    placesFrom({
      city: plainLine(textAt(place, 'VILLE')),
      postCode: textAt(place, 'CP'),
      nuts: codes(place, 'CODE_NUTS'),
      words: plainLine(textAt(place, 'ADRESSE')),
    }),
  );
  if (written.length > 0) return written;
  const known = beside.departments.length > 0 ? `départements de la source : ${beside.departments.join(', ')}` : '';
  findings.repair('place-missing', at.path, `Lieu absent, ${known || 'aucun autre connu'}.`);
  return beside.departments.map((department) => ({ city: null, postCode: null, department, nuts: null }));
}

function codes(element: Element | undefined, path: string): string[] {
  return all(element, path)
    .map((code) => code.text)
    .filter((code) => code !== '');
}

function amountOf(element: Element | undefined, whole: Element | undefined, at: Place): NoticeLot['amount'] {
  const band = (parent: Element | undefined, value: Element | undefined): GivenAmount => ({
    value,
    low: first(parent, 'VALEUR_MIN'),
    high: first(parent, 'VALEUR_MAX'),
  });
  const object = first(whole, 'CARACTERISTIQUES');
  const framework = first(whole, 'ACCORD_CADRE/VALEUR') ?? first(whole, 'ACCORD_CADRE/VALEUR_MAX');
  return (
    amountFrom(band(element, first(element, 'VALEUR')), at) ??
    amountFrom(band(object, firstOf(object, 'VALEUR_TOTALE', 'VALEUR')), at) ??
    amountFrom({ high: framework, low: first(whole, 'ACCORD_CADRE/VALEUR_MIN') }, at)
  );
}

function durationOf(parent: Element | undefined, at: Place): number | null {
  const given = {
    years: textAt(parent, 'DUREE_AN'),
    months: textAt(parent, 'DUREE_MOIS'),
    days: textAt(parent, 'DUREE_JOURS'),
    from: textAt(parent, 'DATE_DEBUT'),
    to: textAt(parent, 'DATE_FIN'),
  };
  return durationFrom(given, at);
}

function durationOfObject(object: Element | undefined, at: Place): number | null {
  const parts = ['DUREE_DELAI', 'ACCORD_CADRE', 'DELEGATION'];
  return parts.map((name) => durationOf(first(object, name), at)).find((months) => months !== null) ?? null;
}

/** `RECEPT_OFFRES`, else `RECEPT_CANDIDAT` (requests to participate), else what the index says. */
function deadlineOf(donnees: Element, { beside, findings }: BoampContext): string | null {
  for (const name of ['RECEPT_OFFRES', 'RECEPT_CANDIDAT']) {
    const given = textAt(donnees, `CONDITION_DELAI/${name}`);
    const read = readInstant(given, '', { findings, path: `donnees.CONDITION_DELAI.${name}` });
    if (read !== null) return read;
  }
  return beside.deadline;
}

/** @returns the day on which a planned purchase is to be called for */
export function plannedDayOf(donnees: Element, { findings }: BoampContext): string | null {
  const given = textAt(donnees, 'OBJET/DATE_LANCEMENT') || textAt(donnees, 'OBJET/LOTS/LOT/DATE_LANCEMENT');
  return readDay(given, { findings, path: `${OBJECT}.DATE_LANCEMENT` });
}

const CRITERIA: readonly (readonly [string, AwardCriterion['kind'] | undefined])[] = [
  ['CRITERES_PONDERES/CRITERE', undefined],
  ['CRITERES_PRIORITES/CRITERE', undefined],
  ['CRITERES_QUALITE/CRITERE', 'quality'],
  ['CRITERES_COUT/CRITERE', 'cost'],
];

/** Weights are attributes (`POIDS`); criteria in order of importance (`ORDRE`) have none; the price stands alone. */
function criteriaOf(element: Element | undefined): AwardCriterion[] {
  const listed = CRITERIA.flatMap(([path, kind]) =>
    all(element, path).map((each) => criterionOf(each.text, each.attributes.get('POIDS') ?? '', kind)),
  ).filter((criterion) => criterion !== null);
  const price = first(element, 'CRITERES_PRIX');
  if (price) listed.push({ kind: 'price', name: 'Prix', weight: weightOf(textAt(price, 'POIDS') || price.text) });
  return listed.length > 0 ? listed.slice(0, 60) : criteriaInWords(textAt(element, 'CRITERES_LIBRE'));
}

function conditionsOf(donnees: Element): string[] {
  const paths = [
    'CONDITION_PARTICIPATION/CONDITION_PARTICULIERE_EXECUTION',
    'CONDITION_RELATIVE_MARCHE/AUTRES_CONDITIONS_PART_OUI',
  ];
  return paths.flatMap((path) => all(donnees, path).map((each) => plainText(each.text))).filter((text) => text !== '');
}
