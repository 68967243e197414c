import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { answerOf, expectedOf, ownAnswerOf, readPeerCases } from './peer-cases';
import { readPeerFiles, readPeerNeeds } from './peer-files';
import { ownPolicy, peerPolicy, type Policy } from './peer-policy';

/**
 * How the policy of the peer and our own hold on its cases.
 * @param folder `cases.json`, `bench_expected.json` and the four tables
 * @returns lines to print: cases answered as expected, and those of whom our own rules lose a supplier
 */
export function evaluatePeer(folder: string): string[] {
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
  return [
    `the peer's policy: ${right.length} of ${cases.length} cases, ${same.length} of ${needs.length} needs of the bench (aim: all)`,
    `our own rules lose nobody in ${own.length - lost.length} of ${own.length} cases, ${kept.length} of ${needs.length} needs (aim: all)`,
    ...cases.filter((one) => !right.includes(one)).map(({ id }) => `  not as expected: ${id}`),
    ...lost.map(({ id }) => `  lost by our own rules: ${id}`),
  ];
}

function holdsAll(found: readonly string[], expected: readonly string[]): boolean {
  const known = new Set(found);
  return expected.every((id) => known.has(id));
}
