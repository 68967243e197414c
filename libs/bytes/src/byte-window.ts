/**
 * Bytes that arrive piece by piece, read forward one by one; what was passed is let go of, unless a mark holds it.
 * Positions count from the first byte of all.
 */
export class ByteWindow {
  /** Position of the next byte to read */
  at = 0;
  private kept = new Uint8Array(0);
  /** Position of the first byte of `kept`, and how many bytes of it are filled */
  private base = 0;
  private filled = 0;
  private held: number | null = null;
  /** The beginning of something too long to be held whole */
  private beginning: Uint8Array | null = null;
  private readonly source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** @returns the bytes at hand from the next one on; empty when `more` has to be asked */
  rest(): Uint8Array {
    return this.kept.subarray(this.at - this.base, this.filled);
  }

  /** Fetches the next piece. @returns false when there is none */
  async more(): Promise<boolean> {
    for (;;) {
      const { value, done } = await this.source.next();
      if (done) return false;
      if (value.length === 0) continue;
      this.append(value);
      return true;
    }
  }

  /** @returns the next byte that is no blank and no comma, which stays the next one; null at the end */
  async significant(): Promise<number | null> {
    for (;;) {
      const rest = this.rest();
      for (let i = 0; i < rest.length; i++) {
        if (isBlank(rest[i]!)) continue;
        this.at += i;
        return rest[i]!;
      }
      this.at += rest.length;
      if (!(await this.more())) return null;
    }
  }

  /** Keeps all bytes from the next one on, until they are taken or let go. */
  hold(): void {
    this.held = this.at;
    this.beginning = null;
  }

  letGo(): void {
    this.held = null;
    this.beginning = null;
  }

  /** Whether something too long is passed by: only its beginning is held */
  get isLimited(): boolean {
    return this.beginning !== null;
  }

  /** Holds no more than the first `kept` bytes once more than `most` would be held. */
  limit(most: number, kept: number): void {
    if (this.held === null || this.at - this.held <= most) return;
    this.beginning = this.kept.slice(this.held - this.base, this.held - this.base + kept);
    this.held = null;
  }

  /** @returns a copy of the bytes held up to the next one, or their beginning when they were too many; they are let go */
  taken(): { bytes: Uint8Array; isWhole: boolean } {
    const { beginning, held } = this;
    const bytes = beginning ?? this.kept.slice((held ?? this.at) - this.base, this.at - this.base);
    this.letGo();
    return { bytes, isWhole: beginning === null };
  }

  /** All that is left, piece by piece; the source is closed at the end, and when nobody asks any more. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    try {
      do {
        const rest = this.rest();
        this.at += rest.length;
        // A copy: the next piece is written over this one
        if (rest.length > 0) yield rest.slice();
      } while (await this.more());
    } finally {
      await this.leave();
    }
  }

  /** Closes the source, so that a file that is read no further is not left open. */
  async leave(): Promise<void> {
    await this.source.return?.();
  }

  private append(piece: Uint8Array): void {
    const from = (this.held ?? this.at) - this.base;
    const left = this.filled - from;
    const isRoomy = this.kept.length >= left + piece.length;
    const target = isRoomy ? this.kept : new Uint8Array(Math.max(2 * left, left + piece.length, 65_536));
    target.set(this.kept.subarray(from, this.filled), 0);
    target.set(piece, left);
    this.kept = target;
    this.base += from;
    this.filled = left + piece.length;
  }
}

/** Blanks of JSON, and the commas that stand between values. */
export function isBlank(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 44;
}
