import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { answerOf, expectedOf, ownAnswerOf, readPeerCases } from './peer-cases';
import { readPeerFiles, readPeerNeeds } from './peer-files';
import { ownPolicy, peerPolicy, type Policy } from './peer-policy';

/** Of so many cases, those that are as they should be. */
export interface PeerCount {
  of: string;
  right: number;
  all: number;
}

/**
 * How the policy of the peer and our own hold on its cases.
 * @param folder `cases.json`, `bench_expected.json` and the four tables
 * @returns how many cases and needs are answered as expected, and lines that name those that are not
 */
export function evaluatePeer(folder: string): { counts: PeerCount[]; lines: string[] } {
  const cases = readPeerCases(join(folder, 'cases.json'));
  const right = cases.filter((one) => isDeepStrictEqual(answerOf(one), expectedOf(one)));
  const own = cases.filter((one) => ownAnswerOf(one) !== null && !one.tender!.isCountryArea);
  const lost = own.filter((one) => !holdsAll(ownAnswerOf(one)!, expectedOf(one) as string[]));

  const file = join(folder, 'bench_expected.json');
  const files = readPeerFiles(folder);
  const needs = readPeerNeeds(file, files);
  const told = JSON.parse(readFileSync(file, 'utf8')) as { id: string; expected: number[] }[];
  const expected = new Map(told.map(({ id, expected: ids }) => [id, ids.map(String)]));
  const asked = (policy: Policy, need: (typeof needs)[number]['need']): string[] =>
    policy(files.directory, need).map((number) => files.directory.suppliers[number]!.id);
  const same = needs.filter(({ id, need }) => {
    const [found, ids] = [asked(peerPolicy, need), expected.get(String(id))!];
    return found.length === ids.length && holdsAll(found, ids);
  });
  const kept = needs.filter(({ id, need }) => holdsAll(asked(ownPolicy, need), expected.get(String(id))!));
  return {
    counts: [
      { of: 'its policy, cases', right: right.length, all: cases.length },
      { of: 'its policy, needs of its bench', right: same.length, all: needs.length },
      { of: 'our own rules lose nobody, cases', right: own.length - lost.length, all: own.length },
      { of: 'our own rules lose nobody, needs', right: kept.length, all: needs.length },
    ],
    lines: [
      ...cases.filter((one) => !right.includes(one)).map(({ id }) => `not as the peer expects: ${id}`),
      ...lost.map(({ id }) => `lost by our own rules: ${id}`),
    ],
  };
}

function holdsAll(found: readonly string[], expected: readonly string[]): boolean {
  const known = new Set(found);
  return expected.every((id) => known.has(id));
}
