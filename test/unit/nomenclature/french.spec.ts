import { meaningfulWords, plain, stems, words } from '#lib/nomenclature';

describe('French words', () => {
  it('lose accents, capitals and ligatures', () => {
    expect(plain('Maîtrise d’ŒUVRE')).toBe("maitrise d'oeuvre");
  });

  it('lose their elisions', () => {
    expect(words('l’entretien d’espaces qu’on tond')).toEqual(['entretien', 'espaces', 'qu', 'on', 'tond']);
  });

  it('lose those that mean nothing', () => {
    expect(meaningfulWords('Entretien des espaces verts de la commune')).toEqual([
      'entretien',
      'espaces',
      'verts',
      'commune',
    ]);
  });

  it('meet under one stem, whatever their number', () => {
    expect(stems('peinture')).toEqual(stems('Peintures'));
    expect(stems('espace vert')).toEqual(stems('espaces verts'));
  });

  it('survive a text of a hundred thousand characters', () => {
    expect(stems('tonte '.repeat(20_000))).toHaveLength(20_000);
  });
});
