import { InvalidArgumentError, type Command } from 'commander';
import { type CheckReport, type RegisterReport, SuppliersCheck } from '../../ingest/suppliers-check.service';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';
import { reasonOf } from './run-report';

interface Options extends HouseOptions {
  siret?: string[];
  limit?: number;
  dryRun?: boolean;
  json?: boolean;
}

/** `maillon suppliers check`: asks the registers about the suppliers that are due. @param suppliers the command that it belongs to */
export function addSuppliersCheck(suppliers: Command): void {
  const command = suppliers
    .command('check')
    .description('refresh proofs that are about to end, and note who closed, from the registers')
    .option('--siret <sirets...>', 'these suppliers, due or not')
    .option('--limit <number>', 'suppliers that each register is asked about at most (default: 500)', wholeNumber)
    .option('--dry-run', 'ask, say what would change, and write nothing')
    .option('--json', 'print the report as JSON on standard output')
    .addHelpText(
      'after',
      '\nIt goes on where the last one stopped: those never looked at first, then the longest ago.',
    );
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => check(house, options));
  });
}

async function check({ app }: CommandHouse, { siret, limit, dryRun, json }: Options): Promise<number> {
  const service = app.get(SuppliersCheck, { strict: false });
  const report = await withProgressBar('suppliers', (onProgress) =>
    service.check({ sirets: siret, limit, dryRun, onProgress }),
  );
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : checkAsText(report)}\n`);
  const isWhole = report.registers.every(({ failed, stopped }) => failed === 0 && stopped === null);
  return isWhole && report.notKnown.length === 0 ? EXIT.done : EXIT.someRefused;
}

/** @returns a check as a person reads it: per register its counts, then who changed, closed, or could not be read, and why */
export function checkAsText(report: CheckReport): string {
  const lines = [
    `Checked on ${report.day}${report.dryRun ? ' (dry run, nothing was written)' : ''}`,
    ...report.registers.flatMap(registerLines),
    ...report.leftOut.map(({ register, because }) => `${register}: not asked. ${because}`),
    ...report.notKnown.map((siret) => `${siret}: no supplier here; \`maillon import suppliers\` brings it in`),
  ];
  return printable(lines.join('\n'));
}

function registerLines(report: RegisterReport): string[] {
  const { register, due, asked, changed, unchanged, archived, unknown, failed, proofs, stopped } = report;
  return [
    `${register}: ${asked} asked of ${due} due, ${changed} changed, ${unchanged} unchanged, ${archived} closed, ${unknown} unknown, ${failed} failed`,
    `  proofs: ${proofs.created} new, ${proofs.renewed} dated again, ${proofs.denied} denied`,
    ...Object.entries(report.repairs).map(([code, count]) => `  left out ${code} × ${count}`),
    ...report.suppliers
      .filter(({ outcome, reasons }) => outcome !== 'changed' || reasons.length > 0)
      .map(
        ({ siret, name, outcome, reasons }) =>
          `  ${outcome} ${siret} ${name}${reasons.map((one) => `; ${reasonOf(one)}`).join('')}`,
      ),
    ...(stopped === null ? [] : [`  stopped: ${stopped} Run it again: it goes on from there.`]),
  ];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return Number(text);
}
