/** How a supplier holds a key: bits, since it may in several ways. */
export const HOW = { declared: 1, worded: 2, naf: 4, name: 8 } as const;
/** Bits that `how` takes of a posting. */
const HOW_BITS = 4;
export const HOWS = 2 ** HOW_BITS;
/** In all ways at once. */
export const ANYHOW = HOWS - 1;
const FIRST_ROOM = 4;

interface Posting {
  /** A slot and how it holds the key, in one number */
  held: Uint32Array | number[];
  length: number;
}

/** Which slots hold which key, and how: growable lists of numbers, in no order. */
export class Postings {
  private readonly byKey = new Map<string, Posting>();

  /** Bytes of the lists and their keys, estimated. */
  get bytes(): number {
    let sum = 0;
    for (const [key, { held }] of this.byKey) sum += KEY_BYTES + key.length + held.length * HELD_BYTES;
    return sum;
  }

  /** Notes that a slot, below 2 to the 28th, holds a key that it did not hold. */
  add(key: string, slot: number, how: number): void {
    const one = slot * HOWS + how;
    const posting = this.byKey.get(key);
    if (!posting) {
      this.byKey.set(key, { held: [one], length: 1 });
      return;
    }
    if (posting.length >= FIRST_ROOM && posting.length === posting.held.length) {
      const grown = new Uint32Array(posting.length * 2);
      grown.set(posting.held);
      posting.held = grown;
    }
    posting.held[posting.length] = one;
    posting.length += 1;
  }

  /** Takes a slot away from a key; nothing happens when it was not there. */
  remove(key: string, slot: number): void {
    const posting = this.byKey.get(key);
    if (!posting) return;
    const { held } = posting;
    let at = 0;
    while (at < posting.length && held[at]! >>> HOW_BITS !== slot) at += 1;
    if (at === posting.length) return;
    posting.length -= 1;
    if (posting.length === 0) {
      this.byKey.delete(key);
      return;
    }
    held[at] = held[posting.length]!;
    if (Array.isArray(held)) held.length = posting.length;
  }

  /** Calls `take` with each slot that holds a key, and how. */
  pass(key: string, take: (slot: number, how: number) => void): void {
    const posting = this.byKey.get(key);
    if (!posting) return;
    const { held, length } = posting;
    for (let at = 0; at < length; at += 1) take(held[at]! >>> HOW_BITS, held[at]! & ANYHOW);
  }
}

/** An entry of the map, the key's own header, and the posting: measured on Node 20. */
const KEY_BYTES = 160;
const HELD_BYTES = 6;
