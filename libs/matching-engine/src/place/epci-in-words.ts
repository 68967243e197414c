import { communeByCode, departmentName, epciByCode, epcisOfDepartment, placeNameKey } from '#lib/nomenclature';

interface NamedEpci {
  siren: string;
  /** Its name without the words that say what it is */
  name: string;
  /** Its most peopled commune */
  town: string;
}

const known = new Map<string, readonly NamedEpci[]>();

function epcisNamed(department: string): readonly NamedEpci[] {
  const kept = known.get(department);
  if (kept) return kept;
  const made = epcisOfDepartment(department).map(({ code, name }) => ({
    siren: code,
    name: placeNameKey(name).replace(
      /^(?:cc|ca|cu|metropole|communaute \w+) (?:(?:de la|de l|du|des|de|d|les|le|la|l) )?/,
      '',
    ),
    town: placeNameKey(communeByCode(epciByCode(code)?.communes[0] ?? '')?.name ?? ''),
  }));
  known.set(department, made);
  return made;
}

/** @returns SIREN of the one EPCI of a department whose name begins with these words: « Portes d'Ariège »; else null */
export function epciBeginning(key: string, department: string): string | null {
  const named = epcisNamed(department).filter(({ name }) => name === key || name.startsWith(`${key} `));
  return named.length === 1 ? named[0]!.siren : null;
}

/** Words that say that a part of a territory follows, or the people who live there; those of a town are around it. */
const PART = /^(?:secteurs?|territoires?|pays|arrondissement|zone|perimetre)$/;
const AROUND = /^(?:bassin|agglomeration|region|couronne)$/;
/** Landforms and directions name parts of any place; the region of Paris is no EPCI. */
const LANDFORM =
  /^(?:plateaux?|vall(?:ees?|ons?)|haut(?:e?s?)|bas(?:se?s?)?|terres?|rives?|portes?|coeur|sources?|monts?|montagnes?|collines?|plaines?|marches?|confluences?|cotes?|coteaux?|nord|sud|ouest|centre|bords?|entre|grande?s?|petite?s?|saint|sainte|notre|vert[es]?|bourg|ville|communes?|communaute|communautaire|intercommunal|agglo|agglomeration|metropole|urbain|rural|littoral|parisien(?:ne)?s?)$/;
/** « annécien », « beauvaisis », « grenobloise »: what a town's name takes to name its people. */
const PEOPLE = /^([a-z]{3,}?)(?:(?:i?en|an|in)(?:ne|e)?|(?:ais|ois)(?:is|e)?|een(?:ne)?)s?$/;

/**
 * The EPCI that a part or a people names, behind a word that says so: « secteur Côte basque » is in the « Pays Basque », the
 * only EPCI of the department with that word; « bassin annécien » is that of Annecy.
 * @param before the word that leads there, plain
 * @param word plain
 */
export function epciOfPart(before: string, word: string, department: string): string | null {
  const isAround = AROUND.test(before);
  if ((!isAround && !PART.test(before)) || word.length < 5 || LANDFORM.test(word)) return null;
  const ofDepartment = placeNameKey(departmentName(department) ?? '');
  if (ofDepartment.split(' ').includes(word)) return null;
  const holding = epcisNamed(department).filter(({ name }) => name.split(' ').includes(word));
  const town = epciOfPeople(word, department);
  if (town !== null && (isAround || holding.length === 0)) return town;
  const [only] = holding;
  return holding.length === 1 && (town === null || town === only!.siren) ? only!.siren : null;
}

/** @returns SIREN of the one EPCI of a department whose main town has these people: « grenobloise »; null for those of the department itself */
export function epciOfPeople(word: string, department: string): string | null {
  const root = PEOPLE.exec(word)?.[1]?.replace(/nn$/, 'n');
  if (root === undefined || isNamedAfter(root, placeNameKey(departmentName(department) ?? ''))) return null;
  const peopled = root.length < 4 ? [] : epcisNamed(department).filter(({ town }) => isNamedAfter(root, town));
  return peopled.length === 1 ? peopled[0]!.siren : null;
}

/** « annec » is of Annecy; a town of two words has no people of one. */
function isNamedAfter(root: string, town: string): boolean {
  return !town.includes(' ') && town.startsWith(root) && town.length - root.length <= 3;
}
