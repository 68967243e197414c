import { createIndex, type MatchingIndex } from '#lib/matching-engine';
import { completeNomenclature, sirenOf } from '#lib/nomenclature';
import { existsSync, readFileSync } from 'node:fs';
import { readDirectory } from '../../../src/composition/rank/directory-file';
import { readList } from '../../../src/ingest/references/read-lines';
import { sharedFile as shared } from './shared-file';
import { ABLATIONS, without } from './ablations';
import { evaluationAwards, sharedAwards, type AwardCase } from './award-set';
import { judge, scoreOf, type Judged, type Score } from './judged';
import { notEvaluated, signed, type Asked, type Row, type Section } from './section';

const PART = 'real awards';

const DIRECTORY = 'data/directory/inclusive-suppliers.json';
const COMMUNES = 'data/reference/communes_departments_regions_2022.csv';
/** The awards are of 2018-19, and the directory of 2020. */
const TODAY = '2020-06-01';

/** Real awards against who won, establishments of one SIREN merged, then what is lost without each signal. */
export async function awardsSection({ devOnly }: Asked): Promise<Section> {
  if (!existsSync(shared(DIRECTORY))) return notEvaluated(PART);
  const index = await directoryIndex();
  try {
    return over(index, devOnly);
  } finally {
    completeNomenclature();
  }
}

function over(index: MatchingIndex, devOnly: boolean): Section {
  const sirens = new Set([...index.all()].map(({ profile }) => sirenOf(profile.siret)));
  const examples = evaluationAwards() ?? [];
  const all = sharedAwards(sirens) ?? [];
  const known = new Set(examples.map(({ id }) => id));
  const others = all.filter(({ id }) => !known.has(id));
  const development = (one: AwardCase): boolean => one.half === 'development';
  const groups: [string, AwardCase[]][] = [
    ['examples of the evaluation file', examples],
    ['shared awards, development half', all.filter(development)],
  ];
  if (!devOnly) {
    groups.push(['shared awards, held-out half', all.filter((one) => !development(one))]);
    groups.push(['shared awards that are no example', others]);
  }
  const pool = [...examples, ...(devOnly ? others.filter(development) : others)];
  groups.push(['all of them', pool]);
  return {
    rows: groups.map(([name, cases]) => rowOf(name, scoreOf(judgeAll(index, cases)))),
    details: [...bandLines(judgeAll(index, pool)), '', ...ablationLines(index, pool)],
  };
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
  for (const [name, paths] of ABLATIONS) {
    const less = judgeAll(index, cases, without(paths));
    const score = scoreOf(less);
    const worse = less.filter((one, at) => one.position > whole[at]!.position).length;
    const better = less.filter((one, at) => one.position < whole[at]!.position).length;
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
