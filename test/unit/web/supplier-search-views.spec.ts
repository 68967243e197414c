import { supplierCard } from '../../../src/web/public/suppliers/supplier-card.view';
import type { SupplierFacts } from '../../../src/web/public/suppliers/supplier-facts.query';
import { supplierMap } from '../../../src/web/public/suppliers/supplier-map.view';
import { searchInputOf, understandSearch } from '../../../src/supplier/supplier-search-ask';
import type { FieldMatch } from '#lib/search';
import { communesOfEpci } from '#lib/nomenclature';

const TERRITORY = communesOfEpci('200069854');

function supplier(more: Partial<SupplierFacts> = {}): SupplierFacts {
  return {
    id: 's1',
    siret: '99991000100011',
    name: 'Les Brouettes du Bocage',
    naf: '8810C',
    city: 'Bressuire',
    point: { lat: 46.84, lon: -0.49 },
    people: null,
    freeFrom: null,
    activities: [],
    evidence: [],
    references: [],
    ...more,
  } as unknown as SupplierFacts;
}
const near = (field: string, text: string): FieldMatch => ({ field, by: 'synonym', parts: [{ text, isMatch: true }] });
const tradeOf = (matched: FieldMatch[]): string =>
  supplierCard({ supplier: supplier(), km: null, matched }, 1, 'haies', '2026-11-25').why[0]!.textHtml;

describe('a result of the search of suppliers', () => {
  it('is said near to the words in its trade only when its trade is', () => {
    expect(tradeOf([near('name', 'Bocage')])).not.toContain('proche');
    expect(tradeOf([near('tradeLabels', 'Espaces naturels')])).toContain('proche de «');
  });
});

describe('the map of a page of results', () => {
  it('names places whole, inside the drawing, and the one searched around when it is far from all', () => {
    const ask = understandSearch(searchInputOf('q=haies&ou=Poitiers&km=100'), []);
    const city = 'Saint-Amand-sur-Sèvre-les-Deux-Clochers';
    const { drawing } = supplierMap([{ supplier: supplier({ city }), km: 70, matched: [] }], ask, TERRITORY)!;
    const [left, , width] = drawing!.viewBox.split(' ').map(Number);
    expect(drawing!.places.map(({ name }) => name)).toContain('Poitiers');
    for (const { name, transform } of drawing!.places) {
      const [x, , scale] = transform.match(/[\d.-]+/g)!.map(Number);
      expect(x! - (name.length * 7 * scale!) / 2).toBeGreaterThanOrEqual(left!);
      expect(x! + (name.length * 7 * scale!) / 2).toBeLessThanOrEqual(left! + width!);
    }
  });
});
