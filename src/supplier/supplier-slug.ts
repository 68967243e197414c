/** @returns the last part of a supplier's page address, `jardins-de-brumeval-99991000100012`: the name reads, the SIRET finds */
export function supplierSlug(name: string, siret: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return words ? `${words}-${siret}` : siret;
}
