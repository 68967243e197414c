import { join } from 'node:path';
import { completeNomenclature } from '#lib/nomenclature';
import { type JudgedObject, judgedObjects, officialLabels, sharedFolder, type Source } from './classify/judged-objects';
import {
  type Answer,
  answers,
  calibration,
  crossed,
  misses,
  scoreOf,
  sourcesOf,
  VOICES,
  type Voice,
} from './classify/score';

/** Folds that nobody looked at while words were written; the other eight are the development part. */
const HELD_OUT = new Set([8, 9]);

/** What the evaluation is asked for. */
export interface ClassifyEvaluation {
  /** Only the development part */
  devOnly?: boolean;
  /** Further public notices or awards, unseen by what is learnt: half is held out too */
  folder?: string | undefined;
  /** Also the objects missed, of the development part */
  withMisses?: boolean;
}

/** The targets of the project, on notices and awards that were not learnt from: first division, and among three. */
const TARGETS: Readonly<Record<'notices' | 'awards', readonly [first: number, amongThree: number]>> = {
  notices: [0.7, 0.83],
  awards: [0.74, 0.87],
};

/**
 * How well CPV divisions are told from the buyer's own words, by source, from our lexicon, from what was learnt, from both.
 * @returns lines of a table; one that says so where `../shared` is absent
 */
export async function evaluateClassify(asked: ClassifyEvaluation = {}): Promise<string[]> {
  const shared = sharedFolder();
  if (shared === null) return ['CPV from words: NOT EVALUATED, ../shared is absent.'];
  completeNomenclature({ cpv: officialLabels(shared) });
  try {
    const objects = await judgedObjects(join(shared, 'data/notices'));
    const dev = objects.filter(({ fold }) => !HELD_OUT.has(fold));
    const held = objects.filter(({ fold }) => HELD_OUT.has(fold));
    const lines = block(`development part, ${dev.length} objects, eight folds`, (...how) => crossed(dev, ...how));
    if (asked.withMisses) lines.push(...missed(crossed(dev, 'both', true)));
    if (!asked.devOnly) {
      lines.push(...block(`held out, ${held.length} objects`, (...how) => answers(dev, held, ...how)));
    }
    if (asked.folder !== undefined) lines.push(...(await ofFolder(asked.folder, objects, asked)));
    return lines;
  } finally {
    completeNomenclature();
  }
}

async function ofFolder(
  folder: string,
  learntFrom: readonly JudgedObject[],
  asked: ClassifyEvaluation,
): Promise<string[]> {
  const all = await judgedObjects(folder, new Set(learntFrom.map(({ beginning }) => beginning)));
  const seen = all.filter(({ fold }) => fold < 5);
  const held = all.filter(({ fold }) => fold >= 5);
  const lines = block(`further objects, ${seen.length} looked at`, (...how) => answers(learntFrom, seen, ...how));
  if (asked.withMisses) lines.push(...missed(answers(learntFrom, seen, 'both', true)));
  if (asked.devOnly) return lines;
  return [
    ...lines,
    ...block(`further objects, ${held.length} held out`, (...how) => answers(learntFrom, held, ...how)),
  ];
}

function block(title: string, answer: (voice: Voice, withNature: boolean) => Answer[]): string[] {
  const lines = ['', `CPV from words: ${title}`, `${''.padEnd(34)}  count  first  three | group first  three`];
  const both: Answer[] = [];
  for (const withNature of [false, true]) {
    for (const voice of VOICES) {
      const given = answer(voice, withNature);
      if (voice === 'both') both.push(...given);
      for (const [name, of] of partsOf(given)) {
        const natured = withNature ? (of[0]!.object.natureIsOfCode ? ' + nature of its code' : ' + nature') : '';
        const { count, first, amongThree, firstGroup, groupAmongThree } = scoreOf(of);
        const figures = [first, amongThree].map(share).join('  ');
        const groups = `${share(firstGroup).padStart(11)}  ${share(groupAmongThree)}`;
        const target = voice === 'both' && name in TARGETS ? aim(TARGETS[name as 'notices'], first, amongThree) : '';
        lines.push(
          `${`${name}, ${voice}${natured}`.padEnd(40)} ${String(count).padStart(5)}  ${figures} | ${groups}${target}`,
        );
      }
    }
  }
  const tenths = calibration(both).map(({ told, right, count }) => `${share(told)}→${share(right)} (${count})`);
  return [...lines, `certainty told → share right: ${tenths.join(', ')}`];
}

/** @returns the target beside the figures, and which of the two are met */
function aim([first, three]: readonly [number, number], toldFirst: number, toldThree: number): string {
  const met = (is: boolean): string => (is ? 'met' : 'not met');
  return `  target ${first.toFixed(2)} ${met(toldFirst >= first)} / ${three.toFixed(2)} ${met(toldThree >= three)}`;
}

/** Awards, all notices together, then each source of notices */
function partsOf(given: readonly Answer[]): [name: string, of: Answer[]][] {
  const of = (is: (source: Source) => boolean): Answer[] => given.filter(({ object }) => is(object.source));
  const sources = sourcesOf(given.map(({ object }) => object)).filter((source) => source !== 'awards');
  const parts: [string, Answer[]][] = [
    ['awards', of((source) => source === 'awards')],
    ['notices', of((source) => source !== 'awards')],
    ...(sources.length > 1
      ? sources.map((name): [string, Answer[]] => [`  ${name}`, of((source) => source === name)])
      : []),
  ];
  return parts.filter(([, answered]) => answered.length > 0);
}

function missed(given: readonly Answer[]): string[] {
  return misses(given).map(({ object, classes }) => {
    const said = classes.divisions.map(({ code, certainty }) => `${code.slice(0, 2)} ${certainty}`).join(', ');
    return `  ${object.cpv} ≠ ${said} | ${object.title.slice(0, 120)}`;
  });
}

function share(part: number): string {
  return part.toFixed(3);
}

/** `npm run evaluate:classify [-- dev] [-- misses] [-- --folder PATH]`, after a build. */
async function main(given: readonly string[]): Promise<void> {
  const at = given.indexOf('--folder');
  const lines = await evaluateClassify({
    devOnly: given.includes('dev'),
    withMisses: given.includes('misses'),
    folder: at < 0 ? undefined : given[at + 1],
  });
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (require.main === module) void main(process.argv.slice(2));
