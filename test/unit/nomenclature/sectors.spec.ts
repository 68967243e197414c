import { readFileSync } from 'node:fs';
import {
  cpvLabel,
  SECTOR_GROUPS,
  sectorByCode,
  sectorByPeerId,
  sectorGroupByCode,
  sectorOfLabel,
  SECTORS,
  sectorsOfCpv,
  sectorsOfGroup,
  sectorsOfNaf,
  sectorsOfText,
  sectorsOfTitle,
  sectorsOfTrade,
  tradeByCode,
  TRADES,
} from '#lib/nomenclature';
import { describeShared, shared } from '../../support/shared';

describe('the table of sectors', () => {
  it('has 154 sectors in 20 groups, no two alike', () => {
    expect(SECTORS).toHaveLength(154);
    expect(SECTOR_GROUPS).toHaveLength(20);
    for (const key of ['code', 'peerId', 'label'] as const) {
      expect(new Set(SECTORS.map((sector) => sector[key])).size).toBe(154);
    }
    for (const { code } of SECTOR_GROUPS) expect(sectorsOfGroup(code).length).toBeGreaterThan(0);
    for (const { group } of SECTORS) expect(sectorGroupByCode(group)).not.toBeNull();
  });

  it.each(SECTORS.map((sector) => [sector.code, sector] as const))('knows what %s is tied to', (_code, sector) => {
    expect(sector.words.length).toBeGreaterThanOrEqual(3);
    expect(sector.words.length).toBeLessThanOrEqual(10);
    expect(sector.cpv.length).toBeGreaterThan(0);
    expect(sector.naf.length).toBeGreaterThan(0);
    for (const prefix of sector.cpv) expect(cpvLabel(prefix.padEnd(8, '0'))).not.toBeNull();
    if (sector.trade !== null) expect(tradeByCode(sector.trade)).not.toBeNull();
  });

  it('gives every trade a sector, but insertion, which the table of purchases does not name', () => {
    expect(TRADES.map(({ code }) => code).filter((code) => sectorsOfTrade(code).length === 0)).toEqual(['insertion']);
  });
});

describe('a sector', () => {
  it('is found by its code and by its number', () => {
    expect(sectorByCode('premises-cleaning')).toMatchObject({ peerId: 8, trade: 'cleaning' });
    expect(sectorByPeerId(8)).toBe(sectorByCode('premises-cleaning'));
    expect(sectorByCode('nothing')).toBeNull();
    expect(sectorGroupByCode('nothing')).toBeNull();
  });

  it.each([
    ['NETTOYAGE DE LOCAUX', 'premises-cleaning'],
    ['Nettoyages des locaux', 'premises-cleaning'],
    ['Autre (Restauration)', 'other-catering'],
    ['carrelage et revetement des sols', 'flooring'],
    ['Livraison de plis et colis, coursiers', 'courier'],
  ])('is the one that a list calls « %s »', (label, code) => {
    expect(sectorOfLabel(label)?.code).toBe(code);
  });

  it('is not guessed from a label that says less or more', () => {
    expect(sectorOfLabel('Nettoyage')).toBeNull();
    expect(sectorOfLabel('')).toBeNull();
    expect(sectorOfLabel('Restauration')).toBeNull();
  });

  it.each([
    ['Tonte des pelouses et taille de haies du cimetière', 'green-spaces'],
    ['Entretien ménager des locaux de la médiathèque', 'premises-cleaning'],
    ['Fourniture de repas en liaison froide pour les écoles', 'contract-catering'],
    ['Déménagement de bureaux', 'removal'],
    ['Collecte de papier et de cartons', 'paper-collection'],
    ['Enlèvement des encombrants', 'bulky-waste'],
    ['Mise sous pli de la propagande électorale', 'mailing'],
    ['Réparation et révision de vélos', 'bicycle-repair'],
    ['Buffets et cocktails', 'caterer'],
    ['Compostage de quartier', 'biowaste'],
    ['Lavage du linge de la résidence', 'laundry'],
    ['Désamiantage puis démolition', 'demolition'],
    ['Mise à disposition de personnel de remplacement', 'human-resources'],
  ])('is the first that « %s » names', (text, code) => {
    expect(sectorsOfText(text)[0]?.code).toBe(code);
  });

  it('is not named by a text that says nothing of it', () => {
    expect(sectorsOfText('')).toEqual([]);
    expect(sectorsOfTitle('')).toEqual([]);
    expect(sectorsOfText('%_\\ DROP TABLE')).toEqual([]);
  });

  it('is found by CPV, the closest first, and by NAF', () => {
    expect(sectorsOfCpv('98392000')[0]?.code).toBe('removal');
    expect(sectorsOfCpv('90911300').map(({ code }) => code)).toContain('premises-cleaning');
    expect(sectorsOfCpv('not a code')).toEqual([]);
    expect(sectorsOfNaf('81.21Z')[0]?.code).toBe('premises-cleaning');
    expect(sectorsOfNaf('nothing')).toEqual([]);
  });
});

describeShared('the names that the Marché de l’inclusion gives', () => {
  let named: { id: number; name: string; group: string }[];
  beforeAll(() => {
    named = JSON.parse(readFileSync(shared('data/reference/purchase_sectors.json'), 'utf8')) as typeof named;
  });

  it('all find their sector', () => {
    expect(named).toHaveLength(154);
    expect(named.filter(({ id, name }) => sectorOfLabel(name)?.peerId !== id)).toEqual([]);
  });

  it('stand together as they do there', () => {
    const groups = new Map<string, Set<string>>();
    for (const { id, group } of named) {
      groups.set(group, (groups.get(group) ?? new Set()).add(sectorByPeerId(id)!.group));
    }
    expect([...groups.values()].every((ours) => ours.size === 1)).toBe(true);
  });
});

describeShared('the CPV prefixes of sectors and trades', () => {
  it('all begin a code of the official list', () => {
    const codes = readFileSync(shared('data/reference/cpv_fr.csv'), 'utf8').match(/^\d{8}/gm)!;
    const prefixes = [...SECTORS.flatMap(({ cpv }) => cpv), ...TRADES.flatMap(({ cpvPrefixes }) => cpvPrefixes)];
    expect(prefixes.filter((prefix) => !codes.some((code) => code.startsWith(prefix)))).toEqual([]);
  });
});
