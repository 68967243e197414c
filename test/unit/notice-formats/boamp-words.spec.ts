import { criteriaInWords, weightOf } from '../../../libs/notice-formats/src/boamp/award-criteria';
import { resultsInWords } from '../../../libs/notice-formats/src/boamp/award-text';
import { placesFrom } from '../../../libs/notice-formats/src/boamp/boamp-values';
import { bareLotNumber, numberedWords, titleInWords } from '../../../libs/notice-formats/src/boamp/lot-numbers';
import { Findings } from '../../../libs/notice-formats/src/reading/findings';

describe('criteria in running text', () => {
  it.each<[string, [string, number | null][]]>([
    [
      'Prix : 60 %\nValeur technique : 40 %',
      [
        ['Prix', 60],
        ['Valeur technique', 40],
      ],
    ],
    [
      '1. Prix des prestations (60%), 2. Délai (40%)',
      [
        ['Prix des prestations', 60],
        ['Délai', 40],
      ],
    ],
    [
      'Valeur technique 55 points ; Prix 45 points',
      [
        ['Valeur technique', 55],
        ['Prix', 45],
      ],
    ],
    ['Offre économiquement la plus avantageuse', [['Offre économiquement la plus avantageuse', null]]],
    ['Prix 100 %', [['Prix 100 %', null]]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(criteriaInWords(text).map(({ name, weight }) => [name, weight])).toEqual(expected);
  });

  it('weighs only what is a weight', () => {
    expect(['60', '60 %', '7,5', '0', '-3', 'voir RC', '60 à 70'].map(weightOf)).toEqual([
      60,
      60,
      7.5,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a lot in words', () => {
  it.each([
    ['Lot 2 : Ramassage', '2', 'Ramassage'],
    ['LOT N°03 - Gros œuvre', '3', 'Gros œuvre'],
    ['Lot n° 4A. Peinture', '4A', 'Peinture'],
    ['1 : Nettoyage', '1', 'Nettoyage'],
    ['12 - Serrurerie', '12', 'Serrurerie'],
    ['2 véhicules utilitaires', '', '2 véhicules utilitaires'],
    ['Lot de livres', '', 'Lot de livres'],
    ['2026 : programme de voirie', '', '2026 : programme de voirie'],
  ])('%s', (text, number, words) => {
    expect(numberedWords(text)).toEqual({ number, words });
  });

  it('is named by a bare number', () => {
    expect(['Lot n° 02', '07', 'lot 3b', '2016-52', ''].map(bareLotNumber)).toEqual(['2', '7', '3B', '2016-52', '']);
  });

  it('is entitled by its first sentence when its first line is long', () => {
    const sentence = `Entretien des espaces verts du centre. ${'Puis le reste. '.repeat(20)}`;
    expect(titleInWords(sentence)).toBe('Entretien des espaces verts du centre');
    expect(titleInWords('mot '.repeat(100)).length).toBeLessThanOrEqual(200);
  });
});

describe('a place in words', () => {
  const placesIn = (words: string): (string | null)[][] =>
    placesFrom({ nuts: [], words }).map((place) => [place.postCode, place.city]);

  it.each<[string, [string, string][]]>([
    ['COMMUNE DE 11140 AXAT', [['11140', 'AXAT']]],
    ['Mairie, 86190 Vouneuil sur Vienne', [['86190', 'Vouneuil sur Vienne']]],
    [
      'Poitiers (86000) et Saint-Benoît (86280)',
      [
        ['86000', 'Poitiers'],
        ['86280', 'Saint-Benoît'],
      ],
    ],
    ['Paris ou proche banlieue', []],
    ['un budget de 45000 Euros', []],
    ['référence 123456 Poitiers', []],
  ])('%s', (words, expected) => {
    expect(placesIn(words)).toEqual(expected);
  });

  it('takes NUTS codes of the time of the notice', () => {
    expect(placesFrom({ nuts: ['FR534', 'FRI34'] }).map((place) => place.department)).toEqual(['86', '86']);
  });
});

describe('an award in words', () => {
  const read = (text: string): ReturnType<typeof resultsInWords> =>
    resultsInWords(text, { findings: new Findings(), path: 'x' });

  it('reads a contract that names no lot', () => {
    const [told] = read('Titulaire : Atelier fictif - 3 rue Haute, 86000 Poitiers\nMontant du marché : 12 300,00 € HT');
    expect(told).toMatchObject({
      lot: '',
      result: {
        outcome: 'awarded',
        awards: [
          {
            winners: [{ name: 'Atelier fictif', city: 'Poitiers', postCode: '86000' }],
            amount: { value: 12_300, currency: 'EUR' },
          },
        ],
      },
    });
  });

  it('takes no amount with tax, and no sentence for a name', () => {
    const [told] = read('Le marché, conclu à 86000 Poitiers, est attribué.\nMontant TTC : 14 760 euros');
    expect(told!.result).toEqual({ outcome: 'unknown', bids: null, reason: null, awards: [] });
    const [paid] = read('Attributaire : Atelier fictif\nMontant TTC : 14 760 euros');
    expect(paid!.result.awards[0]).toMatchObject({ amount: null });
  });

  it('says what came to nothing', () => {
    expect(
      read('Lot 1 : déclaré sans suite\nLot 2 - infructueux').map((each) => [each.lot, each.result.outcome]),
    ).toEqual([
      ['1', 'not-awarded'],
      ['2', 'not-awarded'],
    ]);
  });

  it('is quick on text made to be slow', () => {
    const hostile = [
      `${'A'.repeat(40)} `.repeat(5_000),
      `${'Lot 1 - '.repeat(20_000)}`,
      `${', '.repeat(60_000)}86000 `,
    ];
    for (const text of hostile) expect(read(text).length).toBeGreaterThan(0);
    expect(placesFrom({ nuts: [], words: hostile.join(' ') })).toEqual([]);
    expect(criteriaInWords(`${'Prix 1 '.repeat(30_000)}%`).length).toBeGreaterThan(0);
  });
});
