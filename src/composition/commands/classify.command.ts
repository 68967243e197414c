import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Command } from 'commander';
import { completeNomenclature, LearntModel } from '#lib/nomenclature';
import { readList } from '../../ingest/references/read-lines';
import { EXIT } from '../start/with-house';
import { classifyLine } from './classify-lines';
import { fileToRead, fileToWrite } from './command-files';
import { filesNamed } from './files-named';
import { learnFromFiles } from './learn-from-files';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';

interface Options {
  in: string;
  out: string;
  learn?: string[];
  cpv?: string;
}

/** Refused lines that are told one by one; the others are counted */
const TOLD = 50;

/** `maillon classify`: CPV divisions and groups of objects, from their words; no database is needed. */
export function addClassify(program: Command): void {
  program
    .command('classify')
    .description('propose CPV divisions and groups for objects, one JSON line each; no database')
    .requiredOption('--in <file>', 'objects, one JSON line each: {id, title, text?, nature?: works|supplies|services}')
    .requiredOption('--out <file>', 'where the answers go, one JSON line each: {id, divisions, groups}')
    .option('--learn <paths...>', 'learn from these notices first: files, folders or patterns, of any format')
    .option('--cpv <file>', 'official CPV labels, as `maillon reference import cpv` reads them')
    .addHelpText(
      'after',
      `
An answer has three divisions and three groups, the likeliest first, as eight digits (45000000, 45200000) with a certainty
from 0 to 1. Lines that cannot be read are told with their number and left out of the answers; the exit code is then 2.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await classifyFile(options);
    });
}

async function classifyFile(options: Options): Promise<number> {
  const { size: bytes } = await fileToRead(options.in);
  if (options.cpv !== undefined) await loadLabels(options.cpv);
  const learnt = await learn(options.learn ?? []);
  const out = await fileToWrite(options.out, [options.in, ...(options.cpv === undefined ? [] : [options.cpv])]);
  let [read, refused] = [0, 0];
  await withProgressBar('bytes', async (onProgress) => {
    const input = createReadStream(options.in);
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const said = classifyLine(number === 1 ? line.replace(/^\ufeff/, '') : line, number, learnt);
      if ('problem' in said) {
        refused += 1;
        if (refused <= TOLD) tell(`line ${said.line}${said.id === null ? '' : ` (${said.id})`}: ${said.problem}`);
        continue;
      }
      read += 1;
      if (!out.write(`${JSON.stringify(said)}\n`)) await once(out, 'drain');
      if (read % 500 === 0) onProgress(input.bytesRead, bytes);
    }
  });
  out.end();
  await finished(out);
  tell(`${read} objects classified${refused > 0 ? `, ${refused} lines refused` : ''}`);
  return refused > 0 ? EXIT.someRefused : EXIT.done;
}

async function learn(paths: readonly string[]): Promise<LearntModel> {
  if (paths.length === 0) return new LearntModel([]);
  const files = await filesNamed(paths);
  const learning = await withProgressBar('files learnt from', (onProgress) => learnFromFiles(files, onProgress));
  const { notices, unread, objects, model } = learning;
  tell(`learnt from ${objects} objects of ${notices} notices${unread > 0 ? `, ${unread} records unread` : ''}`);
  if (objects === 0) tell('nothing was learnt: no French notice with a code of the CPV stands there');
  return model;
}

async function loadLabels(file: string): Promise<void> {
  await fileToRead(file);
  const { rows, refused } = readList('cpv', await readFile(file), basename(file));
  completeNomenclature({ cpv: new Map(rows.map(({ code, label }) => [code, label])) });
  if (refused.length > 0) tell(`${file}: ${refused.length} lines refused, the first is line ${refused[0]!.line}`);
}

function tell(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
