import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';

/** A list as its owner sees it among the others. */
export interface ListSummary {
  id: string;
  name: string;
  suppliers: number;
  changedAt: Date;
}

/** A list with what it holds, the last kept first. */
export interface KeptList {
  id: string;
  name: string;
  items: { supplierId: string; note: string; addedAt: Date }[];
}

/** Minutes in which a list that was deleted can be had back */
const UNDO_MINUTES = 10;
const MOST_LISTS = 50;
const MOST_ITEMS = 1_000;
const FIRST_LIST = 'Ma liste';
const LONGEST_LIST_NAME = 120;
const LONGEST_NOTE = 500;

/** Lists of suppliers that people keep: each is of one person, and found by no other. */
@Injectable()
export class SupplierLists {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns a person's lists, the last changed first */
  async of(personId: string): Promise<ListSummary[]> {
    return this.db.query(
      `select l.id, l.name, l.changed_at as "changedAt",
              (select count(distinct coalesce(s.merged_into, s.id))::int
                 from supplier_list_item i join supplier s on s.id = i.supplier_id where i.list_id = l.id) as suppliers
         from supplier_list l where l.person_id = $1 and l.deleted_at is null order by l.changed_at desc, l.id desc`,
      [personId],
    );
  }

  /** @returns a list of a person, or null when it has none of that id; a supplier merged into another is the other */
  async one(personId: string, listId: string): Promise<KeptList | null> {
    const [list]: { id: string; name: string }[] = await this.db.query(
      'select id, name from supplier_list where id = $1 and person_id = $2 and deleted_at is null',
      [listId, personId],
    );
    if (!list) return null;
    const items: KeptList['items'] = await this.db.query(
      `select coalesce(s.merged_into, s.id) as "supplierId", max(i.added_at) as "addedAt",
              coalesce(string_agg(nullif(i.note, ''), E'\\n' order by i.added_at), '') as note
         from supplier_list_item i join supplier s on s.id = i.supplier_id
        where i.list_id = $1 group by 1 order by 2 desc, 1`,
      [listId],
    );
    return { ...list, items };
  }

  /** @returns of these suppliers, those that a person keeps, each with the list that was changed last among those that hold it */
  async holding(
    personId: string,
    supplierIds: readonly string[],
  ): Promise<Map<string, { listId: string; listName: string }>> {
    const rows: { supplierId: string; listId: string; listName: string }[] = await this.db.query(
      `select distinct on (1) coalesce(s.merged_into, s.id) as "supplierId", l.id as "listId", l.name as "listName"
         from supplier_list_item i join supplier_list l on l.id = i.list_id join supplier s on s.id = i.supplier_id
        where l.person_id = $1 and l.deleted_at is null and coalesce(s.merged_into, s.id) = any ($2::uuid[])
        order by 1, l.changed_at desc, l.id`,
      [personId, supplierIds],
    );
    return new Map(rows.map(({ supplierId, ...list }) => [supplierId, list]));
  }

  /** @throws DomainError `supplier/list-name` (422), `supplier/too-many-lists` (409) */
  async create(personId: string, name: string): Promise<string> {
    return this.change(personId, (tx) => this.insert(tx, personId, nameOf(name)));
  }

  /** @throws DomainError `supplier/no-list` (404), `supplier/list-name` (422) */
  async rename(personId: string, listId: string, name: string): Promise<void> {
    const named = nameOf(name);
    await this.change(personId, async (tx) => {
      await this.touch(tx, personId, listId);
      await tx.query('update supplier_list set name = $2 where id = $1', [listId, named]);
    });
  }

  /**
   * Keeps a supplier in the list that was changed last; the first one makes a list. Keeping it twice is free.
   * @throws DomainError `supplier/unknown` (404), `supplier/list-full` (409)
   */
  async keep(personId: string, supplierId: string): Promise<{ listId: string }> {
    return this.change(personId, async (tx) => {
      const [last]: { id: string }[] = await tx.query(
        `select id from supplier_list where person_id = $1 and deleted_at is null order by changed_at desc, id desc limit 1`,
        [personId],
      );
      const listId = last?.id ?? (await this.insert(tx, personId, FIRST_LIST));
      await this.add(tx, personId, listId, supplierId);
      return { listId };
    });
  }

  /** Moves a supplier to another list, with its note. @throws as `keep`, and `supplier/no-list` (404) */
  async move(personId: string, from: string, to: string, supplierId: string): Promise<void> {
    if (from === to) return;
    await this.change(personId, async (tx) => {
      await this.touch(tx, personId, from);
      const note = await this.takeOut(tx, from, supplierId);
      if (note === null) return;
      await this.add(tx, personId, to, supplierId, note);
    });
  }

  /** Writes what a person notes of a supplier. @throws DomainError `supplier/no-list` (404) */
  async note(personId: string, listId: string, supplierId: string, note: string): Promise<void> {
    await this.change(personId, async (tx) => {
      await this.touch(tx, personId, listId);
      await tx.query(
        `update supplier_list_item set note = $3 where list_id = $1 and supplier_id in (${SAME_SUPPLIER})`,
        [listId, supplierId, note.trim().slice(0, LONGEST_NOTE)],
      );
    });
  }

  /** Takes a supplier out of a list; twice is free. @throws DomainError `supplier/no-list` (404) */
  async drop(personId: string, listId: string, supplierId: string): Promise<void> {
    await this.change(personId, async (tx) => {
      await this.touch(tx, personId, listId);
      await this.takeOut(tx, listId, supplierId);
    });
  }

  /** Deletes a list, which can be had back for ten minutes. @throws DomainError `supplier/no-list` (404) */
  async remove(personId: string, listId: string): Promise<void> {
    await this.change(personId, async (tx) => {
      await this.touch(tx, personId, listId);
      await tx.query('update supplier_list set deleted_at = $2 where id = $1', [listId, this.clock.now()]);
    });
  }

  /** @returns the name of a list that was just deleted and can be had back, or null */
  async removed(personId: string, listId: string): Promise<string | null> {
    const [list]: { name: string }[] = await this.db.query(
      'select name from supplier_list where id = $1 and person_id = $2 and deleted_at >= $3',
      [listId, personId, this.undoFrom()],
    );
    return list?.name ?? null;
  }

  /** Gives a deleted list back; twice is free. @throws DomainError `supplier/undo-late` (410) */
  async restore(personId: string, listId: string): Promise<void> {
    const rows = await this.change(personId, (tx) =>
      tx.query<unknown[]>(
        `with back as (update supplier_list set deleted_at = null where id = $1 and person_id = $2 returning 1) select 1 from back`,
        [listId, personId],
      ),
    );
    if (rows.length === 0) {
      throw new DomainError('supplier/undo-late', 'A list can be had back for ten minutes only.', {
        status: 410,
        level: 'info',
      });
    }
  }

  /** One change of a person's lists at a time; what was deleted longer ago than it can be had back goes for good. */
  private async change<T>(personId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`supplier-list:${personId}`]);
      await tx.query('delete from supplier_list where deleted_at < $1', [this.undoFrom()]);
      return work(tx);
    });
  }

  private async insert(tx: EntityManager, personId: string, name: string): Promise<string> {
    const [{ n }]: [{ n: number }] = await tx.query(
      'select count(*)::int as n from supplier_list where person_id = $1 and deleted_at is null',
      [personId],
    );
    if (n >= MOST_LISTS) {
      throw new DomainError('supplier/too-many-lists', `Keep at most ${MOST_LISTS} lists: delete one.`, {
        status: 409,
        level: 'info',
      });
    }
    const id = newId();
    const now = this.clock.now();
    await tx.query(
      'insert into supplier_list (id, person_id, name, created_at, changed_at) values ($1, $2, $3, $4, $4)',
      [id, personId, name, now],
    );
    return id;
  }

  private async add(tx: EntityManager, personId: string, listId: string, supplierId: string, note = ''): Promise<void> {
    await this.touch(tx, personId, listId);
    const [{ n }]: [{ n: number }] = await tx.query(
      'select count(*)::int as n from supplier_list_item where list_id = $1',
      [listId],
    );
    if (n >= MOST_ITEMS) {
      throw new DomainError('supplier/list-full', `Keep at most ${MOST_ITEMS} suppliers in a list: make another.`, {
        status: 409,
        level: 'info',
      });
    }
    const [supplier]: { id: string }[] = await tx.query('select id from supplier where id = $1', [supplierId]);
    if (!supplier) throw new DomainError('supplier/unknown', 'No such supplier.', { status: 404, level: 'info' });
    await tx.query(
      `insert into supplier_list_item (list_id, supplier_id, note, added_at)
       select $1, $2, $3, $4
        where not exists (select from supplier_list_item where list_id = $1 and supplier_id in (${SAME_SUPPLIER}))
       on conflict (list_id, supplier_id) do nothing`,
      [listId, supplierId, note, this.clock.now()],
    );
  }

  private async takeOut(tx: EntityManager, listId: string, supplierId: string): Promise<string | null> {
    const rows: { note: string }[] = await tx.query(
      `with gone as (delete from supplier_list_item where list_id = $1 and supplier_id in (${SAME_SUPPLIER}) returning note)
       select note from gone`,
      [listId, supplierId],
    );
    return rows[0]?.note ?? null;
  }

  private async touch(tx: EntityManager, personId: string, listId: string): Promise<void> {
    const rows: unknown[] = await tx.query(
      `with mine as (update supplier_list set changed_at = $3
         where id = $1 and person_id = $2 and deleted_at is null returning 1) select 1 from mine`,
      [listId, personId, this.clock.now()],
    );
    if (rows.length === 0) throw new DomainError('supplier/no-list', 'No such list.', { status: 404, level: 'info' });
  }

  private undoFrom(): Date {
    return new Date(this.clock.now().getTime() - UNDO_MINUTES * 60_000);
  }
}

/** The supplier, and those that turned out to be it. */
const SAME_SUPPLIER = 'select id from supplier where $2::uuid in (id, merged_into)';

function nameOf(typed: string): string {
  const name = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (name !== '' && name.length <= LONGEST_LIST_NAME) return name;
  throw new DomainError('supplier/list-name', `Give the list a name, of ${LONGEST_LIST_NAME} characters at most.`, {
    status: 422,
    level: 'info',
    field: 'nom',
  });
}
