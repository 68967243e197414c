import { stemOf, stems } from './french';
import { officialLists } from './official';

/** An official label that words meet: how well (0 to 1), and the places of the words that it holds. */
export interface LabelHit {
  code: string;
  score: number;
  at: readonly number[];
}

interface LabelIndex {
  of: ReadonlyMap<string, string>;
  codes: readonly string[];
  /** Length of each label's vector */
  norms: Float32Array;
  /** Stem → labels that hold it */
  postings: ReadonlyMap<string, Uint16Array>;
}

let index: LabelIndex | undefined;

/** Words of purchases, not of what is bought */
const EMPTY = new Set(
  'lot lots fourniture acquisition achat livraison mise place petit grand gestion marche prestation travaux amenagement commune ville service public delegation concession'
    .split(' ')
    .map(stemOf),
);
/** A stem that more labels than this hold (« services ») says nothing of what is bought */
const COMMON = 500;
/** The best labels that are kept of one look-up */
const KEPT = 30;

/**
 * @param asked stems of a text
 * @returns the official labels that share words with it, best first; none where the list is not loaded
 */
export function officialHits(asked: readonly string[]): LabelHit[] {
  const { cpv } = officialLists();
  if (cpv.size === 0) return [];
  if (index?.of !== cpv) index = indexOf(cpv);
  const { codes, norms, postings } = index;
  const scores = new Map<number, { sum: number; at: number[] }>();
  let length = 0;
  const seen = new Set<string>();
  for (const [at, stem] of asked.entries()) {
    const labels = postings.get(stem);
    if (!labels || seen.has(stem) || EMPTY.has(stem)) continue;
    seen.add(stem);
    const weight = rarity(codes.length, labels.length) ** 2;
    length += weight;
    if (labels.length > COMMON) continue;
    for (const label of labels) {
      const known = scores.get(label);
      if (known) {
        known.sum += weight;
        known.at.push(at);
      } else scores.set(label, { sum: weight, at: [at] });
    }
  }
  const hits: LabelHit[] = [];
  for (const [label, { sum, at }] of scores) {
    hits.push({ code: codes[label]!, score: sum / (norms[label]! * Math.sqrt(length)), at });
  }
  return hits.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, KEPT);
}

function indexOf(cpv: ReadonlyMap<string, string>): LabelIndex {
  const codes = [...cpv.keys()].sort();
  const labels = codes.map((code) => [...new Set(stems(cpv.get(code)!))]);
  const holding = new Map<string, number[]>();
  for (const [label, held] of labels.entries()) {
    for (const stem of held) {
      const same = holding.get(stem);
      if (same) same.push(label);
      else holding.set(stem, [label]);
    }
  }
  const norms = Float32Array.from(labels, (held) =>
    Math.sqrt(held.reduce((sum, stem) => sum + rarity(codes.length, holding.get(stem)!.length) ** 2, 0)),
  );
  const postings = new Map([...holding].map(([stem, held]) => [stem, Uint16Array.from(held)] as const));
  return { of: cpv, codes, norms, postings };
}

function rarity(all: number, holding: number): number {
  return Math.log(1 + all / holding);
}
