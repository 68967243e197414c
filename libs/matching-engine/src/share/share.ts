import { understand } from '../ask';
import { eligibilityOf } from '../eligibility';
import type { MatchingIndex } from '../matching-index';
import type { Audience, OpportunityFacts, Place, Ranking } from '../types';
import { allCombinations, firstCombination, MOST_MEMBERS, partsOf } from './combinations';
import {
  isFree,
  isHeld,
  isSolid,
  namedTrades,
  type Partner,
  partnerOf,
  placeName,
  placesAsked,
  tradeName,
} from './partners';
import type { ShareForm, ShareMember, SharePlan, ShareProposal, ShareReason, ShareReasonCode } from './share-types';

const MOST_PROPOSALS = 3;
/** With as many that are big enough, there is competition without sharing. */
const ENOUGH = 2;
/** Below this share of the amount in rooms that are told, the rest is no rest to be confirmed. */
const KNOWN_SHARE = 0.5;

/** What proposals are made of. */
interface World {
  amount: number | null;
  audience: Audience;
  trades: readonly string[];
  places: readonly Place[];
  /** Trade, place and law without a doubt, best first */
  solid: readonly Partner[];
  /** Those, and who does the trade elsewhere: for a purchase of several places */
  elsewhere: readonly Partner[];
}

/**
 * How a purchase that nobody, or one alone, can take whole may be shared: in lots by capacity, or by a group whose trades,
 * places or kinds complete each other. The same index, facts, ranking and day give the same plan, whatever the order of `put`.
 * @param ranking of these facts over this index
 * @returns null when nothing calls for sharing, or nobody can share
 */
export function shareOf(
  index: MatchingIndex,
  facts: OpportunityFacts,
  ranking: Ranking,
  options: { today: string },
): SharePlan | null {
  const world = worldOf(index, facts, ranking, options.today);
  const because = becauseOf(world);
  if (because === null) return null;
  const isReserved = facts.levers.some(({ lever }) => lever.startsWith('reserved-'));
  const proposals = [
    ...(isAboutAmount(because) ? byCapacity(world) : []),
    ...byTrades(world),
    ...byPlaces(world),
    ...(isAboutAmount(because) && !isReserved ? byKinds(world) : []),
  ];
  const distinct = proposals.filter(
    (one, position) => proposals.findIndex((other) => membersKey(other) === membersKey(one)) === position,
  );
  if (distinct.length === 0) return null;
  const each: ShareReason[] = isReserved ? [reasonOf('share/eligible-each', {})] : [];
  return {
    because,
    proposals: distinct.slice(0, MOST_PROPOSALS).map((one) => ({ ...one, reasons: [...one.reasons, ...each] })),
    reminder: reasonOf('share/value-unchanged', {}),
  };
}

/**
 * With whom a supplier that is too small could take a purchase whole. Only an amount that everyone may know counts.
 * @returns the ids of the others, best first, at most three; none when it is big enough, or when nobody completes it
 */
export function partnersOf(
  index: MatchingIndex,
  facts: OpportunityFacts,
  ranking: Ranking,
  { supplierId, today }: { supplierId: string; today: string },
): string[] {
  const { amount, audience, solid } = worldOf(index, facts, ranking, today);
  const own = solid.find((one) => one.supplierId === supplierId);
  if (amount === null || audience === 'buyer' || !own || own.room === null || own.room === 0 || own.room >= amount)
    return [];
  const others = solid.filter((one) => one !== own && one.room !== null && one.room > 0);
  const members = firstCombination([own, ...others], MOST_MEMBERS, (some) => {
    const rooms = some.map(({ room }) => room!);
    if (!some.includes(own) || rooms.reduce((total, room) => total + room, 0) < amount) return false;
    return takeTheirParts(amount, some);
  });
  return (members ?? []).filter((one) => one !== own).map((one) => one.supplierId);
}

function worldOf(index: MatchingIndex, facts: OpportunityFacts, { ranked, setAside }: Ranking, today: string): World {
  const ask = understand(facts);
  const asked = { trades: namedTrades(ask), places: placesAsked(ask) };
  const partner = (supplierId: string, position: number): Partner[] => {
    const candidate = index.candidate(supplierId);
    return candidate ? [partnerOf(candidate, position, asked, today)] : [];
  };
  const solid = ranked.flatMap((one, position) => (isSolid(one) ? partner(one.supplierId, position) : []));
  const farther = ranked.flatMap((one, position) =>
    !isSolid(one) && isHeld(one.links, 'trade') && isFree(one.eligibility) ? partner(one.supplierId, position) : [],
  );
  const beyond = setAside.flatMap(({ code, supplierId }, position) => {
    const profile = code.startsWith('place/') ? index.profile(supplierId) : null;
    const mayAnswer = profile !== null && isFree(eligibilityOf(profile.evidence, facts, today));
    return mayAnswer ? partner(supplierId, ranked.length + position) : [];
  });
  return {
    amount: facts.amount && facts.amount.value > 0 ? facts.amount.value : null,
    audience: facts.amount?.buyerOnly ? 'buyer' : 'everyone',
    ...asked,
    solid,
    elsewhere: [...solid, ...farther, ...beyond].sort((a, b) => a.position - b.position),
  };
}

function becauseOf({ amount, audience, trades, places, solid, elsewhere }: World): ShareReason | null {
  if (amount !== null) {
    const rooms = solid.flatMap(({ room }) => room ?? []);
    const enough = rooms.filter((room) => room >= amount).length;
    const unknown = solid.length - rooms.length;
    const facts = { amount, largest: rooms.length > 0 ? Math.max(...rooms) : null, unknown };
    if (rooms.length > 0 && enough === 0) return reasonOf('share/none-big-enough', facts, audience);
    if (enough > 0 && enough < ENOUGH && solid.length > 1) return reasonOf('share/one-big-enough', facts, audience);
  }
  if (trades.length > 1 && !solid.some((one) => trades.every((code) => one.trades.has(code)))) {
    return reasonOf('share/several-trades', { trades: trades.map(tradeName).join(', ') });
  }
  if (places.length > 1 && !elsewhere.some((one) => one.places.size === places.length)) {
    return reasonOf('share/several-places', { places: places.map(placeName).join(', ') });
  }
  return null;
}

function isAboutAmount({ code }: ShareReason): boolean {
  return code === 'share/none-big-enough' || code === 'share/one-big-enough';
}

/** Lots by capacity, then a group of others; where told rooms do not cover all, a group with one whose part is to be confirmed. */
function byCapacity(world: World): ShareProposal[] {
  const { amount, audience, solid } = world;
  if (amount === null) return [];
  const told = solid.filter(({ room }) => room !== null && room > 0 && room < amount);
  const roomsOf = (members: readonly Partner[]): number[] => members.map(({ room }) => room!);
  const sum = (members: readonly Partner[]): number => roomsOf(members).reduce((total, room) => total + room, 0);
  const covering = allCombinations(
    told,
    MOST_MEMBERS,
    (members) => sum(members) >= amount && takeTheirParts(amount, members) && doAllTrades(world, members),
  );
  const [split, group] = covering;
  const proposal = (form: ShareForm, members: readonly Partner[]): ShareProposal => {
    const parts = partsOf(amount, roomsOf(members));
    const facts = { amount, rooms: sum(members), members: members.length };
    return {
      form,
      members: members.map((one, index) => memberOf(one, { part: parts[index]!, trades: sideBySide(world, one) })),
      reasons: [reasonOf('share/rooms-cover', facts, audience)],
    };
  };
  if (split) return [proposal('split', split), ...(group ? [proposal('group', group)] : [])];
  const rest = withRest(amount, told, world);
  return rest ? [rest] : [];
}

/** @returns the trades put side by side that one does: an amount alone does not say of what; empty where one trade is asked */
function sideBySide({ trades }: World, one: Partner): string[] {
  return trades.length < 2 ? [] : trades.filter((code) => one.trades.has(code));
}

/** @param members whose rooms are told, and suffice @returns whether each takes a part, none below its smallest order */
function takeTheirParts(amount: number, members: readonly Partner[]): boolean {
  const parts = partsOf(
    amount,
    members.map(({ room }) => room!),
  );
  return parts.every((part, index) => part > 0 && part >= members[index]!.least);
}

/** @returns whether some do, together, each of the trades put side by side that anybody here does: two gardeners clean nothing */
function doAllTrades({ trades, solid }: World, members: readonly Partner[]): boolean {
  const does = (some: readonly Partner[], code: string): boolean => some.some((one) => one.trades.has(code));
  return trades.length < 2 || trades.every((code) => does(members, code) || !does(solid, code));
}

/** Those whose room is told take all they can, and one who did not say takes the rest, if it is not most of it. */
function withRest(amount: number, told: readonly Partner[], world: World): ShareProposal | null {
  const { audience, solid } = world;
  const known = told.filter(({ room, least }) => room! >= least).slice(0, MOST_MEMBERS - 1);
  const rooms = known.reduce((total, { room }) => total + room!, 0);
  if (known.length === 0 || rooms < KNOWN_SHARE * amount || rooms >= amount) return null;
  const rest = Math.round((amount - rooms) * 100) / 100;
  const silent = solid.find((one) => one.room === null && rest >= one.least && doAllTrades(world, [...known, one]));
  if (!silent) return null;
  const members = [
    ...known.map((one) => memberOf(one, { part: one.room!, trades: sideBySide(world, one) })),
    memberOf(silent, { part: rest, trades: sideBySide(world, silent) }),
  ];
  return { form: 'group', members, reasons: [reasonOf('share/rest-to-confirm', { amount, rest }, audience)] };
}

/** Those whose trades, together, are all those that are named, when nobody does them all. */
function byTrades({ trades, solid }: World): ShareProposal[] {
  if (trades.length < 2 || solid.some((one) => one.trades.size === trades.length)) return [];
  const able = solid.filter((one) => one.trades.size > 0);
  const members = firstCombination(able, MOST_MEMBERS, (some) =>
    trades.every((code) => some.some((one) => one.trades.has(code))),
  );
  if (!members) return [];
  const own = dealt(members, trades, (one, code) => one.trades.has(code));
  const facts = { trades: trades.map(tradeName).join(', ') };
  return [
    {
      form: 'group',
      members: members.map((one, index) => memberOf(one, { trades: own[index]! })),
      reasons: [reasonOf('share/trades-complete', facts)],
    },
  ];
}

/** Those who, together, work at all the places, when nobody works at each of them. */
function byPlaces({ places, elsewhere }: World): ShareProposal[] {
  if (places.length < 2 || elsewhere.some((one) => one.places.size === places.length)) return [];
  const able = elsewhere.filter((one) => one.places.size > 0);
  const indexes = places.map((_, index) => index);
  const members = firstCombination(able, MOST_MEMBERS, (some) =>
    indexes.every((index) => some.some((one) => one.places.has(index))),
  );
  if (!members) return [];
  const own = dealt(members, indexes, (one, index) => one.places.has(index));
  const facts = { places: places.map(placeName).join(', ') };
  return [
    {
      form: 'split',
      members: members.map((one, at) => memberOf(one, { places: own[at]!.map((index) => placeName(places[index]!)) })),
      reasons: [reasonOf('share/places-complete', facts)],
    },
  ];
}

/** Where nothing is reserved: a structure of insertion takes what it can, a conventional one leads and takes the rest. */
function byKinds({ amount, audience, solid }: World): ShareProposal[] {
  if (amount === null) return [];
  const inclusive = solid.find(
    (one) => one.isInclusive && one.room !== null && one.room > 0 && one.room < amount && one.room >= one.least,
  );
  if (!inclusive) return [];
  const rest = Math.round((amount - inclusive.room!) * 100) / 100;
  const other = solid.find((one) => !one.isInclusive && one.room !== null && one.room >= rest && rest >= one.least);
  if (!other) return [];
  return [
    {
      form: 'group',
      members: [memberOf(other, { part: rest }), memberOf(inclusive, { part: inclusive.room! })],
      reasons: [reasonOf('share/kinds-complete', { amount, part: inclusive.room! }, audience)],
    },
  ];
}

/** Each thing goes to the first who can and has the fewest so far. */
function dealt<T>(members: readonly Partner[], things: readonly T[], can: (one: Partner, thing: T) => boolean): T[][] {
  const own: T[][] = members.map(() => []);
  // What few can do is dealt first, so that nobody is left with nothing
  const scarce = [...things].sort(
    (a, b) => members.filter((one) => can(one, a)).length - members.filter((one) => can(one, b)).length,
  );
  for (const thing of scarce) {
    const able = members.flatMap((one, index) => (can(one, thing) ? [index] : []));
    const fewest = able.reduce((best, index) => (own[index]!.length < own[best]!.length ? index : best));
    own[fewest]!.push(thing);
  }
  return own;
}

function memberOf({ supplierId, room }: Partner, own: Partial<ShareMember>): ShareMember {
  return { supplierId, part: null, room, trades: [], places: [], ...own };
}

function membersKey({ members }: ShareProposal): string {
  return members
    .map(({ supplierId }) => supplierId)
    .sort()
    .join(' ');
}

function reasonOf(code: ShareReasonCode, facts: ShareReason['facts'], audience: Audience = 'everyone'): ShareReason {
  return { code, audience, facts };
}
