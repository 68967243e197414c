import { createIndex, rank, type Link, type OpportunityFacts } from '#lib/matching-engine';
import { placeOfCommune } from '#lib/nomenclature';
import { aProfile, facts, type ProfileFactory } from '../../factories/a-profile';

const place = placeOfCommune('86194', '86000');
const here = (name = 'Le Moulin du Clain'): ProfileFactory => aProfile(name).at('Poitiers');

function tradeOf(supplier: ProfileFactory, asked: OpportunityFacts): Link | undefined {
  const index = createIndex();
  index.put(supplier.profile);
  const [found] = rank(index, asked, { today: '2026-09-22', seed: 'seed' }).ranked;
  return found?.links.find(({ name }) => name === 'trade');
}
const stateOf = (supplier: ProfileFactory, title: string): Link['state'] | undefined =>
  tradeOf(supplier, facts(title, { place }))?.state;

describe('clients that an activity names after « pour »', () => {
  it('tell no trade beside the one told before them', () => {
    expect(stateOf(here().doing('Repassage de draps pour crèches, livraison'), 'Gestion de la crèche')).not.toBe(
      'held',
    );
    expect(stateOf(here().doing('Repassage de draps pour crèches, livraison'), 'Repassage de draps')).toBe('held');
  });

  it('end with their clause', () => {
    expect(stateOf(here().doing('Repas pour crèches et écoles ; nettoyage de vitres'), 'Nettoyage des vitres')).toBe(
      'held',
    );
  });

  it('are the trade where nothing before them tells one, and the jobs of those who are lent', () => {
    expect(stateOf(here().doing('Équipes pour le nettoyage de bureaux'), 'Nettoyage des bureaux')).toBe('held');
    expect(stateOf(here().doing('Mise à disposition de personnel pour la tonte'), 'Tonte des stades')).toBe('held');
  });
});

describe('one likely word of another trade', () => {
  const printer = (trade: string | null, name?: string) =>
    here(name).doing('Impression, façonnage, collecte', { trade, cpv: trade === null ? [] : ['79810000'] });

  it('is as good as sure among a few words that declare nothing', () => {
    expect(stateOf(printer(null), 'Collecte des déchets')).toBe('held');
  });

  it('ties nobody that declared what it does, by its activity or by its name', () => {
    expect(stateOf(printer('printing'), 'Collecte des déchets')).toBeUndefined();
    expect(stateOf(printer('printing', 'Atelier Papier'), 'Traitement des déchets')).toBeUndefined();
    expect(stateOf(printer('printing'), 'Impression de brochures')).toBe('held');
  });

  it('ties one whose only declared trade is how it works', () => {
    expect(stateOf(here().doing('Personnel, collecte', { trade: 'staff' }), 'Collecte des déchets')).toBe('to-verify');
  });

  it('is the trade itself when another activity says it in full', () => {
    const both = printer('printing').doing('Collecte et tri des déchets');
    expect(stateOf(both, 'Collecte des déchets')).toBe('held');
  });
});

describe('one everyday word that is shared', () => {
  const gardener = (text: string) =>
    here()
      .doing(text, { trade: 'green-spaces', cpv: ['77310000'] })
      .provenBy('ACI');

  it('ties nobody that declared another trade, whatever its kind usually does', () => {
    expect(stateOf(gardener('Entretien d’espaces verts'), 'Nettoyage des espaces de travail')).toBeUndefined();
  });

  it('ties, to be verified, one that declared nothing', () => {
    expect(stateOf(here('Espaces du Clain'), 'Calligraphie des espaces, nettoyage')).toBe('to-verify');
  });

  it('ties when there are two', () => {
    expect(stateOf(gardener('Tonte, calligraphie de panneaux'), 'Calligraphie de panneaux, nettoyage')).toBe(
      'to-verify',
    );
  });

  it('brings points beside a trade', () => {
    const points = (text: string): number => {
      const { reasons } = tradeOf(gardener(text), facts('Tonte des stades', { place }))!;
      return reasons.find(({ code }) => code === 'trade/words')?.points ?? 0;
    };
    expect(points('Tonte')).toBeGreaterThan(0);
    expect(points('Tonte de stades')).toBeGreaterThan(points('Tonte'));
  });
});

describe('a delivery', () => {
  it('is an accessory: a laundry that delivers carries nothing for others', () => {
    const laundry = here().doing('Blanchisserie, location de linge et livraison', { trade: 'laundry' });
    expect(stateOf(laundry, 'Livraison de colis à vélo')).toBeUndefined();
    expect(stateOf(here().doing('Livraison de colis'), 'Livraison de colis à vélo')).toBe('held');
  });
});
