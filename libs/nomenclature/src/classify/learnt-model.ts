import { DIVISION_SHARES, DIVISIONS } from './division-odds';
import { OBJECTS, termsOf, type LearntCount } from './learnt-words';
import type { ReadObject } from './read-object';

/** How strongly a term met n times is believed against the shares of all: n / (n + this) */
const SHRINKAGE = 8;
const GROUP_SHRINKAGE = 2;
/** Words of one object lean on each other: beyond so many, each counts less */
const ENOUGH = 2;
/** Objects that our own shares of divisions weigh as much as */
const OWN_SHARES = 600;

interface TermCounts {
  total: number;
  /** By place in `DIVISIONS` */
  divisions: Map<number, number>;
  groups: Map<string, number>;
}

/** A term of an object that was learnt, and how much it counts there. */
export interface KnownTerm {
  counts: TermCounts;
  share: number;
}

/** What words of purchases lead to, as learnt from objects whose buyer gave a code. */
export class LearntModel {
  /** Natural logarithm of each division's share, in the order of `DIVISIONS` */
  readonly shares: Float64Array;
  private readonly terms = new Map<string, TermCounts>();
  private readonly groups = new Map<string, number>();
  private readonly objects: Float64Array;

  /** @param counts as `WordCounts` gives them; rows of unknown divisions are left out */
  constructor(counts: Iterable<LearntCount>) {
    this.objects = Float64Array.from(DIVISIONS, (division) => (DIVISION_SHARES[division]! / 100) * OWN_SHARES);
    for (const { term, group, count } of counts) {
      const division = DIVISIONS.indexOf(group.slice(0, 2));
      if (division < 0 || !(count > 0)) continue;
      if (term === OBJECTS) {
        this.objects[division]! += count;
        this.groups.set(group, (this.groups.get(group) ?? 0) + count);
        continue;
      }
      const known = this.terms.get(term) ?? { total: 0, divisions: new Map(), groups: new Map() };
      known.total += count;
      known.divisions.set(division, (known.divisions.get(division) ?? 0) + count);
      known.groups.set(group, (known.groups.get(group) ?? 0) + count);
      this.terms.set(term, known);
    }
    const all = this.objects.reduce((sum, count) => sum + count, 0);
    this.shares = this.objects.map((count) => Math.log(count / all));
  }

  /** @returns whether anything was learnt */
  get isEmpty(): boolean {
    return this.terms.size === 0;
  }

  /** @returns what is known of the terms of an object */
  known(title: ReadObject, text?: ReadObject): KnownTerm[] {
    const known: KnownTerm[] = [];
    for (const [term, weight] of termsOf(title, text)) {
      const counts = this.terms.get(term);
      if (counts) known.push({ counts, share: weight * (term.includes(' ') ? PAIR : 1) });
    }
    return known;
  }

  /** @returns by division, in the order of `DIVISIONS`, what the terms say against the shares of all */
  divisions(known: readonly KnownTerm[]): Float64Array {
    const scores = new Float64Array(DIVISIONS.length);
    let [said, unseen] = [0, 0];
    for (const { counts, share } of known) {
      said += share;
      const none = Math.log(SHRINKAGE / (counts.total + SHRINKAGE)) * share;
      unseen += none;
      for (const [at, count] of counts.divisions) {
        const prior = Math.exp(this.shares[at]!);
        const odds = (count + SHRINKAGE * prior) / (counts.total + SHRINKAGE) / prior;
        scores[at]! += share * Math.log(odds) - none;
      }
    }
    const scale = said > ENOUGH ? ENOUGH / said : 1;
    return scores.map((score) => (score + unseen) * scale);
  }

  /** @returns for the groups of one division that were learnt, what the terms say of each against the others */
  groupsOf(division: string, known: readonly KnownTerm[]): Map<string, number> {
    const at = DIVISIONS.indexOf(division);
    const all = [...this.groups].filter(([group]) => group.startsWith(division));
    const total = all.reduce((sum, [, count]) => sum + count, 0);
    const scores = new Map(all.map(([group, count]) => [group, Math.log((count + 0.5) / (total + 0.5 * all.length))]));
    for (const { counts, share } of known) {
      const inside = counts.divisions.get(at);
      if (!inside) continue;
      for (const [group, count] of all) {
        const usual = count / total;
        const odds = ((counts.groups.get(group) ?? 0) + GROUP_SHRINKAGE * usual) / (inside + GROUP_SHRINKAGE) / usual;
        scores.set(group, scores.get(group)! + share * Math.log(odds));
      }
    }
    return scores;
  }
}

/** Two neighbouring words say again what each said */
const PAIR = 0.5;
