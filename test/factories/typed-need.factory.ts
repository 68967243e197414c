import type { TypedNeed } from '../../src/need/need.service';

/** The need form, filled as a buyer of Buxerolles would; give what differs. */
export function aTypedNeed(differing: Partial<TypedNeed> = {}): TypedNeed {
  return {
    title: 'Entretien des espaces verts de trois écoles',
    details: 'Tonte, désherbage sans produit, deux passages par mois.',
    cpv: '',
    place: 'Buxerolles (86180)',
    startsOn: '2026-12-01',
    closesOn: '',
    amount: '48 000',
    months: '12',
    buyerType: 'public',
    reservedFor: '',
    ...differing,
  };
}
