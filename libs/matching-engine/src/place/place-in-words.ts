import {
  communesByPostCode,
  communesNamed,
  departmentName,
  findCommune,
  isDepartment,
  placeNameKey,
  placeOfCommune,
  plain,
  readPlace,
  type Commune,
  type Place,
} from '#lib/nomenclature';
import { epciBeginning, epciOfPart, epciOfPeople } from './epci-in-words';
import { placeOfEpci } from './place-of-epci';

/** The longest names of communes have as many words, « Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson » apart. */
const MOST_WORDS = 6;
/** Long texts name every town of the country: only their beginning is read. */
const READ = 400;
const MOST_PLACES = 6;
/** A town that no department points to must be known by everyone, and far larger than the next of its name. */
const KNOWN_TO_ALL = 20_000;
const MEANT = 20;

/** Words that say that a place follows. */
const BEFORE =
  /^(?:a|au|aux|de|du|des|d|sur|en|vers|et|pour|commune|communes|ville|villes|territoire|secteur|secteurs|canton|site|sites|quartier|agglomeration|centre|metropole|mairie|communaute|agglo|pays|bassin|port|grand|chu|ch|hospitalier|ccas|cias|oph|habitat)$/;
/** Names of communes that are words of purchases as well: only a sentence that says « commune » makes them places. */
const COMMON = new Set(
  (
    'bois ville port pont parc marche marches sel tri orange bureau bureaux menage vert verts lot salle eau vitry sol lac ' +
    'moulins fontaine fontaines chapelle eglise marais mer plage foret riviere rivieres berge source sources place gare ' +
    'centre val mont cote cotes ile iles saint sainte grand petit bourg mairie ecole hopital abbaye pierre laine toiles ' +
    'centres site sites vienne loire marne aube meuse ardeche correze lozere drome isere ain allier cher creuse eure gers orne sarthe somme ' +
    'vosges yonne moselle nord landes jura rhone oise mayenne dordogne garonne seine charente var gard herault tarn aude ' +
    'couche couches travaux entretien nettoyage fourniture cours mission missions lots an ans sens dole auto bus poste ouest sud est ' +
    'bains vallee vallon chantier chantiers champs champ jardin jardins prairie puits pin chaise ferme les la le'
  ).split(' '),
);

interface Word {
  text: string;
  key: string;
  /** A mark that parts places stands before it: start, comma, dash, bracket */
  opens: boolean;
  /** A hyphen and no blank stands before it */
  isJoined: boolean;
}

/**
 * Places that a text names: communes, and EPCI told as « agglomération de… », « Poitiers et sa couronne », « Grand… ».
 * Within the departments given, a name counts after a word that leads to a place, or standing apart; without any, only the names
 * of towns that everyone knows. A name of department, river or common word is no commune.
 * @param isName the text is the name of a place or of a body: what it names needs no word before it
 * @returns at most six, in the order of the text
 */
export function placesInWords(
  text: string,
  departments: readonly string[],
  { isName = false }: { isName?: boolean } = {},
): Place[] {
  const words = wordsOf(text.slice(0, READ));
  const found: Place[] = [];
  for (let at = 0; at < words.length;) {
    const met = longestAt(words, at, departments, isName);
    if (met === null) {
      at += 1;
      continue;
    }
    const { place, length } = met;
    if (place && !found.some((one) => one.commune === place.commune && one.epci === place.epci)) found.push(place);
    at += length;
  }
  return found.slice(0, MOST_PLACES);
}

/** @returns the department that a text names, « Département de l'Isère » or « DU PAS-DE-CALAIS », the longest name first; or null */
export function departmentInWords(text: string): string | null {
  const key = ` ${placeNameKey(text)} `;
  let best: { code: string; length: number } | null = null;
  for (const [name, code] of departmentNames()) {
    const at = key.indexOf(` ${name} `);
    if (at < 0 || (best !== null && name.length <= best.length)) continue;
    const [before, after] = [key.slice(0, at), key.slice(at + name.length + 1)];
    const isOther =
      RIVERSIDE.test(before) ||
      /^ (?:la vallee|alpes) /.test(after) ||
      (name === 'nord' && !/^$|(?:du|departement)$/.test(before));
    if (!isOther) best = { code, length: name.length };
  }
  return best?.code ?? null;
}

/** « Cosne-sur-Loire », « Val de Loire », « Pays de la Loire »: the river, not the department of its name. */
const RIVERSIDE = /(?:^| )(?:sur|val|val de|vals de|vallee de la|pays de la|bords de|rives de)$/;

let names: ReadonlyMap<string, string> | undefined;

function departmentNames(): ReadonlyMap<string, string> {
  if (names) return names;
  const made = new Map<string, string>();
  for (let n = 1; n <= 988; n++) {
    const code = n === 20 ? '2A' : String(n).padStart(2, '0');
    for (const one of n === 20 ? ['2A', '2B'] : [code]) {
      const name = isDepartment(one) ? departmentName(one) : null;
      if (name !== null && one !== '75') made.set(placeNameKey(name), one);
    }
  }
  return (names = made);
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const met of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const between = text.slice(end, met.index);
    words.push({
      text: met[0],
      key: plain(met[0]),
      opens: words.length === 0 || /[,;:()/]| [-–] /.test(between),
      isJoined: /^\S*-$/.test(between),
    });
    end = met.index + met[0].length;
  }
  return words;
}

function longestAt(
  words: readonly Word[],
  at: number,
  departments: readonly string[],
  isName: boolean,
): { place: Place | null; length: number } | null {
  const before = words[at - 1]?.key ?? '';
  const passed = departmentAt(words, at);
  if (passed > 0) return { place: null, length: passed };
  const body = bodyBefore(words, at);
  for (let length = Math.min(MOST_WORDS, words.length - at); length >= 1; length--) {
    const part = words.slice(at, at + length);
    const typed = part.map((word) => word.text).join(' ');
    const epci = epciIn(typed, departments);
    if (epci) return { place: epci, length };
    // Far from any department, a capital at the start of a title is no place: « Garde-corps » is not La Garde
    if (departments.length === 0 && goesOn(words, at + length, typed)) continue;
    const leads = isName || BEFORE.test(before) || (words[at]!.opens && departments.length > 0);
    const isPart = words[at]!.isJoined || words[at + length]?.isJoined === true;
    const commune = leads ? communeOf(typed, body, departments) : isPart ? null : townOf(typed, body, departments);
    if (!commune) continue;
    if (STREET.test(body) && !words[at]!.opens) return { place: null, length };
    const rest = words.slice(at + length, at + length + 3).map((word) => word.key);
    const around = /^(?:et )?(?:sa couronne|ses environs|alentours|metropole|agglomeration|agglo)/.test(rest.join(' '));
    const isEpci = around || before === 'agglomeration' || before === 'metropole';
    const place = isEpci && commune.epci !== null ? placeOfEpci(commune.epci) : placeOfCommune(commune.code);
    return { place, length };
  }
  const part = partAt(words, at, departments, isName) ?? postCodeAt(words[at]!, departments);
  return part && { place: part, length: 1 };
}

/** Streets and gates are named after the towns they lead to: « route de Lyon », « ZAC Porte de Valenciennes ». */
const STREET =
  /^(?:rue|avenue|av|boulevard|bd|bld|route|chemin|allee|impasse|quai|faubourg|chaussee|esplanade|square|porte)$/;

/** « 12 rue des Lilas 86360 … », of one commune of the departments given: a number of five digits is many things elsewhere. */
function postCodeAt({ text }: Word, departments: readonly string[]): Place | null {
  if (!/^\d{5}$/.test(text)) return null;
  const [commune, ...others] = communesByPostCode(text).filter(({ parent }) => parent === null);
  const isOne = commune !== undefined && others.length === 0 && departments.includes(commune.department);
  return isOne ? placeOfCommune(commune.code, text) : null;
}

/** « secteur Côte basque »: the word that leads there may stand before a landform. A name says so of itself: « La Nantaise ». */
function partAt(words: readonly Word[], at: number, departments: readonly string[], isName: boolean): Place | null {
  for (const department of departments) {
    const { key } = words[at]!;
    const siren =
      epciOfPart(bodyBefore(words, at), key, department) ??
      epciOfPart(bodyBefore(words, at - 1), key, department) ??
      (isName ? epciOfPeople(key, department) : null);
    if (siren !== null) return placeOfEpci(siren);
  }
  return null;
}

/** « Fontaine-le-Comte », « FONTAINE LE COMTE »: a longer name, that may be of a village, begins with that of a town. */
function goesOn(words: readonly Word[], next: number, typed: string): boolean {
  const word = words[next];
  if (word === undefined) return false;
  return (
    word.isJoined || (COMMON.has(placeNameKey(typed)) && /^(?:le|la|les|en|sur|sous|de|du|des|d|aux)$/.test(word.key))
  );
}

/** @returns the word before a name, what ties them left out: « ville » of « Ville de Sens » */
function bodyBefore(words: readonly Word[], at: number): string {
  let before = at - 1;
  while (before > 0 && /^(?:de|d|du|des|la|le|les|l)$/.test(words[before]!.key)) before -= 1;
  return words[before]?.key ?? '';
}

/** « Pas-de-Calais » holds no Calais: how many words a name of department of several words takes here. */
function departmentAt(words: readonly Word[], at: number): number {
  for (let length = Math.min(4, words.length - at); length >= 2; length--) {
    const typed = words.slice(at, at + length).map((word) => word.text);
    if (departmentNames().has(placeNameKey(typed.join(' ')))) return length;
  }
  return 0;
}

/**
 * An EPCI by its own name: « Grand Poitiers », « CC du Pays Loudunais »; within a department, by the first words of it as well:
 * « Portes d'Ariège ». One word alone is a town's.
 */
function epciIn(typed: string, departments: readonly string[]): Place | null {
  const key = placeNameKey(typed);
  const telling = key.split(' ').filter((word) => word.length > 2);
  if (telling.length >= 2 && telling.some((word) => !COMMON.has(word) && !BEFORE.test(word))) {
    for (const department of departments) {
      const siren = epciBeginning(key, department);
      if (siren !== null) return placeOfEpci(siren);
    }
  }
  if (
    !/^(?:grand|cc|ca|cu|communaute|communauté|agglomeration|agglomération|metropole|métropole|eurometropole|pays)\s|\s(?:metropole|métropole|agglomeration|agglomération|agglo)$/i.test(
      typed,
    )
  )
    return null;
  const read = readPlace(typed, undefined, { asTyped: true });
  if (read.kind !== 'epci') return null;
  const place = placeOfEpci(read.code);
  return departments.length === 0 || departments.includes(place.department ?? '') ? place : null;
}

/** « les vitrages de l'ENAC Toulouse »: a large town of the departments given needs no word before it, but its capital. */
function townOf(typed: string, body: string, departments: readonly string[]): Commune | null {
  if (departments.length === 0 || !/^\p{Lu}.*\p{Ll}/u.test(typed)) return null;
  const town = communeOf(typed, body, departments);
  return town !== null && town.population >= KNOWN_TO_ALL ? town : null;
}

function communeOf(typed: string, body: string, departments: readonly string[]): Commune | null {
  const key = placeNameKey(typed);
  if (key.length < 3 || /^\d+$/.test(key)) return null;
  if (COMMON.has(key) && !/^(?:commune|ville|mairie)$/.test(body)) return null;
  for (const department of departments) {
    const found = findCommune(typed, { department });
    if (found) return found;
  }
  if (departments.length > 0) return null;
  const [first, second] = [...communesNamed(typed)]
    .filter(({ parent }) => parent === null)
    .sort((a, b) => b.population - a.population);
  if (!first || first.population < KNOWN_TO_ALL) return null;
  return second === undefined || first.population >= MEANT * second.population ? first : null;
}
