import { createIndex, rank } from '#lib/matching-engine';
import { NOWHERE, placeOfCommune, useLearntWords, WordCounts } from '#lib/nomenclature';
import { factsOf } from '../../../src/matching/opportunity-facts';
import type { OpportunityState } from '../../../src/opportunity/opportunity.service';
import { aProfile } from '../../factories/a-profile';

const state: OpportunityState = {
  kind: 'need',
  ref: 'A',
  visibility: 'private',
  status: 'open',
  title: 'Nettoyer les vitres de l’école',
  text: '',
  cpv: [],
  nature: null,
  place: placeOfCommune('86194'),
  amount: null,
  marks: [],
  buyer: { name: 'Ville de Poitiers', siret: null, city: null },
  startsOn: null,
  closesAt: null,
  path: '/',
  documentsUrl: null,
  lotNumber: null,
  noticeRef: null,
};

describe('the facts of an opportunity', () => {
  afterEach(() => useLearntWords());

  it('propose the codes that its words mean where it gives none', () => {
    expect(factsOf(state).proposedCpv!.map(({ code }) => code)).toContain('90911300');
    expect(factsOf({ ...state, cpv: ['90910000'] })).not.toHaveProperty('proposedCpv');
  });

  it('are the same whatever the instance has learnt since', () => {
    const before = factsOf(state);
    const counts = new WordCounts();
    for (let at = 0; at < 50; at += 1) counts.add({ title: state.title, text: '', cpv: '45000000' });
    useLearntWords(counts.rows());
    expect(factsOf(state)).toEqual(before);
  });

  it('hold each place of several, and the nearest of them counts', () => {
    const [poitiers, chauvigny] = [placeOfCommune('86194'), placeOfCommune('86070')];
    const shared = { ...NOWHERE, department: '86', region: '75' };
    const facts = factsOf({ ...state, place: shared, places: [poitiers, chauvigny] });
    expect([facts.place, facts.otherPlaces]).toEqual([poitiers, [chauvigny]]);
    const index = createIndex();
    index.put(aProfile('Clair de Sol').at('Chauvigny').doing('Nettoyage de vitres').profile);
    const [found] = rank(index, facts, { today: '2026-09-22', seed: 'a' }).ranked;
    const place = found!.links.find(({ name }) => name === 'place')!;
    expect(place.reasons.map(({ code }) => code)).toContain('place/same-commune');
  });
});
