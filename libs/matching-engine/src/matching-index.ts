import type { Ask } from './ask';
import { candidateOf, type Candidate } from './candidate';
import { Pool } from './pool';
import { Postings } from './postings';
import { sizeOf } from './size-of';
import { keysOfAsk, keysOfCandidate } from './tie-keys';
import type { Profile } from './types';
import { Whereabouts } from './whereabouts';

/**
 * Suppliers made ready for matching, in memory. It holds no truth: it can be rebuilt from their rows at any time.
 * Each has a slot; what ties it to opportunities and where it stands are kept by slot, so that an opportunity looks at
 * few suppliers.
 */
export class MatchingIndex {
  private readonly slots = new Map<string, number>();
  private readonly candidates: (Candidate | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly postings = new Postings();
  private readonly whereabouts = new Whereabouts();
  private readonly pool = new Pool();
  /** By slot, the last gathering that met it */
  private met = new Uint32Array(0);
  private gathering = 0;
  private held = 0;

  /** How many suppliers it holds. */
  get size(): number {
    return this.slots.size;
  }

  /** How many bytes of memory it takes, estimated. */
  get bytes(): number {
    return this.held + this.postings.bytes + this.whereabouts.bytes + this.met.byteLength + SLOT_BYTES * this.size;
  }

  /** Takes a supplier in as it now is, in place of what was known of it. */
  put(profile: Profile): void {
    const candidate = candidateOf(profile, this.pool);
    const { supplierId } = candidate.profile;
    const known = this.slots.get(supplierId);
    const slot = known ?? this.free.pop() ?? this.candidates.length;
    const before = this.candidates[slot];
    const keys = keysOfCandidate(candidate);
    const keysBefore = before ? keysOfCandidate(before) : new Set<string>();
    for (const key of keysBefore) if (!keys.has(key)) this.postings.remove(key, slot);
    for (const key of keys) if (!keysBefore.has(key)) this.postings.add(key, slot);
    this.whereabouts.set(slot, candidate);
    this.held += sizeOf(candidate) - (before ? sizeOf(before) : 0);
    this.candidates[slot] = candidate;
    this.slots.set(supplierId, slot);
  }

  /** Forgets a supplier; one that is not there is already forgotten. */
  remove(supplierId: string): void {
    const slot = this.slots.get(supplierId);
    if (slot === undefined) return;
    const before = this.candidates[slot]!;
    for (const key of keysOfCandidate(before)) this.postings.remove(key, slot);
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

  /** @returns those that may be ranked or set aside, each once, in no promised order: all others have no verdict */
  gather(ask: Ask): Candidate[] {
    if (this.met.length < this.candidates.length) this.met = new Uint32Array(2 * this.candidates.length);
    if (this.gathering === LAST_GATHERING) {
      this.met.fill(0);
      this.gathering = 0;
    }
    const now = (this.gathering += 1);
    const { met, candidates } = this;
    const isNear = this.whereabouts.within(ask);
    const found: Candidate[] = [];
    const meet = (slots: ArrayLike<number>, length: number): void => {
      for (let at = 0; at < length; at += 1) {
        const slot = slots[at]!;
        if (met[slot] === now) continue;
        met[slot] = now;
        if (isNear(slot)) found.push(candidates[slot]!);
      }
    };
    for (const supplierId of ask.facts.excluded ?? []) {
      const slot = this.slots.get(supplierId);
      if (slot === undefined) continue;
      met[slot] = now;
      found.push(candidates[slot]!);
    }
    const keys = keysOfAsk(ask);
    if (keys) for (const key of keys) this.postings.pass(key, meet);
    else meet([...this.slots.values()], this.slots.size);
    return found;
  }
}

/** An entry of the map of slots and one of the list of candidates. */
const SLOT_BYTES = 56;
const LAST_GATHERING = 2 ** 32 - 1;

/** @returns an empty index */
export function createIndex(): MatchingIndex {
  return new MatchingIndex();
}
