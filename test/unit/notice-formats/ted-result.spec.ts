import { lotNumber, lotNumbers, publicationNumber } from '../../../libs/notice-formats/src/ted/ted-numbers';
import { replacing, tedNotice } from '../../factories/ted.factory';

describe('a result of TED, R2.0.9 (F03)', () => {
  const { notice, lots, repairs } = tedNotice('f03-result');

  it('follows its call by the number of the Official Journal', () => {
    expect(notice).toMatchObject({
      form: 'result',
      links: [{ relation: 'follows', target: '12345-2017' }],
      issuedAt: '2018-02-23T23:59:59+01:00',
    });
  });

  it('gives a lot all its contracts, each with its firms by SIRET or SIREN, its price and its day', () => {
    expect(lots.get('1')!.result).toEqual({
      outcome: 'awarded',
      bids: 6,
      reason: null,
      awards: [
        {
          winners: [
            {
              name: 'Routes Imaginaires SAS',
              siret: '99900002900010',
              siren: '999000029',
              city: 'Bellecombe',
              postCode: '79990',
              role: 'holder',
            },
            {
              name: 'Terrassement Inventé',
              siret: null,
              siren: '999000037',
              city: 'Bellecombe',
              postCode: null,
              role: 'holder',
            },
          ],
          amount: { value: 287_654.32, currency: 'EUR' },
          decidedOn: '2018-02-10',
          contractId: '2018-A',
        },
        {
          winners: [
            { name: "Chaussées d'Ailleurs", siret: null, siren: null, city: 'Namur', postCode: null, role: 'holder' },
          ],
          amount: null,
          decidedOn: '2018-02-12',
          contractId: '2018-B',
        },
      ],
    });
  });

  it('says why no contract was made', () => {
    expect(lots.get('2')!.result).toMatchObject({
      outcome: 'not-awarded',
      awards: [],
      reason: expect.stringMatching(/^Aucune offre/),
    });
    expect(lots.get('5')!.result).toMatchObject({
      outcome: 'not-awarded',
      reason: expect.stringContaining('interruption'),
    });
  });

  it('gives a contract for several lots to each, without a price that is no lot’s own, and names no firm that is withheld', () => {
    for (const number of ['3', '4']) {
      expect(lots.get(number)!.result).toMatchObject({ outcome: 'awarded', awards: [{ winners: [], amount: null }] });
    }
    expect(JSON.stringify(notice)).not.toContain('secrète');
  });

  it('has the lot that only its contracts name, with the levers of its title', () => {
    expect(lots.get('5')).toMatchObject({
      title: 'Mobilier urbain (lot réservé aux entreprises adaptées)',
      cpv: ['45233141'],
      marks: [{ lever: 'reserved-disability' }],
    });
  });

  it('knows the departments of the NUTS codes of before 2016', () => {
    expect(lots.get('1')!.places).toEqual([{ city: null, postCode: null, department: '86', nuts: 'FR534' }]);
  });

  it('names a SIREN given for a SIRET, and an address that it completes', () => {
    expect(repairs.map((repair) => repair.code).sort()).toEqual(['buyer-siret-invalid', 'url-invalid']);
  });

  it('says of a contract that names no lot, where there are several, that it is placed nowhere', () => {
    const { notice: read, repairs: named } = tedNotice('f03-result', replacing('<LOT_NO>3 et 4</LOT_NO>', ''));
    expect(read.lots.find((lot) => lot.number === '3')!.result).toBeNull();
    expect(named.map((repair) => repair.code)).toContain('lot-number-missing');
  });

  it('finds the lot of a contract without number by its title', () => {
    const { lots: each } = tedNotice(
      'f03-result',
      replacing('<LOT_NO>3 et 4</LOT_NO>', '<TITLE><P>Marquage</P></TITLE>'),
    );
    expect(each.get('3')!.result).toMatchObject({ outcome: 'awarded', awards: [{ amount: { value: 50_000 } }] });
  });
});

describe('a modification of a contract (F20)', () => {
  it('gives the contract as it now is, and what changed', () => {
    const { notice } = tedNotice('f20-modification');
    expect(notice).toMatchObject({
      form: 'modification',
      links: [{ relation: 'follows', target: '4500-2018' }],
      changeReason: 'Ajout des trottoirs.\nMise en accessibilité.',
      lots: [
        {
          number: '1',
          durationMonths: 24,
          result: {
            outcome: 'awarded',
            awards: [
              {
                winners: [{ name: 'Routes Imaginaires Ouest' }],
                amount: { value: 310_000, currency: 'EUR' },
                decidedOn: '2018-02-10',
                contractId: '2018-A',
              },
            ],
          },
        },
      ],
    });
  });
});

describe('a result of TED, R2.0.8', () => {
  const { format, notice, lots } = tedNotice('r208-award');

  it('has the lots that its contracts name', () => {
    expect(format).toBe('ted-r208');
    expect(notice).toMatchObject({ form: 'result', links: [{ relation: 'follows', target: '12345-2014' }] });
    expect(notice.lots.map((lot) => [lot.number, lot.title, lot.amount?.value])).toEqual([
      ['1', 'Linge', 150_000],
      ['2', 'Parc', undefined],
    ]);
  });

  it('brings a price with VAT before tax by its rate', () => {
    expect(lots.get('1')!.result).toMatchObject({
      outcome: 'awarded',
      bids: 4,
      awards: [
        {
          winners: [{ name: 'Blanchisserie Inventée', siret: '99900002900010', city: 'Bellecombe' }],
          amount: { value: 120_000, currency: 'EUR' },
          decidedOn: '2014-06-02',
          contractId: '14-M-7',
        },
      ],
    });
    const unrated = replacing('<VAT_PRCT FMTVAL="20">20</VAT_PRCT>', '');
    expect(tedNotice('r208-award', unrated).lots.get('1')!.result!.awards[0]!.amount).toBeNull();
  });

  it('does not guess what came of a contract without a firm', () => {
    expect(lots.get('2')!.result).toEqual({ outcome: 'unknown', bids: 0, reason: null, awards: [] });
  });
});

describe('numbers as TED writes them', () => {
  it.each([
    ['006304-2017', '6304-2017'],
    ['2017/S 005-006304', '6304-2017'],
    ['2017/S 005-0006304 ', '6304-2017'],
    ['298230_2018', '298230-2018'],
    ['17-512', null],
    ['2017/S', null],
  ])('%s is the notice %s', (written, number) => {
    expect(publicationNumber(written)).toBe(number);
  });

  it.each([
    ['02', '2'],
    ['Lot n° 3', '3'],
    ['lot1', '1'],
    ['Lot no 12: voirie', '12'],
    ['4 - 1ère couronne', '4'],
    ['5 (tranche ferme)', '5'],
    ['3a', '3a'],
    ['Unique', 'Unique'],
    ['10.003', '10.003'],
    ['Essonne Est', 'Essonne Est'],
  ])('%s is the lot %s', (written, number) => {
    expect(lotNumber(written)).toBe(number);
  });

  it.each([
    ['1', ['1']],
    ['Lots 1, 02 et 5', ['1', '2', '5']],
    ['3 à 6', ['3', '4', '5', '6']],
    ['1 et 4 à 5', ['1', '4', '5']],
    ['', []],
    ['Lot unique', []],
    ['0', []],
    ['Essonne Est', ['Essonne Est']],
  ])('%s are the lots %j', (written, numbers) => {
    expect(lotNumbers(written)).toEqual(numbers);
  });
});
