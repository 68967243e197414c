import { CPV_LABELS } from '../cpv-labels';
import { CPV_WORDS } from '../cpv-words';
import { DIVISION_SHARES, DIVISIONS, NATURE_ODDS } from './division-odds';
import type { LearntModel } from './learnt-model';
import { lexiconEvidence } from './lexicon-evidence';
import type { Nature } from '../nature';
import { PATTERNS } from './patterns';
import { readObject } from './read-object';

/** What is to be given a code. */
export interface ObjectToClassify {
  title: string;
  text?: string | undefined;
  nature?: Nature | undefined;
}

/**
 * A CPV division or group as eight digits (`48000000`, `45200000`), and how likely it is that a buyer gives a code of it, 0 to 1:
 * of those said with 0.7, some seven in ten are.
 */
export interface ClassHit {
  code: string;
  certainty: number;
}

export interface Classes {
  /** Three, the likeliest first */
  divisions: ClassHit[];
  groups: ClassHit[];
}

/** What counts; zero takes a part away. */
export interface ClassifyWeights {
  lexicon: number;
  learnt: number;
  shares: number;
  /** How much the sum of all is believed: less than 1 makes certainties of it that hold */
  sharpness: number;
}

export const CLASSIFY_WEIGHTS: ClassifyWeights = { lexicon: 1, learnt: 0.45, shares: 0.25, sharpness: 1.25 };

const HITS = 3;
/** About one code in ten is none that anyone could have told from the words (awards and notices of 2016-21, measured 2026-11) */
const TOLD = 0.9;

/**
 * Gives the CPV divisions and groups that an object is likely of, from its words: by our own lexicon, by the official labels where
 * they are loaded, and by what was learnt where something was. The same input gives the same output.
 * @param learnt what an instance, or a command, has learnt; none leaves the lexicon alone
 */
export function classify(
  { title, text, nature }: ObjectToClassify,
  learnt?: LearntModel,
  weights: ClassifyWeights = CLASSIFY_WEIGHTS,
): Classes {
  const head = readObject(title);
  const body = text ? readObject(text, 'text') : undefined;
  const own = lexiconEvidence(head, body);
  const known = learnt && !learnt.isEmpty && weights.learnt > 0 ? learnt.known(head, body) : undefined;
  const seen = known && learnt!.divisions(known);
  const shares = learnt?.shares ?? OWN_SHARES;
  const scores = DIVISIONS.map((division, at) => {
    const odds = nature ? (NATURE_ODDS[nature][division] ?? NATURE_ODDS[nature].others) : 0;
    return (
      weights.sharpness *
      (weights.shares * shares[at]! + weights.lexicon * own.divisions[at]! + weights.learnt * (seen?.[at] ?? 0) + odds)
    );
  });
  const likely = shareOut(scores);
  const order = DIVISIONS.map((_, at) => at).sort((a, b) => likely[b]! - likely[a]! || a - b);
  const divisions = order
    .slice(0, HITS)
    .map((at) => ({ code: `${DIVISIONS[at]!}000000`, certainty: round(likely[at]!) }));
  const groups: ClassHit[] = [];
  for (const at of order.slice(0, HITS)) {
    const division = DIVISIONS[at]!;
    const said = known && learnt!.groupsOf(division, known);
    const names = [...new Set([...(GROUPS.get(division) ?? []), ...(said?.keys() ?? [])])]
      .filter((name) => !name.endsWith('0'))
      .sort();
    const inside = shareOut(
      names.map(
        (name) => weights.lexicon * (own.groups.get(name) ?? 0) + weights.learnt * (said?.get(name) ?? (said ? -4 : 0)),
      ),
    );
    for (const [n, name] of names.entries())
      groups.push({ code: `${name}00000`, certainty: round(likely[at]! * inside[n]!) });
  }
  groups.sort((a, b) => b.certainty - a.certainty || (a.code < b.code ? -1 : 1));
  return { divisions, groups: groups.slice(0, HITS) };
}

const OWN_SHARES = Float64Array.from(DIVISIONS, (division) => Math.log(DIVISION_SHARES[division]! / 100));

/** Groups that our tables name, by division */
const GROUPS = new Map<string, string[]>();
for (const code of [...Object.keys(CPV_WORDS), ...Object.keys(CPV_LABELS), ...PATTERNS.map(([code]) => code)]) {
  const group = code.slice(0, 3);
  if (group.length < 3) continue;
  const known = GROUPS.get(code.slice(0, 2));
  if (!known) GROUPS.set(code.slice(0, 2), [group]);
  else if (!known.includes(group)) known.push(group);
}

/** @returns the scores as shares that add up to 1 */
function shareOut(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}

function round(certainty: number): number {
  return Math.round(certainty * TOLD * 1_000) / 1_000;
}
