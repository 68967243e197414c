import { createIndex, rank, type MatchingIndex, type Profile, type Weights } from '#lib/matching-engine';
import { readQuery } from '../../../src/composition/rank/query-line';
import { DIRECTORY_CASES } from './directory-cases';
import { demoProfiles } from './demo-profiles';
import { FORMAL_CASES } from './formal-cases';
import { MEANS_CASES } from './means-cases';
import type { OwnCase } from './own-case';
import { PLAIN_CASES } from './plain-cases';
import { PROJECT_CASES } from './project-cases';

const FIRST = 5;

/** What a case came to: those who should be among the first five and are not, with their rank; those who are in the list and should not. */
export interface OwnOutcome {
  id: string;
  missed: { who: string; rank: number | null }[];
  wrong: string[];
  /** By how many points the last of those who should be first stands above the best of the others; null when it is not ranked */
  margin: number | null;
}

export const DEMO_CASES: readonly OwnCase[] = [...FORMAL_CASES, ...PLAIN_CASES, ...PROJECT_CASES, ...MEANS_CASES];

/** Ranks each case over the demo territory, as it stands on a day, by our weights or others. */
export function demoOutcomes(day: string, weights?: Weights): OwnOutcome[] {
  return outcomes(DEMO_CASES, demoProfiles(day), (profile) => profile.name, day, weights);
}

/** Ranks each case over a directory. */
export function directoryOutcomes(profiles: readonly Profile[], day: string): OwnOutcome[] {
  return outcomes(DIRECTORY_CASES, profiles, (profile) => profile.siret, day);
}

/** @returns whether a case is as it should be */
export function isHeld({ missed, wrong }: OwnOutcome): boolean {
  return missed.length + wrong.length === 0;
}

/** @returns lines to print: how many cases hold, and what each of the others misses */
export function ownCaseLines(title: string, found: readonly OwnOutcome[]): string[] {
  const held = found.filter(isHeld);
  const told = found
    .filter((one) => !held.includes(one))
    .map(({ id, missed, wrong }) => {
      const late = missed.map(({ who, rank: at }) => `${who} ${at === null ? 'is not ranked' : `is ${at}th`}`);
      return `  ${id}: ${[...late, ...wrong.map((who) => `${who} is in the list`)].join(', ')}`;
    });
  return [`${title}: ${held.length} of ${found.length} hold`, ...told];
}

function outcomes(
  cases: readonly OwnCase[],
  profiles: readonly Profile[],
  nameOf: (profile: Profile) => string,
  today: string,
  weights?: Weights,
): OwnOutcome[] {
  const index: MatchingIndex = createIndex();
  const names = new Map(profiles.map((profile) => [profile.supplierId, nameOf(profile)]));
  index.putAll(profiles);
  return cases.map(({ id, query, first, never }) => {
    const read = readQuery(JSON.stringify({ id, ...query }));
    if ('problem' in read) throw new Error(`${id}: ${read.problem}`);
    for (const who of [...first, ...never]) {
      if (![...names.values()].includes(who)) throw new Error(`${id}: nobody is called « ${who} ».`);
    }
    const { ranked } = rank(index, read.facts, { today, seed: id, ...(weights ? { weights } : {}) });
    const order = ranked.map(({ supplierId }) => names.get(supplierId)!);
    const at = (who: string): number | null => (order.includes(who) ? order.indexOf(who) + 1 : null);
    return {
      id,
      missed: first.map((who) => ({ who, rank: at(who) })).filter((one) => one.rank === null || one.rank > FIRST),
      wrong: never.filter((who) => at(who) !== null),
      margin: marginOf(
        ranked.map(({ score }) => score),
        first.map((who) => at(who)),
      ),
    };
  });
}

/** @param ranks from 1, of those who should be first */
function marginOf(scores: readonly number[], ranks: readonly (number | null)[]): number | null {
  const told = ranks.filter((one) => one !== null);
  if (told.length < ranks.length) return null;
  const others = scores.filter((_score, at) => !told.includes(at + 1));
  return Math.min(...told.map((one) => scores[one - 1]!)) - Math.max(0, ...others);
}
