import { departmentOf, plain, tradesAsked, tradesOfCpv } from '#lib/nomenclature';
import type { Profile, ProfileReference } from './types';
import { TRADE_NAMED } from './weights';

/** A contract that a supplier won, with what its words and its code say. */
export interface Contract {
  told: ProfileReference;
  /** Codes of the trades that its title or its CPV names */
  trades: readonly string[];
  department: string | null;
}

/** @returns the contracts that it tells of and those that public data tells of, a contract that both tell of once */
export function contractsOf({ references, won = [] }: Profile): readonly Contract[] {
  if (references.length + won.length === 0) return NONE;
  const key = (one: ProfileReference): string => `${one.year} ${plain(one.buyer)} ${plain(one.title)}`;
  const told = new Set(won.length === 0 ? [] : references.map(key));
  return [...references, ...won.filter((one) => !told.has(key(one)))].map(read);
}

function read(told: ProfileReference): Contract {
  const { title, cpv, where } = told;
  const hits = [...tradesAsked(title), ...(cpv === null ? [] : tradesOfCpv(cpv))];
  const named = hits.filter(({ strength }) => strength >= TRADE_NAMED).map(({ trade }) => trade.code);
  const department = where === null || where === undefined ? null : (departmentOf(where) ?? where);
  return { told, trades: [...new Set(named)], department };
}

const NONE: readonly Contract[] = [];
