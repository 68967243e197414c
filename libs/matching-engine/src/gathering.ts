import type { Ask } from './ask';
import type { KeyWorth } from './tie-keys';
import { mostOfTold, type BestOfKinds } from './told';
import { OUT_OF_REACH } from './whereabouts';

/** Each sign, link and sum is rounded to a tenth before it is added: together less than one point. */
const ROUNDING = 1;

/** Columns of a row, by their place in it. */
const [PLACE, SUM, BEST, BESIDE] = [0, 1, 2, 3];
const POINTS = 4;

/** Of one opportunity, whom its keys meet, and the most that each can score; rows by slot, kept from one to the next. */
export class Gathering {
  /** The last gathering that met a slot */
  private met = new Uint32Array(0);
  private points = new Float32Array(0);
  private now = 0;
  private reached: number[] = [];
  private mostHeld!: (slot: number) => number;
  private mostUnheld!: (slot: number) => number;

  /** Bytes of the rows. */
  get bytes(): number {
    return this.met.byteLength + this.points.byteLength;
  }

  /** @param held the most points of a slot's place, or `OUT_OF_REACH`; @param unheld the same, of one whose trade is surely not held */
  begin(slots: number, held: (slot: number) => number, unheld: (slot: number) => number): void {
    if (this.met.length < slots) this.grow(2 * slots);
    if (this.now === LAST) {
      this.met.fill(0);
      this.now = 0;
    }
    this.now += 1;
    this.reached = [];
    this.mostHeld = held;
    this.mostUnheld = unheld;
  }

  /** Leaves a slot out, whatever is met later. */
  leaveOut(slot: number): void {
    this.met[slot] = this.now;
    this.points[POINTS * slot + PLACE] = OUT_OF_REACH;
  }

  /** A key that the opportunity asks is held by a slot; of its keys, those that may hold Métier come first. */
  meet(slot: number, { sum, best, beside, mayHold }: KeyWorth, how: number): void {
    const { points } = this;
    const row = POINTS * slot;
    if (this.met[slot] !== this.now) {
      this.met[slot] = this.now;
      const place = mayHold ? this.mostHeld(slot) : this.mostUnheld(slot);
      points[row + PLACE] = place;
      if (place === OUT_OF_REACH) return;
      points[row + SUM] = 0;
      points[row + BEST] = 0;
      points[row + BESIDE] = 0;
      this.reached.push(slot);
    } else if (points[row + PLACE] === OUT_OF_REACH) return;
    points[row + SUM]! += sum[how]!;
    if (best[how]! > points[row + BEST]!) points[row + BEST] = best[how]!;
    points[row + BESIDE]! += beside;
  }

  /**
   * @param told by slot, the bits of what it told
   * @param kindsOf what the kinds of a slot give at best
   * @returns by group, the slots met within reach by the most points that they can score, rounded up
   */
  end(ask: Ask, told: Uint8Array, kindsOf: (slot: number) => BestOfKinds): [number[][], number[][]] {
    const W = ask.weights.trade;
    const ofTold = mostOfTold(ask);
    const mostBeside = Math.max(0, W.words) + Math.max(0, W.neighbour);
    const ofHours = ask.facts.hoursOwed ? Math.max(0, W.staffHours) : 0;
    const groups: [number[][], number[][]] = [[], []];
    const { points } = this;
    for (const slot of this.reached) {
      const row = POINTS * slot;
      const best = points[row + BEST]!;
      const trade = best + W.again * (points[row + SUM]! - best) + Math.min(mostBeside, points[row + BESIDE]!);
      const { group, most: ofKinds } = kindsOf(slot);
      const most = Math.ceil(trade + ofHours + points[row + PLACE]! + ofKinds + ofTold[told[slot]!]! + ROUNDING);
      (groups[group][most] ??= []).push(slot);
    }
    return groups;
  }

  private grow(slots: number): void {
    this.met = new Uint32Array(slots);
    this.points = new Float32Array(POINTS * slots);
    this.now = 0;
  }
}

const LAST = 2 ** 32 - 1;
