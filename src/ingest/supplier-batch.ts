import type { SupplierRecord } from '../supplier/supplier.service';
import type { RefusalReason } from './quarantined-record.entity';
import { isSameStructure, type Names } from './same-structure';
import type { Repair, SupplierRow, UnitRow } from './supplier-source.port';

/** A row that cannot come in. */
export interface RefusedRow {
  record: string;
  raw: unknown;
  problems: RefusalReason[];
}

/** A row may leave out the name of a supplier that is known: it completes it. */
export const NAMELESS: RefusalReason = {
  code: 'name-missing',
  path: 'name',
  message: 'The row gives no name, and no supplier of this SIRET is known to be completed.',
};

interface JoinedRecord {
  record: SupplierRecord;
  repairs: Repair[];
  /** What quarantine keeps of its rows, should they turn out to be of nobody */
  raws: unknown[];
}

/**
 * Rows that one transaction takes, one record per SIRET. A second row of a SIRET adds to the first, in whichever batch that one
 * was, unless their names say that one of the two SIRETs is wrong.
 */
export class SupplierBatch {
  /** Suppliers that the list speaks of for the first time */
  readonly first = new Map<string, JoinedRecord>();
  /** Suppliers that an earlier batch of the list spoke of: their rows only add */
  readonly further = new Map<string, JoinedRecord>();
  readonly units: UnitRow[] = [];
  readonly refused: RefusedRow[] = [];
  rows = 0;

  /**
   * @param seen every SIRET that the list spoke of so far, as a number: 250,000 of them weigh little; this batch adds its own
   */
  constructor(private readonly seen: Set<number>) {}

  add(row: SupplierRow): void {
    this.rows += 1;
    if (!row.ok) this.refused.push({ record: row.record, raw: row.raw, problems: row.problems });
    else if ('siren' in row) this.units.push(row);
    else this.take(row.record, row.repairs, row.raw);
  }

  /** Refuses all rows of a supplier that is known to nobody and that none of them names; a later row of the list may. */
  refuseNameless(joined: JoinedRecord): void {
    this.refuse(joined, NAMELESS);
    this.seen.delete(Number(joined.record.siret));
  }

  /** Refuses all rows that were joined, each with its raw form. */
  refuse({ record, raws }: JoinedRecord, problem: RefusalReason): void {
    for (const raw of raws) this.refused.push({ record: nameOf(record), raw, problems: [problem] });
  }

  private take(record: SupplierRecord, repairs: Repair[], raw: unknown): void {
    const { siret } = record;
    const isSeen = this.seen.has(Number(siret));
    this.seen.add(Number(siret));
    const joined = this.first.has(siret) || !isSeen ? this.first : this.further;
    const before = joined.get(siret);
    if (before && differs(before.record, record)) {
      this.refused.push({ record: nameOf(record), raw, problems: [namesDiffer(before.record.name)] });
      return;
    }
    const one = { record, repairs, raws: [raw] };
    joined.set(siret, before ? join(before, one) : one);
  }
}

/** @returns whether two names say that one SIRET is wrong; a row without a name completes whoever its SIRET is */
export function differs(known: Partial<Names> & { name: string }, { name, brand = '' }: SupplierRecord): boolean {
  return name !== '' && known.name !== '' && !isSameStructure({ brand: '', ...known }, { name, brand });
}

/** @param name what the supplier of the SIRET is called */
export function namesDiffer(name: string): RefusalReason {
  const message = `The supplier of this SIRET is called « ${name} »: the two names share no word, so one SIRET is wrong.`;
  return { code: 'names-differ', path: 'name', message };
}

/** @returns what a report calls a row that was read and is refused all the same */
export function nameOf({ siret, name }: SupplierRecord): string {
  return name === '' ? siret : `${siret} ${name}`;
}

/** The first row keeps what it says; the second fills what it left out, and brings what else the structure is. */
function join(first: JoinedRecord, { record: second, repairs, raws }: JoinedRecord): JoinedRecord {
  const known = new Set(first.record.evidence?.map(({ kind, source }) => `${kind} ${source}`));
  const more = second.evidence?.filter(({ kind, source }) => !known.has(`${kind} ${source}`)) ?? [];
  const activities = [...(first.record.activities ?? []), ...(second.activities ?? [])];
  const record: SupplierRecord = {
    ...second,
    ...first.record,
    name: first.record.name || second.name,
    ...(first.record.point || !second.point ? {} : placeMembers(second)),
    ...(activities.length === 0 ? {} : { activities: distinct(activities) }),
    evidence: [...(first.record.evidence ?? []), ...more],
  };
  return { record, repairs: [...first.repairs, ...repairs], raws: [...first.raws, ...raws] };
}

function placeMembers(record: SupplierRecord): Partial<SupplierRecord> {
  const { city, postCode, commune, epci, department, region, point, pointOrigin } = record;
  const members = { city, postCode, commune, epci, department, region, point, pointOrigin };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Two rows often repeat the same activity for two kinds. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
