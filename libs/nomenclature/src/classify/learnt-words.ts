import type { ReadObject } from './read-object';

/** How often a stem, or two neighbouring stems, stood in objects of a CPV group (three digits). */
export interface LearntCount {
  term: string;
  /** Three digits: `773`; `450` for a code that says no more than its division */
  group: string;
  count: number;
}

/** One object and the code that its buyer gave. */
export interface LearntExample {
  title: ReadObject;
  text?: ReadObject | undefined;
  /** Eight digits */
  cpv: string;
}

/** The term under which the objects themselves are counted. */
export const OBJECTS = '*';
/** Rows that an instance keeps at most; the rarest terms go first. */
export const MOST_COUNTS = 50_000;
/** What the words of a text count beside those of the title */
export const TEXT_SHARE = Number(process.env['TS'] ?? 0.15);
const TEXT_STEMS = 40;
const LONGEST_TERM = 60;

/** Counts words of objects by CPV group. The order in which objects come changes nothing. */
export class WordCounts {
  private readonly counts = new Map<string, Map<string, number>>();
  private objects = 0;

  /** @returns how many objects were learnt */
  get size(): number {
    return this.objects;
  }

  /** @param weight less than 1 for one of several lots that share a notice */
  add({ title, text, cpv }: LearntExample, weight = 1): void {
    const group = cpv.slice(0, 3);
    this.objects += 1;
    this.count(OBJECTS, group, weight);
    for (const [term, share] of termsOf(title, text)) this.count(term, group, weight * share);
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
