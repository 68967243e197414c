import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { createIndex, rank, WEIGHTS_VERSION, whyNobody, type MatchingIndex } from '#lib/matching-engine';
import { SystemClock } from '#lib/kernel';
import { completeNomenclature } from '#lib/nomenclature';
import { readList } from '../../ingest/references/read-lines';
import { readDirectory, type RowTold } from '../rank/directory-file';
import { readQuery, type ReadQuery } from '../rank/query-line';
import { rankedLines } from '../rank/ranked-line';
import { EXIT } from '../start/with-house';
import { fileToRead, fileToWrite } from './command-files';
import { day } from './day-option';
import { printable } from './printable';

interface RankOptions {
  suppliers: string;
  communes?: string;
  queries: string;
  out?: string;
  top: number;
  date?: string;
}

/** `maillon rank`: who can answer each query of a file, from a directory file; no database is needed. */
export function addRank(program: Command): void {
  program
    .command('rank')
    .description('rank the suppliers of a directory file for each query of a file; no database, nothing is kept')
    .requiredOption(
      '--suppliers <file>',
      'JSON list of {siret, kind, name, brand, naf, postCode, city, department, lat, lon…}',
    )
    .requiredOption(
      '--queries <file>',
      'JSON lines {id, title, text?, cpv?, place?, buyer?, amount?, levers?, nature?}',
    )
    .option(
      '--communes <file>',
      'CSV of communes with their points; without it nearness falls back on commune, EPCI, department',
    )
    .option('--top <n>', 'suppliers of an answer at most', positive, 50)
    .option('--out <file>', 'where answers go, one JSON line a query; standard output unless told')
    .option('--date <day>', 'day on which statuses and law are judged, YYYY-MM-DD; today unless told', day)
    .addHelpText(
      'after',
      `
A place is {code, typeCode, name}, a buyer {siret, name}; the type beside a code is not believed. An answer is
{id, cpv: [{code, certainty}], place, ranked: [{siret, score, band, links, reasons}], ignored, why?, ms}: what was not used stands
in ignored, and why nobody was ranked in why. Rows and lines that cannot be read are named on standard error, the rest goes on,
and the exit code is 2. The same files give the same bytes, but for ms.`,
    )
    .action(async (options: RankOptions) => {
      process.exitCode = await rankAll(options);
    });
}

/** Values of a directory that were not used: of a list that has a wrong column, not every line. */
const MOST_TOLD = 20;

async function rankAll(options: RankOptions): Promise<number> {
  const today = options.date ?? new SystemClock().today();
  const read = [options.suppliers, options.queries, ...(options.communes === undefined ? [] : [options.communes])];
  for (const file of read) await fileToRead(file);
  let refused = 0;
  const tell = (where: string, problem: string): void => {
    process.stderr.write(printable(`${where} : ${problem}`) + '\n');
  };
  const refuse = (where: string, problem: string): void => {
    refused += 1;
    tell(where, problem);
  };
  const rowOf = ({ line, row }: RowTold): string => `${options.suppliers}, ligne ${line}, fiche ${row}`;
  if (options.communes !== undefined) {
    const list = readList('communes', await readFile(options.communes), options.communes, true);
    if (list.refused.length > 0) {
      const [{ line, problem }] = list.refused as [(typeof list.refused)[0]];
      process.stderr.write(
        printable(`${options.communes}: ${list.refused.length} lines give no point, as line ${line}: ${problem}`) +
          '\n',
      );
    }
    completeNomenclature({
      communes: new Map(list.rows.map(({ code, lat, lon }) => [code, { lat: lat!, lon: lon! }])),
    });
  }
  const directory = await readDirectory(options.suppliers, today);
  for (const one of directory.refused) refuse(rowOf(one), one.problem);
  for (const one of directory.ignored.slice(0, MOST_TOLD)) tell(rowOf(one), `ignoré, ${one.problem}`);
  if (directory.ignored.length > MOST_TOLD)
    process.stderr.write(`${options.suppliers} : ${directory.ignored.length - MOST_TOLD} autres valeurs ignorées\n`);
  const index = createIndex();
  index.putAll(directory.profiles);

  const out = options.out === undefined ? process.stdout : await fileToWrite(options.out, read);
  let answered = 0;
  let number = 0;
  const lines = createInterface({ input: createReadStream(options.queries), crlfDelay: Infinity });
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const query = readQuery(number === 1 ? line.replace(/^\ufeff/, '') : line);
    if ('problem' in query) {
      refuse(`${options.queries}, ligne ${number}`, query.problem);
      continue;
    }
    answered += 1;
    if (!out.write(`${JSON.stringify(answer(index, query, options.top, today))}\n`)) await once(out, 'drain');
  }
  if (out !== process.stdout) {
    out.end();
    await finished(out);
  }
  const merged = directory.merged > 0 ? `, ${directory.merged} rows told a SIRET again and were joined to it` : '';
  process.stderr.write(
    `${answered} queries ranked among ${index.size} suppliers${merged}; ${refused} rows or lines refused; weights ${WEIGHTS_VERSION}\n`,
  );
  return refused > 0 ? EXIT.someRefused : EXIT.done;
}

function answer(index: MatchingIndex, query: ReadQuery, top: number, today: string): object {
  const from = performance.now();
  const ranking = rank(index, query.facts, { today, seed: String(query.id), limit: top, wide: true });
  const ranked = rankedLines(index, ranking);
  const { place, step, certainty, choices } = query.place;
  return {
    id: query.id,
    cpv: query.cpv,
    place: {
      commune: place.commune,
      name: place.communeName,
      epci: place.epci,
      department: place.department,
      step,
      certainty,
      ...(choices.length > 1 ? { choices: choices.slice(0, 10).map(({ code, name }) => ({ code, name })) } : {}),
    },
    ranked,
    ...(ranked.length === 0 ? { why: whyNobody(index, query.facts, ranking.setAside, today).join(' ; ') } : {}),
    ignored: query.ignored,
    ms: Math.round((performance.now() - from) * 100) / 100,
  };
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return value;
}
