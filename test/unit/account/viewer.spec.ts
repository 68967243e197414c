import { viewerOf, type RoleHeld } from '../../../src/account/viewer';

const camille = { id: 'p', name: 'Camille Roy' };
const buyer: RoleHeld = { role: 'buyer', organisationId: 'o', organisationName: 'Ville d’Essai', supplierId: null };
const supplier: RoleHeld = { role: 'supplier', organisationId: null, organisationName: null, supplierId: 's' };

describe('who looks at a page', () => {
  it('acts for its organisation in the buyer space, and for no supplier there', () => {
    expect(viewerOf(camille, [buyer, supplier], 'buyer')).toEqual({
      personId: 'p',
      name: 'Camille Roy',
      space: 'buyer',
      roles: ['buyer', 'supplier'],
      organisationId: 'o',
      organisationName: 'Ville d’Essai',
      supplierId: null,
    });
  });

  it('acts for its supplier in the supplier space, and for no organisation there', () => {
    expect(viewerOf(camille, [buyer, supplier], 'supplier')).toMatchObject({ organisationId: null, supplierId: 's' });
  });

  it('falls back on the first role when the space asked for is not held', () => {
    expect(viewerOf(camille, [supplier, buyer], 'officer')).toMatchObject({ space: 'supplier' });
  });

  it('is nobody without a role', () => expect(viewerOf(camille, [])).toBeNull());
});
