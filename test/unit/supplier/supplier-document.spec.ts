import { supplierDocument } from '../../../src/supplier/supplier-document';
import { unknownSupplier, type SupplierState } from '../../../src/supplier/supplier-state';

const documentOf = (more: Partial<SupplierState>) =>
  supplierDocument(
    {
      id: 'a',
      state: { ...unknownSupplier({ siret: '99992000100011', name: 'Atelier du Clain' }), ...more },
      contentHash: '',
      origins: {},
      mergedInto: null,
      lifeBefore: null,
      evidenceIds: [],
    },
    { today: '2026-11-24', won: false },
  );

describe('a supplier as search holds it', () => {
  it('is of no purchase sector for a NAF code that says nothing of what it sells', () => {
    expect(documentOf({ naf: '8899B' })).toMatchObject({ sectors: [], sectorGroups: [] });
    expect(documentOf({ naf: '9499Z' }).sectorGroups).toEqual([]);
    expect(documentOf({ naf: '8121Z' }).sectors).toContain('premises-cleaning');
  });
});
