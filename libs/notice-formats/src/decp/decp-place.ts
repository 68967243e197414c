import {
  communeByCode,
  type Commune,
  communesByPostCode,
  departmentName,
  departmentOfPostCode,
  findCommune,
  isDepartment,
  nutsToDepartment,
  nutsToRegion,
  placeNameKey,
  placeOfCommune,
  plain,
  regionName,
  regionOfDepartment,
} from '#lib/nomenclature';
import type { NoticePlace } from '../notice';
import type { Place } from '../reading/dates';
import { DEPARTMENT_CODES } from '../reading/departments';
import { quoted } from '../reading/findings';
import { type Fields, readLine, scalar } from '../reading/open-data';

/** What a code turned out to be; the words of `typeCode` that say the same, folded; none where DECP has no such type. */
const WORDS = {
  commune: 'commune',
  postal: 'postal',
  cedex: 'postal',
  department: 'departement',
  region: 'region',
  arrondissement: 'arrondissement',
  canton: 'canton',
  country: 'pays',
  nuts: 'nuts',
} as const;
const FRENCH: Readonly<Record<keyof typeof WORDS, string>> = {
  commune: 'code de commune',
  postal: 'code postal',
  cedex: 'CEDEX ou code inconnu, dont le département est gardé',
  department: 'code de département',
  region: 'code de région',
  arrondissement: 'code d’arrondissement, dont le département est gardé',
  canton: 'code de canton, dont le département est gardé',
  country: 'code de pays',
  nuts: 'code NUTS',
};

interface Read {
  as: keyof typeof WORDS;
  place: NoticePlace | null;
}

/** What the source says beside the code: its type, folded, and the key of the place's name. */
interface Beside {
  type: string;
  name: string;
}

/**
 * The place of performance of `lieuExecution`. The type written beside a code lies (an INSEE code called post code, a
 * department called country), so the code decides, then the name, then the type; a lie is named. A code that is none of
 * these leaves the post code or the department that the name holds.
 */
export function readAwardPlaces(where: Fields, at: Place): NoticePlace[] {
  const code = scalar(where['code']).toUpperCase().replace(/[\s.]/g, '').slice(0, 20);
  const type = scalar(where['typeCode']);
  const name = readLine(where['nom'], { ...at, path: `${at.path}.nom` }).slice(0, 200);
  if (code === '' && name === '') return [];
  const beside = { type: plain(type), name: placeNameKey(name) };
  const read = readCode(code, beside);
  if (!read) {
    const place = placeInName(name, beside.name);
    const end = place ? 'lieu lu dans son nom' : 'lieu non lu';
    at.findings.repair('place-missing', `${at.path}.code`, `Code de lieu inconnu ${quoted(code)}, ${end}.`);
    return place ? [place] : [];
  }
  if ((type !== '' && !beside.type.includes(WORDS[read.as])) || read.as === 'cedex') {
    const message = `${quoted(type)} pour ${quoted(code)}, lu comme ${FRENCH[read.as]}.`;
    at.findings.repair('field-invalid', `${at.path}.typeCode`, message);
  }
  return read.place ? [read.place] : [];
}

function readCode(code: string, beside: Beside): Read | null {
  if (/^FR[A-Z0-9]{1,3}$/.test(code) && nutsToRegion(code.slice(0, 3)) !== null) {
    return { as: 'nuts', place: { ...NO_PLACE, department: nutsToDepartment(code), nuts: code } };
  }
  if (/^FRY\d{0,2}$/.test(code)) {
    return { as: 'nuts', place: { ...NO_PLACE, department: nutsToDepartment(code), nuts: code } };
  }
  if (/^(?:FR|FRA|FRANCE)$/.test(code)) return { as: 'country', place: null };
  if (/^[A-Z]{2}$/.test(code)) return { as: 'country', place: { ...NO_PLACE, nuts: code } };
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return fiveCharacters(code, beside);
  if (/^(?:\d{1,4}|0?2[AB])$/.test(code)) return shortCode(code, beside);
  return null;
}

const NO_PLACE: NoticePlace = { city: null, postCode: null, department: null, nuts: null };

/** An INSEE code and a post code look the same, and 13001 is both: the name decides, then the type. */
function fiveCharacters(code: string, beside: Beside): Read | null {
  const commune = communeByCode(code);
  const posted = communesByPostCode(code);
  if (commune && posted.length > 0) {
    const isCommune = isNamed(commune, beside.name);
    const isDecidedByName = isCommune !== posted.some((each) => isNamed(each, beside.name));
    const asCommune = isDecidedByName ? isCommune : beside.type.includes('commune');
    return asCommune ? ofCommune(commune) : ofPostCode(code, posted, beside.name);
  }
  if (posted.length > 0) return ofPostCode(code, posted, beside.name);
  if (commune && (!beside.type.includes('postal') || isNamed(commune, beside.name))) return ofCommune(commune);
  const department = departmentOfPostCode(code) ?? commune?.department ?? null;
  if (department === null) return null;
  return { as: 'cedex', place: { ...NO_PLACE, city: cityOf(beside.name, department), department } };
}

/** The commune that a name is, whole, within a department; a body of the department is none. */
function cityOf(name: string, department: string): string | null {
  return findCommune(name, { department })?.name ?? null;
}

function ofCommune(commune: Commune): Read {
  const place = placeOfCommune(commune.code);
  const { communeName: city, postCode, department } = place;
  return { as: 'commune', place: { city, postCode, department, nuts: null } };
}

function ofPostCode(code: string, posted: readonly Commune[], name: string): Read {
  const cities = posted.filter((each) => each.parent === null);
  const named = cities.filter((each) => isNamed(each, name));
  const former = findCommune(name, { postCode: code });
  const city =
    [cities, named].find((each) => each.length === 1)?.[0] ?? cities.find((each) => each.code === former?.code) ?? null;
  const department = departmentOfPostCode(code);
  return { as: 'postal', place: { city: city?.name ?? null, postCode: code, department, nuts: null } };
}

function shortCode(code: string, { type, name }: Beside): Read | null {
  const short = code.length === 1 ? `0${code}` : /^0(?:\d\d|2[AB])$/.test(code) ? code.slice(1) : code;
  const isNamedDepartment = name !== '' && placeNameKey(departmentName(short) ?? '') === name;
  if (type.includes('region') && regionName(short) !== null && !isNamedDepartment) {
    return { as: 'region', place: placeOfRegion(short) };
  }
  if (isDepartment(short)) {
    const city = isNamedDepartment ? null : cityOf(name, short);
    return { as: 'department', place: { ...NO_PLACE, city, department: short } };
  }
  const completed = `0${code}`;
  if (code.length === 4 && type.includes('postal') && communesByPostCode(completed).length > 0) {
    return ofPostCode(completed, communesByPostCode(completed), name);
  }
  const department = [code.slice(0, 2), code.slice(0, 3)].find(isDepartment);
  if (department === undefined || !/arrondissement|canton/.test(`${type} ${name}`)) return null;
  // INSEE: an arrondissement is its department and one digit, a canton its department and two
  const as = code.length - department.length === 1 ? 'arrondissement' : 'canton';
  return { as, place: { ...NO_PLACE, department } };
}

const REGION_NUTS = [...'BCDEFGHIJKLM'].map((letter) => `FR${letter}`).concat('FR1');
const OVERSEAS = ['971', '972', '973', '974', '976'];

/** A region has no field of its own: its NUTS code says it, or its only department overseas. */
function placeOfRegion(region: string): NoticePlace {
  const department = OVERSEAS.find((each) => regionOfDepartment(each) === region) ?? null;
  return { ...NO_PLACE, department, nuts: REGION_NUTS.find((each) => nutsToRegion(each) === region) ?? null };
}

/** A post code, or the department that a name ends with: « toutes les communes de Loire-Atlantique ». */
function placeInName(name: string, key: string): NoticePlace | null {
  const posted = /^\d{5}$/.test(name) ? communesByPostCode(name) : [];
  if (posted.length > 0) return ofPostCode(name, posted, '').place;
  const department = departmentNamedAtEnd(key);
  return department === null ? null : { ...NO_PLACE, department };
}

function departmentNamedAtEnd(key: string): string | null {
  let best: { code: string; length: number } | null = null;
  for (const code of DEPARTMENT_CODES) {
    const own = placeNameKey(departmentName(code) ?? '');
    if (own !== '' && ` ${key}`.endsWith(` ${own}`) && own.length > (best?.length ?? 0)) {
      best = { code, length: own.length };
    }
  }
  return best?.code ?? null;
}

function isNamed(commune: Commune, name: string): boolean {
  return name !== '' && ` ${name} `.includes(` ${placeNameKey(commune.name)} `);
}
