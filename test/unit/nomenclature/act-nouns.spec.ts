import { proposeCodes, stemOf, tradesOfText, LearntModel } from '#lib/nomenclature';

const nothing = new LearntModel([]);

describe('an infinitive', () => {
  it('meets the noun that notices use', () => {
    expect(stemOf('nettoyer')).toBe(stemOf('nettoyage'));
    expect(stemOf('tondre')).toBe(stemOf('tontes'));
  });

  it('is left alone where its noun would mislead: goods are delivered, sites are built', () => {
    expect(stemOf('creer')).not.toBe(stemOf('creation'));
    expect(proposeCodes({ title: 'Livrer des repas' }, nothing)[0]!.code).toMatch(/^555/);
  });

  it.each([
    ['Déménager nos bureaux', '983', 'removal'],
    ['Nettoyer les vitres', '909', 'cleaning'],
    ['Faire tondre la pelouse', '773', 'green-spaces'],
    ['Imprimer nos affiches', '798', 'printing'],
    ['Repeindre la classe', '454', 'finishing'],
    ['Collecter les déchets', '905', 'waste'],
    ['Former nos agents', '805', 'training'],
  ])('of « %s » proposes a code of %s and tells %s', (title, group, trade) => {
    const [first] = proposeCodes({ title }, nothing);
    expect(first!.code.slice(0, 3)).toBe(group);
    expect(first!.certainty).toBeGreaterThan(0.3);
    expect(tradesOfText(title).map(({ code }) => code)).toContain(trade);
  });
});
