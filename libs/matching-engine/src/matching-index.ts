import { candidateOf, type Candidate } from './candidate';
import type { Profile } from './types';

/** Suppliers made ready for matching, in memory. It holds no truth: it can be rebuilt from their rows at any time. */
export class MatchingIndex {
  private readonly candidates = new Map<string, Candidate>();

  /** How many suppliers it holds. */
  get size(): number {
    return this.candidates.size;
  }

  /** Takes a supplier in as it now is, in place of what was known of it. */
  put(profile: Profile): void {
    this.candidates.set(profile.supplierId, candidateOf(profile));
  }

  /** Forgets a supplier; one that is not there is already forgotten. */
  remove(supplierId: string): void {
    this.candidates.delete(supplierId);
  }

  /** @returns the profile as it was put, or null */
  profile(supplierId: string): Profile | null {
    return this.candidates.get(supplierId)?.profile ?? null;
  }

  /** @returns every supplier, in no promised order */
  all(): Iterable<Candidate> {
    return this.candidates.values();
  }
}

/** @returns an empty index */
export function createIndex(): MatchingIndex {
  return new MatchingIndex();
}
