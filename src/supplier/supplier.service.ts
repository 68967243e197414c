import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import type { Profile } from '#lib/matching-engine';
import { normaliseSiret } from '#lib/nomenclature';
import { Outbox } from '#lib/outbox';
import { announce, takeTurn } from './announce';
import { readContacts, type Contact } from './contact';
import type { UpsertOutcome } from './decide';
import { originsByMember, readChanges, type ChangePage, type Origins } from './supplier-history';
import { profileBatches } from './profile-rows';
import { readSuppliers, type StandingSupplier } from './supplier-rows';
import type { SupplierRecord, SupplierState } from './supplier-state';
import { upsertSuppliers, type UpsertOptions } from './upsert-suppliers';

export type { ProofState, SupplierDocument } from './supplier-document';
export { SupplierSearchIndex } from './supplier-search.index';
export { SupplierMessages, type WrittenMessage } from './supplier-messages';
export { MESSAGE_AIMS, type MessageAim, type MessageState } from './supplier-message.entity';
export { SupplierFinder, SUPPLIERS_PER_PAGE, type FoundSupplier, type FoundSuppliers } from './supplier-finder';
export { SupplierLists, type KeptList, type ListSummary } from './supplier-lists';
export {
  RADIUSES,
  searchHref,
  searchMembers,
  searchQueryString,
  sortsOf,
  withoutFilter,
  type SearchAsk,
} from './supplier-search-ask';
export {
  FACET_PARAMS,
  supplierSearchInput,
  type FacetParam,
  type SearchSort,
  type SupplierSearchInput,
} from './supplier-search-input';
export {
  CAPACITY_UNITS,
  type Origin,
  type SupplierCapacity,
  type SupplierLife,
  type SupplierOffice,
} from './supplier.entity';
export type { UpsertOutcome } from './decide';
export { readMoved, readNames, type MovedSupplier } from './supplier-names';
export { isEmail, type Contact } from './contact';
export type { EvidenceState, SupplierRecord, SupplierState } from './supplier-state';
export { SupplierLives, type ArchiveReason } from './supplier-lives';
export { SupplierMerges } from './supplier-merges';
export type { Duplicate } from './supplier-duplicates';
export type { ChangePage, Origins } from './supplier-history';
export { sourceName } from './source-names';
export { supplierSlug } from './supplier-slug';
export { readPoint } from './french-ground';
export { placeOfAddress } from './supplier-place';

/** A supplier as other rooms see it. */
export interface KnownSupplier {
  id: string;
  state: SupplierState;
  /** The supplier that it turned out to be, when it was merged */
  mergedInto: string | null;
}

export interface ChangedProfiles {
  /** Suppliers created or changed since the cursor; all of them without one */
  profiles: Profile[];
  /** Ids of suppliers removed since the cursor */
  removed: string[];
  /** The snapshot this answer stands at, to be given back at the next call */
  cursor: string;
}

/** Who can supply: what they do, where, how much they can take, and the dated proofs of what they are. */
@Injectable()
export class SupplierService {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in what a source says of one supplier, found by its SIRET. Saying the same twice writes nothing.
   * @param by `import:<source>`, `person:<id>`, `job:<name>`, `cli` or `demo`: who ranks lower than who spoke of a member
   * last does not overwrite it (`WORD_RANKS`)
   */
  async upsert(tx: EntityManager, record: SupplierRecord, by: string, options?: UpsertOptions): Promise<UpsertOutcome> {
    return (await this.upsertMany(tx, [record], by, options))[0]!;
  }

  /**
   * As `upsert`, for many suppliers at once: a few statements whatever their number, some 500 being a good one.
   * @param records one per SIRET
   * @returns the outcome of each record, in their order
   * @throws DomainError `supplier/twice` when two records have the same SIRET
   * @throws DomainError `supplier/contact` when a contact is not one: `checkedContact` tells beforehand
   */
  async upsertMany(
    tx: EntityManager,
    records: readonly SupplierRecord[],
    by: string,
    options: UpsertOptions = {},
  ): Promise<UpsertOutcome[]> {
    return upsertSuppliers(tx, this.outbox, this.clock, records, { ...options, by });
  }

  /**
   * Forgets a supplier for good, with all that hangs on it; a tombstone tells the indexes. A closed establishment is
   * archived instead (`life: 'archived'`), so that it stays in history.
   * @returns whether it existed
   */
  async remove(tx: EntityManager, supplierId: string): Promise<boolean> {
    await takeTurn(tx);
    const freed: { id: string }[] = await tx.query('select id from supplier where merged_into = $1', [supplierId]);
    const rows: unknown[] = await tx.query(
      `with gone as (delete from supplier where id = $1 returning id, siret)
       insert into supplier_tombstone (supplier_id, siret, at) select id, siret, $2 from gone returning supplier_id`,
      [supplierId, this.clock.now()],
    );
    if (rows.length === 0) return false;
    await announce(tx, this.outbox, [supplierId]);
    // Those that were merged into it stand for themselves again
    const ids = freed.map(({ id }) => id);
    await this.touch(tx, ids);
    return true;
  }

  /** @returns the supplier of a SIRET, or null */
  async bySiret(tx: EntityManager | null, siret: string): Promise<KnownSupplier | null> {
    return this.one(tx, 's.siret = $1', siret);
  }

  /** @returns the supplier of an id, or null */
  async byId(tx: EntityManager | null, id: string): Promise<KnownSupplier | null> {
    return this.one(tx, 's.id = $1', id);
  }

  /** @returns the suppliers of these ids that exist, in no particular order */
  async byIds(tx: EntityManager | null, ids: readonly string[]): Promise<KnownSupplier[]> {
    const standing = await readSuppliers(tx ?? this.db.manager, 's.id = any ($1::uuid[])', [ids]);
    return standing.map(knownOf);
  }

  /** @returns how many suppliers are known, the archived ones too */
  async count(): Promise<number> {
    const [row]: { n: number }[] = await this.db.query('select count(*)::int as n from supplier');
    return row!.n;
  }

  /**
   * What an index must take in to be as the tables are. The cursor is a snapshot, not a sequence: a supplier whose
   * transaction was open when the cursor was taken is found at the next call, however late it commits.
   * @param cursor of the last answer, or null to read everything
   */
  async profilesChangedSince(cursor: string | null): Promise<ChangedProfiles> {
    const profiles: Profile[] = [];
    const told = await this.takeProfilesChangedSince(cursor, (batch) => void profiles.push(...batch));
    return { ...told, profiles };
  }

  /**
   * The same by batches, in the order of ids: however many suppliers there are, few are held at once. When nothing changed
   * it takes one statement.
   * @param take is given each batch; what it throws leaves the cursor where it was
   */
  async takeProfilesChangedSince(
    cursor: string | null,
    take: (profiles: Profile[]) => void,
  ): Promise<Pick<ChangedProfiles, 'removed' | 'cursor'>> {
    const unseen = (table: string): string =>
      `${table}.xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(${table}.xid, $1::pg_snapshot)`;
    if (cursor !== null) {
      // The last one first: before its tables were analysed, PostgreSQL reads every supplier to find those unseen
      const moved = (table: string): string =>
        `(select xid from ${table} order by xid desc limit 1) >= pg_snapshot_xmin($1::pg_snapshot)
             and exists (select from ${table} where ${unseen(table)})`;
      const [now]: { cursor: string; moved: boolean }[] = await this.db.query(
        `select pg_current_snapshot()::text as cursor, (${moved('supplier')}) or (${moved('supplier_tombstone')}) as moved`,
        [cursor],
      );
      if (!now!.moved) return { removed: [], cursor: now!.cursor };
    }
    // One snapshot for all readings: the cursor says exactly what the profiles hold
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [now]: { cursor: string }[] = await tx.query('select pg_current_snapshot()::text as cursor');
      const [condition, parameters] = cursor === null ? ['true', []] : [unseen('s'), [cursor]];
      for await (const batch of profileBatches(tx, condition, parameters)) take(batch);
      const removed: { id: string }[] =
        cursor === null
          ? []
          : await tx.query(`select t.supplier_id as id from supplier_tombstone t where ${unseen('t')}`, [cursor]);
      return { removed: removed.map((row) => row.id), cursor: now!.cursor };
    });
  }

  /**
   * Says that suppliers are not what they were though no source spoke: a proof ended. Indexes read them again.
   * @param supplierIds any number
   */
  async touch(tx: EntityManager, supplierIds: readonly string[]): Promise<void> {
    if (supplierIds.length === 0) return;
    await tx.query('update supplier set xid = pg_current_xact_id() where id = any ($1::uuid[])', [supplierIds]);
    await announce(tx, this.outbox, supplierIds);
  }

  /** As `touch`, for the establishments of legal units. @param sirens any number, those that nobody knows too */
  async touchSirens(tx: EntityManager, sirens: readonly string[]): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      'select id from supplier where left(siret, 9) = any ($1::text[]) order by id',
      [sirens],
    );
    await this.touch(
      tx,
      rows.map(({ id }) => id),
    );
  }

  /** @returns the establishments of a legal unit, archived and merged ones too, head office first, then by their SIRET */
  async suppliersOfSiren(siren: string, tx: EntityManager | null = null): Promise<KnownSupplier[]> {
    const found = await readSuppliers(tx ?? this.db.manager, 'left(s.siret, 9) = $1', [normaliseSiret(siren)]);
    return found
      .map(knownOf)
      .sort(
        (a, b) => Number(b.state.office === 'head-office') - Number(a.state.office === 'head-office') || order(a, b),
      );
  }

  /** @returns how to write to a supplier, for who may write to it only: no page, export or document holds it */
  async contactOf(tx: EntityManager | null, supplierId: string): Promise<Contact | null> {
    return (await readContacts(tx ?? this.db.manager, [supplierId])).get(supplierId) ?? null;
  }

  /** @returns what happened to a supplier, the newest first, by pages from 1 */
  async changesOf(supplierId: string, { page = 1, perPage = 50 } = {}): Promise<ChangePage> {
    return readChanges(this.db.manager, supplierId, { page: Math.max(1, page), perPage: Math.max(1, perPage) });
  }

  /** @returns who said what stands in each member, the members of which nothing is known left out */
  async originsOf(supplierId: string): Promise<Origins> {
    const [found] = await readSuppliers(this.db.manager, 's.id = $1', [supplierId]);
    return found ? originsByMember(found.origins) : {};
  }

  private async one(tx: EntityManager | null, condition: string, value: string): Promise<KnownSupplier | null> {
    const [found] = await readSuppliers(tx ?? this.db.manager, condition, [value]);
    return found ? knownOf(found) : null;
  }
}

function knownOf({ id, state, mergedInto }: StandingSupplier): KnownSupplier {
  return { id, state, mergedInto };
}

function order(a: KnownSupplier, b: KnownSupplier): number {
  return a.state.siret < b.state.siret ? -1 : 1;
}
