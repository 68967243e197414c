import { isCpv, LearntModel, proposeCodes } from '#lib/nomenclature';

const nothing = new LearntModel([]);
const codes = (title: string, text?: string) => proposeCodes({ title, text }, nothing).map(({ code }) => code);

describe('codes proposed to somebody who writes what it wants', () => {
  it.each([
    ['Nettoyage des vitres de la mairie', '90911300'],
    ['Taille de haies', '77342000'],
    ['Repas pour la cantine de deux écoles', '55523100'],
    ['Entretien des espaces verts de trois écoles', '77310000'],
    ['Maîtrise d’œuvre pour la construction d’une crèche', '71240000'],
    ['Plomberie de la salle des fêtes', '45330000'],
  ])('begin, for « %s », with %s', (title, code) => expect(codes(title)[0]).toBe(code));

  it('name each of the things asked, three at most', () => {
    expect(codes('Taille de haies et tonte')).toEqual(['77342000', '77314100']);
    expect(codes('nettoyage, tonte, repas, peinture, déménagement, linge').length).toBeLessThanOrEqual(3);
  });

  it('have eight digits and a certainty, the likeliest first', () => {
    const proposed = proposeCodes({ title: 'Impression et distribution du journal' }, nothing);
    expect(proposed.length).toBeGreaterThan(0);
    for (const [at, { code, certainty }] of proposed.entries()) {
      expect(isCpv(code)).toBe(true);
      expect(certainty).toBeLessThanOrEqual(proposed[at - 1]?.certainty ?? 1);
    }
  });

  it.each(['', '   ', 'bonjour', 'Mairie', '12 345'])('are none for « %s »', (title) =>
    expect(codes(title)).toEqual([]),
  );
});
