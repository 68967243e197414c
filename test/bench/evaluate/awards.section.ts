import { createIndex, type MatchingIndex } from '#lib/matching-engine';
import { completeNomenclature, sirenOf } from '#lib/nomenclature';
import { existsSync, readFileSync } from 'node:fs';
import { readDirectory } from '../../../src/composition/rank/directory-file';
import { readList } from '../../../src/ingest/references/read-lines';
import { sharedFile as shared } from './shared-file';
import { ABLATIONS, without } from './ablations';
import { evaluationAwards, sharedAwards, type AwardCase } from './award-set';
import { judge, scoreOf, type Judged, type Score } from './judged';

const DIRECTORY = 'data/directory/inclusive-suppliers.json';
const COMMUNES = 'data/reference/communes_departments_regions_2022.csv';
/** The awards are of 2018-19, and the directory of 2020. */
const TODAY = '2020-06-01';

/** Real awards against who won, then what is lost without each signal. @param half `dev` leaves the held-out half unread */
export async function awardsSection(half: string | undefined): Promise<string[]> {
  if (!existsSync(shared(DIRECTORY))) return ['Real awards: NOT EVALUATED, ../shared is absent.'];
  const index = await directoryIndex();
  const sirens = new Set([...index.all()].map(({ profile }) => sirenOf(profile.siret)));
  const examples = evaluationAwards() ?? [];
  const all = sharedAwards(sirens) ?? [];
  const known = new Set(examples.map(({ id }) => id));
  const others = all.filter(({ id }) => !known.has(id));
  const groups: [string, AwardCase[]][] = [
    ['examples of the evaluation file', examples],
    ['all shared awards, development half', all.filter((one) => one.half === 'development')],
    ...(half === 'dev'
      ? []
      : ([
          ['all shared awards, held-out half', all.filter((one) => one.half === 'held-out')],
          ['shared awards that are no example', others],
        ] as [string, AwardCase[]][])),
  ];
  const lines = ['Real awards → winner (establishments of one SIREN merged)', heading()];
  for (const [name, cases] of groups) lines.push(row(name, scoreOf(judgeAll(index, cases))));
  const pool =
    half === 'dev' ? [...examples, ...others.filter((one) => one.half === 'development')] : [...examples, ...others];
  return [...lines, '', ...ablationLines(index, pool)];
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

function heading(): string {
  return `${''.padEnd(42)}    n  hit@1  hit@5 hit@10    MRR    AUC`;
}

function row(name: string, { count, hit1, hit5, hit10, mrr, auc }: Score): string {
  return `${name.padEnd(42)} ${String(count).padStart(4)}  ${[hit1, hit5, hit10, mrr, auc].map((one) => one.toFixed(3)).join('  ')}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
