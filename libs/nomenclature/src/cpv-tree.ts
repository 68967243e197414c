import { CPV_LABELS } from './cpv-labels';
import { CPV_WORDS } from './cpv-words';
import { cpvStem } from './cpv';
import { officialLists } from './official';

/** Names of the levels of Regulation 213/2008, by the number of digits that mean something. */
export type CpvLevel = 'division' | 'group' | 'class' | 'category' | 'detail';

interface Tree {
  of: ReadonlyMap<string, string>;
  /** In order */
  codes: readonly string[];
  known: ReadonlySet<string>;
}

let tree: Tree | undefined;

/** The official list once it is loaded; without it the codes that our own tables name, which are fewer. */
function codes(): Tree {
  const { cpv } = officialLists();
  if (tree?.of === cpv) return tree;
  const own = [...Object.keys(CPV_LABELS).map(padded), ...Object.keys(CPV_WORDS)];
  const known = new Set(cpv.size > 0 ? cpv.keys() : own);
  tree = { of: cpv, known, codes: [...known].sort() };
  return tree;
}

/** @returns the level of a code of eight digits */
export function cpvLevel(code: string): CpvLevel {
  return (['division', 'group', 'class', 'category'] as const)[cpvStem(code).length - 2] ?? 'detail';
}

/** @returns the codes above this one that the tree knows, from the division down to the nearest; none for a division */
export function cpvParents(code: string): string[] {
  const { known } = codes();
  const stem = cpvStem(code);
  const above: string[] = [];
  for (let length = 2; length < stem.length; length++) {
    const parent = padded(stem.slice(0, length));
    if (known.has(parent) && parent !== above.at(-1)) above.push(parent);
  }
  return above;
}

/** @returns the codes right below this one, in order; without the official list those that our tables name */
export function cpvChildren(code: string): string[] {
  const stem = cpvStem(code);
  const below = startingWith(stem).filter((each) => each !== code);
  return below.filter((each) => cpvParents(each).at(-1) === code);
}

/** @returns the other codes right below the same parent, in order; the other divisions for a division */
export function cpvSiblings(code: string): string[] {
  const parent = cpvParents(code).at(-1);
  const all =
    parent === undefined ? codes().codes.filter((each) => cpvLevel(each) === 'division') : cpvChildren(parent);
  return all.filter((each) => each !== code);
}

/** @returns every code of the tree, in order */
export function cpvCodes(): readonly string[] {
  return codes().codes;
}

/**
 * Steps from one code to the other through their nearest common parent, one a digit: 0 for the same code, 1 for a parent and
 * its child, 2 for two groups of a division, 2 for two divisions, which meet above.
 */
export function cpvDistance(a: string, b: string): number {
  const [one, other] = [cpvStem(a), cpvStem(b)];
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  const meet = shared < 2 ? 1 : shared;
  return one.length - meet + (other.length - meet);
}

function startingWith(stem: string): readonly string[] {
  const { codes: all } = codes();
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (all[middle]! < stem) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < all.length && all[end]!.startsWith(stem)) end++;
  return all.slice(from, end);
}

function padded(stem: string): string {
  return stem.padEnd(8, '0');
}
