import { readOpenData } from '../../factories/open-data.factory';

describe('an award in the format of 2019', () => {
  const { format, notice, repairs } = readOpenData('decp-2019');

  it('is a result of one lot, read whole, without a repair', () => {
    expect([format, repairs]).toEqual(['decp-2019', []]);
    expect(notice).toMatchObject({
      source: 'decp',
      sourceId: '99990001200017-2019BERGE0100-be2c1c',
      form: 'result',
      title: 'Débroussaillage des berges et des chemins',
      buyer: { name: 'Syndicat des Berges imaginaires', siret: '99990001200017' },
      publishedOn: '2019-02-20',
      procedureType: 'Procédure adaptée',
      reference: '2019BERGE0100',
      changeReason: null,
    });
    expect(notice.lots).toEqual([
      {
        number: '1',
        title: 'Débroussaillage des berges et des chemins',
        text: '',
        cpv: ['77310000'],
        nature: 'services',
        places: [{ city: 'Chasseneuil-du-Poitou', postCode: '86360', department: '86', nuts: null }],
        amount: { value: 48_200.5, currency: 'EUR', isMaximum: false, minimum: null },
        durationMonths: 24,
        deadline: null,
        documentsUrl: null,
        criteria: [],
        performanceConditions: [],
        contactPoint: null,
        marks: [],
        result: {
          outcome: 'awarded',
          bids: null,
          reason: null,
          awards: [
            {
              winners: [
                {
                  name: 'Chantier fictif du Clain',
                  siret: '99990002000010',
                  siren: '999900020',
                  city: null,
                  postCode: null,
                  role: 'holder',
                },
              ],
              amount: { value: 48_200.5, currency: 'EUR' },
              decidedOn: '2019-02-04',
              contractId: '2019BERGE0100',
            },
          ],
        },
      },
    ]);
  });

  it('says the lever that words of its object say', () => {
    const objet = 'Entretien des espaces verts - lot 2 réservé aux entreprises adaptées (article L2113-12)';
    const [lot] = readOpenData('decp-2019', { objet }).notice.lots;
    expect(lot!.marks.map((mark) => [mark.lever, mark.certainty])).toEqual([['reserved-disability', 'stated']]);
  });

  it('is the ceiling of a framework where the contract is one', () => {
    const [lot] = readOpenData('decp-2019', { nature: 'Accord-cadre' }).notice.lots;
    expect(lot!.amount?.isMaximum).toBe(true);
  });
});

describe('an award in the format of 2022', () => {
  const { format, notice, repairs } = readOpenData('decp-2022');
  const [lot] = notice.lots;

  it('stands as its last modification left it, and tells the modification', () => {
    expect([format, repairs]).toEqual(['decp-2022', []]);
    expect(notice).toMatchObject({ form: 'result', changeReason: '2 modifications, la dernière du 15/01/2025' });
    expect(lot).toMatchObject({
      amount: { value: 104_000, isMaximum: true },
      durationMonths: 18,
      places: [{ city: 'Poitiers', postCode: '86000', department: '86' }],
      result: { bids: 3, awards: [{ winners: [{ siret: '99990004600015' }], decidedOn: '2024-03-04' }, {}] },
    });
  });

  it('names who is not named by what identifies it', () => {
    expect(notice.buyer.name).toBe('SIRET 99990001200017');
    expect(lot!.result!.awards[0]!.winners[0]!.name).toBe('SIRET 99990004600015');
  });

  it('holds each sub-contract as an award of its own, at its last amount', () => {
    expect(lot!.result!.awards[1]).toEqual({
      winners: [expect.objectContaining({ siret: '99990003800012', role: 'subcontractor' })],
      amount: { value: 15_500.5, currency: 'EUR' },
      decidedOn: '2024-05-02',
      contractId: '1',
    });
  });

  it('makes marks of its considerations, to check while no word confirms them', () => {
    expect(lot!.marks.map((mark) => [mark.lever, mark.certainty, mark.evidence[0]])).toEqual([
      [
        'reserved-unspecified',
        'to-check',
        { path: 'considerationsSociales', excerpt: 'Marché réservé', origin: 'structured' },
      ],
      ['social-clause', 'to-check', expect.objectContaining({ excerpt: 'Clause sociale' })],
    ]);
    expect(notice.marks.map((mark) => mark.lever)).toEqual(['reserved-unspecified', 'social-clause']);
  });

  it('has an identity that is safe in an address, the one that the tabular files give it', () => {
    expect(notice.sourceId).toMatch(/^99990001200017-2024-LAV_02-[0-9a-f]{6}$/);
    expect(notice.reference).toBe('2024-LAV/02');
  });
});

describe('a concession', () => {
  it('may be held by one who stands in no list', () => {
    const concessionnaires = { concessionnaire: { typeIdentifiant: 'SIRET', id: '99990002000010' } };
    const { notice } = readOpenData('decp-concession', { concessionnaires, titulaires: '' });
    expect(notice.lots[0]!.result!.awards[0]!.winners).toMatchObject([{ siret: '99990002000010' }]);
  });

  it('is a result decided on the day of its signature, for its value, by its granting authority', () => {
    const { format, notice, repairs } = readOpenData('decp-concession');
    expect([format, repairs]).toEqual(['decp-2022', []]);
    expect(notice).toMatchObject({
      sourceId: '99990001200017-CONC2024-3a6eaf',
      buyer: { siret: '99990001200017' },
      lots: [
        {
          nature: 'services',
          places: [],
          amount: { value: 420_000, isMaximum: false },
          durationMonths: 96,
          result: { awards: [{ winners: [{ siret: '99990002000010', role: 'holder' }], decidedOn: '2024-04-02' }] },
        },
      ],
    });
    expect(notice.marks.map((mark) => mark.lever)).toEqual(['reserved-unspecified', 'environment-criterion']);
  });

  it('names its parties where the source does', () => {
    const { format, notice } = readOpenData('decp-concession', {
      autoriteConcedante: { id: '99990001200017', nom: 'Syndicat des Berges imaginaires' },
      concessionnaires: [{ typeIdentifiant: 'SIRET', id: '99990002000010', denominationSociale: 'Camping fictif' }],
      considerationsSociales: undefined,
    });
    expect(format).toBe('decp-2022');
    expect(notice.buyer.name).toBe('Syndicat des Berges imaginaires');
    expect(notice.lots[0]!.result!.awards[0]!.winners[0]!.name).toBe('Camping fictif');
  });
});
