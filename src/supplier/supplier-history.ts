import type { EntityManager } from 'typeorm';
import { isEmpty } from './supplier-state';
import type { Origin } from './supplier.entity';
import { PLACE_MEMBERS } from './take-in';

/** One change of a supplier. */
export interface Change {
  /** 1 for its appearance, then one more at each change */
  version: number;
  at: Date;
  /** `import:<source>`, `person:<id>`, `merge:<id>`, `job:<name>`, `cli`, `demo` */
  by: string;
  /** What moved; at its appearance what was said, empty members left out */
  members: string[];
  /** Null at its appearance */
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

export interface ChangePage {
  changes: Change[];
  total: number;
}

/** Who said what stands in each member of which something is known. */
export type Origins = Record<string, Origin>;

/** @returns a page of the changes, the newest first; nothing beyond the last page */
export async function readChanges(
  tx: EntityManager,
  supplierId: string,
  { page, perPage }: { page: number; perPage: number },
): Promise<ChangePage> {
  const [{ total }]: [{ total: number }] = await tx.query(
    'select count(*)::int as total from supplier_change where supplier_id = $1',
    [supplierId],
  );
  const rows: Omit<Change, 'members'>[] = await tx.query(
    `select row_number() over (order by at, id)::int as version, at, by, before, after
       from supplier_change where supplier_id = $1 order by at desc, id desc limit $2 offset $3`,
    [supplierId, perPage, (page - 1) * perPage],
  );
  return { changes: rows.map((row) => ({ ...row, members: membersOf(row) })), total };
}

/** @returns origins by member: what is kept for the place as a whole is said of each member of it */
export function originsByMember(kept: Origins): Origins {
  const { place, ...single } = kept;
  return place ? { ...single, ...Object.fromEntries(PLACE_MEMBERS.map((member) => [member, place])) } : single;
}

function membersOf({ before, after }: Pick<Change, 'before' | 'after'>): string[] {
  const members = Object.keys(after).sort();
  return before === null ? members.filter((member) => !isEmpty(after[member])) : members;
}
