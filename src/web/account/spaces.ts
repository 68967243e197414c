import type { Role } from '../../account/account.service';

/** Where each space begins. */
const HOMES: Record<Role, string> = { buyer: '/mes-besoins', supplier: '/mes-opportunites', officer: '/relecture' };

export const SPACE_NAMES: Record<Role, string> = {
  buyer: 'Espace acheteur',
  supplier: 'Espace fournisseur',
  officer: 'Espace relecture',
};

/** @returns the first page of a space */
export function homeOf(space: Role): string {
  return HOMES[space];
}

/** @returns the space a page belongs to, when it belongs to one */
export function spaceOfPath(path: string): Role | undefined {
  if (/^\/(mes-besoins|besoins)(?=[/?]|$)/.test(path)) return 'buyer';
  if (/^\/mes-opportunites(?=[/?]|$)/.test(path)) return 'supplier';
  if (/^\/relecture(?=[/?]|$)/.test(path)) return 'officer';
  return undefined;
}
