import 'reflect-metadata';
import { cpus, totalmem } from 'node:os';
import { benches } from './benches';
import type { Figure } from './figure';

/** `npm run bench [name…]`: prints every figure; exits with 1 when a bench could not do its work. */
async function run(names: readonly string[]): Promise<void> {
  const wanted = benches.filter((bench) => names.length === 0 || names.includes(bench.name));
  if (wanted.length === 0) throw new Error(`No such bench. There are: ${benches.map((b) => b.name).join(', ')}.`);
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  print(
    `${new Date().toISOString()} · Node ${process.version} · ${cpus().length} × ${cpu?.model.trim()} · ${memory} GB`,
  );
  for (const bench of wanted) {
    print(`\n${bench.name}`);
    try {
      for (const figure of await bench.measure()) print(line(figure));
    } catch (error) {
      process.exitCode = 1;
      print(`  NOT DONE: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}

function line({ name, unit, p50, p95, runs, warmUp, comparedWith }: Figure): string {
  const shown = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const measure = runs === 1 ? `${shown(p50)} ${unit}` : `p50 ${shown(p50)} · p95 ${shown(p95)} ${unit}`;
  return `  ${name}: ${measure} (n=${runs}, warm-up ${warmUp}; ${comparedWith})`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

void run(process.argv.slice(2)).then(() => process.exit());
