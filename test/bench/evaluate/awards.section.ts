import { createIndex, type MatchingIndex } from '#lib/matching-engine';
import { completeNomenclature } from '#lib/nomenclature';
import { existsSync, readFileSync } from 'node:fs';
import { readDirectory } from '../../../src/composition/rank/directory-file';
import { readList } from '../../../src/ingest/references/read-lines';
import { sharedFile as shared } from './shared-file';
import { ABLATIONS, without } from './ablations';
import { awardsOf, evaluationAwards, sharedAwards, type AwardCase } from './award-set';
import { intervalsOf, judge, middleOf, scoreOf, type Judged, type Score } from './judged';
import { notEvaluated, signed, type Asked, type Row, type Section } from './section';

const PART = 'real awards';

const DIRECTORY = 'data/directory/inclusive-suppliers.json';
const COMMUNES = 'data/reference/communes_departments_regions_2022.csv';
/** The awards are of 2018-19, and the directory of 2020. */
const TODAY = '2020-06-01';

/** Real awards against who won, establishments of one SIREN merged, then what is lost without each signal. */
export async function awardsSection({ devOnly, awards }: Asked): Promise<Section> {
  if (!existsSync(shared(DIRECTORY))) return notEvaluated(PART);
  const index = await directoryIndex();
  try {
    return over(index, devOnly, awards);
  } finally {
    completeNomenclature();
  }
}

function over(index: MatchingIndex, devOnly: boolean, file: string | undefined): Section {
  const directory = new Set([...index.all()].map(({ profile }) => profile.siret).filter((siret) => siret !== null));
  const examples = evaluationAwards() ?? [];
  const all = sharedAwards(directory) ?? [];
  const others = except(all, examples);
  const further = file === undefined ? [] : except(awardsOf(file, directory), [...examples, ...all]);
  const development = (one: AwardCase): boolean => one.half === 'development';
  const groups: [string, AwardCase[]][] = [
    ['examples of the evaluation file', examples],
    ['shared awards, development half', all.filter(development)],
  ];
  if (!devOnly) {
    groups.push(['shared awards, held-out half', all.filter((one) => !development(one))]);
    groups.push(['shared awards that are no example', others]);
  }
  if (file !== undefined) {
    groups.push(['further awards, development half', further.filter(development)]);
    if (!devOnly) {
      groups.push(['further awards, held-out half', further.filter((one) => !development(one))]);
      groups.push(['further awards', further]);
    }
  }
  const pool = [...examples, ...(devOnly ? [...others, ...further].filter(development) : [...others, ...further])];
  groups.push(['all of them', pool]);
  const judged = groups.map(([name, cases]) => ({ name, all: judgeAll(index, cases) }));
  return {
    rows: judged.map((one) => rowOf(one.name, scoreOf(one.all))),
    details: [...intervalLines(judged), '', ...bandLines(judgeAll(index, pool)), '', ...ablationLines(index, pool)],
  };
}

/** @returns those that are not among others, by number or as declared again */
function except(cases: readonly AwardCase[], others: readonly AwardCase[]): AwardCase[] {
  const known = new Set(others.flatMap(({ id, key }) => [id, key]));
  return cases.filter(({ id, key }) => !known.has(id) && !known.has(key));
}

/** How far each figure of the table may be from what many more awards would give. */
function intervalLines(groups: readonly { name: string; all: readonly Judged[] }[]): string[] {
  return [
    'Real awards, 95 % intervals (bootstrap over awards)',
    ...groups.map(({ name, all }) => {
      const { hit10, mrr, auc } = intervalsOf(all);
      const told = [hit10, mrr, auc].map(([low, high]) => `${low.toFixed(2)} – ${high.toFixed(2)}`);
      return `${name.padEnd(34)} hit@10 ${told[0]} · MRR ${told[1]} · AUC ${told[2]}`;
    }),
  ];
}

async function directoryIndex(): Promise<MatchingIndex> {
  const communes = readList('communes', readFileSync(shared(COMMUNES)), COMMUNES, true).rows;
  completeNomenclature({ communes: new Map(communes.map(({ code, lat, lon }) => [code, { lat: lat!, lon: lon! }])) });
  const index = createIndex();
  for (const profile of (await readDirectory(shared(DIRECTORY), TODAY)).profiles) index.put(profile);
  return index;
}

function judgeAll(index: MatchingIndex, cases: readonly AwardCase[], weights?: Parameters<typeof judge>[3]): Judged[] {
  return cases.map((one) => judge(index, one, TODAY, weights));
}

/** A band is right when those in it win more often than those in the next: it says how likely, not how good. */
function bandLines(judged: readonly Judged[]): string[] {
  const lines = ['Bands: suppliers in each, and how many of them won'];
  for (const band of ['very-likely', 'likely', 'possible'] as const) {
    const all = judged.reduce((sum, one) => sum + one.bands[band], 0);
    const won = judged.filter((one) => one.band === band).length;
    lines.push(
      `${band.padEnd(12)} ${String(won).padStart(3)} of ${String(all).padStart(5)}  ${((100 * won) / Math.max(1, all)).toFixed(1)} %`,
    );
  }
  return lines;
}

/** Paired: each award with all signals against the same award without one. */
function ablationLines(index: MatchingIndex, cases: readonly AwardCase[]): string[] {
  const whole = judgeAll(index, cases);
  const base = scoreOf(whole);
  const lines = [
    `Ablation over ${cases.length} awards, paired: what the table above loses without each signal`,
    `${'without'.padEnd(34)} hit@10     MRR     AUC  better worse`,
  ];
  for (const [name, paths, neutral] of ABLATIONS) {
    const less = judgeAll(index, cases, without(paths, neutral));
    const score = scoreOf(less);
    const worse = less.filter((one, at) => middleOf(one) > middleOf(whole[at]!)).length;
    const better = less.filter((one, at) => middleOf(one) < middleOf(whole[at]!)).length;
    const moved = [score.hit10 - base.hit10, score.mrr - base.mrr, score.auc - base.auc].map(signed).join('  ');
    lines.push(`${name.padEnd(34)} ${moved}  ${String(better).padStart(6)} ${String(worse).padStart(5)}`);
  }
  return lines;
}

function rowOf(of: string, { count, hit1, hit5, hit10, mrr, auc }: Score): Row {
  const hits = [hit1, hit5, hit10].map((one) => one.toFixed(2)).join(' ');
  const figures = `hit@1 5 10 ${hits} · MRR ${mrr.toFixed(3)} · AUC ${auc.toFixed(3)}`;
  return { part: PART, of, count, figures, aim: 'hit@10 0.90, MRR 0.55, AUC 0.75' };
}
