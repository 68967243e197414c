import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPeerFiles, readPeerNeeds } from './peer-files';
import { ownPolicy, peerPolicy, type PeerNeed } from './peer-policy';

const WARM_UP = 20;
const HUNDRED = 100;
const ROUNDS = 20;

/**
 * `npm run bench:peer -- --data DIR --needs FILE --out F [--policy peer|own]`: asks each need of a directory in the form of
 * the Marché de l'inclusion. Writes `{needs: [{id, ids}], build_ms, rss_mb, p50_ms, p95_ms, total_ms}`: `p50_ms` and `p95_ms`
 * of one need, over every need twenty times, `total_ms` of a hundred needs in sequence, the needs of the file in turn.
 */
function run(): void {
  const { data, needs: file, out, policy: name } = asked();
  const policy = name === 'own' ? ownPolicy : peerPolicy;
  const from = performance.now();
  const files = readPeerFiles(data);
  const buildMs = performance.now() - from;
  const needs = readPeerNeeds(file, files);
  if (needs.length === 0) throw new Error(`${file} holds no need: give a list of them.`);
  const ask = (need: PeerNeed): string[] =>
    policy(files.directory, need).map((number) => files.directory.suppliers[number]!.id);

  const found = needs.map(({ id, need }) => ({ id, ids: ask(need).map(numeric) }));
  for (let n = 0; n < WARM_UP; n += 1) for (const { need } of needs) ask(need);
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) for (const { need } of needs) times.push(timeOf(() => ask(need)));
  const totalMs = timeOf(() => {
    for (let n = 0; n < HUNDRED; n += 1) ask(needs[n % needs.length]!.need);
  });
  const anySector = needs.flatMap(({ need }) => {
    const open = { ...need, sectors: [] };
    return Array.from({ length: ROUNDS }, () => timeOf(() => ask(open)));
  });
  const figures = {
    build_ms: round(buildMs),
    rss_mb: round(process.memoryUsage().rss / 2 ** 20),
    p50_ms: round(at(times, 0.5)),
    p95_ms: round(at(times, 0.95)),
    total_ms: round(totalMs),
  };
  writeFileSync(out, `${JSON.stringify({ needs: found, ...figures })}\n`);
  print(`${found.length} needs over ${files.directory.suppliers.length} suppliers, policy ${name}, written to ${out}`);
  print(`  ready in ${figures.build_ms} ms (aim 500), ${figures.rss_mb} MB held`);
  print(`  one need by sector: p50 ${figures.p50_ms} · p95 ${figures.p95_ms} ms (aim 1; the peer 90 to 180)`);
  print(`  one need of any sector: p95 ${round(at(anySector, 0.95))} ms (aim 10)`);
  print(`  a hundred needs in sequence: ${figures.total_ms} ms (aim 50; the peer 9 300)`);
}

function asked(): { data: string; needs: string; out: string; policy: 'peer' | 'own' } {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      needs: { type: 'string' },
      out: { type: 'string' },
      policy: { type: 'string', default: 'peer' },
    },
  });
  const { data, needs, out, policy } = values;
  if (!data || !needs || !out) throw new Error('Give --data DIR, --needs FILE and --out FILE.');
  if (policy !== 'peer' && policy !== 'own') throw new Error(`--policy is peer or own, not « ${policy} ».`);
  return { data, needs, out, policy };
}

function timeOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function numeric(id: string): string | number {
  return /^\d+$/.test(id) ? Number(id) : id;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
