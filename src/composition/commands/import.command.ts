import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Clock, DomainError } from '#lib/kernel';
import { isKind, KINDS, type Kind } from '#lib/nomenclature';
import {
  isRegister,
  LIST_ENCODINGS,
  proposeColumns,
  readMapping,
  REGISTERS,
  SupplierImport,
  SupplierSources,
  type ColumnMapping,
  type ListEncoding,
} from '../../ingest/ingest.service';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { day } from './day-option';
import { importAsText } from './import-as-text';
import { importRegister, type RegisterOptions } from './import-register';
import { refuseUnfit, type Asked } from './unfit-options';
import { mappingAsJson, proposalAsText } from './mapping-as-text';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';

interface Options extends HouseOptions, RegisterOptions {
  file?: string;
  source?: string;
  sourceName?: string;
  kind?: Kind[];
  listDate?: string;
  mapping?: string;
  showMapping?: boolean;
  sheet?: string;
  encoding?: ListEncoding;
  delimiter?: string;
}

/** Options of one who gives a list. */
type ListOptions = Options & { file: string };

/** What sort of list each source reads, where it is no list whose columns somebody maps. */
const KINDS_OF_LIST: Readonly<Record<string, Asked>> = {
  'directory-file': 'known',
  finess: 'known',
  'esus-list': 'esus',
};

/** Short names of the sources that read lists, as a person types them. */
const SOURCES: Readonly<Record<string, string>> = {
  directory: 'directory-file',
  file: 'supplier-file',
  esus: 'esus-list',
  finess: 'finess',
};

/** `maillon import suppliers`: takes in a list of suppliers, or what a register gives; the same again changes nothing. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('take in a list of suppliers, or what a register gives; the same again changes nothing')
    .argument('<what>', 'suppliers', onlySuppliers)
    .option('--file <file>', 'CSV, XLSX, or the JSON of the directory of insertion structures')
    .option('--list-date <day>', 'day that the list speaks of, YYYY-MM-DD; without it no proof gets a date', day)
    .addOption(
      new Option(
        '--source <source>',
        'what the list is, by default seen from its bytes; or the register to ask',
      ).choices([...new Set([...Object.keys(SOURCES), ...REGISTERS])]),
    )
    .option('--siret <sirets...>', 'those to look up in a register')
    .addOption(new Option('--search <who>', 'whom to search a register for (default: siae)').choices(['ess', 'siae']))
    .option('--epci <siren>', 'where to search: an EPCI')
    .option('--department <code>', 'where to search: a department')
    .option('--source-name <name>', 'who publishes a CSV or XLSX, as its proofs and the history will say', sourceName)
    .option('--kind <kinds>', 'what every supplier of the list is, when no column says it: EA, or ACI,EI', kinds)
    .option(
      '--mapping <mapping>',
      "which column fills what: auto takes the proposal as it is; else FILE.json, or 'col=member,col=member'",
    )
    .option('--show-mapping', 'print the proposed mapping as JSON, to be edited, and stop')
    .option('--sheet <sheet>', 'name or number of the sheet of a workbook; the first by default')
    .addOption(new Option('--encoding <encoding>', 'of a CSV; seen from its bytes by default').choices(LIST_ENCODINGS))
    .option('--delimiter <sign>', 'what separates the cells of a CSV; seen from its first lines by default', delimiter)
    .option('--dry-run', 'say what would change, supplier by supplier, and change nothing')
    .option('--json', 'print the result as JSON on standard output');
  houseOptions(command).action(async (_what: string, given: Options) => {
    const { source, file } = given;
    refuseUnfit(given, file === undefined ? 'register' : 'list');
    if (file === undefined && source !== undefined && isRegister(source)) {
      process.exitCode = await withHouse(given, (house) => importRegister(house, source, given));
      return;
    }
    const options = withList(given);
    const name = await sourceOf(options);
    refuseUnfit(given, KINDS_OF_LIST[name] ?? 'list');
    const columns = name === 'supplier-file' ? await columnsOf(options) : { mapping: undefined };
    if (!columns) return;
    process.exitCode = await withHouse(options, (house) => importSuppliers(house, name, columns.mapping, options));
  });
}

async function importSuppliers(
  { app }: CommandHouse,
  name: string,
  mapping: ColumnMapping | undefined,
  options: ListOptions,
): Promise<number> {
  const source = app.get(SupplierSources, { strict: false }).named(name);
  const origin = basename(options.file);
  const { listDate = null, dryRun = false, sourceName: saidBy, kind, json } = options;
  const today = app.get(Clock, { strict: false }).today();
  if (listDate !== null && listDate > today) {
    throw new DomainError(
      'import/list-date-future',
      `No list speaks of a day to come: --list-date is ${today} at most.`,
      {
        field: 'listDate',
      },
    );
  }
  const file = await fileOf(options.file);
  const list = {
    name: origin,
    bytes: file.bytes,
    day: listDate,
    today,
    opening: openingOf(options),
    ...(mapping ? { mapping } : {}),
    ...(saidBy === undefined ? {} : { saidBy }),
    ...(kind ? { kinds: kind } : {}),
  };
  const report = await withProgressBar(printable(origin), (progress) =>
    app
      .get(SupplierImport, { strict: false })
      .run(
        source,
        { list, position: null },
        { origin, kind: 'file', dryRun, onProgress: (done, total) => progress(done, total ?? file.guess(done)) },
      ),
  );
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : importAsText(report)}\n`);
  return report.refused > 0 ? EXIT.someRefused : EXIT.done;
}

/**
 * Looks at the columns of a list and settles how they are read. Nothing is started before that, and nothing written.
 * @returns the accepted mapping; null when somebody has to decide first, which is told and is the exit code
 */
async function columnsOf(options: ListOptions): Promise<{ mapping: ColumnMapping } | null> {
  const { mapping, showMapping, json } = options;
  if (mapping !== undefined && mapping !== 'auto' && !showMapping) return { mapping: await givenMapping(mapping) };
  const { bytes } = await fileOf(options.file);
  const proposal = await proposeColumns({ bytes, opening: openingOf(options) });
  if (showMapping) {
    process.stdout.write(`${mappingAsJson(proposal)}\n`);
    return null;
  }
  if (mapping === 'auto') {
    if (proposal.problems.length === 0) return { mapping: proposal.mapping };
    throw new DomainError(
      'import/mapping-no-siret',
      `${proposal.problems.join(' ')} Give --mapping 'column=member,…'.`,
    );
  }
  process.stdout.write(`${json ? JSON.stringify(proposal, null, 2) : proposalAsText(proposal, options.file)}\n`);
  process.exitCode = EXIT.undecided;
  return null;
}

async function givenMapping(mapping: string): Promise<ColumnMapping> {
  if (!/\.json$/i.test(mapping) || mapping.includes('=')) return readMapping(mapping);
  try {
    return readMapping(await readFile(mapping, 'utf8'));
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw unreadable(mapping, cause);
  }
}

/** @throws DomainError `import/no-file` when there is neither a list nor a register to ask */
function withList(options: Options): ListOptions {
  const { file } = options;
  if (file !== undefined) return { ...options, file };
  const registers = REGISTERS.join(', ');
  throw new DomainError('import/no-file', `Give a list, --file FILE, or a register to ask, --source ${registers}.`);
}

/** Without a word of the person a JSON file is the directory, and all else a list in columns. */
async function sourceOf({ source, file }: ListOptions): Promise<string> {
  if (source !== undefined) {
    const list = SOURCES[source];
    if (list !== undefined) return list;
    throw new DomainError(
      'import/register-reads-no-file',
      `${source} is a register that is asked, and reads no file: leave out --file to ask it, or --source to read ${file}.`,
      { field: 'source' },
    );
  }
  const { bytes } = await fileOf(file);
  for await (const piece of bytes)
    return /^(?:\ufeff)?\s*[[{]/.test(piece.toString('utf8')) ? 'directory-file' : 'supplier-file';
  return 'supplier-file';
}

function openingOf({ sheet, encoding, delimiter: sign }: ListOptions) {
  return { sheet, encoding, delimiter: sign };
}

/** A file as it is read: its bytes once, and how many rows it may hold, guessed from how far it was read. */
async function fileOf(file: string): Promise<{ bytes: AsyncIterable<Buffer>; guess: (done: number) => number | null }> {
  try {
    const handle = await open(file);
    const found = await handle.stat();
    if (found.isDirectory()) {
      await handle.close();
      throw new Error('it is a folder, and a list is one file');
    }
    const { size } = found;
    const stream = createReadStream('', { fd: handle });
    const guess = (done: number): number | null =>
      stream.bytesRead === 0 ? null : Math.round((done * size) / stream.bytesRead);
    return { bytes: stream, guess };
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): DomainError {
  return new DomainError('import/no-file', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
}

function onlySuppliers(what: string): string {
  if (what !== 'suppliers') throw new InvalidArgumentError('Only suppliers can be imported.');
  return what;
}

function sourceName(name: string): string {
  if (/^[a-z0-9][a-z0-9-]{1,39}$/.test(name)) return name;
  throw new InvalidArgumentError('A source is called by 2 to 40 small letters, digits and hyphens: reseau-ea-2026.');
}

function kinds(text: string): Kind[] {
  const named = text.split(',').map((kind) => kind.trim().toUpperCase());
  const unknown = named.find((kind) => !isKind(kind));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is no kind: ${KINDS.join(', ')}.`);
  return named.filter(isKind);
}

function delimiter(sign: string): string {
  const named = sign === 'tab' || sign === '\\t' ? '\t' : sign;
  if (named.length !== 1 || named === '"') throw new InvalidArgumentError('Give one sign, or tab.');
  return named;
}
