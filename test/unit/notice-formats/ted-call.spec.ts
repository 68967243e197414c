import { parseTed, replacing, tedNotice, tedXml } from '../../factories/ted.factory';

const marksOf = (lot: { marks: { lever: string; certainty: string }[] } | undefined): string[] =>
  lot!.marks.map((mark) => `${mark.lever} ${mark.certainty}`);

describe('a call for tenders of TED, R2.0.9 (F02)', () => {
  const { format, notice, lots, repairs } = tedNotice('f02-call');

  it('is known by its publication number without leading zeros, its address and what came before', () => {
    expect(format).toBe('ted-r209');
    expect(notice).toMatchObject({
      source: 'ted',
      sourceId: '321-2019',
      noticeId: '9f6e1b70-0000-4000-8000-0000000000aa',
      url: 'https://ted.europa.eu/fr/notice/-/detail/321-2019',
      form: 'competition',
      links: [{ relation: 'follows', target: '77-2018' }],
      publishedOn: '2019-01-21',
      issuedAt: '2019-01-17T23:59:59+01:00',
      procedureType: 'open',
      reference: '2019-ROC-04',
      title: 'Propreté des bâtiments',
    });
    expect(repairs).toEqual([]);
  });

  it('keeps paragraphs as lines and what stands above the line in its sentence', () => {
    expect(notice.text).toBe(
      'Nettoyage des bâtiments de la ville, en trois lots, selon la délibération no 12.\nChaque lot est attribué séparément.',
    );
  });

  it('is bought by an organisation known by its SIRET, at its town without CEDEX', () => {
    expect(notice.buyer).toEqual({
      name: 'Ville fictive de Rocheverte',
      siret: '99900001100018',
      legalType: 'body-pl',
      city: 'Rocheverte',
      postCode: '86999',
      nuts: 'FRI34',
    });
  });

  it('gives a type of buyer only where the two lists mean the same', () => {
    const typed = (type: string): string | null =>
      tedNotice('f02-call', replacing('"BODY_PUBLIC"', `"${type}"`)).notice.buyer.legalType;
    expect(typed('MINISTRY')).toBe('cga');
    expect(typed('REGIONAL_AUTHORITY')).toBeNull();
  });

  it('has its lots, numbered without « Lot n° », zeros or names', () => {
    expect(notice.lots.map((lot) => [lot.number, lot.title])).toEqual([
      ['1', 'Écoles'],
      ['2', 'Vestiaires du stade'],
      ['3', 'Vitres en hauteur'],
    ]);
  });

  it('gives each lot its CPV, or the main one, without supplementary codes', () => {
    expect(notice.lots.map((lot) => lot.cpv)).toEqual([['90919300'], ['90911200'], ['90911200']]);
  });

  it('places a lot by its NUTS code of any namespace, and by the town that its site names', () => {
    expect(lots.get('1')!.places).toEqual([
      { city: 'Rocheverte-sur-Clain', postCode: '86990', department: '86', nuts: 'FRI34' },
    ]);
    expect(lots.get('2')!.places).toEqual([{ city: null, postCode: null, department: '86', nuts: 'FRI34' }]);
    expect(lots.get('3')!.places).toEqual([{ city: null, postCode: null, department: null, nuts: 'FRI' }]);
  });

  it('knows the value of a lot as the ceiling of a framework, never the value of all lots nor one withheld', () => {
    expect(notice.lots.map((lot) => lot.amount)).toEqual([
      { value: 400_000.5, currency: 'EUR', isMaximum: true, minimum: null },
      null,
      null,
    ]);
  });

  it('reads durations in months, from a measure or between two days', () => {
    expect(notice.lots.map((lot) => lot.durationMonths)).toEqual([24, 12, null]);
  });

  it('sets the deadline in Paris, winter or summer', () => {
    expect(lots.get('1')!.deadline).toBe('2019-02-25T09:30:00+01:00');
    const { notice: summer } = tedNotice(
      'f02-call',
      replacing('<DATE_RECEIPT_TENDERS>2019-02-25', '<DATE_RECEIPT_TENDERS>2019-07-01'),
    );
    expect(summer.lots[0]!.deadline).toBe('2019-07-01T09:30:00+02:00');
  });

  it('reads criteria with their weights; ranks are no weights', () => {
    expect(lots.get('1')!.criteria).toEqual([
      { kind: 'quality', name: 'Valeur technique', weight: 55 },
      { kind: 'cost', name: "Coût d'usage des produits", weight: 5 },
      { kind: 'price', name: 'Prix', weight: 40 },
    ]);
    expect(lots.get('3')!.criteria.map(({ weight }) => weight)).toEqual([null, null]);
  });

  it('says where to ask without whom, and no telephone nor e-mail anywhere', () => {
    expect(lots.get('1')).toMatchObject({
      documentsUrl: 'https://marches.rocheverte.example/dce/321',
      contactPoint: {
        organisation: 'Service achats',
        city: 'Rocheverte',
        postCode: '86999',
        url: 'https://marches.rocheverte.example/profil',
      },
    });
    expect(JSON.stringify(notice)).not.toMatch(/EXEMPLE|500000000|achats@/);
  });

  it('puts the tag of the notice on the lot whose words reserve it, and on no other', () => {
    expect(marksOf(notice)).toEqual(['reserved-unspecified to-check', 'social-clause likely']);
    expect(marksOf(lots.get('1'))).toEqual(['social-clause likely']);
    expect(marksOf(lots.get('2'))).toEqual(['reserved-disability stated', 'social-clause likely']);
    expect(lots.get('2')!.marks[0]).toMatchObject({
      articles: ['L2113-12'],
      evidence: [
        { path: 'RESTRICTED_SHELTERED_WORKSHOP', origin: 'structured' },
        { path: 'INFO_ADD', origin: 'text' },
      ],
    });
  });

  it('puts a tag that no word confirms on every lot, to check', () => {
    const silent = replacing(
      "Lot réservé à des entreprises adaptées ou à des établissements et services d'aide par le travail.",
      'Néant.',
    );
    const { notice: tagged, lots: each } = tedNotice('f02-call', silent);
    expect(marksOf(each.get('1'))).toContain('reserved-unspecified to-check');
    expect(tagged.marks.map((mark) => `${mark.lever} ${mark.certainty}`)).toContain('reserved-unspecified to-check');
  });

  it('reads a service mission as article L2113-15', () => {
    const mission = replacing('RESTRICTED_SHELTERED_WORKSHOP', 'RESERVED_ORGANISATIONS_SERVICE_MISSION');
    const { lots: each } = tedNotice('f02-call', mission);
    expect(marksOf(each.get('1'))).toEqual(['social-clause likely']);
    expect(each.get('2')!.marks.find((mark) => mark.lever === 'reserved-ess')).toMatchObject({
      lever: 'reserved-ess',
      certainty: 'to-check',
      articles: ['L2113-15'],
    });
  });

  it('takes a reservation to a profession for nothing, and looks at no body of appeal', () => {
    const untagged = replacing('<RESTRICTED_SHELTERED_WORKSHOP/>', '');
    const { lots: each } = tedNotice('f02-call', untagged);
    expect(marksOf(each.get('3'))).toEqual(['social-clause likely']);
    expect(marksOf(each.get('2'))).toEqual(['reserved-disability likely', 'social-clause likely']);
  });

  it('hears a reservation to structures that is written where professions are', () => {
    const written = replacing(
      'Les travaux en hauteur sont réservés à la profession de cordiste.',
      'Marché réservé aux entreprises adaptées.',
    );
    expect(marksOf(tedNotice('f02-call', written).lots.get('3'))).toContain('reserved-disability stated');
  });

  it('gives a repeated or missing number of lot the next that no lot has, and says so', () => {
    const { notice: renumbered, repairs: named } = tedNotice(
      'f02-call',
      replacing('<LOT_NO>Lot n° 2</LOT_NO>', '<LOT_NO>1</LOT_NO>'),
    );
    expect(renumbered.lots.map((lot) => lot.number)).toEqual(['1', '2', '3']);
    expect(named.map((repair) => repair.code)).toEqual(['lot-number-missing']);
  });

  it('names what it mends: a SIRET, an address, a CPV code, a date', () => {
    const edits = [
      replacing('999 000 011 00018', '999 000 011 00019'),
      replacing('https://marches.rocheverte.example/dce/321', 'http://intranet/321'),
      replacing('CODE="90919300"', 'CODE="00919300"'),
      replacing('2019-04-01', '2019-02-30'),
    ];
    const { repairs: named } = tedNotice('f02-call', (xml) => edits.reduce((edited, edit) => edit(edited), xml));
    expect(named.map((repair) => repair.code).sort()).toEqual([
      'buyer-siret-invalid',
      'cpv-unknown',
      'date-invalid',
      'url-invalid',
    ]);
  });

  it('takes the label of TED for a title that is missing, and its name for a buyer that has none', () => {
    const bare = (xml: string): string =>
      replacing(
        '<OFFICIALNAME>Ville fictive de Rocheverte</OFFICIALNAME>',
        '',
      )(replacing('<TITLE><P>Propreté des bâtiments</P></TITLE>', '')(xml));
    const { notice: titled, repairs: named } = tedNotice('f02-call', bare);
    expect([titled.title, titled.buyer.name]).toEqual(['Services de nettoyage', 'Ville de Rocheverte (traduction)']);
    expect(named.map((repair) => repair.code)).toEqual(['title-missing']);
  });
});

describe('a plan of TED (F01)', () => {
  it('has a lot for each purchase it lists, with its own words, value and day of call', () => {
    const { notice } = tedNotice('f01-plan');
    expect(notice).toMatchObject({
      sourceId: '42-2017',
      form: 'planning',
      plannedOn: '2017-04-03',
      procedureType: null,
    });
    expect(notice.lots).toMatchObject([
      { number: '1', title: 'Restauration des lycées', cpv: ['55524000'], amount: { value: 2_000_000 }, marks: [] },
      {
        number: '2',
        title: 'Blanchisserie des internats',
        cpv: ['98310000'],
        amount: null,
        places: [{ department: '79', nuts: 'FR533' }],
        marks: [{ lever: 'reserved-disability', certainty: 'likely' }],
      },
    ]);
  });

  it('is a call when it says that it is one', () => {
    expect(tedNotice('f01-plan', replacing('TD_DOCUMENT_TYPE CODE="0"', 'TD_DOCUMENT_TYPE CODE="A"')).notice.form).toBe(
      'competition',
    );
  });
});

describe('a notice of TED in several languages', () => {
  const without =
    (language: string) =>
    (xml: string): string =>
      xml.replace(new RegExp(`<F05_2014 [^>]*LG="${language}">[\\s\\S]*?</F05_2014>`), '');

  it('is read in French, else in its original language, else in what there is', () => {
    const title = (edit?: (xml: string) => string): string => tedNotice('f05-languages', edit).notice.title;
    expect(title()).toBe('Dragage');
    expect(title(without('FR'))).toBe('Baggerarbeiten');
    expect(title((xml) => without('FR')(without('DE')(xml)))).toBe('Dredging');
  });
});

describe('a document of TED that is not read', () => {
  const problemsOf = (xml: string): string[] => {
    const parsed = parseTed(xml);
    return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
  };

  it.each([
    ['another document', '<NOTICE/>', 'shape-unknown FORM_SECTION'],
    ['an export without form', '<TED_EXPORT><FORM_SECTION/></TED_EXPORT>', 'shape-unknown FORM_SECTION'],
    ['a form of free text', tedXml('f01-plan').replaceAll('F01_2014', 'OTH_NOT'), 'shape-unknown FORM_SECTION'],
    [
      'one without its number',
      tedXml('f01-plan').replace('DOC_ID="000042-2017"', '').replace('2017/S 003-000042', ''),
      'field-missing DOC_ID',
    ],
    [
      'one published on no day',
      tedXml('f01-plan').replace('20170105', '20171305'),
      'date-invalid CODED_DATA_SECTION/REF_OJS/DATE_PUB',
    ],
    [
      'one without day',
      tedXml('f01-plan').replace('20170105', ''),
      'field-missing CODED_DATA_SECTION/REF_OJS/DATE_PUB',
    ],
  ])('%s has a named problem', (_, xml, problem) => {
    expect(problemsOf(xml)).toEqual([problem]);
  });

  it('is known by its number in the Official Journal when it has no other', () => {
    expect(tedNotice('f01-plan', replacing(' DOC_ID="000042-2017"', '')).notice.sourceId).toBe('42-2017');
  });
});
