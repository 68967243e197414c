import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { searchQueryString, SupplierFinder, type SearchAsk } from '../supplier/supplier.service';

/** A search that a person keeps, with what it finds now. */
export interface KeptSearch {
  id: string;
  name: string;
  ask: SearchAsk;
  total: number;
  totalIsExact: boolean;
  seenAt: Date;
  /** How many more than when it was last opened, fewer when negative; null when one of the two counts is capped */
  more: number | null;
}

interface Row {
  id: string;
  name: string;
  query: string;
  seenAt: Date;
  seenTotal: number;
  seenIsExact: boolean;
}

/** Minutes in which a search that was deleted can be had back */
const UNDO_MINUTES = 10;
/** A page counts each of them anew */
const MOST = 30;
const LONGEST_NAME = 120;

/** Searches of suppliers that people keep, each of one person, and found by no other. */
@Injectable()
export class SavedSearches {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly finder: SupplierFinder,
  ) {}

  /**
   * @param territory INSEE codes of what a search without a place looks in
   * @returns a person's searches by name, each counted now
   */
  async of(personId: string, territory: readonly string[]): Promise<KeptSearch[]> {
    const rows: Row[] = await this.db.query(
      `select id, name, query, seen_at as "seenAt", seen_total as "seenTotal", seen_is_exact as "seenIsExact"
         from saved_search where person_id = $1 and deleted_at is null order by name collate "fr-x-icu", id`,
      [personId],
    );
    const kept: KeptSearch[] = [];
    for (const { id, name, query, seenAt, seenTotal, seenIsExact } of rows) {
      const ask = await this.finder.understand(query, territory);
      const { total, totalIsExact } = await this.finder.count(ask, territory);
      const more = totalIsExact && seenIsExact ? total - seenTotal : null;
      kept.push({ id, name, ask, total, totalIsExact, seenAt, more });
    }
    return kept;
  }

  /**
   * Keeps a search; the same one again only takes the new name.
   * @param query as an address writes it; what it says is kept in one order, its page forgotten
   * @throws DomainError `alert/search-name` (422), `alert/search-refused` (400), `alert/too-many-searches` (409)
   */
  async save(
    personId: string,
    given: { name: string; query: string },
    territory: readonly string[],
  ): Promise<{ id: string }> {
    const name = nameOf(given.name);
    const ask = await this.finder.understand(given.query, territory);
    const query = searchQueryString(ask);
    if (ask.refused || query.length > 2_000) {
      throw refusal('alert/search-refused', 'This search is too long to be kept.', 400);
    }
    const { total, totalIsExact } = await this.finder.count(ask, territory);
    return this.change(personId, async (tx) => {
      const [{ n }]: [{ n: number }] = await tx.query(
        'select count(*)::int as n from saved_search where person_id = $1 and deleted_at is null and query <> $2',
        [personId, query],
      );
      if (n >= MOST) throw refusal('alert/too-many-searches', `Keep at most ${MOST} searches: delete one.`, 409);
      const [row]: [{ id: string }] = await tx.query(
        `insert into saved_search (id, person_id, name, query, created_at, seen_at, seen_total, seen_is_exact)
         values ($1, $2, $3, $4, $5, $5, $6, $7)
         on conflict (person_id, query) where deleted_at is null
         do update set name = excluded.name returning id`,
        [newId(), personId, name, query, this.clock.now(), total, totalIsExact],
      );
      return row;
    });
  }

  /**
   * Notes that the results are being opened, with how many they are.
   * @returns the search, as an address writes it
   * @throws DomainError `alert/no-search` (404)
   */
  async open(personId: string, id: string, territory: readonly string[]): Promise<string> {
    const [row]: { query: string }[] = await this.db.query(
      'select query from saved_search where id = $1 and person_id = $2 and deleted_at is null',
      [id, personId],
    );
    if (!row) throw refusal('alert/no-search', 'No such search.', 404);
    const { total, totalIsExact } = await this.finder.count(
      await this.finder.understand(row.query, territory),
      territory,
    );
    await this.db.query('update saved_search set seen_at = $2, seen_total = $3, seen_is_exact = $4 where id = $1', [
      id,
      this.clock.now(),
      total,
      totalIsExact,
    ]);
    return row.query;
  }

  /** @throws DomainError `alert/no-search` (404), `alert/search-name` (422) */
  async rename(personId: string, id: string, name: string): Promise<void> {
    const named = nameOf(name);
    await this.change(personId, (tx) => this.update(tx, personId, id, 'name = $3', named));
  }

  /** Deletes a search, which can be had back for ten minutes. @throws DomainError `alert/no-search` (404) */
  async remove(personId: string, id: string): Promise<void> {
    await this.change(personId, (tx) => this.update(tx, personId, id, 'deleted_at = $3', this.clock.now()));
  }

  /** @returns the name of a search that was just deleted and can be had back, or null */
  async removed(personId: string, id: string): Promise<string | null> {
    const [row]: { name: string }[] = await this.db.query(
      'select name from saved_search where id = $1 and person_id = $2 and deleted_at >= $3',
      [id, personId, this.undoFrom()],
    );
    return row?.name ?? null;
  }

  /** Gives a deleted search back; twice is free. @throws DomainError `alert/undo-late` (410) */
  async restore(personId: string, id: string): Promise<void> {
    const isThere = await this.change(personId, async (tx) => {
      // The same search kept again meanwhile stands for this one
      await tx.query(
        `update saved_search s set deleted_at = null where id = $1 and person_id = $2 and not exists (
           select 1 from saved_search o where o.person_id = $2 and o.query = s.query and o.deleted_at is null)`,
        [id, personId],
      );
      const rows: unknown[] = await tx.query('select 1 from saved_search where id = $1 and person_id = $2', [
        id,
        personId,
      ]);
      return rows.length > 0;
    });
    if (!isThere) throw refusal('alert/undo-late', 'A search can be had back for ten minutes only.', 410);
  }

  /** One change of a person's searches at a time; what was deleted longer ago than it can be had back goes for good. */
  private async change<T>(personId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`saved-search:${personId}`]);
      await tx.query('delete from saved_search where deleted_at < $1', [this.undoFrom()]);
      return work(tx);
    });
  }

  private async update(tx: EntityManager, personId: string, id: string, what: string, value: unknown): Promise<void> {
    const rows: unknown[] = await tx.query(
      `with mine as (update saved_search set ${what} where id = $1 and person_id = $2 and deleted_at is null returning 1)
       select 1 from mine`,
      [id, personId, value],
    );
    if (rows.length === 0) throw refusal('alert/no-search', 'No such search.', 404);
  }

  private undoFrom(): Date {
    return new Date(this.clock.now().getTime() - UNDO_MINUTES * 60_000);
  }
}

function nameOf(typed: string): string {
  const name = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (name !== '' && name.length <= LONGEST_NAME) return name;
  throw new DomainError('alert/search-name', `Give the search a name, of ${LONGEST_NAME} characters at most.`, {
    status: 422,
    level: 'info',
    field: 'nom',
  });
}

function refusal(code: `alert/${string}`, message: string, status: number): DomainError {
  return new DomainError(code, message, { status, level: 'info' });
}
