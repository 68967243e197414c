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

  /** @param seen names of every supplier that the list spoke of so far, by SIRET; this batch adds its own */
  constructor(private readonly seen: Map<string, Names>) {}

  add(row: SupplierRow): void {
    this.rows += 1;
    if (!row.ok) this.refused.push({ record: row.record, raw: row.raw, problems: row.problems });
    else if ('siren' in row) this.units.push(row);
    else this.take(row.record, row.repairs, row.raw);
  }

  /** Refuses all rows of a supplier that is known to nobody and that none of them names; a later row of the list may. */
  refuseNameless({ record: { siret }, raws }: JoinedRecord): void {
    for (const raw of raws) this.refused.push({ record: siret, raw, problems: [NAMELESS] });
    this.seen.delete(siret);
  }

  private take(record: SupplierRecord, repairs: Repair[], raw: unknown): void {
    const { siret, name, brand = '' } = record;
    const known = this.seen.get(siret);
    if (!known || known.name === '') this.seen.set(siret, { name, brand });
    if (!known) {
      this.first.set(siret, { record, repairs, raws: [raw] });
      return;
    }
    // A row without a name completes whoever its SIRET is
    if (name !== '' && known.name !== '' && !isSameStructure(known, { name, brand })) {
      const message = `Another row of this SIRET is called « ${known.name} »: the two names share no word, so one SIRET is wrong.`;
      this.refused.push({
        record: `${siret} ${name}`,
        raw,
        problems: [{ code: 'names-differ', path: 'name', message }],
      });
      return;
    }
    const joined = this.first.has(siret) ? this.first : this.further;
    const before = joined.get(siret);
    joined.set(siret, before ? join(before, { record, repairs, raws: [raw] }) : { record, repairs, raws: [raw] });
  }
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
