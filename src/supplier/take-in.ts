import { parisDay } from '#lib/kernel';
import type { Contact } from './contact';
import { isFurther } from './supplier-life';
import type { PlaceOfSupplier } from './supplier-place';
import {
  isEmpty,
  isSame,
  mergeEvidence,
  newestFirst,
  unknownSupplier,
  type SupplierRecord,
  type SupplierState,
} from './supplier-state';
import type { Origin, SupplierLife } from './supplier.entity';
import { mayReopen, rankOf } from './word-rank';

/** What a record is laid upon. */
export interface Known {
  state: SupplierState;
  origins: Record<string, Origin>;
  /** Where it was on the line before it was archived; null when it is not */
  lifeBefore: SupplierLife | null;
}

/** Who speaks, and when. */
export interface Word extends Origin {
  /** The day of `at` in Paris, told once for a whole list */
  day: string;
}

/** @returns what is kept of a word */
export function originOf({ by, at }: Word): Origin {
  return { by, at };
}

export type Place = PlaceOfSupplier & Pick<SupplierState, 'address'>;

/** Members that say where a supplier is: they move together, so that none has the commune of one source and the point of another. */
export const PLACE_MEMBERS = [
  'address',
  'postCode',
  'city',
  'commune',
  'epci',
  'department',
  'region',
  'point',
  'pointOrigin',
] as const satisfies readonly (keyof Place)[];

/** Members that each stand for themselves: who said one says nothing of another. */
export const SINGLE_MEMBERS = [
  'name',
  'brand',
  'naf',
  'legalForm',
  'description',
  'website',
  'people',
  'yearlyAmount',
  'freeFrom',
  'office',
  'networks',
  'capacities',
  'load',
  'smallestOrder',
  'largestOrder',
  'activities',
  'references',
] as const satisfies readonly (keyof SupplierState)[];

/** @returns the key that a member's origin is kept under: `place` for all that says where */
export function originKey(member: string): string {
  return (PLACE_MEMBERS as readonly string[]).includes(member) ? 'place' : member;
}

/** @returns where a supplier is, apart from the rest */
export function placeOf(state: SupplierState): Place {
  return Object.fromEntries(PLACE_MEMBERS.map((member) => [member, state[member]])) as unknown as Place;
}

function isSamePlace(place: Place, state: SupplierState): boolean {
  return (
    place.point?.lat === state.point?.lat &&
    place.point?.lon === state.point?.lon &&
    PLACE_MEMBERS.every((member) => member === 'point' || place[member] === state[member])
  );
}

/** @returns whether nothing says where a supplier is */
export function isNowhere(place: Partial<Place>): boolean {
  return PLACE_MEMBERS.every((member) => member === 'pointOrigin' || isEmpty(place[member]));
}

/**
 * Lays what a source says upon what is known, member by member: who ranks lower than who spoke last does not overwrite,
 * of equals the latest stands, and nothing empty takes away. Evidence has its own rule: each source keeps its rows.
 * @param word who speaks, and when
 * @param fill take only the members of which nothing is known
 * @returns the supplier as it then is, and who said what stands in each member
 */
export function takeIn(
  known: Known | null,
  record: SupplierRecord,
  word: Word,
  { fill = false }: { fill?: boolean } = {},
): { state: SupplierState; origins: Record<string, Origin> } {
  const { day } = word;
  const told = originOf(word);
  const state: SupplierState = { ...(known?.state ?? unknownSupplier(record)) };
  const origins = { ...known?.origins };

  /** Whether the word is taken where something else, or somebody else's same word, stands. */
  const outranks = (key: string, stands: boolean, isSaidAlready: boolean): boolean => {
    if (!stands) return true;
    if (fill) return false;
    const [mine, theirs] = [rankOf(word.by, key, day), rankOf(origins[key]?.by ?? null, key, day)];
    return isSaidAlready ? mine > theirs : mine >= theirs;
  };

  for (const member of SINGLE_MEMBERS) {
    const said = member === 'references' ? newestFirst(record.references ?? []) : record[member];
    if (isEmpty(said)) continue;
    const stands = known !== null && !isEmpty(state[member]);
    if (!outranks(member, stands, isSame(said, state[member]))) continue;
    Object.assign(state, { [member]: said });
    origins[member] = told;
  }
  const place = placeAfter(placeOf(state), record, origins['place'], word);
  if (place && outranks('place', !isNowhere(placeOf(state)), isSamePlace(place, state))) {
    Object.assign(state, place);
    origins['place'] = told;
  }
  state.evidence = mergeEvidence(state.evidence, record.evidence ?? [], fill);
  lead(state, origins, known, record, word);
  return { state, origins };
}

/**
 * Where a supplier is once a source has spoken; null when it says nothing of it, or less than is known. In one commune, what the source leaves out
 * stays. A mere address or point amends the place of who said it; another's it would mix with.
 */
function placeAfter(known: Place, record: SupplierRecord, origin: Origin | undefined, word: Origin): Place | null {
  const said = Object.fromEntries(
    PLACE_MEMBERS.filter((member) => !isEmpty(record[member])).map((member) => [member, record[member]]),
  ) as Partial<Place>;
  if (isNowhere(said)) return null;
  const pointOrigin = said.point ? pointOriginOf(said.pointOrigin) : 'none';
  const whole: Place = { ...NOWHERE, ...said, pointOrigin };
  const tellsWhere = PLACE_MEMBERS.some((member) => !AMENDING.has(member) && !isEmpty(said[member]));
  if (!tellsWhere && !isNowhere(known)) {
    if (word.by !== origin?.by && !word.by.startsWith('person:')) return null;
    return { ...known, ...said, pointOrigin: said.point ? pointOrigin : known.pointOrigin };
  }
  if (isVaguer(whole, known) && !word.by.startsWith('person:')) return null;
  if (whole.commune === null || whole.commune !== known.commune) return whole;
  const isSameSpot = whole.address === '' || known.address === '' || whole.address === known.address;
  const keepsPoint =
    whole.pointOrigin !== 'source' && (known.pointOrigin === 'source' ? isSameSpot : whole.point === null);
  return {
    ...whole,
    address: whole.address || known.address,
    postCode: whole.postCode ?? known.postCode,
    ...(keepsPoint ? { point: known.point, pointOrigin: known.pointOrigin } : {}),
  };
}

/** A town or a post code that reads as no commune takes none away; only another department contradicts the one that is known. */
function isVaguer(said: Place, known: Place): boolean {
  if (said.commune !== null || known.commune === null) return false;
  return said.department === null || said.department === known.department;
}

const AMENDING: ReadonlySet<string> = new Set(['address', 'point', 'pointOrigin']);
const NOWHERE: Place = placeOf(unknownSupplier({ siret: '', name: '' }));

function pointOriginOf(said: Place['pointOrigin'] | undefined): Place['pointOrigin'] {
  return said === 'commune' ? 'commune' : 'source';
}

/**
 * Where on its line a supplier stands once a source has spoken. A closing day archives; a list never revives, nor lowers;
 * a register that says that it is open does, unless who closed it ranks higher.
 */
function lead(
  state: SupplierState,
  origins: Record<string, Origin>,
  known: Known | null,
  record: SupplierRecord,
  word: Word,
): void {
  const { day } = word;
  const closedOn = record.closedOn ?? null;
  const closes = closedOn !== null || record.life === 'archived';
  const origin = origins['closedOn'];
  const ranks = rankOf(word.by, 'closedOn', day) >= rankOf(origin?.by ?? null, 'closedOn', day);
  if (closes) {
    // News that is younger than who spoke of it last is no contradiction: it did close since
    const isNews = origin !== undefined && closedOn !== null && closedOn > parisDay(new Date(origin.at));
    const moves = state.life !== 'archived' || (closedOn !== null && closedOn !== state.closedOn);
    if (!moves || !(ranks || isNews)) return;
    Object.assign(state, { life: 'archived', closedOn: closedOn ?? state.closedOn });
    origins['closedOn'] = originOf(word);
  } else if (state.life === 'archived') {
    if (record.closedOn !== null || !ranks || !mayReopen(word.by, day)) return;
    Object.assign(state, { life: known?.lifeBefore ?? 'imported', closedOn: null });
    origins['closedOn'] = originOf(word);
  } else if (record.life !== undefined && (known === null || !word.by.startsWith('import:'))) {
    if (known === null || isFurther(record.life, state.life)) state.life = record.life;
  }
}

/** @returns whether a contact is taken in place of the one known: by rank, and a mere number never replaces an address */
export function takesContact(known: Contact | null, origin: Origin | undefined, said: Contact, word: Word): boolean {
  const [mine, theirs] = [rankOf(word.by, 'contact', word.day), rankOf(origin?.by ?? null, 'contact', word.day)];
  // None, though somebody spoke of it: a person had it taken away
  if (known === null) return origin === undefined || mine >= theirs;
  if (isSame(known, said)) return false;
  if (mine !== theirs) return mine > theirs;
  return word.by === origin?.by || said.email !== null || known.email === null;
}
