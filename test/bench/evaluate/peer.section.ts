import { existsSync } from 'node:fs';
import { evaluatePeer } from '../peer/evaluate-peer';
import { notEvaluated, type Section } from './section';
import { sharedFile } from './shared-file';

const PART = 'peer’s cases';

/** The peer's own cases: its policy answers as it does, our own rules lose none of its suppliers. */
export function peerSection(): Section {
  const folder = sharedFile('data/peer-matching');
  if (!existsSync(folder)) return notEvaluated(PART);
  const { counts, lines } = evaluatePeer(folder);
  const rows = counts.map(({ of, right, all }) => ({
    part: PART,
    of,
    count: all,
    figures: `${right} of ${all}`,
    aim: 'all',
  }));
  return { rows, details: lines };
}
