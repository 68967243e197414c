import { existsSync, readFileSync } from 'node:fs';
import { answerOf, expectedOf, ownAnswerOf, readPeerCases, type PeerCase } from '../../bench/peer/peer-cases';
import { readPeerFiles, readPeerNeeds } from '../../bench/peer/peer-files';
import { peerPolicy } from '../../bench/peer/peer-policy';
import { trigramSimilarity } from '../../bench/peer/peer-texts';
import { describeShared, shared } from '../../support/shared';

const ROUEN = { lat: 49.4431, lon: 1.0993 };

const places: PeerCase['perimeters'] = [
  { id: 'normandie', kind: 'REGION', name: 'Normandie', insee: 'R28' },
  { id: 'seine-maritime', kind: 'DEPARTMENT', name: 'Seine-Maritime', insee: '76', regionCode: '28' },
  {
    id: 'rouen',
    kind: 'CITY',
    name: 'Rouen',
    insee: '76540',
    postCodes: ['76000', '76100'],
    departmentCode: '76',
    regionCode: '28',
    ...ROUEN,
  },
];

type Supplier = NonNullable<PeerCase['suppliers']>[number];

function supplier(
  id: string,
  activity: Partial<Supplier['activities'][number]> = {},
  own: Partial<Supplier> = {},
): Supplier {
  return {
    id,
    kind: 'EI',
    isActive: true,
    isDelisted: false,
    contactEmail: 'contact@exemple.test',
    postCode: '59000',
    department: '59',
    region: 'Hauts-de-France',
    lat: null,
    lon: null,
    ...own,
    activities: [
      { sector: 'linge', prestaTypes: ['PREST'], geoRange: 'ZONES', distanceKm: null, zones: [], ...activity },
    ],
  };
}

function asked(suppliers: Supplier[], tender: Partial<NonNullable<PeerCase['tender']>> = {}): PeerCase {
  return {
    id: 'own',
    mode: 'tender_to_suppliers',
    perimeters: places,
    suppliers,
    tender: { sectors: ['linge'], perimeters: ['rouen'], isCountryArea: false, ...tender },
  };
}

describe('the policy of the peer, composed of our predicates', () => {
  it.each([
    ['its post code', supplier('a', {}, { postCode: '76100' })],
    ['a zone: the department', supplier('a', { zones: ['seine-maritime'] })],
    ['a zone: the region', supplier('a', { zones: ['normandie'] })],
    ['a radius that reaches', supplier('a', { geoRange: 'CUSTOM', distanceKm: 40 }, { lat: 49.2, lon: 1.4 })],
  ])('serves a commune by %s', (_, one) => {
    expect(answerOf(asked([one]))).toEqual(['a']);
  });

  it.each([
    ['a radius too short', supplier('a', { geoRange: 'CUSTOM', distanceKm: 10 }, { lat: 49.2, lon: 1.4 })],
    ['another sector', supplier('a', { sector: 'bois', zones: ['rouen'] })],
    ['no address to write to', supplier('a', { zones: ['rouen'] }, { contactEmail: '' })],
    ['being delisted', supplier('a', { zones: ['rouen'] }, { isDelisted: true })],
  ])('leaves out for %s', (_, one) => {
    expect(answerOf(asked([one]))).toEqual([]);
  });

  it('asks service type, sector and place of one activity, not of several', () => {
    const one = supplier('a', { zones: ['rouen'], prestaTypes: ['DISP'] });
    one.activities.push({ sector: 'linge', prestaTypes: ['PREST'], geoRange: 'CUSTOM', distanceKm: 5, zones: [] });
    expect(answerOf(asked([one], { prestaTypes: ['PREST'] }))).toEqual([]);
  });

  it('loses, as the peer does, a supplier of the commune that works in the whole country; our own rules keep it', () => {
    const local = asked([supplier('a', { geoRange: 'COUNTRY' }, { postCode: '76000' })]);
    expect(answerOf(local)).toEqual([]);
    expect(ownAnswerOf(local)).toEqual(['a']);
  });

  it('by our own rules, a radius without a centre counts in its department, and no address is no loss', () => {
    const one = asked([supplier('a', { geoRange: 'CUSTOM', distanceKm: 20 }, { department: '76', contactEmail: '' })]);
    expect(answerOf(one)).toEqual([]);
    expect(ownAnswerOf(one)).toEqual(['a']);
    expect(ownAnswerOf({ ...one, tender: { ...one.tender!, perimeters: ['seine-maritime'] } })).toEqual(['a']);
  });

  it('keeps by our own rules a supplier of the commune when a radius is asked and its point is unknown', () => {
    const one = asked([supplier('a', { geoRange: 'CUSTOM', distanceKm: 5 }, { postCode: '76000' })], {
      perimeters: [],
      location: 'rouen',
      distanceKm: 30,
    });
    expect(answerOf(one)).toEqual([]);
    expect(ownAnswerOf(one)).toEqual(['a']);
  });

  it('refuses a place that the case does not describe', () => {
    expect(() => answerOf(asked([], { perimeters: ['atlantis'] }))).toThrow('atlantis');
  });
});

describe('likeness by groups of three letters', () => {
  it('is that of pg_trgm', () => {
    expect(trigramSimilarity('word', 'two words')).toBeCloseTo(4 / 11);
    expect(trigramSimilarity('', '')).toBe(0);
  });
});

describeShared('over the cases of the peer', () => {
  const cases = readable('data/peer-matching/cases.json');
  if (cases.length > 0) it.each(cases)('%s', (_, one) => expect(answerOf(one)).toEqual(expectedOf(one)));

  const needs = cases.filter(([, one]) => ownAnswerOf(one) !== null && !one.tender!.isCountryArea);
  if (needs.length > 0) {
    it.each(needs)('%s: our own rules lose none', (_, one) => {
      expect(ownAnswerOf(one)).toEqual(expect.arrayContaining(expectedOf(one) as string[]));
    });
  }

  it('over its directory, each need of the bench', () => {
    const file = shared('data/peer-matching/bench_expected.json');
    const files = readPeerFiles(shared('data/peer-matching'));
    const found = readPeerNeeds(file, files).map(({ id, need }) => ({
      id,
      ids: peerPolicy(files.directory, need).map((number) => Number(files.directory.suppliers[number]!.id)),
    }));
    const expected = JSON.parse(readFileSync(file, 'utf8')) as { id: string; expected: number[] }[];
    expect(found).toEqual(expected.map(({ id, expected: ids }) => ({ id, ids: [...ids].sort((a, b) => a - b) })));
  });
});

/** None where the shared data are absent, since a skipped block is read all the same. */
function readable(path: string): [string, PeerCase][] {
  return existsSync(shared(path)) ? readPeerCases(shared(path)).map((one) => [one.id, one]) : [];
}
