import { type ReadObject, readObject } from './read-object';

/** How often a stem, or two neighbouring stems, stood in objects of a CPV group (three digits). */
export interface LearntCount {
  term: string;
  /** Three digits: `773`; `450` for a code that says no more than its division */
  group: string;
  count: number;
}

/** One object in its buyer's own words, and the code that the buyer gave. */
export interface CodedObject {
  title: string;
  text?: string | undefined;
  /** Eight digits */
  cpv: string;
}

/** The term under which the objects themselves are counted. */
export const OBJECTS = '*';
/** Rows that an instance keeps at most; the rarest terms go first. */
export const MOST_COUNTS = 50_000;
/** Terms held while counting */
const MOST_TERMS = 400_000;
/** What the words of a text count beside those of the title */
export const TEXT_SHARE = 0.15;
const TEXT_STEMS = 40;
const LONGEST_TERM = 60;

/** Counts words of objects by CPV group. The order in which objects come changes nothing. */
export class WordCounts {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly seen = new Set<string>();

  /** @returns how many objects were learnt */
  get size(): number {
    return this.seen.size;
  }

  /** Counts an object in, once however often it comes with its code. @returns whether it was new */
  add({ title, text, cpv }: CodedObject): boolean {
    const head = readObject(title);
    const key = `${cpv.slice(0, 3)} ${saying(head.stems).join(' ')}`;
    if (head.words.length === 0 || this.seen.has(key)) return false;
    this.seen.add(key);
    const group = cpv.slice(0, 3);
    this.count(OBJECTS, group, 1);
    const body = text === undefined || text === title ? undefined : readObject(text, 'text');
    for (const [term, share] of termsOf(head, body)) this.count(term, group, share);
    if (this.counts.size > MOST_TERMS) this.forgetRarest();
    return true;
  }

  /** @returns the counts, by term then group; terms met in one object only are left out where they are too many */
  rows(most = MOST_COUNTS): LearntCount[] {
    const terms = [...this.counts].map(([term, groups]) => ({
      term,
      groups,
      total: term === OBJECTS ? Infinity : [...groups.values()].reduce((sum, count) => sum + count, 0),
    }));
    terms.sort((a, b) => b.total - a.total || (a.term < b.term ? -1 : 1));
    const rows: LearntCount[] = [];
    for (const { term, groups } of terms) {
      if (rows.length + groups.size > most) break;
      for (const [group, count] of groups) rows.push({ term, group, count: Math.round(count * 100) / 100 });
    }
    return rows.sort((a, b) => (a.term === b.term ? order(a.group, b.group) : order(a.term, b.term)));
  }

  /** Terms met once, where memory would grow with every notice ever read */
  private forgetRarest(): void {
    for (const [term, groups] of this.counts)
      if (groups.size === 1 && [...groups.values()][0]! <= 1) this.counts.delete(term);
  }

  private count(term: string, group: string, share: number): void {
    const groups = this.counts.get(term);
    if (groups) groups.set(group, (groups.get(group) ?? 0) + share);
    else this.counts.set(term, new Map([[group, share]]));
  }
}

/** @returns each distinct term of an object with how much it counts: 1 in the title, less in the text */
export function termsOf(title: ReadObject, text?: ReadObject): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (stems: readonly string[], share: number): void => {
    for (const [at, stem] of stems.entries()) {
      const before = stems[at - 1];
      for (const term of before === undefined ? [stem] : [stem, `${before} ${stem}`]) {
        if (term.length <= LONGEST_TERM && !terms.has(term)) terms.set(term, share);
      }
    }
  };
  add(saying(title.stems), 1);
  if (text) add(saying(text.stems).slice(0, TEXT_STEMS), TEXT_SHARE);
  return terms;
}

/** Numbers name years and lots, not what is bought */
function saying(stems: readonly string[]): string[] {
  return stems.filter((stem) => !/^\d+$/.test(stem));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
