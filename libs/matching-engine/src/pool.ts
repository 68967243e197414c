/** Beyond, what was shared is forgotten: later values are shared among themselves only, and memory stays bounded. */
const MOST_SHARED = 500_000;

/** Values that many suppliers have alike, each held once. A value that was shared must never be written to. */
export class Pool {
  private readonly strings = new Map<string, string>();
  private readonly values = new Map<string, unknown>();
  private readonly lists = new Map<string, string[]>();

  /** @returns the same text, the one that others already hold when there is one */
  text<T extends string | null>(text: T): T {
    if (text === null) return text;
    const known = this.strings.get(text);
    if (known !== undefined) return known as T;
    if (this.strings.size >= MOST_SHARED) this.strings.clear();
    this.strings.set(text, text);
    return text;
  }

  /** @returns texts in their order, the list itself shared */
  texts<T extends string>(texts: readonly T[]): T[] {
    // Most lists hold nothing or one text, which is its own key
    if (texts.length === 0) return NONE as never[];
    if (texts.length > 1) return this.value(`[${texts.join('\u0001')}`, () => texts.map((text) => this.text(text)));
    const [text] = texts as [T];
    const known = this.lists.get(text);
    if (known !== undefined) return known as T[];
    if (this.lists.size >= MOST_SHARED) this.lists.clear();
    const made = [this.text(text)];
    this.lists.set(made[0]!, made);
    return made;
  }

  /** @returns what `make` made the first time for that key */
  value<T>(key: string, make: () => T): T {
    const known = this.values.get(key);
    if (known !== undefined) return known as T;
    const made = make();
    if (this.values.size >= MOST_SHARED) this.values.clear();
    this.values.set(key, made);
    return made;
  }
}

const NONE: readonly never[] = [];
