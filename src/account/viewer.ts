export const ROLES = ['buyer', 'supplier', 'officer'] as const;
export type Role = (typeof ROLES)[number];

/** Who looks at a page: a person, the space it is in, and for whom it acts there. */
export interface Viewer {
  personId: string;
  name: string;
  space: Role;
  /** Every space the person may enter, the current one included */
  roles: Role[];
  /** The buyer's organisation, in the buyer space only */
  organisationId: string | null;
  organisationName: string | null;
  /** The supplier spoken for, in the supplier space only */
  supplierId: string | null;
}

/** One row of a person's roles. */
export interface RoleHeld {
  role: Role;
  organisationId: string | null;
  organisationName: string | null;
  supplierId: string | null;
}

/**
 * @param held the person's roles, the oldest first
 * @param wanted the space asked for; one the person does not hold falls back on its first
 * @returns the viewer, or null when the person holds no role at all
 */
export function viewerOf(
  person: { id: string; name: string },
  held: readonly RoleHeld[],
  wanted?: Role,
): Viewer | null {
  const current = held.find((one) => one.role === wanted) ?? held[0];
  if (!current) return null;
  const { role, organisationId, organisationName, supplierId } = current;
  const roles = ROLES.filter((one) => held.some((other) => other.role === one));
  return {
    personId: person.id,
    // Who subscribed from an address alone has no name yet
    name: person.name || 'Mon compte',
    space: role,
    roles,
    organisationId: role === 'buyer' ? organisationId : null,
    organisationName: role === 'buyer' ? organisationName : null,
    supplierId: role === 'supplier' ? supplierId : null,
  };
}
