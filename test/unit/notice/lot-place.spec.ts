import type { NoticeBuyer, NoticePlace } from '#lib/notice-formats';
import { placeOfLot, placesOfLot } from '../../../src/notice/lot-place';

const nowhere: NoticePlace = { city: null, postCode: null, department: null, nuts: null };
const somebody: NoticeBuyer = {
  name: 'Un syndicat',
  siret: null,
  legalType: null,
  city: null,
  postCode: null,
  nuts: null,
};
/** SIREN 218601946: `21` 86 `0` 194 → the commune 86194, Poitiers */
const poitiers: NoticeBuyer = { ...somebody, name: 'Ville de Poitiers', siret: '21860194600014', city: 'Poitiers' };
/** SIREN 200069854 is the key of Grand Poitiers in the national table of EPCI */
const grandPoitiers: NoticeBuyer = { ...somebody, name: 'Grand Poitiers', siret: '20006985400017', city: 'Poitiers' };

const place = (said: Partial<NoticePlace>[], buyer = somebody) =>
  placeOfLot(
    said.map((each) => ({ ...nowhere, ...each })),
    buyer,
  );

describe('the place of a lot', () => {
  it('is the commune named with its post code', () => {
    expect(place([{ city: 'PUTEAUX', postCode: '92800', nuts: 'FR105' }])).toMatchObject({
      commune: '92062',
      communeName: 'Puteaux',
      department: '92',
      region: '11',
    });
  });

  it('is the commune named within its department', () => {
    expect(place([{ city: 'Saint-Benoît', department: '86' }])).toMatchObject({ commune: '86214' });
  });

  it('is the only commune of a post code', () => {
    expect(place([{ postCode: '92800' }])).toMatchObject({ commune: '92062', postCode: '92800' });
  });

  it('is what the communes of a post code share, never one of them', () => {
    const shared = place([{ postCode: '86240' }]);
    expect(shared).toMatchObject({ commune: null, department: '86', postCode: '86240', point: null });
  });

  it('is the department of a NUTS code when the buyer is no territory', () => {
    expect(place([{ nuts: 'FRI34' }])).toMatchObject({ commune: null, department: '86', region: '75', point: null });
  });

  it('is the commune that buys, when the lot says only the department it lies in', () => {
    expect(place([{ nuts: 'FRI34' }], poitiers)).toMatchObject({ commune: '86194', communeName: 'Poitiers' });
  });

  it('stays the department of the lot when the commune that buys lies in another', () => {
    expect(place([{ department: '79' }], poitiers)).toMatchObject({ commune: null, department: '79' });
  });

  it('is the EPCI that buys, without a commune', () => {
    expect(place([{ department: '86' }], grandPoitiers)).toMatchObject({
      commune: null,
      epci: '200069854',
      department: '86',
    });
  });

  it('is the seat of the buyer when the lot says nothing', () => {
    const syndicate = { ...somebody, city: 'Chauvigny', postCode: '86300' };
    expect(place([], syndicate)).toMatchObject({ commune: '86070' });
    expect(place([nowhere], poitiers)).toMatchObject({ commune: '86194' });
  });

  it('does not take a name of department for a town', () => {
    expect(place([{ city: 'Vienne' }]).commune).toBeNull();
  });

  it('is what several places share, and a coarser saying of one of them counts for nothing', () => {
    const named = { city: 'Poitiers', postCode: '86000' };
    expect(place([named, { nuts: 'FRI34' }])).toMatchObject({ commune: '86194' });
    expect(place([named, { city: 'Chauvigny', postCode: '86300' }])).toMatchObject({
      commune: null,
      epci: '200069854',
      department: '86',
      point: null,
    });
    expect(place([named, { city: 'Niort', postCode: '79000' }])).toMatchObject({ department: null, region: '75' });
  });

  it('is nowhere when nobody says anything', () => {
    expect(place([])).toMatchObject({ commune: null, department: null, region: null, point: null });
  });
});

describe('the places of a lot', () => {
  const places = (...said: Partial<NoticePlace>[]) => placesOfLot(said.map((each) => ({ ...nowhere, ...each })));
  const named = { city: 'Poitiers', postCode: '86000' };

  it('are told one by one where it is carried out in several', () => {
    const found = places(named, { city: 'Chauvigny', postCode: '86300' }, named);
    expect(found.map(({ commune }) => commune)).toEqual(['86194', '86070']);
  });

  it('are none where it is carried out in one, a coarser saying of it beside, or in none', () => {
    expect([places(named, { nuts: 'FRI34' }), places(nowhere), places()]).toEqual([[], [], []]);
  });

  it('are none where they are a territory', () => {
    const all = ['Poitiers', 'Chauvigny', 'Lusignan', 'Dissay', 'Bonnes', 'Cloué', 'Jardres', 'Béruges', 'Croutelle'];
    const said = [...all, 'Ligugé', 'Lavoux'].map((city) => ({ city, department: '86' }));
    expect([places(...said.slice(1)), places(...said)].map(({ length }) => length)).toEqual([10, 0]);
  });
});
