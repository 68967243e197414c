/** One that was judged: what orders it, and what it is shown as, made when asked. */
export interface Judged<T> {
  supplierId: string;
  /** Lower ones come first, whatever the score */
  group: 0 | 1;
  score: number;
  shown: () => T;
}

/** Above any score, so that a group stands before another. */
const GROUP = 1e6;

/** The first of those added, by group, then by score; the others are let go on the way, so that few are held and sorted. */
export class FirstOnes<T> {
  private kept: Judged<T>[] = [];
  private least = -Infinity;
  private room: number;
  /** What all turns begin with; null turns none */
  private readonly start: number | null;

  /**
   * @param wanted how many
   * @param seed turns equal scores: the same gives the same order, whatever was added first; null turns none
   */
  constructor(
    private readonly wanted: number,
    seed: string | null,
  ) {
    this.room = 2 * wanted;
    this.start = seed === null ? null : hashed(`${seed} `, FNV_START);
  }

  /** @returns whether one of whom no more is known than its best group and most points might be among them */
  mayHold(group: Judged<T>['group'], score: number): boolean {
    if (this.kept.length < this.wanted) return true;
    const height = heightOf({ group, score });
    let above = 0;
    for (const one of this.kept) if (heightOf(one) > height) above += 1;
    return above < this.wanted;
  }

  add(one: Judged<T>): void {
    if (heightOf(one) < this.least) return;
    this.kept.push(one);
    if (this.kept.length > this.room) this.prune();
  }

  /** @returns at most as many as wanted, in their order */
  inOrder(): Judged<T>[] {
    const turned = this.kept.map((one) => ({
      one,
      turn: this.start === null ? 0 : mixed(hashed(one.supplierId, this.start)),
    }));
    turned.sort(
      (a, b) =>
        a.one.group - b.one.group ||
        b.one.score - a.one.score ||
        a.turn - b.turn ||
        (a.one.supplierId < b.one.supplierId ? -1 : 1),
    );
    return turned.slice(0, this.wanted).map(({ one }) => one);
  }

  /** Lets go of those below the last one wanted; those equal to it stay, since their turn is not known yet. */
  private prune(): void {
    const least = Float64Array.from(this.kept, heightOf).sort()[this.kept.length - this.wanted]!;
    this.kept = this.kept.filter((one) => heightOf(one) >= least);
    this.least = least;
    this.room = 2 * Math.max(this.wanted, this.kept.length);
  }
}

function heightOf({ group, score }: Pick<Judged<unknown>, 'group' | 'score'>): number {
  return score - group * GROUP;
}

const FNV_START = 0x811c9dc5;

/** FNV-1a on 32 bits. @param before what the text comes after */
function hashed(text: string, before: number): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}

/** As MurmurHash3 mixes at the end: without it, of ids that begin alike some come first twice as often. */
function mixed(before: number): number {
  let hash = Math.imul(before ^ (before >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
