import { replacing, tedNotice } from '../../factories/ted.factory';

describe('a call for tenders of TED, R2.0.8', () => {
  const { format, notice, lots, repairs } = tedNotice('r208-contract');

  it('is read from sections that are named after its form', () => {
    expect(format).toBe('ted-r208');
    expect(repairs).toEqual([]);
    expect(notice).toMatchObject({
      sourceId: '12345-2014',
      form: 'competition',
      links: [{ relation: 'follows', target: '900-2013' }],
      publishedOn: '2014-01-14',
      issuedAt: '2014-01-09T23:59:59+01:00',
      procedureType: 'restricted',
      reference: 'HOP-14-02',
      title: 'Entretien du linge et des espaces verts',
      text: "Linge de l'hôpital et entretien du parc.",
      buyer: {
        name: 'Hôpital fictif de Bellecombe',
        siret: '99900003700013',
        legalType: 'body-pl',
        city: 'Bellecombe',
      },
    });
  });

  it('has its lots, with what the whole says where they say nothing', () => {
    expect(notice.lots).toMatchObject([
      {
        number: '1',
        title: 'Linge',
        text: 'Blanchissage du linge plat.',
        cpv: ['98312000'],
        nature: 'services',
        places: [{ department: '79', nuts: 'FR533' }],
        amount: { value: 150_000, currency: 'EUR', isMaximum: true, minimum: 100_000 },
        durationMonths: 36,
        deadline: '2014-07-07T16:00:00+02:00',
        documentsUrl: 'https://marches.bellecombe.example/dce',
        performanceConditions: ['Véhicules peu polluants.'],
      },
      { number: '2', title: 'Parc', cpv: ['77310000'], amount: null, durationMonths: 12 },
    ]);
  });

  it('has its criteria with their weights, as the whole gives them', () => {
    expect(lots.get('2')!.criteria).toEqual([
      { kind: 'price', name: 'Prix des prestations', weight: 60 },
      { kind: null, name: "Performances en matière d'insertion professionnelle des publics en difficulté", weight: 40 },
    ]);
  });

  it('has its levers: the tag on the lot whose words say it, the criterion on both', () => {
    const levers = (number: string): string[] => lots.get(number)!.marks.map((mark) => mark.lever);
    expect(levers('1')).toEqual(['social-criterion']);
    expect(levers('2')).toEqual(['reserved-insertion', 'social-criterion']);
    expect(lots.get('2')!.marks[0]!.certainty).toBe('stated');
  });

  it('keeps the service to ask and no person', () => {
    expect(lots.get('1')!.contactPoint).toEqual({
      organisation: 'Direction des achats',
      city: 'Bellecombe',
      postCode: '79990',
      url: 'https://www.bellecombe.example/',
    });
    expect(JSON.stringify(notice)).not.toMatch(/Camille|500000000|achats@/);
  });

  it('is one lot when it is not divided, with the value of the whole', () => {
    const whole = (xml: string): string => xml.replace(/<F02_DIVISION_INTO_LOTS>[\s\S]*<\/F02_DIVISION_INTO_LOTS>/, '');
    expect(tedNotice('r208-contract', whole).notice.lots).toMatchObject([
      {
        number: '1',
        title: 'Entretien du linge et des espaces verts',
        cpv: ['98310000', '77310000'],
        amount: { value: 250_000, isMaximum: false },
        durationMonths: 36,
        marks: [{ lever: 'reserved-unspecified', certainty: 'to-check' }, { lever: 'social-criterion' }],
      },
    ]);
  });

  it.each([
    ['SIMPLIFIED_CONTRACT', '3', 'competition'],
    ['CONTRACT_UTILITIES', '3', 'competition'],
    ['CONCESSION', 'H', 'competition'],
    ['DESIGN_CONTEST', 'D', 'competition'],
    ['QUALIFICATION_SYSTEM_UTILITIES', 'O', 'competition'],
    ['PRIOR_INFORMATION', '0', 'planning'],
    ['PERIODIC_INDICATIVE_UTILITIES', 'P', 'planning'],
    ['PERIODIC_INDICATIVE_UTILITIES', 'M', 'competition'],
    ['VOLUNTARY_EX_ANTE_TRANSPARENCY_NOTICE', 'V', 'planning'],
    ['PRIOR_INFORMATION', '', 'planning'],
    ['CONTRACT_AWARD_UTILITIES', '', 'result'],
  ])('a %s of type %s is of the form %s', (form, type, expected) => {
    const named = (xml: string): string =>
      xml
        .replaceAll(/<(\/?)CONTRACT(?=[ >])/g, `<$1${form}`)
        .replace('TD_DOCUMENT_TYPE CODE="3"', `TD_DOCUMENT_TYPE CODE="${type}"`);
    const read = tedNotice('r208-contract', named);
    expect([read.format, read.notice.form, read.notice.lots.length]).toEqual(['ted-r208', expected, 2]);
  });

  it('lists the purchases of a plan, each with its own words', () => {
    const section = (title: string, cpv: string): string =>
      `<OBJECT_SUPPLIES_SERVICES_PRIOR_INFORMATION><TITLE_CONTRACT><P>${title}</P></TITLE_CONTRACT>` +
      `<CPV><CPV_MAIN><CPV_CODE CODE="${cpv}"/></CPV_MAIN></CPV></OBJECT_SUPPLIES_SERVICES_PRIOR_INFORMATION>`;
    const plan = (xml: string): string =>
      xml
        .replaceAll(/<(\/?)CONTRACT(?=[ >])/g, '<$1PRIOR_INFORMATION')
        .replace(
          /<OBJECT_CONTRACT_INFORMATION>[\s\S]*<\/OBJECT_CONTRACT_INFORMATION>/,
          section('Draps réservés aux entreprises adaptées', '39512000') + section('Tondeuses', '16311000'),
        );
    const { notice: read } = tedNotice('r208-contract', plan);
    expect(read.lots.map((lot) => [lot.number, lot.title, lot.cpv])).toEqual([
      ['1', 'Draps réservés aux entreprises adaptées', ['39512000']],
      ['2', 'Tondeuses', ['16311000']],
    ]);
  });

  it('does not read the contract of a framework as more than its ceiling', () => {
    const framework = replacing(
      '<F02_DIVISION_INTO_LOTS>',
      '<F02_FRAMEWORK><SINGLE_OPERATOR/></F02_FRAMEWORK><F02_DIVISION_INTO_LOTS>',
    );
    const whole = (xml: string): string =>
      framework(xml).replace(/<F02_DIVISION_INTO_LOTS>[\s\S]*<\/F02_DIVISION_INTO_LOTS>/, '');
    expect(tedNotice('r208-contract', whole).notice.lots[0]!.amount).toMatchObject({ value: 250_000, isMaximum: true });
  });
});
