import type { EntityManager } from 'typeorm';
import type { SupplierState } from './supplier-state';

/** Numbers that suppliers are asked for by: SIRETs, and SIRENs for all establishments of each. */
export interface Numbers {
  sirets?: readonly string[];
  sirens?: readonly string[];
}

export type NamedSupplier = Pick<SupplierState, 'siret' | 'name' | 'brand'> & { hasPoint: boolean };

/** What moved of one supplier; no `before` for a new one. */
export interface MovedSupplier {
  siret: string;
  name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

/** @returns those that are known, in the order of their SIRETs, and what they are called */
export async function readNames(tx: EntityManager, { sirets = [], sirens = [] }: Numbers): Promise<NamedSupplier[]> {
  return tx.query(
    `select siret, name, brand, lat is not null as "hasPoint" from supplier where siret = any ($1) or left(siret, 9) = any ($2) order by siret`,
    [sirets, sirens],
  );
}

/** @returns what this very transaction has moved of suppliers, as its rows of history say */
export async function readMoved(tx: EntityManager, sirets: readonly string[]): Promise<MovedSupplier[]> {
  return tx.query(
    `select s.siret, s.name, c.before, c.after from supplier s join supplier_change c on c.supplier_id = s.id
      where s.siret = any ($1) and c.xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text
      order by s.siret, c.id`,
    [sirets],
  );
}
