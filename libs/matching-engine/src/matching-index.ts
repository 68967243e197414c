import type { Ask } from './ask';
import { candidateOf, type Candidate } from './candidate';
import { DepartmentFiles } from './department-files';
import { Gathering } from './gathering';
import { Pool } from './pool';
import { ANYHOW } from './postings';
import { sizeOf } from './size-of';
import { keysOfAsk, keysOfCandidate, worthOfAnyone } from './tie-keys';
import { bestOfKinds, kindsTold, toldBy } from './told';
import type { Profile } from './types';
import { doubled, FIRST_ROOM, Whereabouts } from './whereabouts';

/** Those who may answer at once, then those to be verified first: each by the most points that they can score. */
export type Gathered = readonly [first: readonly (readonly Candidate[])[], then: readonly (readonly Candidate[])[]];

/**
 * Suppliers made ready for matching, in memory. It holds no truth: it can be rebuilt from their rows at any time.
 * Each has a slot; what ties it to opportunities and where it stands are kept by slot, so that an opportunity looks at
 * few suppliers.
 */
export class MatchingIndex {
  private readonly slots = new Map<string, number>();
  private readonly candidates: (Candidate | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly files = new DepartmentFiles();
  private readonly whereabouts = new Whereabouts();
  private readonly pool = new Pool();
  private readonly gathering = new Gathering();
  /** By slot, the bits of what it told */
  private told = new Uint8Array(FIRST_ROOM);
  private kinds = new Uint32Array(FIRST_ROOM);
  private held = 0;

  /** How many suppliers it holds. */
  get size(): number {
    return this.slots.size;
  }

  /** How many bytes of memory it takes, estimated. */
  get bytes(): number {
    return (
      this.held +
      this.files.bytes +
      this.whereabouts.bytes +
      this.gathering.bytes +
      this.told.byteLength +
      this.kinds.byteLength +
      SLOT_BYTES * this.size
    );
  }

  /** Takes a supplier in as it now is, in place of what was known of it. */
  put(profile: Profile): void {
    const candidate = candidateOf(profile, this.pool);
    const { supplierId } = candidate.profile;
    const known = this.slots.get(supplierId);
    const slot = known ?? this.free.pop() ?? this.candidates.length;
    const before = this.candidates[slot];
    if (before) this.unfile(before, slot);
    const file = this.files.of(candidate);
    for (const [key, how] of keysOfCandidate(candidate)) file.add(key, slot, how);
    if (slot >= this.told.length) [this.told, this.kinds] = [doubled(this.told), doubled(this.kinds)];
    this.told[slot] = toldBy(candidate);
    this.kinds[slot] = kindsTold(candidate);
    this.whereabouts.set(slot, candidate);
    this.held += sizeOf(candidate) - (before ? sizeOf(before) : 0);
    this.candidates[slot] = candidate;
    this.slots.set(supplierId, slot);
  }

  /**
   * Takes many in, whatever their order; of one that is there twice, the last. Neighbours go one after another, since they
   * share their department's file, their communes and their codes: a fifth quicker than as they come.
   */
  putAll(profiles: Iterable<Profile>): void {
    const last = new Map<string, Profile>();
    for (const profile of profiles) last.set(profile.supplierId, profile);
    for (const profile of [...last.values()].sort(byCommune)) this.put(profile);
  }

  /** Forgets a supplier; one that is not there is already forgotten. */
  remove(supplierId: string): void {
    const slot = this.slots.get(supplierId);
    if (slot === undefined) return;
    const before = this.candidates[slot]!;
    this.unfile(before, slot);
    this.held -= sizeOf(before);
    this.candidates[slot] = undefined;
    this.slots.delete(supplierId);
    this.free.push(slot);
  }

  /** @returns the profile as it was put, or null */
  profile(supplierId: string): Profile | null {
    return this.candidate(supplierId)?.profile ?? null;
  }

  /** @returns the supplier made ready for matching, or null */
  candidate(supplierId: string): Candidate | null {
    const slot = this.slots.get(supplierId);
    return slot === undefined ? null : this.candidates[slot]!;
  }

  /** @returns every supplier, in no promised order */
  *all(): Iterable<Candidate> {
    for (const slot of this.slots.values()) yield this.candidates[slot]!;
  }

  /**
   * @param today the day evidence and law are judged on
   * @param names whether those who resemble but are set aside are wanted, beside those that may be ranked
   * @returns those that may be ranked or set aside, each once: all others have no verdict, or none that is wanted. They stand in the group they may
   * have at best, by the most points that they can score, rounded up, so that whoever looks for the first ones knows where to
   * stop; those that the buyer excludes come before all
   */
  gather(ask: Ask, today: string, names: boolean): Gathered {
    const { gathering, candidates } = this;
    const held = this.whereabouts.most(ask, { mayHold: true, isNamed: names });
    const unheld = this.whereabouts.most(ask, { mayHold: false, isNamed: false });
    gathering.begin(candidates.length, held, unheld);
    const excluded = [...new Set(ask.facts.excluded)].flatMap((supplierId) => this.slots.get(supplierId) ?? []);
    for (const slot of excluded) gathering.leaveOut(slot);
    const keys = keysOfAsk(ask, names);
    if (keys) {
      const met = Array.from(keys, ([key, worth]) => {
        return { key, take: (slot: number, how: number): void => gathering.meet(slot, worth, how) };
      });
      for (const file of this.files.opened(ask)) for (const { key, take } of met) file.pass(key, take);
    } else {
      const worth = worthOfAnyone(ask);
      for (const slot of this.slots.values()) gathering.meet(slot, worth, ANYHOW);
    }
    const ofKinds = bestOfKinds(ask, today);
    const [first, then] = gathering.end(ask, this.told, (slot) => ofKinds(this.kinds[slot]!));
    const candidatesOf = (slots: readonly number[] = []): Candidate[] => slots.map((slot) => candidates[slot]!);
    return [[...first, excluded].map(candidatesOf), [...then].map(candidatesOf)];
  }

  private unfile(candidate: Candidate, slot: number): void {
    const file = this.files.of(candidate);
    for (const key of keysOfCandidate(candidate).keys()) file.remove(key, slot);
  }
}

/** The code of a commune begins with its department's. */
function byCommune({ place: { commune: a } }: Profile, { place: { commune: b } }: Profile): number {
  const [one, other] = [a ?? '', b ?? ''];
  return one < other ? -1 : Number(one > other);
}

/** An entry of the map of slots and one of the list of candidates. */
const SLOT_BYTES = 56;

/** @returns an empty index */
export function createIndex(): MatchingIndex {
  return new MatchingIndex();
}
