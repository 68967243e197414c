import { DIVISION_SHARES, DIVISIONS } from './division-odds';
import { OBJECTS, termsOf, type LearntCount } from './learnt-words';
import type { ReadObject } from './read-object';

/** How strongly a term met n times is believed against the shares of all: n / (n + this) */
const SHRINKAGE = Number(process.env['SHR'] ?? 8);
const GROUP_SHRINKAGE = 2;
/** Words of one object lean on each other: beyond so many, each counts less */
const ENOUGH = Number(process.env['ENOUGH'] ?? 2);
/** Objects that our own shares of divisions weigh as much as */
const OWN_SHARES = Number(process.env['OWN'] ?? 60);

/** What words of purchases lead to, as learnt from objects whose buyer gave a code. */
export class LearntModel {
  /** Natural logarithm of each division's share, in the order of `DIVISIONS` */
  readonly shares: Float64Array;
  private readonly terms = new Map<string, { total: number; divisions: Map<number, number>; groups: Map<string, number> }>();
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

  /** @returns by division, in the order of `DIVISIONS`, the sum of what each term says against the shares of all */
  divisions(title: ReadObject, text?: ReadObject): Float64Array {
    const scores = new Float64Array(DIVISIONS.length);
    let said = 0;
    for (const [term, weight] of termsOf(title, text)) {
      const known = this.terms.get(term);
      if (!known) continue;
      const share = weight * (term.includes(' ') ? PAIR : 1);
      said += share;
      const unseen = Math.log(SHRINKAGE / (known.total + SHRINKAGE)) * share;
      for (let at = 0; at < scores.length; at++) {
        const count = known.divisions.get(at);
        if (count === undefined) scores[at]! += unseen;
        else {
          const prior = Math.exp(this.shares[at]!);
          scores[at]! += share * (Math.log((count + SHRINKAGE * prior) / (known.total + SHRINKAGE)) - this.shares[at]!);
        }
      }
    }
    return said > ENOUGH ? scores.map((score) => (score * ENOUGH) / said) : scores;
  }

  /** @returns for groups of one division, what the terms say of each against the others */
  groupsOf(division: string, title: ReadObject, text?: ReadObject): Map<string, number> {
    const at = DIVISIONS.indexOf(division);
    const scores = new Map<string, number>();
    const all = [...this.groups].filter(([group]) => group.startsWith(division));
    const total = all.reduce((sum, [, count]) => sum + count, 0);
    for (const [group, count] of all) scores.set(group, Math.log((count + 0.5) / (total + 0.5 * all.length)));
    for (const [term, weight] of termsOf(title, text)) {
      const known = this.terms.get(term);
      const inside = known?.divisions.get(at);
      if (!known || !inside) continue;
      for (const [group, count] of all) {
        const share = count / total;
        const odds = ((known.groups.get(group) ?? 0) + GROUP_SHRINKAGE * share) / (inside + GROUP_SHRINKAGE) / share;
        scores.set(group, scores.get(group)! + weight * (term.includes(' ') ? PAIR : 1) * Math.log(odds));
      }
    }
    return scores;
  }
}

/** Two neighbouring words say again what each said */
const PAIR = Number(process.env['PAIR'] ?? 0.5);
