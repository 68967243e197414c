import { DomainError } from '#lib/kernel';
import { isDepartment, isSiren } from '#lib/nomenclature';
import type { SupplierSearch } from '../../supplier-source.port';

/**
 * @returns what the register is asked for a search, and the name of that search in positions
 * @throws DomainError `import/where-unknown`: nothing that is not a code ever stands in a query
 */
export function searchOf({ who, where }: SupplierSearch): { scope: string; query: Record<string, string> } {
  const wanted = { [who === 'ess' ? 'est_ess' : 'est_siae']: 'true', etat_administratif: 'A' };
  if ('epci' in where) {
    if (!isSiren(where.epci)) throw unknownPlace('epci', 'An EPCI is given by its SIREN, 9 digits: 200069854.');
    return { scope: `${who} epci ${where.epci}`, query: { ...wanted, epci: where.epci } };
  }
  if (!isDepartment(where.department)) {
    throw unknownPlace('department', 'A department is given by its code: 86, 2A, 971.');
  }
  return { scope: `${who} department ${where.department}`, query: { ...wanted, departement: where.department } };
}

/** @returns the error of one who asks a register for nothing */
export function nothingAsked(): DomainError {
  return new DomainError(
    'import/nothing-asked',
    'Say what to look up: SIRETs, or whom to search for (ess, siae) and where (an EPCI, a department).',
  );
}

function unknownPlace(field: string, message: string): DomainError {
  return new DomainError('import/where-unknown', message, { field });
}
