import { existsSync } from 'node:fs';
import { readDirectory } from '../../../src/composition/rank/directory-file';
import {
  demoOutcomes,
  directoryOutcomes,
  isHeld,
  ownCaseLines,
  type OwnOutcome,
} from '../own-cases/evaluate-own-cases';
import { ABLATIONS, without } from './ablations';
import { ownAblationLines } from './own-ablation';
import { notEvaluated, type Row, type Section } from './section';
import { sharedFile } from './shared-file';

const PART = 'own opportunities';
const DAY = '2026-11-25';
const DIRECTORY = 'data/directory/inclusive-suppliers.json';

/** Our own opportunities: who must be among the first five is, who must not be in the list is not. */
export async function ownCasesSection(): Promise<Section> {
  const demo = demoOutcomes(DAY);
  const rows = [rowOf('over the demo territory', demo)];
  const less = ABLATIONS.map(([name, paths, neutral]) => [name, demoOutcomes(DAY, without(paths, neutral))] as const);
  const details = [
    ...ownCaseLines('Own opportunities over the demo territory', demo),
    '',
    ...ownAblationLines(demo, less),
    '',
  ];
  if (!existsSync(sharedFile(DIRECTORY))) return { rows: [...rows, ...notEvaluated(PART).rows], details };
  const found = directoryOutcomes((await readDirectory(sharedFile(DIRECTORY), DAY)).profiles, DAY);
  return {
    rows: [...rows, rowOf('over the shared directory', found)],
    details: [...details, ...ownCaseLines('Own opportunities over the shared directory', found)],
  };
}

function rowOf(of: string, found: readonly OwnOutcome[]): Row {
  const held = found.filter(isHeld).length;
  return { part: PART, of, count: found.length, figures: `${held} of ${found.length} hold`, aim: 'all' };
}
