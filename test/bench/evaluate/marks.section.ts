import { existsSync, readFileSync } from 'node:fs';
import { noticeCases } from '../marks/notice-set';
import { report, talliesOf, type Tally } from '../marks/score';
import { sentenceCases, type Case } from '../marks/sentence-set';
import { notEvaluated, share, type Asked, type Row, type Section } from './section';
import { sharedFile } from './shared-file';

const PART = 'reservation marks';
const EXAMPLES = 'data/reservation/examples.json';

/** How well it is read that a purchase is reserved: in our own sentences, in labelled notices, in the worked examples. */
export async function marksSection({ devOnly }: Asked): Promise<Section> {
  const told = (cases: readonly Case[]): Case[] => cases.filter((one) => !devOnly || !one.isHeldOut);
  const sentences = told(sentenceCases());
  const rows = [rowOf('our own sentences', sentences, '')];
  const notices = await noticeCases();
  if (notices === null || !existsSync(sharedFile(EXAMPLES))) {
    return { rows: [...rows, ...notEvaluated(PART).rows], details: report('Marks in our own sentences', sentences) };
  }
  const ids = (JSON.parse(readFileSync(sharedFile(EXAMPLES), 'utf8')) as { docId: string }[]).map(({ docId }) => docId);
  const [withTags, withoutTags] = [told(notices.withTags), told(notices.withoutTags)];
  const examples = notices.withTags.filter(({ id }) => ids.some((one) => id.includes(one)));
  const right = examples.filter(({ expected, found }) => isSame(expected, found)).length;
  return {
    rows: [
      ...rows,
      rowOf('labelled notices', withTags, ''),
      rowOf('labelled notices, tags removed', withoutTags, ''),
      {
        part: PART,
        of: 'worked examples, all marks',
        count: ids.length,
        figures: `${right} of ${ids.length}`,
        aim: 'all',
      },
    ],
    details: [
      ...report('Marks in our own sentences', sentences),
      ...report('Marks in labelled notices', withTags),
      ...report('Marks in labelled notices, tags removed', withoutTags),
    ],
  };
}

function rowOf(of: string, cases: readonly Case[], aim: string): Row {
  const sum: Tally = { right: 0, wrong: 0, missed: 0 };
  for (const one of cases) {
    const tally = talliesOf(one).get('reserved')!;
    for (const key of ['right', 'wrong', 'missed'] as const) sum[key] += tally[key];
  }
  const { right, wrong, missed } = sum;
  const figures = `precision ${share(right, right + wrong)} · recall ${share(right, right + missed)}`;
  return { part: PART, of, count: cases.length, figures, aim };
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
