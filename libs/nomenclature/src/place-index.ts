import { distance } from 'fastest-levenshtein';
import { placeNameKey } from './place-names';
import { territory, type Commune } from './territory-data';

/** An EPCI, a department or a region, by one of the names that people give it. */
export interface NamedArea {
  kind: 'epci' | 'department' | 'region';
  code: string;
  name: string;
}

/** What regions are called beside their names. */
const REGION_NICKNAMES: Readonly<Record<string, string>> = {
  paca: '93',
  'provence alpes cote d azur': '93',
  aura: '84',
  idf: '11',
  'hauts de france': '32',
  centre: '24',
  'pays de loire': '52',
};

/** Words that say that an EPCI is meant, before or after its name or that of its main town. */
const EPCI_WORDS =
  /\b(?:communaute (?:de communes|d agglomeration|urbaine)|communaute|eurometropole|metropole|agglomeration|agglo|cc|ca|cu|et sa couronne|et (?:ses )?(?:environs|alentours))\b/;
const LINKS = /^(?:(?:de la|de l|du|des|de|d|la|le|les|l|et)\s+)+|(?:\s+(?:de la|de l|du|des|de|d|la|le|les|l|et))+$/g;

interface Areas {
  /** Departments, regions, then EPCI: the first of a name is the one meant */
  byKey: ReadonlyMap<string, NamedArea>;
  /** EPCI by their names without the words that say what they are */
  epciByShortKey: ReadonlyMap<string, NamedArea>;
}

let areas: Areas | undefined;

/** @returns the department, region or EPCI that has this name, its key as of `placeNameKey` */
export function areaByKey(key: string): NamedArea | null {
  return load().byKey.get(key) ?? null;
}

/** @returns whether departments or regions have this word in their names, so that it is typed as it should be */
export function isWordOfArea(key: string): boolean {
  for (const [name, { kind }] of load().byKey) {
    if (kind !== 'epci' && key.length >= 4 && ` ${name} `.includes(` ${key} `)) return true;
  }
  return false;
}

/** @returns what is left of a key once the words are gone that say that an EPCI is meant; null when none says so */
export function epciMeant(key: string): string | null {
  return EPCI_WORDS.test(key) ? shortKey(key) : null;
}

/** @returns the EPCI of that name, with or without the words that say what it is */
export function epciByKey(key: string): NamedArea | null {
  return load().epciByShortKey.get(shortKey(key)) ?? null;
}

/** @returns the departments, regions and EPCI whose name is so many typos away at most, the nearest first */
export function areasLike(key: string, allowed: number): { area: NamedArea; typos: number }[] {
  const found: { area: NamedArea; typos: number }[] = [];
  const { byKey, epciByShortKey } = load();
  for (const [name, area] of [...byKey, ...epciByShortKey]) {
    const typos = typosBetween(name, key, allowed);
    if (typos !== null) found.push({ area, typos });
  }
  return found.sort((a, b) => a.typos - b.typos);
}

/** Names of communes by their length, each with a bit for every letter that it holds. */
type CommuneNames = ReadonlyMap<number, readonly { name: string; letters: number; communes: readonly Commune[] }[]>;

let names: CommuneNames | undefined;

/** @returns the communes whose name, today's or a former one, is so many typos away at most, with how many */
export function communesLike(key: string, allowed: number): { commune: Commune; typos: number }[] {
  const all = communeNames();
  const mask = lettersOf(key);
  const found: { commune: Commune; typos: number }[] = [];
  for (let length = key.length - allowed; length <= key.length + allowed; length++) {
    for (const { name, letters, communes } of all.get(length) ?? []) {
      // A typo adds a letter, takes one away or changes one for another: two bits at most
      if (bits(letters ^ mask) > 2 * allowed) continue;
      const typos = typosBetween(name, key, allowed);
      if (typos !== null) for (const commune of communes) found.push({ commune, typos });
    }
  }
  return found;
}

/** Letters in the wrong order are one typo, not two. */
function typosBetween(name: string, key: string, allowed: number): number | null {
  if (Math.abs(name.length - key.length) > allowed) return null;
  const typos = distance(name, key);
  const counted = typos === 2 && isSwapped(name, key) ? 1 : typos;
  return counted <= allowed ? counted : null;
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function lettersOf(key: string): number {
  let mask = 0;
  for (let at = 0; at < key.length; at++) mask |= 1 << (key.charCodeAt(at) & 31);
  return mask >>> 0;
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask >>> 0; left !== 0; left &= left - 1) count++;
  return count;
}

function communeNames(): CommuneNames {
  if (names) return names;
  const { byName, byFormerName } = territory();
  const made = new Map<number, { name: string; letters: number; communes: readonly Commune[] }[]>();
  for (const [name, communes] of new Map([...byFormerName, ...byName])) {
    const same = made.get(name.length);
    const one = { name, letters: lettersOf(name), communes };
    if (same) same.push(one);
    else made.set(name.length, [one]);
  }
  return (names = made);
}

function load(): Areas {
  if (areas) return areas;
  const { departments, regions, epcis } = territory();
  const byKey = new Map<string, NamedArea>();
  const add = (key: string, area: NamedArea): void => {
    if (key !== '' && !byKey.has(key)) byKey.set(key, area);
  };
  for (const [code, { name }] of departments) add(placeNameKey(name), { kind: 'department', code, name });
  for (const [code, name] of regions) add(placeNameKey(name), { kind: 'region', code, name });
  for (const [nickname, code] of Object.entries(REGION_NICKNAMES)) {
    add(nickname, { kind: 'region', code, name: regions.get(code)! });
  }
  const epciByShortKey = new Map<string, NamedArea>();
  for (const { code, name } of epcis.values()) {
    const area: NamedArea = { kind: 'epci', code, name };
    add(placeNameKey(name), area);
    const short = shortKey(placeNameKey(name));
    if (short !== '' && !epciByShortKey.has(short)) epciByShortKey.set(short, area);
  }
  return (areas = { byKey, epciByShortKey });
}

function shortKey(key: string): string {
  return key.replace(EPCI_WORDS, ' ').trim().replace(LINKS, '').replace(/\s+/g, ' ').trim();
}
