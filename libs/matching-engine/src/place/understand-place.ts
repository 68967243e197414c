import {
  communeByCode,
  communesByPostCode,
  departmentName,
  departmentOfPostCode,
  epciByCode,
  findCommune,
  isDepartment,
  mended,
  NOWHERE,
  nutsToDepartment,
  nutsToRegion,
  placeNameKey,
  placeOfCommune,
  placeOfDepartment,
  readPlace,
  readPlaces,
  plain,
  pointOfCommune,
  regionName,
  regionOfDepartment,
  type Commune,
  type Place,
  type ReadPlace,
} from '#lib/nomenclature';
import { buyerSeat, type Buyer, type BuyerSeat } from './buyer-seat';
import { placeOfEpci } from './place-of-epci';
import { departmentInWords, placesInWords } from './place-in-words';

/** A place as a notice or an award writes it; the type that stands beside a code often lies. */
export interface PlaceSaid {
  code?: string | null;
  typeCode?: string | null;
  name?: string | null;
}

/** By what the place was understood, the surest first. */
export type PlaceStep =
  | 'commune-named'
  | 'commune-code'
  | 'post-code'
  | 'named-in-object'
  | 'buyer-seat'
  | 'epci-named'
  | 'department'
  | 'region'
  | 'nothing';

export interface UnderstoodPlace {
  place: Place;
  /** Where else the work falls: other communes named with it, those that the object names, the city of a district */
  otherPlaces: Place[];
  step: PlaceStep;
  /** How sure the step is, 0 to 1 */
  certainty: number;
  /** Communes of one post code, the most peopled first, when the largest was taken: what a person should be asked */
  choices: readonly Commune[];
  /** What was written and led nowhere */
  ignored: string[];
}

/** How sure each step is, as a share: a name within its department seldom errs, a seat is where one in three does not work. */
export const STEP_CERTAINTY: Readonly<Record<PlaceStep, number>> = {
  'commune-named': 0.98,
  'commune-code': 0.95,
  'post-code': 0.9,
  'named-in-object': 0.85,
  'epci-named': 0.8,
  'buyer-seat': 0.7,
  department: 0.5,
  region: 0.2,
  nothing: 0,
};
/** Of a post code that several communes share, the largest is one guess among others. */
const LARGEST = 0.6;

/**
 * Where the work falls, by a ladder: commune named, within the department given; post code or INSEE code, whichever it is; place
 * named in the object; the buyer's seat; department. What the object names beside is kept as another place.
 * @param said the place as written, or null
 * @param title of what is bought
 */
export function understandPlace(said: PlaceSaid | null, title: string, buyer: Buyer | null): UnderstoodPlace {
  const object = mended(title);
  const code = (said?.code ?? '').trim().toUpperCase();
  const name = mended((said?.name ?? '').trim());
  const coded = departmentOfCode(code) ?? departmentOfCode(name);
  const seat = buyer ? buyerSeat(buyer, coded) : null;
  const department = coded ?? departmentInWords(name) ?? seat?.place.department ?? null;
  const around = department === null ? [] : [department];

  const region = regionSaid(code, said?.typeCode ?? '', name, seat);
  if (region !== null && seat?.place.department !== code) {
    const known = uniqueCommune(name);
    return known
      ? stepped('commune-named', known, [], [])
      : stepped('region', { ...NOWHERE, region }, placesInWords(object, []), []);
  }
  const homes = [department, seat?.place.department ?? null].filter(
    (one, at, all) => one !== null && all.indexOf(one) === at,
  );
  const read =
    (code === '' ? severalTyped(name) : null) ??
    homes.map((one) => byName(name, code, one)).find((one) => one !== null) ??
    (homes.length === 0 ? byName(name, code, null) : null) ??
    (code === '' || (department === null && !isWide(code)) ? asTyped(name) : null) ??
    epciCoded(code) ??
    byCode(code, said?.typeCode ?? '', name, seat);
  const told = read && seat && isAllOfEpci(read, name, seat) ? null : read;
  const named = placesInWords(object, around);
  const ignored = told || code === '' || department !== null || isWide(code) ? [] : [code];
  if (told) {
    const others = [...told.otherPlaces, ...named].filter(
      (one, at, all) => !isSame(one, told.place) && all.findIndex((other) => isSame(one, other)) === at,
    );
    return { ...told, otherPlaces: others, ignored };
  }
  const [first, ...others] = named;
  if (first) return stepped('named-in-object', first, others, ignored);
  if (seat && seat.scope !== 'department') return stepped('buyer-seat', seat.place, [], ignored);
  if (department !== null) {
    const isLeft = /\p{L}/u.test(name) && departmentInWords(name) !== department;
    return stepped('department', placeOfDepartment(department), [], isLeft ? [name] : ignored);
  }
  const wide = nutsToRegion(code) ?? regionOfOldCode(code);
  if (wide !== null) return stepped('region', { ...NOWHERE, region: wide }, [], ignored);
  return stepped(
    'nothing',
    { ...NOWHERE },
    [],
    name === '' || WHOLE_COUNTRY.test(plain(name)) ? ignored : [...ignored, name],
  );
}

/** @returns communes that the title names, for an opportunity whose place is coarser than a commune */
export function placesOfObject(object: string, place: Place, seat: BuyerSeat | null): Place[] {
  const department = place.department ?? seat?.place.department ?? null;
  return placesInWords(object, department === null ? [] : [department]);
}

/**
 * The CEDEX of who buys for an EPCI is where its letters go, and a post code beside « territoire de l'agglomération » that of its
 * offices: the work is where the object says, else anywhere in it.
 */
function isAllOfEpci({ step, place }: UnderstoodPlace, name: string, seat: BuyerSeat): boolean {
  if (seat.scope !== 'epci' || seat.place.epci !== place.epci) return false;
  return /\bcedex\b/i.test(name) || (step === 'post-code' && ALL_OF_IT.test(plain(name)));
}

const ALL_OF_IT = /\b(?:territoire|communaut\w+|agglomeration|intercommunal\w*|metropol\w+)\b/;

/** Regions and departments share their numbers: 94 is Corsica and the Val-de-Marne, so the number alone says a region of nobody. */
function regionSaid(code: string, typeCode: string, name: string, seat: BuyerSeat | null): string | null {
  if (!/r[ée]gion/i.test(typeCode) || regionName(code) === null) return null;
  const isNamedDepartment = placeNameKey(name) === placeNameKey(departmentName(code) ?? '-');
  return isNamedDepartment || seat?.place.department === code ? null : code;
}

const WHOLE_COUNTRY =
  /^(?:toute la |la )?france(?: entiere| metropolitaine)?$|^(?:ensemble du |tout le )?territoire(?: national| francais)?$/;

/** A name is put right for a town that many know only: « Bruxelles » is not the village of Brunelles. */
const PUT_RIGHT = 10_000;
/** Names of EPCI that are words of any other place: « CC du Sud » */
const ANYWHERE = /^(?:nord|sud|est|ouest|centre)$/;

/** Says that places are several, as a comma alone does not */
const LISTS = /[;\n]|\s(?:et|ou)\s/i;

/** Several places as a person types them, « Poitiers ; Buxerolles », or one that is more than a commune, all read beyond doubt; else null. */
function severalTyped(name: string): UnderstoodPlace | null {
  const typed = readPlaces(name);
  const sure = typed.flatMap(({ part, read }) => {
    const found = 'corrected' in read && read.corrected ? null : asTyped(part, read);
    return found === null || found.certainty === LARGEST ? [] : [found];
  });
  const [first, ...others] = sure;
  if (!first || sure.length < typed.length || (sure.length === 1 && first.step !== 'epci-named')) return null;
  // « La Villette, Paris » is a part of a town, though a village of another region has its name
  const isFarApart = others.some(({ place }) => place.region !== first.place.region);
  if (isFarApart && !LISTS.test(name) && sure.some(({ step }) => step === 'commune-named')) return null;
  return { ...first, otherPlaces: others.map(({ place }) => place) };
}

/** A name that stands alone is read as a person types it: « Vienne (38) », « agglo de Poitiers », « 86000 ». */
function asTyped(name: string, read: ReadPlace = readPlace(name)): UnderstoodPlace | null {
  switch (read.kind) {
    case 'commune': {
      const found = stepped('commune-named', placeOfCommune(read.commune.code), [], []);
      if (!read.corrected) return found;
      return read.commune.population < PUT_RIGHT ? null : { ...found, certainty: LARGEST };
    }
    case 'ambiguous': {
      const found = stepped('commune-named', placeOfCommune(read.choices[0]!.code), [], []);
      return { ...found, certainty: LARGEST, choices: read.choices };
    }
    case 'epci':
      return ANYWHERE.test(placeNameKey(name)) ? null : stepped('epci-named', placeOfEpci(read.code), [], []);
    case 'department':
      return stepped('department', placeOfDepartment(read.code), [], []);
    case 'region':
      return stepped('region', { ...NOWHERE, region: read.code }, [], []);
    case 'unknown':
      return null;
  }
}

function epciCoded(code: string): UnderstoodPlace | null {
  return epciByCode(code) ? stepped('epci-named', placeOfEpci(code), [], []) : null;
}

function uniqueCommune(name: string): Place | null {
  const commune = name.length < 4 ? null : findCommune(name);
  return commune ? placeOfCommune(commune.code) : null;
}

function stepped(step: PlaceStep, place: Place, otherPlaces: Place[], ignored: string[]): UnderstoodPlace {
  return { place, otherPlaces, step, certainty: STEP_CERTAINTY[step], choices: [], ignored };
}

function byName(name: string, code: string, department: string | null): UnderstoodPlace | null {
  if (name === '') return null;
  const clean = name
    .replace(/\b\d{5}\b/g, ' ')
    .replace(/^(?:(?:a|à)\s+|(?:ville|commune|mairie)\s+d(?:e\s+|u\s+|es\s+|[’']))(?=\S)/i, '')
    .trim();
  const isDepartmentName =
    department !== null && placeNameKey(clean) === placeNameKey(departmentName(department) ?? '');
  const fits = (one: Commune): boolean => one.code === code || one.postCodes.includes(code);
  if (clean !== '' && department !== null) {
    const commune = findCommune(clean, { department, ...(/^\d{5}$/.test(code) ? { postCode: code } : {}) });
    // « Vienne », « Paris » beside the code of the department: the town only where the code is its own
    if (commune && (!isDepartmentName || fits(commune) || department === '75'))
      return { ...stepped('commune-named', withPostCode(commune, code), [], []) };
  }
  if (isDepartmentName) return null;
  const known = department === null ? uniqueCommune(clean) : null;
  if (known) return stepped('commune-named', known, [], []);
  const [first, ...others] = placesInWords(clean, department === null ? [] : [department], { isName: true });
  if (!first) return null;
  return stepped(first.commune === null ? 'epci-named' : 'commune-named', first, others, []);
}

/** A code of five digits is an INSEE code or a post code whatever is written beside it; CEDEX codes are neither, and are the buyer's. */
function byCode(code: string, typeCode: string, name: string, seat: BuyerSeat | null): UnderstoodPlace | null {
  const digits = /^(?:\d{5}|2[AB]\d{3})$/.exec(code)?.[0] ?? /\b\d{5}\b/.exec(name)?.[0];
  if (digits === undefined) return null;
  const insee = communeByCode(digits);
  const sharing = communesByPostCode(digits).filter(({ parent }) => parent === null || digits.startsWith('75'));
  const home = seat?.place.commune ?? null;
  const own = home === null ? undefined : sharing.find((one) => one.code === home || one.parent === home);
  if (own) return stepped('post-code', withPostCode(own, digits), [], []);
  if (insee && home === insee.code) return stepped('commune-code', placeOfCommune(insee.code), [], []);
  const saysInsee = /commune|insee/.test(plain(typeCode));
  if (insee && (saysInsee || sharing.length === 0)) {
    const isCedex = /cedex/i.test(name) || (!saysInsee && /postal/.test(plain(typeCode)));
    // « Code postal » of no commune, from a buyer of the same department: the CEDEX of its letters
    if (isCedex && seat && seat.scope !== 'department' && seat.place.department === insee.department)
      return stepped('buyer-seat', seat.place, [], []);
    return stepped('commune-code', placeOfCommune(insee.code), [], []);
  }
  const [largest] = sharing;
  if (!largest) return null;
  const found = stepped('post-code', withPostCode(largest, digits), [], []);
  return sharing.length === 1 ? found : { ...found, certainty: LARGEST, choices: sharing };
}

/** The post code of a district of Paris, Lyon or Marseille puts the city's place where the district is. */
function withPostCode(commune: Commune, code: string): Place {
  const place = placeOfCommune(commune.code, commune.postCodes.includes(code) ? code : null);
  const district = communesByPostCode(code).find(({ parent }) => parent === place.commune);
  return { ...place, point: (district ? pointOfCommune(district.code) : null) ?? place.point };
}

function departmentOfCode(code: string): string | null {
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return departmentOfPostCode(code) ?? communeByCode(code)?.department ?? null;
  const nuts = nutsToDepartment(code);
  if (nuts !== null) return nuts;
  if (isDepartment(code)) return code;
  if (/^\d$/.test(code)) return `0${code}`;
  if (/^0\d{2}$/.test(code) && isDepartment(code.slice(1))) return code.slice(1);
  // An arrondissement or a canton: department, then its own number; four digits are no number of a department's service
  const wide = /^(97\d|\d{2}|2[AB])\d{1,2}$/.exec(code)?.[1];
  return wide !== undefined && isDepartment(wide) && code.startsWith('0') ? wide : null;
}

function isWide(code: string): boolean {
  return /^(?:FR\w*|DEP|0+)$/.test(code) || regionOfOldCode(code) !== null;
}

/** `20` was Corsica, one department until 1976; forms still write it. */
function regionOfOldCode(code: string): string | null {
  return code === '20' ? regionOfDepartment('2A') : null;
}

function isSame(a: Place, b: Place): boolean {
  const key = ({ commune, epci, department, region }: Place): string =>
    commune ?? epci ?? department ?? `region ${region}`;
  return key(a) === key(b);
}
