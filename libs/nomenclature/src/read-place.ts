import { areaByKey, areasLike, isWordOfArea, communesLike, epciByKey, epciMeant, type NamedArea } from './place-index';
import { nutsToDepartment, nutsToRegion } from './nuts';
import { placeNameKey } from './place-names';
import { communeByCode, communesByPostCode, departmentOfPostCode, isDepartment } from './territory';
import { territory, type Commune } from './territory-data';

/** What a typed place is found to be. */
export type ReadPlace =
  /** `corrected`: the name was typed nearly so */
  | { kind: 'commune'; commune: Commune; corrected: boolean }
  | { kind: 'epci' | 'department' | 'region'; code: string; name: string; corrected: boolean }
  /** Several communes share the name or the post code: the nearest first, then the largest, at most ten of `total` */
  | { kind: 'ambiguous'; choices: readonly Commune[]; total: number }
  /** Communes of a like name, if any */
  | { kind: 'unknown'; like: readonly Commune[] };

const CHOICES = 10;
const LIKE = 5;
/** The longest name of commune has 45 signs; beyond, nobody typed a place */
const LONGEST = 80;

/** What was typed, taken apart. */
interface Typed {
  /** Of `placeNameKey` */
  key: string;
  /** The same with its article: « La Rochelle » is not « Rochelle » */
  whole: string;
  postCode: string | null;
  department: string | null;
}

/**
 * Reads a place as a person types it: a commune, with or without its post code or its department (« Saint-Sauveur (86) »), a
 * post code, an EPCI, a department by its name or number, a region, a NUTS code; with typos.
 * A name that a department and communes share is the department (« Vienne »), but for Paris; « Poitiers et sa couronne » is the EPCI.
 * @param near INSEE codes of communes preferred between homonyms, e.g. those of the instance's territory: the only one of them
 * is the commune that is meant; so is a town a hundred times as large as the next of its name
 * @param options.asTyped no name that is only like what was typed is looked for, which takes most of the time: nothing is corrected
 */
export function readPlace(
  typed: string,
  near: ReadonlySet<string> = new Set(),
  { asTyped = false }: { asTyped?: boolean } = {},
): ReadPlace {
  const text = typed
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/(?<=.)\s*[,(]\s*france\)?$/i, '');
  if (text === '' || text.length > LONGEST) return { kind: 'unknown', like: [] };
  const asIs = placeNameKey(text);
  return (
    byNumber(text, near) ??
    // A name's key leaves brackets out, and they are what tells homonyms apart
    (text.includes('(') ? null : byName(nameAlone(text), near)) ??
    (AROUND.test(text) ? readPlace(text.replace(AROUND, ''), near, { asTyped }) : null) ??
    withDepartment(text, near) ??
    withHint(text, near, asTyped) ?? { kind: 'unknown', like: asTyped ? [] : like(asIs, near) }
  );
}

/** What stands before a place and says how near it. */
const AROUND =
  /^(?:à|a|vers|près d|pres d|proche d|autour d|aux environs d|environs d|alentours d|secteur d|centre[- ]ville d|ville d|commune d)(?:e (?:la |l['’])?|u |es |['’]| )\s*(?=\S)/i;

/** A commune and its department without a sign between: « Saint-Denis de la Réunion », « Civray Vienne ». */
function withDepartment(text: string, near: ReadonlySet<string>): ReadPlace | null {
  const parts = placeNameKey(text).split(' ');
  for (let at = 1; at < parts.length; at++) {
    const department = departmentNamed(parts.slice(at).join(' '));
    if (department === null) continue;
    const name = parts
      .slice(0, at)
      .join(' ')
      .replace(/ (?:de la|de l|du|des|de|d|en|dans la|dans le)$/, '');
    const found = byName({ ...nameAlone(name), department }, near);
    if (found?.kind === 'commune' || found?.kind === 'ambiguous') return found;
  }
  return null;
}

function byNumber(text: string, near: ReadonlySet<string>): ReadPlace | null {
  const department = departmentNumber(
    text.replace(/^(?:d[ée]p(?:artement|t)?\.?)\s*/i, '').replace(/^\((.*)\)$/, '$1'),
  );
  if (department)
    return area({ kind: 'department', code: department, name: territory().departments.get(department)!.name });
  const nuts = byNuts(text);
  if (nuts) return nuts;
  const digits = text.replace(/\s/g, '');
  if (!/^\d{5}$/.test(digits) && !/^2[ab]\d{3}$/i.test(digits)) return null;
  const there = ofPostCode(digits);
  if (there.length > 0) return among(there, near, false);
  const commune = communeByCode(digits.toUpperCase());
  if (commune) return { kind: 'commune', commune, corrected: false };
  const wide = departmentOfPostCode(digits);
  return wide ? area({ kind: 'department', code: wide, name: territory().departments.get(wide)!.name }) : null;
}

/** « FRI34 » is a department, « FRI » and « FRI3 » a region. */
function byNuts(text: string): ReadPlace | null {
  if (!/^FR[A-Z0-9]{1,3}$/.test(text)) return null;
  const department = nutsToDepartment(text);
  if (department)
    return area({ kind: 'department', code: department, name: territory().departments.get(department)!.name });
  const region = text.length > 4 ? null : nutsToRegion(text);
  return region === null ? null : area({ kind: 'region', code: region, name: territory().regions.get(region)! });
}

/** The name and what stands beside it: a post code, a department's number or name, at either end or in brackets. */
function withHint(text: string, near: ReadonlySet<string>, asTyped: boolean): ReadPlace | null {
  const named = (one: Typed): ReadPlace | null => byName(one, near) ?? (asTyped ? null : typos(one, near));
  const hint =
    /^(?<name>.*?)[\s,(-]*(?<![\d])(?<code>\d{5})(?!\d)[\s,)-]*(?<rest>.*)$/.exec(text) ??
    /^(?<name>.+?)[\s,(-]+(?<code>2[abAB]|\d{2,3})\)?$/.exec(text) ??
    /^\(?(?<code>2[abAB]|\d{2,3})[\s,)-]+(?<name>.+)$/.exec(text) ??
    /^(?<name>.+?)\s*[(,](?<code>[^(),]+)\)?$/.exec(text);
  if (!hint?.groups) return named(nameAlone(text));
  const { name = '', code = '', rest = '' } = hint.groups;
  const postCode = /^\d{5}$/.test(code) ? code : null;
  const department = postCode ? departmentOfPostCode(postCode) : (departmentNumber(code) ?? departmentNamed(code));
  if (department === null && postCode === null) return named(nameAlone(text));
  const hinted = { ...nameAlone(`${name} ${rest}`), postCode, department };
  const found = named(hinted);
  if (found) return found;
  const there = postCode ? ofPostCode(postCode) : [];
  // A post code is typed with more care than a name
  return there.length > 0 ? among(there, near, true) : { kind: 'unknown', like: asTyped ? [] : like(hinted.key, near) };
}

/** An article is taken from the front of a key only: the sign before it keeps it. */
function nameAlone(text: string): Typed {
  return { key: placeNameKey(text), whole: placeNameKey(`x ${text}`), postCode: null, department: null };
}

function byName({ key, whole, postCode, department }: Typed, near: ReadonlySet<string>): ReadPlace | null {
  if (key === '') return null;
  const { byName: today, byFormerName } = territory();
  const sharing = fitting(today.get(key) ?? [], postCode, department);
  const exact = sharing.filter(({ name }) => nameAlone(name).whole === whole);
  const homonyms = exact.length > 0 ? exact : sharing;
  const named = areaByKey(key.replace(/^(?:departement|region)(?: (?:de la|de l|du|des|de|d))? /, ''));
  // Paris is a department too; a commune of the territory is closer than a department of its name
  const isTown = homonyms.some(({ code, department: of }) => near.has(code) || of === named?.code);
  if (named && named.kind !== 'epci' && !isTown && (department === null || named.code === department))
    return area(named);
  if (homonyms.length > 0) {
    // « Chasseneuil » is said of Chasseneuil-du-Poitou where one lives near it
    const begun = homonyms.some(({ code }) => near.has(code)) ? [] : begunNearBy(key, near);
    if (begun.length === 0 || postCode !== null) {
      const read = among(homonyms, near, false);
      // Nor is « Saint-Sauveur » surely elsewhere where a commune of the department had that name
      const merged = read.kind === 'ambiguous' ? (byFormerName.get(key) ?? []).filter(isInDepartmentOf(near)) : [];
      return merged.length === 0 ? read : ambiguous([...sorted(merged, near), ...sorted(homonyms, near)], near);
    }
    return ambiguous([...sorted(begun, near), ...sorted(homonyms, near)], near);
  }
  const former = fitting(byFormerName.get(key) ?? [], postCode, department);
  if (former.length > 0) return among(former, near, false);
  // « Vienne, Deux-Sèvres » is two departments, and neither is the other's
  const isAnother = named?.kind === 'department' && department !== null && department !== named.code;
  const epci = isAnother ? null : (named ?? epciOf(key));
  return epci ? area(epci) : null;
}

function begunNearBy(key: string, near: ReadonlySet<string>): Commune[] {
  return [...near].flatMap((code) => {
    const commune = communeByCode(code);
    return commune && placeNameKey(commune.name).startsWith(`${key} `) ? [commune] : [];
  });
}

/** By its own name, else by that of the town it is named after: « agglo de Poitiers ». */
function epciOf(key: string): NamedArea | null {
  const own = epciByKey(key);
  if (own) return own;
  const town = epciMeant(key);
  if (!town) return null;
  const [commune] = [...(territory().byName.get(placeNameKey(town)) ?? [])].sort((a, b) => b.population - a.population);
  const epci = commune?.epci ? territory().epcis.get(commune.epci) : undefined;
  return epci ? { kind: 'epci', code: epci.code, name: epci.name } : null;
}

/** One typo from five letters on, two from nine. */
function typos({ key, postCode, department }: Typed, near: ReadonlySet<string>): ReadPlace | null {
  const allowed = key.length < 5 ? 0 : key.length < 9 ? 1 : 2;
  // « Alpes », of which five departments are, is no « Alès »
  if (allowed === 0 || isWordOfArea(key)) return null;
  const nearly = communesLike(key, allowed).filter(({ commune }) => fits(commune, postCode, department));
  const areas = department === null ? areasLike(key, allowed) : [];
  const fewest = Math.min(...nearly.map((found) => found.typos), ...areas.map((found) => found.typos));
  if (fewest === Infinity) return null;
  const communes = [...new Set(nearly.filter((found) => found.typos === fewest).map(({ commune }) => commune))];
  if (communes.length === 0) return { ...area(areas[0]!.area), corrected: true };
  const names = new Set(communes.map(({ name }) => placeNameKey(name)));
  const choices = sorted(communes, near);
  const [first, second] = choices;
  // Of several names as near, the one of the territory, or of a town ten times as large, is meant
  const isPlain =
    names.size === 1 ||
    near.has(first!.code) !== near.has(second!.code) ||
    first!.population >= 10 * second!.population;
  if (!isPlain) return { kind: 'unknown', like: choices.slice(0, LIKE) };
  return names.size === 1 ? among(communes, near, true) : { kind: 'commune', commune: first!, corrected: true };
}

/** What a town has to be larger than the next of its name to be the one meant: « La Rochelle » is not the village of 40 souls. */
const MEANT = 100;

function among(communes: readonly Commune[], near: ReadonlySet<string>, corrected: boolean): ReadPlace {
  const choices = sorted(communes, near);
  const [first, second] = choices;
  const isMeant =
    second === undefined ||
    (near.has(first!.code) && !near.has(second.code)) ||
    (near.has(first!.code) === near.has(second.code) && first!.population >= MEANT * Math.max(1, second.population));
  if (isMeant) return { kind: 'commune', commune: first!, corrected };
  return ambiguous(choices, near);
}

/** Those of the territory first, then of its departments, then of its regions, each in the order given. */
function ambiguous(communes: readonly Commune[], near: ReadonlySet<string>): ReadPlace {
  const around = [...near].flatMap((code) => communeByCode(code) ?? []);
  const regions = new Set(around.map(({ region }) => region));
  const isThere = isInDepartmentOf(near);
  const far = (one: Commune): number => (near.has(one.code) ? 0 : isThere(one) ? 1 : regions.has(one.region) ? 2 : 3);
  const choices = [...new Set(communes)].sort((a, b) => far(a) - far(b));
  return { kind: 'ambiguous', choices: choices.slice(0, CHOICES), total: choices.length };
}

function isInDepartmentOf(near: ReadonlySet<string>): (commune: Commune) => boolean {
  const departments = new Set([...near].map((code) => communeByCode(code)?.department));
  return ({ department }) => departments.has(department);
}

function sorted(communes: readonly Commune[], near: ReadonlySet<string>): Commune[] {
  return [...communes].sort(
    (a, b) =>
      Number(near.has(b.code)) - Number(near.has(a.code)) || b.population - a.population || (a.code < b.code ? -1 : 1),
  );
}

/** A district comes before the city that it is a part of. */
function ofPostCode(postCode: string): readonly Commune[] {
  const there = communesByPostCode(postCode);
  const districts = there.filter(({ parent }) => parent !== null);
  return districts.length > 0 ? districts : there;
}

function fitting(communes: readonly Commune[], postCode: string | null, department: string | null): readonly Commune[] {
  const exact = postCode ? communes.filter((commune) => commune.postCodes.includes(postCode)) : [];
  return exact.length > 0 ? exact : communes.filter((commune) => fits(commune, postCode, department));
}

function fits(commune: Commune, postCode: string | null, department: string | null): boolean {
  if (department !== null) return commune.department === department;
  return postCode === null || commune.postCodes.includes(postCode);
}

/** Communes whose name begins so, else nearly is so, for « Vouliez-vous dire ». */
function like(key: string, near: ReadonlySet<string>): readonly Commune[] {
  if (key.length < 3) return [];
  const found = new Set<Commune>();
  for (const [name, communes] of territory().byName) {
    if (name.startsWith(key)) for (const commune of communes) found.add(commune);
  }
  if (found.size === 0) {
    for (const { commune } of communesLike(key, key.length < 5 ? 1 : 2)) found.add(commune);
  }
  return sorted([...found], near).slice(0, LIKE);
}

function area({ kind, code, name }: NamedArea): NamedArea & { corrected: boolean } {
  return { kind, code, name, corrected: false };
}

function departmentNumber(text: string): string | null {
  const code = text.trim().toUpperCase();
  const padded = /^\d$/.test(code) ? `0${code}` : code;
  return isDepartment(padded) ? padded : null;
}

function departmentNamed(text: string): string | null {
  const named = areaByKey(placeNameKey(text));
  return named?.kind === 'department' ? named.code : null;
}
