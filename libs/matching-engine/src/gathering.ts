import type { Ask } from './ask';
import type { KeyWorth } from './tie-keys';
import { mostOfTold } from './told';
import { OUT_OF_REACH } from './whereabouts';

/** Each sign, link and sum is rounded to a tenth before it is added: together less than one point. */
const ROUNDING = 1;

/** Of one opportunity, whom its keys meet, and the most that each can score; columns by slot, kept from one to the next. */
export class Gathering {
  /** The last gathering that met a slot */
  private met = new Uint32Array(0);
  private place = new Float32Array(0);
  private sum = new Float32Array(0);
  private best = new Float32Array(0);
  private beside = new Float32Array(0);
  private now = 0;
  private reached: number[] = [];
  private mostOf!: (slot: number) => number;

  /** Bytes of the columns. */
  get bytes(): number {
    return 5 * this.met.byteLength;
  }

  /** @param place the most points of a slot's place, or `OUT_OF_REACH` */
  begin(slots: number, place: (slot: number) => number): void {
    if (this.met.length < slots) this.grow(2 * slots);
    if (this.now === LAST) {
      this.met.fill(0);
      this.now = 0;
    }
    this.now += 1;
    this.reached = [];
    this.mostOf = place;
  }

  /** Leaves a slot out, whatever is met later. */
  skip(slot: number): void {
    this.met[slot] = this.now;
    this.place[slot] = OUT_OF_REACH;
  }

  /** A key that the opportunity asks is held by a slot. */
  meet(slot: number, { sum, best, beside }: KeyWorth, how: number): void {
    if (this.met[slot] !== this.now) {
      this.met[slot] = this.now;
      const place = this.mostOf(slot);
      this.place[slot] = place;
      if (place === OUT_OF_REACH) return;
      this.sum[slot] = 0;
      this.best[slot] = 0;
      this.beside[slot] = 0;
      this.reached.push(slot);
    } else if (this.place[slot] === OUT_OF_REACH) return;
    this.sum[slot]! += sum[how]!;
    if (best[how]! > this.best[slot]!) this.best[slot] = best[how]!;
    this.beside[slot]! += beside;
  }

  /**
   * @param told by slot, the bits of what it told
   * @param groupOf the best group of a slot
   * @returns by group, the slots met within reach by the most points that they can score, rounded up
   */
  end(ask: Ask, told: Uint8Array, groupOf: (slot: number) => 0 | 1): [number[][], number[][]] {
    const W = ask.weights.trade;
    const ofTold = mostOfTold(ask);
    const mostBeside = Math.max(0, W.words) + Math.max(0, W.neighbour);
    const ofHours = ask.facts.hoursOwed ? Math.max(0, W.staffHours) : 0;
    const groups: [number[][], number[][]] = [[], []];
    for (const slot of this.reached) {
      const best = this.best[slot]!;
      const trade = best + W.again * (this.sum[slot]! - best) + Math.min(mostBeside, this.beside[slot]!);
      const most = Math.ceil(trade + ofHours + this.place[slot]! + ofTold[told[slot]!]! + ROUNDING);
      (groups[groupOf(slot)][most] ??= []).push(slot);
    }
    return groups;
  }

  private grow(slots: number): void {
    this.met = new Uint32Array(slots);
    this.place = new Float32Array(slots);
    this.sum = new Float32Array(slots);
    this.best = new Float32Array(slots);
    this.beside = new Float32Array(slots);
    this.now = 0;
  }
}

const LAST = 2 ** 32 - 1;
