import { officialHits } from '../cpv-label-index';
import { phraseScores } from '../cpv-of-words';
import { actOdds } from './acts';
import { DIVISIONS } from './division-odds';
import type { PatternRow } from './pattern';
import { type MetPattern, PatternIndex } from './pattern-index';
import { PATTERNS } from './patterns';
import { PUBLIC_PATTERNS, RUN, RUN_WITHIN } from './patterns-public';
import type { ReadObject } from './read-object';

/** What our own words say of an object. */
export interface LexiconEvidence {
  /** By division, in the order of `DIVISIONS` */
  divisions: Float64Array;
  /** By group, three digits */
  groups: Map<string, number>;
}

/** What stands first says what is bought: what each word further takes away */
const FURTHER = 0.04;
/** What stands before the name of the lot says for what it is bought */
const BEFORE_LOT = 0.65;
/** What an object is for says less of what is bought, once a pattern of such weight was met before */
const [PURPOSE, TELLS] = [0.5, 2];
/** Beside our patterns, what the phrases of needs and the official labels count */
const [PHRASE, LABEL] = [0.7, 1.4];
const LABELS = 8;
/** Signs of one thing say it again: each further one counts that much of the one before */
const AGAIN = 0.4;
/** What the text says beside the title */
const TEXT = 0.35;
/** The same where the title says nothing */
const TEXT_ALONE = 0.8;
/** Labels that share less than this with an object are met by chance */
const LABEL_FLOOR = 0.4;

/** A pattern met more often says no more */
const MOST_TIMES = 3;

const index = new PatternIndex(PATTERNS);
const publicIndex = new PatternIndex(PUBLIC_PATTERNS);

/** @returns what patterns, phrases, official labels where they are loaded, and acts say of an object */
export function lexiconEvidence(title: ReadObject, text?: ReadObject): LexiconEvidence {
  const signs = new Map<string, number[]>();
  addSigns(signs, title, 1);
  if (text && text.words.length > 0) addSigns(signs, text, signs.size > 0 ? TEXT : TEXT_ALONE);
  const groups = new Map<string, number>();
  const perDivision = new Map<string, number[]>();
  for (const [group, strengths] of signs) {
    if (!group.endsWith('0')) groups.set(group, together(strengths));
    const division = group.slice(0, 2);
    const all = perDivision.get(division);
    if (all) all.push(...strengths);
    else perDivision.set(division, [...strengths]);
  }
  const acts = actOdds(title.line) ?? (text && title.words.length < 3 ? actOdds(text.line) : undefined);
  const divisions = Float64Array.from(DIVISIONS, (division) => {
    const strengths = perDivision.get(division);
    return (strengths ? together(strengths) : 0) + (acts?.(division) ?? 0);
  });
  return { divisions, groups };
}

function addSigns(signs: Map<string, number[]>, read: ReadObject, share: number): void {
  const add = (code: string, strength: number): void => {
    const group = code.slice(0, 3);
    const known = signs.get(group);
    if (known) known.push(strength * share);
    else signs.set(group, [strength * share]);
  };
  const times = new Map<PatternRow, number>();
  const met = [...index.met(read.line), ...entrusted(read)];
  const told = met.some(({ row, at }) => row[1] >= TELLS && at >= read.from && at < read.purpose);
  for (const { row, at } of met) {
    const before = times.get(row) ?? 0;
    times.set(row, before + 1);
    const share = (told && at >= read.purpose ? PURPOSE : 1) * (before === 0 ? 1 : AGAIN);
    if (before < MOST_TIMES) add(row[0], row[1] * standing(read, at) * share);
  }
  for (const [code, score] of phraseScores(read.read, read.stems, read.source)) add(code, score * PHRASE);
  for (const { code, score } of officialHits(read.stems).slice(0, LABELS)) {
    if (score >= LABEL_FLOOR) add(code, score * LABEL);
  }
}

/** The things that a public body entrusts, where a word of doing so stands before them */
function entrusted({ words, line }: ReadObject): MetPattern[] {
  const runs = words.flatMap((word, at) => (RUN.test(word) ? [at] : []));
  if (runs.length === 0) return [];
  return publicIndex.met(line).filter(({ at }) => runs.some((run) => run < at && at - run <= RUN_WITHIN));
}

function standing({ from }: ReadObject, at: number): number {
  return at >= from ? 1 / (1 + FURTHER * (at - from)) : BEFORE_LOT / (1 + FURTHER * at);
}

/** The strongest, then less of each further one */
function together(strengths: number[]): number {
  strengths.sort((a, b) => b - a);
  let [sum, share] = [0, 1];
  for (const strength of strengths) {
    sum += strength * share;
    share *= AGAIN;
  }
  return sum;
}
