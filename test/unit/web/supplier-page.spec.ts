import { supplierArea } from '../../../src/web/public/suppliers/supplier-area.view';
import { capacityRows } from '../../../src/web/public/suppliers/supplier-capacity.view';
import type { SupplierFacts } from '../../../src/web/public/suppliers/supplier-facts.query';
import { originViews } from '../../../src/web/public/suppliers/supplier-origins.view';
import type { Area } from '#lib/matching-engine';
import { communesOfEpci, pointOfCommune } from '#lib/nomenclature';

const TERRITORY = communesOfEpci('200069854');
const plain = (text: string): string => text.replace(/\s/gu, ' ');

function facts(more: Partial<SupplierFacts> = {}): SupplierFacts {
  return {
    id: 's1',
    siret: '99991000100011',
    name: 'Les Brouettes',
    legalName: 'Les Brouettes',
    naf: null,
    description: '',
    website: null,
    postCode: '86000',
    city: 'Poitiers',
    commune: '86194',
    point: pointOfCommune('86194'),
    people: null,
    yearlyAmount: null,
    freeFrom: null,
    office: null,
    networks: [],
    capacities: [],
    load: null,
    smallestOrder: null,
    largestOrder: null,
    origins: {},
    mergedInto: null,
    life: 'imported',
    closedOn: null,
    activities: [],
    evidence: [],
    references: [],
    ...more,
  };
}

describe('the area of a supplier on its page', () => {
  const working = (area: Area | null): SupplierFacts =>
    facts({ activities: [{ trade: null, sectors: [], cpv: [], text: 'Tonte', serviceTypes: [], area }] });

  it('draws a radius around its place, and the communes inside', () => {
    const area = supplierArea(working({ type: 'radius', km: 6 }), TERRITORY)!;
    expect(area.home).not.toBeNull();
    expect(area.circle!.r).toBeGreaterThan(10);
    const inside = area.cells.filter(({ level }) => level === 1).length;
    expect(inside).toBeGreaterThan(1);
    expect(inside).toBeLessThan(TERRITORY.length);
    expect(plain(area.caption)).toContain(`${inside} communes sur 40`);
  });

  it('draws the communes that it lists, without a circle', () => {
    const area = supplierArea(working({ type: 'communes', codes: ['86070', '86031'] }), TERRITORY)!;
    // its own commune is always covered
    expect(area.cells.filter(({ level }) => level === 1)).toHaveLength(3);
    expect(area.circle).toBeNull();
  });

  it('draws nothing when nothing is said, or when all of the territory or none of it is in it', () => {
    expect(supplierArea(working(null), TERRITORY)).toBeNull();
    expect(supplierArea(working({ type: 'country' }), TERRITORY)).toBeNull();
    const elsewhere = { ...working({ type: 'departments', codes: ['79'] }), commune: '79191', point: null };
    expect(supplierArea(elsewhere, TERRITORY)).toBeNull();
    expect(supplierArea(working({ type: 'radius', km: 6 }), [])).toBeNull();
  });
});

describe('the capacity of a supplier on its page', () => {
  it('says what is not known of what everyone asks, and nothing of the rest', () => {
    expect(capacityRows(facts(), '2026-11-24')).toEqual([
      { term: 'Équipe', text: 'Non renseigné' },
      { term: 'Par an', text: 'Non renseigné' },
      { term: 'Disponible', text: 'Non renseigné' },
    ]);
  });

  it('tells figures in their own units', () => {
    const rows = capacityRows(
      facts({ capacities: [{ unit: 'm2', amount: 1_200 }], load: 80, smallestOrder: 500, largestOrder: 20_000 }),
      '2026-11-24',
    );
    expect(rows.map(({ term, text }) => `${term} ${plain(text)}`)).toEqual(
      expect.arrayContaining([
        'Surface 1 200 m²',
        'Commande de 500 € HT à 20 000 € HT',
        'Charge 80 % de la capacité prise',
      ]),
    );
  });
});

describe('where the parts of a page come from', () => {
  it('names sources and days, and no person', () => {
    const views = originViews({
      origins: {
        name: { by: 'import:directory-file', at: '2026-09-02T10:00:00Z' },
        description: { by: 'person:01a2140f-b62d-7e0c-86af-c5d935022807', at: '2026-10-01T10:00:00Z' },
      },
    });
    expect(views.map(({ part, from }) => `${part} : ${plain(from)}`)).toEqual([
      'Nom : Annuaire de structures inclusives, le 2 septembre 2026',
      'Description : La structure, le 1er octobre 2026',
    ]);
  });
});
