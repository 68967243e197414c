import { join } from 'node:path';
import { completeNomenclature } from '#lib/nomenclature';
import { judgedObjects, officialLabels, sharedFolder } from '../classify/judged-objects';
import { answers, crossed, scoreOf, type Answer } from '../classify/score';
import { notEvaluated, share, type Asked, type Row, type Section } from './section';

const PART = 'CPV from words';
/** Those that nobody looked at while words were written */
const HELD_OUT = new Set([8, 9]);

/** CPV divisions told from words, nature known, by our lexicon and what the other shared notices teach; more by `npm run evaluate:classify`. */
export async function classifySection({ devOnly }: Asked): Promise<Section> {
  const shared = sharedFolder();
  if (shared === null) return notEvaluated(PART);
  completeNomenclature({ cpv: officialLabels(shared) });
  try {
    const objects = await judgedObjects(join(shared, 'data/notices'));
    const dev = objects.filter(({ fold }) => !HELD_OUT.has(fold));
    const rows = rowsOf('development part', crossed(dev, 'both', true));
    if (devOnly) return { rows, details: [] };
    const held = objects.filter(({ fold }) => HELD_OUT.has(fold));
    return { rows: [...rows, ...rowsOf('held out', answers(dev, held, 'both', true))], details: [] };
  } finally {
    completeNomenclature();
  }
}

function rowsOf(half: string, given: readonly Answer[]): Row[] {
  const row = (of: string, some: readonly Answer[], aim: string): Row => {
    const { count, first, amongThree } = scoreOf(some);
    return {
      part: PART,
      of: `${of}, ${half}`,
      count,
      figures: `first ${share(first)} · three ${share(amongThree)}`,
      aim,
    };
  };
  return [
    row(
      'notices',
      given.filter(({ object }) => object.source !== 'awards'),
      '0.70 / 0.83',
    ),
    row(
      'awards',
      given.filter(({ object }) => object.source === 'awards'),
      '0.74 / 0.87',
    ),
  ];
}
