import { hashOf } from '#lib/kernel';
import { normaliseSiret } from '#lib/nomenclature';
import type { SourcePosition } from '../notice-source.port';
import type { SupplierPage, SupplierRow } from '../supplier-source.port';

/** Numbers that one page looks up: what a killed run asks again at most, some three seconds at the pace of a register. */
const LOOKED_UP = 20;

interface NumbersAsked {
  numbers: readonly string[];
  position: SourcePosition | null;
  origin: string;
  isOneRowEach: boolean;
}

/**
 * Looks numbers up one by one, in pages. The position is tied to the list of numbers: it goes on in the same list only.
 * @param asked origin: the address; isOneRowEach: every number gives one row, so that how many there will be is known
 * @param lookUp what the register says of one number
 */
export async function* lookUpEach(
  { numbers, position, origin, isOneRowEach }: NumbersAsked,
  lookUp: (number: string) => Promise<readonly SupplierRow[]>,
): AsyncGenerator<SupplierPage> {
  const all = numbers.map(normaliseSiret);
  const scope = hashOf(all);
  const from = position?.['scope'] === scope ? all.indexOf(String(position['after'])) + 1 : 0;
  for (let at = from; at < all.length; at += LOOKED_UP) {
    const some = all.slice(at, at + LOOKED_UP);
    const rows: SupplierRow[] = [];
    for (const number of some) rows.push(...(await lookUp(number)));
    yield { origin, rows, position: { scope, after: some.at(-1)! }, expected: isOneRowEach ? all.length - from : null };
  }
}
