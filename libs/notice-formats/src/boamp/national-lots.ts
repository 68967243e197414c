import { readNature } from '#lib/nomenclature';
import type { AwardCriterion, NoticeLot, NoticePlace } from '../notice';
import { type Place, readInstant } from '../reading/dates';
import { readCpv, readUrl } from '../reading/values';
import { plainText } from '../text/plain-text';
import { all, type Element, first } from '../tree/element';
import { criteriaInWords, criterionOf } from './award-criteria';
import type { BoampContext, BoampLot } from './boamp-content';
import { blocksUnder, firstOf, has, lineAt, within } from './boamp-elements';
import { amountFrom, durationFrom, placesFrom } from './boamp-values';
import { bareLotNumber, LotNumbers, numberedWords, titleInWords } from './lot-numbers';
import { LOT_PATHS, PATHS } from './national-paths';

const MOST_LOTS = 2_000;
const NO_WORDS =
  /^(?:numLot|numero|num|codeCPV|CPV|codeNUTS|lieu\w*|valeur\w*|estimation\w*|montant|date\w*|titulaire\w*|resultat)$/i;

/** The body of a national notice, `donnees.FNSimple.initial`, and where it stands. */
export interface NationalBody {
  body: Element;
  path: string;
}

/** The lots of the body; one lot `1` made of the whole notice when it has none. */
export function readNationalLots({ body, path }: NationalBody, title: string, context: BoampContext): BoampLot[] {
  const found = PATHS.lots.map((each) => all(body, each)).find((lots) => lots.length > 0) ?? [];
  const elements = found.filter((lot) => lot.text !== '' || lot.children.length > 0).slice(0, MOST_LOTS);
  const shared = sharedBy(body, path, context);
  const contract = PATHS.contract.flatMap((each) => all(body, each));
  if (elements.length === 0) {
    const text = nationalText(body);
    const lot: NoticeLot = { ...shared, number: '1', title, text, ...boughtIn(contract, [], path, context) };
    return [{ lot, source: { tags: [], blocks: [] } }];
  }
  const numbers = new LotNumbers();
  return elements.map((element, index) => {
    const lotPath = `${path}.lots.lot`;
    const at: Place = { findings: context.findings, path: `${lotPath}[${index + 1}]` };
    const described = lineAt(element, ...LOT_PATHS.text) === '' ? element : firstOf(element, ...LOT_PATHS.text)!;
    const { number, words } = numberedWords(described.text);
    const given = bareLotNumber(lineAt(element, ...LOT_PATHS.number)) || number;
    const isOnly = elements.length === 1;
    const own = isOnly && given === '' ? '1' : numbers.take(given, index, at);
    const lot: NoticeLot = {
      ...shared,
      number: own,
      title: lineAt(element, ...LOT_PATHS.title) || titleInWords(words) || missingTitle(title, isOnly, at),
      text: words,
      ...boughtIn([element], contract, lotPath, context, isOnly),
    };
    return { lot, source: { tags: [], blocks: blocksUnder(element, lotPath, NO_WORDS) } };
  });
}

/** @returns what is bought, in the words of the object and of its main characteristics */
export function nationalText(body: Element): string {
  const texts = [...PATHS.object, ...PATHS.features].flatMap((path) =>
    all(body, path).map((each) => plainText(each.text)),
  );
  return [...new Set(texts.filter((text) => text !== ''))].join('\n');
}

/** @returns the deadline that a body restates, or null */
function deadlineIn(body: Element, at: Place): string | null {
  const given = PATHS.deadline.map((path) => first(body, path)?.text ?? '').find((text) => text !== '') ?? '';
  return readInstant(given, '', at);
}

function missingTitle(title: string, isOnly: boolean, at: Place): string {
  if (!isOnly) at.findings.repair('title-missing', at.path, 'Lot sans titre : titre de l’avis repris.');
  return title;
}

type Bought = Pick<NoticeLot, 'cpv' | 'places' | 'amount' | 'durationMonths'>;
type Shared = Omit<NoticeLot, keyof Bought | 'number' | 'title' | 'text'>;

/** What the shape says once for all lots. */
function sharedBy(body: Element, path: string, { beside, findings }: BoampContext): Shared {
  const deadline = deadlineIn(body, { findings, path: `${path}.procedure.dateReceptionOffres` });
  return {
    nature: natureOf(body) ?? beside.nature,
    deadline: deadline ?? beside.deadline,
    documentsUrl: readUrl(lineAt(body, ...PATHS.documents), { findings, path: `${path}.communication.urlDocConsul` }),
    criteria: criteriaOf(body),
    performanceConditions: conditionsOf(body),
    contactPoint: null,
    result: null,
    marks: [],
  };
}

/** @param isWhole the value of the whole contract is that of the lot */
function boughtIn(own: Element[], instead: Element[], path: string, context: BoampContext, isWhole = true): Bought {
  const at = (name: string): Place => ({ findings: context.findings, path: `${path}.${name}` });
  const cpv = cpvOf(own, at('codeCPV'));
  return {
    cpv: cpv.length > 0 ? cpv : cpvOf(instead, at('codeCPV')),
    places: placesOf([...own, ...instead], context, at('lieuExecution')),
    amount: amountIn(own, at('valeurEstimee')) ?? (isWhole ? amountIn(instead, at('valeurEstimee')) : null),
    durationMonths: durationIn(own, at('duree')) ?? durationIn(instead, at('duree')),
  };
}

/** `classPrincipale` of the main object before those of the others; a code may also stand as a name or as bare text. */
function cpvOf(parts: Element[], at: Place): string[] {
  const roots = parts.flatMap((part) => LOT_PATHS.cpv.flatMap((path) => all(part, path)));
  const named = roots.flatMap((root) => within(root, /^class(?:Principale|Supplementaire)$/).map((code) => code.text));
  const bare = roots.flatMap((root) => [root.text, ...all(root, 'objetPrincipal').map((main) => main.text)]);
  const codes = named.length > 0 ? named : bare;
  return readCpv(
    codes.filter((code) => code !== ''),
    at,
  );
}

function placesOf(parts: Element[], { beside, findings }: BoampContext, at: Place): NoticePlace[] {
  for (const part of parts) {
    const nuts = LOT_PATHS.nuts.flatMap((path) => all(part, path).map((code) => code.text)).filter(Boolean);
    const written = LOT_PATHS.places.flatMap((path) => all(part, path));
    const addressed = written.filter((place) => has(place, 'ville') || has(place, 'cp'));
    const places = addressed.flatMap((place) =>
      placesFrom({ city: lineAt(place, 'ville'), postCode: lineAt(place, 'cp'), nuts }),
    );
    if (places.length > 0) return places;
    const words = written.map((place) => plainText(place.text)).join('\n');
    const named = placesFrom({ nuts: [...new Set([...nuts, ...nutsIn(words)])], words });
    if (named.length > 0) return named;
  }
  const known = beside.departments.length > 0 ? `départements de la source : ${beside.departments.join(', ')}` : '';
  findings.repair('place-missing', at.path, `Lieu absent, ${known || 'aucun autre connu'}.`);
  return beside.departments.map((department) => ({ city: null, postCode: null, department, nuts: null }));
}

function nutsIn(words: string): string[] {
  return [...words.slice(0, 4_000).matchAll(/\bNUTS\s*:?\s*(FR[A-Z\d]{1,3})\b/g)].map((match) => match[1]!);
}

/** `valeur`, or the ends of `fourchette`. */
function amountIn(parts: Element[], at: Place): NoticeLot['amount'] {
  for (const element of parts.flatMap((part) => LOT_PATHS.amount.flatMap((path) => all(part, path)))) {
    const amount = amountFrom(
      {
        value: first(element, 'valeur') ?? (element.children.length === 0 ? element : undefined),
        low: firstOf(element, 'fourchette/valeurBasse', 'valeurBasse'),
        high: firstOf(element, 'fourchette/valeurHaute', 'valeurHaute'),
      },
      at,
    );
    if (amount !== null) return amount;
  }
  return null;
}

function durationIn(parts: Element[], at: Place): number | null {
  for (const part of parts) {
    const [years, months, days] = [LOT_PATHS.years, LOT_PATHS.months, LOT_PATHS.days].map((p) => lineAt(part, ...p));
    const [from, to] = [LOT_PATHS.from, LOT_PATHS.to].map((paths) => lineAt(part, ...paths));
    const months_ = durationFrom({ years: years!, months: months!, days: days!, from: from!, to: to! }, at);
    if (months_ !== null) return months_;
  }
  return null;
}

/** An element that is there (`typeMarche/services`), or its words; null when several are or none is. */
function natureOf(body: Element): NoticeLot['nature'] {
  const kinds = ['natureMarche/typeMarche', 'natureMarche', 'descriptionMarche/typeMarche'].flatMap((p) =>
    all(body, p),
  );
  const named = kinds.flatMap((kind) => [kind.text, ...kind.children.map((child) => child.name)]);
  const found = new Set(named.map(readNature).filter((nature) => nature !== null));
  return found.size === 1 ? [...found][0]! : null;
}

/** `criterePondere` with its share (`criterePCT`), criteria in order, or running text (`criteresAttrib`). */
function criteriaOf(body: Element): AwardCriterion[] {
  const roots = ['procedure/criteresAttrib', 'criteres', 'critAttrib', 'criteresAttrib'].flatMap((p) => all(body, p));
  const listed = roots
    .flatMap((root) => within(root, /^critere(?:Pondere|Priorite|Hierarchise)?$/))
    .map((each) => criterionOf(lineAt(each, 'critere', 'libelle') || each.text, weightIn(each)))
    .filter((criterion) => criterion !== null);
  if (listed.length > 0) return listed.slice(0, 60);
  if (roots.some((root) => has(root, 'criterePrix'))) return [{ kind: 'price', name: 'Prix', weight: null }];
  const words = roots
    .flatMap((root) => [root, ...root.children])
    .map((each) => each.text)
    .find((text) => text !== '');
  return criteriaInWords(words ?? '');
}

function weightIn(element: Element): string {
  return lineAt(element, 'criterePCT', 'ponderation', 'poids') || (element.attributes.get('POIDS') ?? '');
}

function conditionsOf(body: Element): string[] {
  const named = all(body, 'conditions').flatMap((conditions) => within(conditions, /execution|particuli/i));
  return named.map((each) => plainText(each.text)).filter((text) => text !== '');
}
