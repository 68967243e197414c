import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#lib/config';
import { Clock, DomainError } from '#lib/kernel';
import { IngestRuns } from '../ingest-runs';
import { SourceClient } from '../source-client.port';
import { readList, type ReadList, type RefusedLine } from './read-lines';
import { ReferenceList } from './reference-list.entity';
import { REFERENCE_KINDS, REFERENCE_NAMES, type ListedRow, type ReferenceName } from './reference-lists';

/** What came of loading a list. Rows of the file = added + changed + unchanged. */
export interface ReferenceReport {
  name: ReferenceName;
  origin: string;
  dryRun: boolean;
  /** The source says that nothing changed since it was last asked: nothing was read */
  notModified: boolean;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Rows that the list held before and holds no more */
  removed: number;
  refused: number;
  /** The first refused lines */
  refusals: RefusedLine[];
}

/** A list as it stands in this instance. */
export interface ReferenceState {
  name: ReferenceName;
  what: string;
  /** What answers more coarsely while it is not loaded */
  without: string;
  loaded: Pick<ReferenceList, 'origin' | 'rowCount' | 'refusedCount' | 'loadedAt'> | null;
}

/** Refused lines that are kept and named */
const NAMED = 200;
/** Code lists are served under many names */
const ACCEPTED = 'application/json, text/csv, text/plain, application/xml, text/xml, application/octet-stream';

/**
 * The official lists that complete our own tables: CPV, communes with their points, NAF. They are public sources like any
 * other, asked by the same client at the same pace, hence in this room; nobody needs them to start.
 */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly runs: IngestRuns,
    private readonly client: SourceClient,
    private readonly config: Config,
  ) {}

  /** @returns every list, loaded or not */
  async states(): Promise<ReferenceState[]> {
    const kept = await this.db.getRepository(ReferenceList).find();
    return REFERENCE_NAMES.map((name) => {
      const list = kept.find((each) => each.name === name);
      const { what, without } = REFERENCE_KINDS[name];
      if (!list) return { name, what, without, loaded: null };
      const { origin, rowCount, refusedCount, loadedAt } = list;
      return { name, what, without, loaded: { origin, rowCount, refusedCount, loadedAt } };
    });
  }

  /**
   * Puts the rows of a file in place of those of the list; the same file again changes nothing.
   * @throws DomainError `reference/…` when the file as a whole is not that list: what was loaded stays
   */
  async load(
    name: ReferenceName,
    bytes: Uint8Array,
    { origin, dryRun = false }: { origin: string; dryRun?: boolean },
  ): Promise<ReferenceReport> {
    return this.perform(name, origin, 'file', dryRun, () => Promise.resolve(bytes));
  }

  /**
   * Asks the official address of a list, and loads what it gives.
   * @throws DomainError `reference/…`, SourceUnavailable, SourceRefused: what was loaded stays
   */
  async update(name: ReferenceName, { dryRun = false }: { dryRun?: boolean } = {}): Promise<ReferenceReport> {
    const { cpvUrl, communesUrl, nafUrl } = this.config;
    const origin = { cpv: cpvUrl, communes: communesUrl, naf: nafUrl }[name];
    const isLoaded = await this.db.getRepository(ReferenceList).existsBy({ name, origin });
    let kept: (() => Promise<void>) | undefined;
    const report = await this.perform(name, origin, 'collect', dryRun, async () => {
      const answer = await this.client.ask({ url: origin, accept: ACCEPTED, whole: true, conditional: isLoaded });
      if (answer.status === 'not-modified') return null;
      kept = answer.kept?.bind(answer);
      const pieces: Uint8Array[] = [];
      for await (const piece of answer.body) pieces.push(piece);
      return Buffer.concat(pieces);
    });
    if (!dryRun) await kept?.();
    return report;
  }

  private async perform(
    name: ReferenceName,
    origin: string,
    kind: 'file' | 'collect',
    dryRun: boolean,
    bytes: () => Promise<Uint8Array | null>,
  ): Promise<ReferenceReport> {
    let report: ReferenceReport | undefined;
    const reading = { source: `reference-${name}`, origin, kind };
    await this.runs[dryRun ? 'rehearse' : 'during'](reading, async ({ tally, remark }) => {
      const content = await bytes();
      if (content === null) {
        report = { ...reportOf(name, origin, dryRun, { rows: [], refused: [] }, new Map()), notModified: true };
        remark('Nothing changed since it was last asked for.');
        return;
      }
      const list = readList(name, content, origin);
      report = await this.db.transaction((tx) => this.write(tx, name, origin, dryRun, list, hashOf(content)));
      tally.read = report.rows + report.refused;
      Object.assign(tally, { new: report.added, changed: report.changed, unchanged: report.unchanged });
      tally.quarantined = report.refused;
      if (report.removed > 0) remark(`${report.removed} rows are no longer in the list.`);
    });
    return report!;
  }

  private async write(
    tx: EntityManager,
    name: ReferenceName,
    origin: string,
    dryRun: boolean,
    list: ReadList,
    contentHash: string,
  ): Promise<ReferenceReport> {
    const rows: ListedRow[] = await tx.query('select code, label, lat, lon from reference_row where list = $1', [name]);
    const before = new Map(rows.map((row) => [row.code, row]));
    const report = reportOf(name, origin, dryRun, list, before);
    const current = await tx.getRepository(ReferenceList).findOneBy({ name });
    const isSame = report.added + report.changed + report.removed === 0;
    if (dryRun || (isSame && current?.contentHash === contentHash)) return report;
    await tx.getRepository(ReferenceList).save({
      name,
      origin,
      contentHash,
      rowCount: list.rows.length,
      refusedCount: list.refused.length,
      refused: list.refused.slice(0, NAMED),
      loadedAt: this.clock.now(),
      version: (current?.version ?? 0) + (isSame ? 0 : 1),
    });
    const codes = new Set(list.rows.map(({ code }) => code));
    const gone = [...before.keys()].filter((code) => !codes.has(code));
    await tx.query('delete from reference_row where list = $1 and code = any ($2)', [name, gone]);
    const written = list.rows.filter((row) => !isEqual(row, before.get(row.code)));
    await tx.query(
      `insert into reference_row (list, code, label, lat, lon)
       select $1, w.code, w.label, w.lat, w.lon
         from jsonb_to_recordset($2::jsonb) as w (code text, label text, lat double precision, lon double precision)
       on conflict (list, code) do update set label = excluded.label, lat = excluded.lat, lon = excluded.lon`,
      [name, JSON.stringify(written)],
    );
    return report;
  }
}

/** @throws DomainError `reference/unknown-list` with the names that are known */
export function referenceName(text: string): ReferenceName {
  const name = REFERENCE_NAMES.find((each) => each === text);
  if (name) return name;
  throw new DomainError('reference/unknown-list', `No list is called ${text}: ${REFERENCE_NAMES.join(', ')}.`);
}

function reportOf(
  name: ReferenceName,
  origin: string,
  dryRun: boolean,
  { rows, refused }: ReadList,
  before: ReadonlyMap<string, ListedRow>,
): ReferenceReport {
  const known = rows.filter(({ code }) => before.has(code));
  const unchanged = known.filter((row) => isEqual(row, before.get(row.code))).length;
  return {
    name,
    origin,
    dryRun,
    notModified: false,
    rows: rows.length,
    added: rows.length - known.length,
    changed: known.length - unchanged,
    unchanged,
    removed: before.size - known.length,
    refused: refused.length,
    refusals: refused.slice(0, NAMED),
  };
}

function isEqual(a: ListedRow, b: ListedRow | undefined): boolean {
  return b !== undefined && a.label === b.label && a.lat === b.lat && a.lon === b.lon;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
