import type { Award, Repair } from '#lib/notice-formats';
import { parseOpenData, readOpenData } from '../../factories/open-data.factory';

function codes(repairs: readonly Repair[]): string[] {
  return repairs.map((repair) => `${repair.code} ${repair.path}`);
}

function holdersOf(titulaires: unknown): { winners: Award['winners']; repairs: string[] } {
  const { notice, repairs } = readOpenData('decp-2019', { titulaires });
  return { winners: notice.lots[0]!.result!.awards[0]!.winners, repairs: codes(repairs) };
}

function holder(id: unknown, typeIdentifiant: unknown = 'SIRET'): ReturnType<typeof holdersOf> {
  return holdersOf([{ typeIdentifiant, id, denominationSociale: 'Chantier fictif' }]);
}

describe('texts of an award', () => {
  it.each([
    ['UTF-8 read as Windows-1252', 'DÃ©molition dâ€™un mur nÂ°4', 'Démolition d’un mur n°4', ['text-broken objet']],
    ['UTF-8 read as Latin-1', 'Mise en Å\u0093uvre', 'Mise en œuvre', ['text-broken objet']],
    ['the same, twice', 'EntretÃƒÂ©nu', 'Entreténu', ['text-broken objet']],
    ['Windows-1252 among UTF-8', 'Cloisons \u0096 plâtrerie', 'Cloisons – plâtrerie', ['text-broken objet']],
    ['entities', 'Achat d&#8217;un v&#233;lo', 'Achat d’un vélo', ['text-broken objet']],
    ['an apostrophe that became a question mark', 'Qualité de l?air', "Qualité de l'air", ['text-broken objet']],
    ['a letter that is lost', 'Cr\ufffdation de clôtures', 'Cr\ufffdation de clôtures', ['text-broken objet']],
    ['markup', 'Nettoyage<br/>des <b>vitres</b>', 'Nettoyage des vitres', ['markup-removed objet']],
    ['capitals with accents, a sign of comparison', 'BÂTIMENT, PTAC < 3.5 T', 'BÂTIMENT, PTAC < 3.5 T', []],
    ['a real question', 'Quel avenir ?', 'Quel avenir ?', []],
  ])('are read through %s', (_, objet, title, expected) => {
    const { notice, repairs } = readOpenData('decp-2019', { objet });
    expect([notice.title, codes(repairs)]).toEqual([title, expected]);
  });

  it('take the label of the CPV where the object is nothing, and refuse the award where there is neither', () => {
    const labelled = readOpenData('decp-2019', { objet: 'NC' });
    expect([labelled.notice.title, codes(labelled.repairs)]).toEqual([
      expect.stringMatching(/espaces verts|plantation/i),
      ['title-missing objet'],
    ]);
    expect(parseOpenData('decp-2019', { objet: null, codeCPV: 'CDL' })).toMatchObject({
      ok: false,
      format: 'decp-2019',
      problems: [{ code: 'field-missing', path: 'objet' }],
    });
  });

  it('say nothing of a buyer by the name of a budget alone', () => {
    const acheteur = { id: '99990001200017', nom: '01 BUDGET PRINCIPAL' };
    const { notice, repairs } = readOpenData('decp-2019', { acheteur });
    expect([notice.buyer.name, codes(repairs)]).toEqual(['SIRET 99990001200017', ['field-invalid acheteur.nom']]);
  });
});

describe('holders of an award', () => {
  it.each([
    ['blanks', '999 900 020 00010', { siret: '99990002000010', siren: '999900020' }],
    ['lost zeros', 5650171100115, { siret: '05650171100115', siren: '056501711' }],
    ['a SIREN', '999900020', { siret: null, siren: '999900020' }],
    ['a wrong check digit', '99990002000011', { siret: null, siren: '999900020' }],
    ['wrong digits', '12345678901234', { siret: null, siren: null }],
    ['nines that only fill', '99999999999999', { siret: null, siren: null }],
    ['nothing', 'null', { siret: null, siren: null }],
  ])('keep of a SIRET with %s what its check digit proves, and it is named', (_, id, identity) => {
    const { winners, repairs } = holder(id);
    expect(winners).toEqual([expect.objectContaining({ name: 'Chantier fictif', ...identity })]);
    expect(repairs).toEqual(['winner-siret-invalid titulaires.id']);
  });

  it('may stand in other registers, where a French VAT number holds a SIREN', () => {
    expect(holder('DE185100646', 'TVA')).toEqual({ winners: [expect.objectContaining({ siren: null })], repairs: [] });
    expect(holder('FR12999900020', 'TVA').winners[0]).toMatchObject({ siret: null, siren: '999900020' });
    expect(holder('999900020', 'SIREN')).toMatchObject({ winners: [{ siren: '999900020' }], repairs: [] });
  });

  it('are found in whatever holds them, each once', () => {
    const one = { typeIdentifiant: 'SIRET', id: '99990002000010', denominationSociale: 'Chantier fictif' };
    for (const titulaires of [one, [[[one]]], [{ titulaire: [one, one] }], JSON.stringify([one]), [one, one]]) {
      expect(holdersOf(titulaires)).toEqual({
        winners: [expect.objectContaining({ name: one.denominationSociale })],
        repairs: [],
      });
    }
  });

  it('are left out, named, when they are words or nobody', () => {
    const broken = [{ titulaire: 'typeIdentifiant' }, { titulaire: { typeIdentifiant: 'SIRET', id: '' } }];
    expect(holdersOf(broken)).toEqual({
      winners: [],
      repairs: ['field-invalid titulaires', 'field-invalid titulaires'],
    });
    expect(holdersOf('')).toEqual({ winners: [], repairs: [] });
  });
});

describe('figures and days of an award', () => {
  it.each([
    ['0', 0, null],
    ['1 €', 1, null],
    ['below zero', -4_000, null],
    ['a row of nines', 99_999_999, null],
    ['over a thousand million', 1e17, null],
    ['words', 'selon BPU', null],
  ])('give no amount when it is %s, and it is named', (_, montant, value) => {
    const { notice, repairs } = readOpenData('decp-2019', { montant });
    expect([notice.lots[0]!.amount, codes(repairs)]).toEqual([value, ['amount-invalid montant']]);
    expect(notice.lots[0]!.result!.awards[0]!.amount).toBeNull();
  });

  it('give an amount that is written as text', () => {
    expect(readOpenData('decp-2019', { montant: '48 200,50 €' }).notice.lots[0]!.amount?.value).toBe(48_200.5);
    expect(readOpenData('decp-2019', { montant: 'CDL' })).toMatchObject({
      repairs: [],
      notice: { lots: [{ amount: null }] },
    });
  });

  it('do not take what a modification adds for the new amount', () => {
    const modifications = [
      { montant: 308, objetModification: 'Avenant n°1', dateNotificationModification: '2019-03-01' },
    ];
    const { notice, repairs } = readOpenData('decp-2019', { modifications });
    expect([notice.lots[0]!.amount?.value, codes(repairs)]).toEqual([
      48_200.5,
      ['amount-invalid modifications.montant'],
    ]);
    expect(notice.changeReason).toBe('Modification du 01/03/2019 : Avenant n°1');
  });

  it.each([[0], [999], [-3], ['douze']])('give no duration of %s months, and it is named', (dureeMois) => {
    const { notice, repairs } = readOpenData('decp-2019', { dureeMois });
    expect([notice.lots[0]!.durationMonths, codes(repairs)]).toEqual([null, ['field-invalid dureeMois']]);
  });

  it('give no number of tenders for a contract made with none, and nothing at all for NC', () => {
    expect(codes(readOpenData('decp-2022', { offresRecues: 0 }).repairs)).toEqual(['field-invalid offresRecues']);
    expect(readOpenData('decp-2022', { offresRecues: 'NC', dureeMois: 'NC' }).repairs).toEqual([]);
  });

  it.each([['0000-00-00'], ['0019-10-18'], ['2109-01-01'], ['2019-02-30']])(
    'replace the impossible day of publication %s by the day of notification',
    (datePublicationDonnees) => {
      const { notice, repairs } = readOpenData('decp-2019', { datePublicationDonnees });
      expect(notice.publishedOn).toBe('2019-02-04');
      expect(codes(repairs)).toEqual(['date-invalid datePublicationDonnees', 'date-invalid datePublicationDonnees']);
    },
  );

  it('know that no data were published before there were any to publish', () => {
    const { notice, repairs } = readOpenData('decp-2019', { datePublicationDonnees: '2003-11-24' });
    expect([notice.publishedOn, codes(repairs)]).toEqual(['2019-02-04', ['date-invalid datePublicationDonnees']]);
  });

  it('read a day as it is written in French', () => {
    const { notice } = readOpenData('decp-2019', { dateNotification: '04/02/2019', datePublicationDonnees: null });
    expect([notice.publishedOn, notice.lots[0]!.result!.awards[0]!.decidedOn]).toEqual(['2019-02-04', '2019-02-04']);
  });

  it('keep the eight digits of a CPV code with a wrong check digit, give back a lost zero, leave out what is none', () => {
    expect(readOpenData('decp-2019', { codeCPV: '45000000-0' })).toMatchObject({
      notice: { lots: [{ cpv: ['45000000'], nature: 'works' }] },
      repairs: [{ code: 'cpv-check-digit-wrong' }],
    });
    expect(readOpenData('decp-2019', { codeCPV: '9310000-5' })).toMatchObject({
      notice: { lots: [{ cpv: ['09310000'], nature: 'supplies' }] },
      repairs: [{ code: 'field-invalid' }],
    });
    expect(readOpenData('decp-2019', { codeCPV: '00000000-1' })).toMatchObject({
      notice: { lots: [{ cpv: [], nature: null }] },
      repairs: [{ code: 'cpv-unknown' }],
    });
  });

  it('name a consideration that the schema does not know', () => {
    const considerationsSociales = { considerationSociale: ['Clause Sociale', 'Bienveillance'] };
    const { notice, repairs } = readOpenData('decp-2022', { considerationsSociales });
    expect(notice.marks.map((mark) => mark.lever)).toEqual(['social-clause']);
    expect(codes(repairs)).toEqual(['field-invalid considerationsSociales']);
  });
});

describe('an award that is kept out', () => {
  it.each([
    ['without a number', { id: '' }, 'field-missing', 'id'],
    ['whose number is zeros', { id: '0000000000000000' }, 'field-missing', 'id'],
    ['of no buyer', { acheteur: null, uid: null }, 'field-missing', 'acheteur.id'],
    ['of no day', { dateNotification: null, datePublicationDonnees: '' }, 'field-missing', 'datePublicationDonnees'],
    [
      'of impossible days',
      { dateNotification: '', datePublicationDonnees: '0019-01-01' },
      'date-invalid',
      'datePublicationDonnees',
    ],
    ['that is a test by its object', { objet: 'marché pes test' }, 'test-record', 'objet'],
    ['that is a test by its number', { id: '22222222' }, 'test-record', 'objet'],
    ['that is a test by its buyer', { acheteur: { id: '22222222222222' } }, 'test-record', 'objet'],
    [
      'that is a test by its holder',
      { titulaires: [{ id: '22222222222222', typeIdentifiant: 'SIRET' }] },
      'test-record',
      'objet',
    ],
  ])('is one %s', (_, changes, code, path) => {
    expect(parseOpenData('decp-2019', changes)).toMatchObject({
      ok: false,
      format: 'decp-2019',
      problems: [{ code, path }],
    });
  });

  it('is not one that buys tests', () => {
    for (const objet of ['Tests de dépistage', 'Banc de test pour moteurs', 'Achat de tests PCR']) {
      expect(parseOpenData('decp-2019', { objet }).ok).toBe(true);
    }
  });

  it('is not one whose buyer has a wrong or padded SIRET, or one in its uid only', () => {
    expect(readOpenData('decp-2019', { acheteur: { id: '99990001200018' } })).toMatchObject({
      notice: { sourceId: '99990001200018-2019BERGE0100-be2c1c', buyer: { siret: null, name: 'Acheteur non nommé' } },
      repairs: [{ code: 'buyer-siret-invalid' }],
    });
    expect(readOpenData('decp-2019', { acheteur: null })).toMatchObject({
      notice: { buyer: { siret: '99990001200017' } },
      repairs: [{ code: 'buyer-siret-invalid', path: 'acheteur.id' }],
    });
    expect(readOpenData('decp-2019', { acheteur: null, 'acheteur.id': '99990001200017' }).repairs).toEqual([]);
  });
});
