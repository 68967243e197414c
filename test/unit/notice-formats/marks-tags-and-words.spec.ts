import type { Mark } from '#lib/nomenclature';
import type { Tag } from '../../../libs/notice-formats/src/marks/mark-source';
import { marksOf } from '../../../libs/notice-formats/src/marks/marks-of';

const RESERVED: Tag = { lever: 'reserved-unspecified', articles: [], path: 'BT-71', excerpt: 'res-ws' };

/** Marks of a notice whose tag stands on the whole, or on one lot, and whose words stand on the notice. */
function read(
  words: string,
  lots: number,
  tagged: 'notice' | `${number}` | null = 'notice',
): ReturnType<typeof marksOf> {
  const blocks = [{ path: 'BT-24', text: words, role: 'text' as const }];
  const all = Array.from({ length: lots }, (_, index) => ({
    number: String(index + 1),
    title: `Prestation numéro ${index + 1}`,
    tags: tagged === String(index + 1) ? [RESERVED] : [],
    blocks: [],
  }));
  return marksOf({ tags: tagged === 'notice' ? [RESERVED] : [], blocks }, all);
}

function told(marks: readonly Mark[] | undefined): string[] {
  return (marks ?? []).map((mark) => `${mark.lever} ${mark.certainty}`);
}

function reservedLots(marks: ReturnType<typeof marksOf>): string[] {
  return [...marks.byLot].flatMap(([number, found]) => (found.length > 0 ? [number] : []));
}

describe('a tag and words about the same lot', () => {
  it('are one mark with two pieces of evidence', () => {
    const { byLot } = read('Le lot 2 est réservé aux ESAT et entreprises adaptées.', 2, '2');
    expect(byLot.get('2')).toEqual([
      {
        lever: 'reserved-disability',
        certainty: 'stated',
        articles: ['L2113-12'],
        evidence: [
          { path: 'BT-71', excerpt: 'res-ws', origin: 'structured' },
          { path: 'BT-24', excerpt: 'Le lot 2 est réservé aux ESAT et entreprises adaptées.', origin: 'text' },
        ],
      },
    ]);
    expect(byLot.get('1')).toEqual([]);
  });

  it('keep a tag that no word confirms, to check', () => {
    const { notice, byLot } = read('Entretien des espaces verts.', 2);
    expect(told(notice)).toEqual(['reserved-unspecified to-check']);
    expect(told(byLot.get('1'))).toEqual(['reserved-unspecified to-check']);
    expect(told(byLot.get('2'))).toEqual(['reserved-unspecified to-check']);
  });

  it.each(['Marché réservé : non', 'Marché réservé à la profession d’architecte (loi n° 77-2).'])(
    'keep a tag that words contradict, to check: %s',
    (words) => {
      const { notice, byLot } = read(words, 1);
      expect(told(notice)).toEqual(['reserved-unspecified to-check']);
      expect(told(byLot.get('1'))).toEqual(['reserved-unspecified to-check']);
    },
  );
});

describe('a tag of the whole notice beside words that name lots', () => {
  it.each<[string, number, string[]]>([
    ['Seul le lot 1 est réservé aux structures d’insertion.', 3, ['1']],
    ['Lots 2 et 5 à 7 : réservés aux ESAT.', 8, ['2', '5', '6', '7']],
    ['Marché réservé : oui. Les lots 1 et 3 sont réservés aux entreprises adaptées.', 3, ['1', '3']],
    ['Le lot 2 n’est pas réservé.', 3, ['1', '3']],
    ['Le marché est réservé aux SIAE.', 3, ['1', '2', '3']],
  ])('goes to these: %s', (words, lots, expected) => {
    expect(reservedLots(read(words, lots))).toEqual(expected);
  });

  it('stays on the notice to check, and is stated on the lot named', () => {
    const { notice, byLot } = read('Seul le lot 1 est réservé aux structures d’insertion.', 3);
    expect(told(notice)).toEqual(['reserved-unspecified to-check']);
    expect(told(byLot.get('1'))).toEqual(['reserved-insertion stated']);
  });

  it('is stated on the notice when words reserve all its lots, each to its own', () => {
    const words = 'Le lot 1 est réservé aux ESAT (L2113-12), le lot 2 aux SIAE (L2113-13).';
    const { notice, byLot } = read(words, 2);
    expect(told(byLot.get('1'))).toEqual(['reserved-disability stated']);
    expect(told(byLot.get('2'))).toEqual(['reserved-insertion stated']);
    expect(told(notice)).toEqual(['reserved-disability stated', 'reserved-insertion stated']);
    expect(notice.flatMap((mark) => mark.articles)).not.toContain('L2113-14');
  });
});

describe('a tag of one kind beside words of another', () => {
  it('stays a mark of its own, to check, on the only lots that words reserve', () => {
    const mission: Tag = { lever: 'reserved-ess', articles: ['L2113-15'], path: 'BT-71', excerpt: 'res-pub-ser' };
    const lots = ['1', '2'].map((number) => ({ number, title: `Lot ${number}`, tags: [], blocks: [] }));
    const blocks = [{ path: 'BT-24', text: 'Le lot 2 est réservé aux ESAT.', role: 'text' as const }];
    const { byLot } = marksOf({ tags: [mission], blocks }, lots);
    expect(told(byLot.get('1'))).toEqual([]);
    expect(told(byLot.get('2'))).toEqual(['reserved-disability likely', 'reserved-ess to-check']);
  });
});

describe('lots that reserve together', () => {
  it('cite L2113-14 when one lot is kept for both', () => {
    const { byLot } = read('Marché réservé aux EA, ESAT et SIAE.', 1, null);
    expect(byLot.get('1')!.map((mark) => mark.articles)).toEqual([
      ['L2113-12', 'L2113-14'],
      ['L2113-13', 'L2113-14'],
    ]);
  });
});

describe('hours of a social clause', () => {
  it('are a number, the greatest of those written', () => {
    const { byLot } = read('Clause d’insertion : 1 200 heures, dont 140 heures la première année.', 1, null);
    expect(byLot.get('1')).toMatchObject([{ lever: 'social-clause', hours: 1200 }]);
  });

  it('are read in the sentence that follows, and not made of a delay', () => {
    const { byLot } = read(
      'Une clause d’insertion est prévue. Le titulaire réalise 210 heures. Dépannage sous 48 heures.',
      1,
      null,
    );
    expect(byLot.get('1')).toMatchObject([{ lever: 'social-clause', hours: 210 }]);
  });

  it('are absent where none is written', () => {
    const { byLot } = read('Le marché comporte une clause sociale.', 1, null);
    expect(byLot.get('1')![0]).not.toHaveProperty('hours');
  });
});

describe('lots named otherwise than by their number in the notice', () => {
  const titled = (titles: readonly string[], words: string): string[] => {
    const lots = titles.map((title, index) => ({ number: String(index + 1), title, tags: [], blocks: [] }));
    return reservedLots(marksOf({ tags: [], blocks: [{ path: 'BT-24', text: words, role: 'text' }] }, lots));
  };

  it.each<[string, string[], string, string[]]>([
    [
      'by the number in their title',
      ['Lot 4 : impression', 'Lot 5 : mise sous pli'],
      'Le lot 5 est réservé aux ESAT.',
      ['2'],
    ],
    [
      'by a part of their title',
      ['Gardiennage', 'Entretien des espaces verts'],
      'Le lot espaces verts est réservé aux ESAT.',
      ['2'],
    ],
    ['by rank', ['Tonte', 'Taille', 'Fauche'], 'Le dernier lot est réservé à une entreprise d’insertion.', ['3']],
    ['by the heading above', ['Tonte', 'Taille'], 'Lot 1 : tonte\nRéservé aux ESAT\nLot 2 : taille', ['1']],
    [
      'by what is left',
      ['Tonte', 'Taille', 'Fauche'],
      'Le lot 1 n’est pas réservé ; les autres lots sont réservés aux SIAE.',
      ['2', '3'],
    ],
  ])('%s', (_how, titles, words, expected) => {
    expect(titled(titles, words)).toEqual(expected);
  });
});
