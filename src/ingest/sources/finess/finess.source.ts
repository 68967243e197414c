import { parse } from 'csv-parse/sync';
import { DomainError, isDay } from '#lib/kernel';
import type { SourceAnswer, SourceClient } from '../../source-client.port';
import { SourceRefused } from '../../source.errors';
import type { SupplierAsk, SupplierList, SupplierPage, SupplierRow, SupplierSource } from '../../supplier-source.port';
import { lineGroups } from '../json-lines';
import { FINESS, finessRow, isEsat, numberOf, type RawFiness } from './finess-row';

const GROUP = 1_000;
const TYPES = 'text/csv, application/csv, text/plain, application/octet-stream, binary/octet-stream';

interface Extract {
  /** Day of the extract, `YYYY-MM-DD`; null when its first line says none */
  day: string | null;
  rows: RawFiness[];
  /** Lines that could not be cut into columns */
  unreadable: string[];
}

/** The ESAT (category 246) of the extract of establishments of FINESS: a file that is given, or the one that is published. */
export class FinessSource implements SupplierSource {
  readonly name = FINESS;
  readonly parserVersion = '1';

  /** @param address of the extract */
  constructor(private readonly address: string) {}

  async *ask({ list }: SupplierAsk, client: SourceClient): AsyncGenerator<SupplierPage> {
    if (list) yield pageOf(list.name, await extractIn(chunksOf(list), list.name, notFiness), list.day);
    else yield* this.published(client);
  }

  readAgain(raw: unknown): SupplierRow {
    const { cells, point } = raw as RawFiness;
    if (cells.length > 1) return finessRow({ cells, point }, null);
    // A line that could not be cut was kept as it came
    const [line = ''] = cells;
    const read = cellsOf(line);
    return read ? finessRow({ cells: read, point }, null) : refusedLine(line);
  }

  /** It is published every two months: what did not change since it was kept is not sent again. */
  private async *published(client: SourceClient): AsyncGenerator<SupplierPage> {
    const answer = await client.ask({ url: this.address, accept: TYPES, conditional: true, whole: true });
    const { host } = new URL(this.address);
    if (answer.status === 'not-modified') {
      const remark = 'The extract is the one that was read last.';
      return yield { origin: this.address, rows: [], position: null, expected: null, remark };
    }
    const page = pageOf(this.address, await extractIn(answer.body, host, changed), null);
    yield { ...page, ...after(answer) };
  }
}

function after({ kept }: SourceAnswer): Pick<SupplierPage, 'after'> {
  return kept ? { after: kept } : {};
}

function pageOf(origin: string, { day, rows, unreadable }: Extract, told: string | null): SupplierPage {
  const dated = day ?? told;
  const read = rows.map((raw) => finessRow(raw, dated));
  const refused = unreadable.map(refusedLine);
  return {
    origin,
    rows: [...read, ...refused],
    position: null,
    expected: read.length + refused.length,
    ...(dated === null ? { remark: 'The extract says no day: its proofs have no date.' } : {}),
  };
}

function refusedLine(line: string): SupplierRow {
  const message = 'The line cannot be cut into columns: its quotes do not close.';
  return {
    ok: false,
    record: line.slice(0, 60),
    problems: [{ code: 'line-unreadable', path: '', message }],
    raw: { cells: [line], point: null },
  };
}

/**
 * Establishments come first and points after them, so the ESAT are kept (some 1,500 of 100,000 lines) until the end.
 * @param refuse the error when the first line is not that of an extract
 */
async function extractIn(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  refuse: (name: string) => Error,
): Promise<Extract> {
  const esat = new Map<string, RawFiness>();
  const unreadable: string[] = [];
  let day: string | null | undefined;
  for await (const group of lineGroups(chunks, GROUP, name)) {
    for (const bytes of group) {
      const line = textOf(bytes);
      if (day === undefined) {
        if (!/^\uFEFF?finess;/i.test(line)) throw refuse(name);
        day = dayIn(line);
      } else if (line.startsWith('structureet;') && line.includes(';246;')) {
        const cells = cellsOf(line);
        if (cells === null) unreadable.push(line);
        else if (isEsat(cells)) esat.set(numberOf(cells) || String(esat.size), { cells, point: null });
      } else if (line.startsWith('geolocalisation;')) {
        const cells = line.split(';');
        const row = esat.get(numberOf(cells));
        if (row) row.point = cells;
      }
    }
  }
  if (day === undefined) throw refuse(name);
  return { day, rows: [...esat.values()], unreadable };
}

/** Old extracts are in Windows-1252, new ones in UTF-8; a line of the one is hardly ever right in the other. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/\r$/, '');
  }
}

function cellsOf(line: string): string[] | null {
  try {
    const [cells] = parse(line, { delimiter: ';', relax_column_count: true }) as string[][];
    return cells ?? null;
  } catch {
    return null;
  }
}

/** `finess;etalab;111;2026-05-12` */
function dayIn(line: string): string | null {
  return (
    line
      .split(';')
      .find((cell) => isDay(cell.trim()))
      ?.trim() ?? null
  );
}

async function* chunksOf({ bytes }: SupplierList): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

function notFiness(name: string): DomainError {
  return new DomainError(
    'import/not-finess',
    `${name} is not an extract of FINESS: its first line is not « finess;… ». Give the CSV of establishments, with or without their points.`,
  );
}

function changed(host: string): SourceRefused {
  return new SourceRefused(
    host,
    'no longer answers as it is known to',
    'Compare its answer with the README of the source: its format changed, or the address is wrong.',
  );
}
