import { supplierArea } from '../../../src/web/public/suppliers/supplier-area.view';
import { capacityRows } from '../../../src/web/public/suppliers/supplier-capacity.view';
import type { SupplierFacts } from '../../../src/web/public/suppliers/supplier-facts.query';
import { supplierPage, type SupplierView } from '../../../src/web/public/suppliers/supplier.page';
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
      'Nom : Annuaire de structures inclusives, lu le 2 septembre 2026',
      'Description : La structure, le 1er octobre 2026',
    ]);
  });
});

describe('what the page of a supplier says of it', () => {
  const TODAY = '2026-11-24';
  const shown = (more: Partial<SupplierFacts>): SupplierView =>
    supplierPage(facts(more), {
      keep: { kept: null } as never,
      won: [],
      siblings: [],
      territory: [],
      today: TODAY,
      sent: null,
    }).view;
  const proof = (more: Partial<SupplierFacts['evidence'][number]>): SupplierFacts['evidence'][number] => ({
    id: 'e',
    kind: 'ACI',
    source: 'marche-inclusion',
    sourceRef: '',
    checkedAt: null,
    validUntil: null,
    ...more,
  });
  const current = proof({ checkedAt: '2026-09-02' });

  it('says where its address comes from', () => {
    const told = { by: 'import:recherche-entreprises', at: '2026-09-02T10:00:00Z' };
    expect(shown({ origins: { place: told } }).origins.map(({ part, from }) => `${part} : ${plain(from)}`)).toEqual([
      'Adresse et commune : Recherche d’entreprises, lu le 2 septembre 2026',
    ]);
  });

  it('gives no badge to a kind without a current proof, or that a source denies', () => {
    const expired = proof({ kind: 'ESUS', validUntil: '2026-03-31' });
    const denial = proof({ kind: 'EI', source: 'finess', checkedAt: '2026-10-01', denied: true });
    const denied = proof({ kind: 'EI', checkedAt: '2026-09-02' });
    const page = shown({ evidence: [current, denied, denial, expired] });
    expect(page.kinds.map(({ short }) => short)).toEqual(['ACI']);
    expect(page.evidence).toHaveLength(4);
  });

  it('says of which kinds a proof is current, and of none that its proof is when it is contradicted', () => {
    const esus = proof({ kind: 'ESUS', source: 'esus-list', validUntil: '2026-03-31' });
    expect(plain(shown({ evidence: [esus, current] }).sentence)).toBe(
      'Atelier et chantier d’insertion. Preuve à jour : Marché de l’inclusion, le 02/09/2026.',
    );
    const denial = proof({ source: 'finess', checkedAt: '2026-10-01', denied: true });
    expect(plain(shown({ evidence: [denial, current] }).sentence)).toBe(
      'Atelier et chantier d’insertion. Preuve à vérifier : Marché de l’inclusion, le 02/09/2026, une autre source dit le contraire.',
    );
    expect(plain(shown({ evidence: [proof({ checkedAt: '2020-11-01' })] }).sentence)).toBe(
      'Atelier et chantier d’insertion. Preuve à vérifier : Marché de l’inclusion, le 01/11/2020.',
    );
    expect(plain(shown({ evidence: [denial] }).sentence)).toBe('Aucune preuve de statut connue à ce jour.');
  });

  it('warns of no expired proof where another one of the same kind is current', () => {
    const old = proof({ source: 'directory-file', validUntil: '2026-03-31' });
    expect(shown({ evidence: [old, current] }).message).toBeNull();
    expect(plain((shown({ evidence: [old] }).message as { text: string }).text)).toContain('expirée le 31 mars 2026');
    expect(shown({ evidence: [{ ...old, denied: true }] }).message).toBeNull();
  });

  it('says that an archived one is, whatever the reason', () => {
    const page = shown({ life: 'archived' });
    expect(page.message).toMatchObject({ title: 'Structure retirée de l’annuaire' });
  });
});
