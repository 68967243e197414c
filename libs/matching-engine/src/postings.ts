const FIRST_ROOM = 4;

interface Posting {
  slots: Uint32Array | number[];
  length: number;
}

/** Which slots hold which key: growable lists of numbers, in no order. */
export class Postings {
  private readonly byKey = new Map<string, Posting>();

  /** Bytes of the lists and their keys, estimated. */
  get bytes(): number {
    let sum = 0;
    for (const [key, { slots }] of this.byKey) sum += KEY_BYTES + key.length + slots.length * SLOT_BYTES;
    return sum;
  }

  add(key: string, slot: number): void {
    const posting = this.byKey.get(key);
    if (!posting) {
      this.byKey.set(key, { slots: [slot], length: 1 });
      return;
    }
    if (posting.length >= FIRST_ROOM && posting.length === posting.slots.length) {
      const grown = new Uint32Array(posting.length * 2);
      grown.set(posting.slots);
      posting.slots = grown;
    }
    posting.slots[posting.length] = slot;
    posting.length += 1;
  }

  /** Takes a slot away from a key; nothing happens when it was not there. */
  remove(key: string, slot: number): void {
    const posting = this.byKey.get(key);
    if (!posting) return;
    const at = posting.slots.indexOf(slot);
    if (at < 0 || at >= posting.length) return;
    posting.length -= 1;
    if (posting.length === 0) {
      this.byKey.delete(key);
      return;
    }
    posting.slots[at] = posting.slots[posting.length]!;
    if (Array.isArray(posting.slots)) posting.slots.length = posting.length;
  }

  /** Calls `take` with the slots of a key, of which the first `length` count; not at all when there are none. */
  pass(key: string, take: (slots: ArrayLike<number>, length: number) => void): void {
    const posting = this.byKey.get(key);
    if (posting) take(posting.slots, posting.length);
  }
}

/** An entry of the map, the key's own header, and the posting: measured on Node 20. */
const KEY_BYTES = 160;
const SLOT_BYTES = 6;
