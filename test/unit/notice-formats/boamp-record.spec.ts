import { readBoampRecord } from '#lib/notice-formats';
import { aBoampRecord, type Editable, readNotice, type RecordParts } from '../../factories/notice.factory';

const repairs = (edit: (parts: RecordParts) => void): string[] => readNotice(edit).repairs.map((repair) => repair.code);
const problems = (value: unknown): string[] => {
  const parsed = readBoampRecord(value);
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
};
const project = (lot: Editable): Editable => lot['cac:ProcurementProject'] as Editable;
const extensionOf = (document: Editable): Editable =>
  document['ext:UBLExtensions']['ext:UBLExtension']['ext:ExtensionContent']['efext:EformsExtension'] as Editable;
const period = (lot: Editable): Editable =>
  lot['cac:TenderingProcess']['cac:TenderSubmissionDeadlinePeriod'] as Editable;

describe('a BOAMP record', () => {
  const { notice, repairs: made } = readNotice();

  it('is read whole, without a repair', () => {
    expect(made).toEqual([]);
    expect(notice).toMatchObject({
      source: 'boamp',
      sourceId: '99-100001',
      procedureId: '0b5d8a10-0000-4000-8000-000000000001',
      noticeId: '0b5d8a10-0000-4000-8000-0000000000a1',
      noticeVersion: '01',
      form: 'competition',
      links: [],
      url: 'https://boamp.example/pages/avis/?q=idweb:99-100001',
      title: 'Entretien des berges et des chemins',
      publishedOn: '2026-03-02',
      issuedAt: '2026-03-01T09:30:00+01:00',
      changeReason: null,
      procedureType: 'Procédure Ouverte',
    });
  });

  it('names the buyer that the notice designates, not its first organisation', () => {
    expect(notice.buyer).toEqual({
      name: 'Syndicat des Berges imaginaires',
      siret: '99990001200017',
      legalType: 'la',
      city: 'CHASSENEUIL-DU-POITOU',
      postCode: '86360',
      nuts: 'FRI34',
    });
  });

  it('keeps no contact: neither name, nor telephone, nor e-mail', () => {
    const inText = readNotice(({ lots }) => {
      project(lots[0]!)['cbc:Description']['#text'] =
        'Visite avec Monsieur Jean DUPONT au 05.49.00.00.00 ou jean.dupont@example.org, accord de Madame la Maire.';
    });
    expect(JSON.stringify([notice, inText.notice])).not.toMatch(/jamais|549000000|05\.49|DUPONT|dupont|example\.org/);
    expect(inText.notice.lots[0]!.text).toContain('accord de Madame la Maire');
  });

  it('turns what may be HTML, escaped twice, into plain text', () => {
    expect(notice.text).toBe('Entretien des berges "Clain" et des chemins.\nDeux lots.');
  });

  it('reads each lot with what is its own, the French name first, and no group of lots', () => {
    expect(notice.lots).toHaveLength(2);
    expect(notice.lots[0]).toEqual({
      number: '1',
      title: 'Entretien des berges',
      text: 'Débroussaillage des berges.',
      cpv: ['77310000', '90721800'],
      nature: 'services',
      places: [
        { city: 'Dissay', postCode: '86130', department: '86', nuts: null },
        { city: 'Jaunay-Marigny', postCode: '86130', department: '86', nuts: null },
      ],
      amount: { value: 45_000.5, currency: 'EUR', isMaximum: false },
      durationMonths: 24,
      deadline: '2026-04-10T12:00:00+02:00',
      documentsUrl: 'https://profil-acheteur.example/1',
      marks: [],
    });
  });

  it('takes from the procedure what a lot does not say, and the ceiling of a framework for what it is', () => {
    expect(notice.lots[1]).toMatchObject({
      nature: 'services',
      places: [{ city: null, postCode: null, department: '86', nuts: 'FRI34' }],
      amount: { value: 80_000, currency: 'EUR', isMaximum: true },
      durationMonths: 6,
      deadline: '2026-04-17T16:00:00+02:00',
    });
  });

  it('marks a lot tagged res-ws whose words say nothing as reserved to check, for no one in particular', () => {
    const marks = [
      { lever: 'reserved-unspecified', certainty: 'to-check', articles: [], evidence: [expect.anything()] },
    ];
    expect(notice.lots.map((lot) => lot.marks)).toEqual([[], marks]);
  });

  it('lets the words say to whom a tagged lot is reserved, and keeps both as evidence', () => {
    const { notice: worded } = readNotice(({ lots }) => {
      project(lots[1]!)['cbc:Description']['#text'] = 'Lot réservé aux entreprises adaptées et aux ESAT.';
    });
    expect(worded.lots[1]!.marks).toEqual([
      {
        lever: 'reserved-disability',
        certainty: 'stated',
        articles: ['L2113-12'],
        evidence: [
          { path: 'BT-71', excerpt: 'res-ws', origin: 'structured' },
          { path: 'BT-24', excerpt: 'Lot réservé aux entreprises adaptées et aux ESAT.', origin: 'text' },
        ],
      },
    ]);
  });

  it('reads the same when every list is a lone object, prefixes are others and codes are bare', () => {
    const bare = readBoampRecord(
      JSON.parse(
        JSON.stringify(aBoampRecord()).replaceAll('cbc:', 'ns2:').replaceAll('cac:', 'ns3:').replaceAll('efac:', ''),
      ),
    );
    expect(bare).toEqual({ ok: true, notice, repairs: [] });
  });

  it('takes the lead of a group of buyers, and the company of a touch point', () => {
    const { notice: grouped } = readNotice(({ document }) => {
      const [court, syndicate] = extensionOf(document)['efac:Organizations']['efac:Organization'] as Editable[];
      court!['efac:TouchPoint'] = { 'cac:PartyIdentification': { 'cbc:ID': 'TPO-0001' } };
      syndicate!['efac:Company']['cac:PartyName']['cbc:Name']['#text'] = 'Autre membre';
      const lead = { 'efext:EformsExtension': { 'efbc:GroupLeadIndicator': 'true' } };
      document['cac:ContractingParty'] = [
        document['cac:ContractingParty'],
        {
          'ext:UBLExtensions': { 'ext:UBLExtension': { 'ext:ExtensionContent': lead } },
          'cac:Party': { 'cac:PartyIdentification': { 'cbc:ID': 'TPO-0001' } },
        },
      ];
    });
    expect(grouped.buyer.name).toBe('Tribunal administratif imaginaire');
  });
});

describe('the form of a notice and its links', () => {
  const form = (edit: (parts: RecordParts) => void): unknown => {
    const { notice } = readNotice(edit);
    return [notice.form, notice.links.map((link) => `${link.relation} ${link.target}`)];
  };
  const change = (document: Editable, code: string): void => {
    extensionOf(document)['efac:Changes'] = {
      'efbc:ChangedNoticeIdentifier': '0b5d8a10-0000-4000-8000-0000000000ff-02',
      'efac:ChangeReason': { 'cbc:ReasonCode': { '#text': code }, 'efbc:ReasonDescription': 'Motif <b>écrit</b>.' },
    };
  };

  it.each<[string, (parts: RecordParts) => void, unknown]>([
    ['a call', () => undefined, ['competition', []]],
    [
      'etat ANNULATION',
      ({ fields }) => Object.assign(fields, { etat: 'ANNULATION', annonce_lie: '99-100000' }),
      ['cancellation', ['cancels 99-100000']],
    ],
    ['etat AVIS_ANNULE', ({ fields }) => Object.assign(fields, { etat: 'AVIS_ANNULE' }), ['cancellation', []]],
    [
      'a change whose reason is cancel',
      ({ document }) => change(document, 'cancel'),
      ['cancellation', ['cancels 0b5d8a10-0000-4000-8000-0000000000ff']],
    ],
    [
      'another change',
      ({ document }) => change(document, 'update-add'),
      ['correction', ['corrects 0b5d8a10-0000-4000-8000-0000000000ff']],
    ],
    [
      'etat RECTIFICATIF, links in three places',
      ({ fields, gestion }) => {
        Object.assign(fields, {
          etat: 'RECTIFICATIF',
          annonce_lie: ['99_100000', '99-100001'],
          annonces_anterieures: '99-99,99-100000',
        });
        (gestion['REFERENCE'] as Editable)['ANNONCE_ANTERIEUR'] = [{ IDWEB: '99-98' }, { IDWEB: '99-99' }];
      },
      ['correction', ['corrects 99-100000', 'corrects 99-99', 'corrects 99-98']],
    ],
    [
      'an award',
      ({ document }) => (document['cbc:NoticeTypeCode'] = { '@listName': 'result', '#text': 'can-standard' }),
      ['result', []],
    ],
    [
      'a corrected award stays an award',
      ({ fields, document }) => {
        Object.assign(fields, { etat: 'RECTIFICATIF', annonce_lie: '99-100000' });
        document['cbc:NoticeTypeCode'] = { '@listName': 'result', '#text': 'can-standard' };
      },
      ['result', ['corrects 99-100000']],
    ],
    [
      'an intention to conclude',
      ({ document }) => (document['cbc:NoticeTypeCode'] = { '@listName': 'dir-awa-pre', '#text': 'veat' }),
      ['planning', []],
    ],
    [
      'a modification of contract',
      ({ document }) => (document['cbc:NoticeTypeCode'] = { '@listName': 'cont-modif', '#text': 'can-modif' }),
      ['modification', []],
    ],
  ])('%s', (_name, edit, expected) => {
    expect(form(edit)).toEqual(expected);
  });

  it('says why, in plain words', () => {
    expect(readNotice(({ document }) => change(document, 'cancel')).notice.changeReason).toBe('Motif écrit.');
  });

  it('reads the parts of a prior information notice as lots that call for nothing', () => {
    const { notice } = readNotice(({ fields, document, lots }) => {
      document['cbc:NoticeTypeCode'] = { '@listName': 'planning', '#text': 'pin-only' };
      lots[0]!['cbc:ID'] = { '@schemeName': 'Part', '#text': 'PAR-0001' };
      delete lots[0]!['cac:TenderingProcess'];
      fields['datelimitereponse'] = null;
      document['cac:ProcurementProjectLot'] = lots[0];
      fields['donnees'] = { EFORMS: { PriorInformationNotice: document } };
    });
    expect(notice).toMatchObject({ form: 'planning', lots: [{ number: '1', deadline: null }] });
  });

  it('reads a notice without lots as one lot', () => {
    const { notice } = readNotice(({ document }) => delete document['cac:ProcurementProjectLot']);
    expect(notice.lots).toEqual([
      expect.objectContaining({ number: '1', title: notice.title, deadline: '2026-04-10T12:00:00+02:00' }),
    ]);
  });
});

describe('what is mended by name', () => {
  const company = (document: Editable): Editable =>
    (extensionOf(document)['efac:Organizations']['efac:Organization'] as Editable[])[1]!['efac:Company'] as Editable;

  it('buyer-siret-invalid: the number is dropped, the notice comes in', () => {
    const { notice, repairs: made } = readNotice(({ document }) => {
      company(document)['cac:PartyLegalEntity']['cbc:CompanyID'] = '99990001200018';
    });
    expect(notice.buyer.siret).toBeNull();
    expect(made).toEqual([
      {
        code: 'buyer-siret-invalid',
        path: expect.stringContaining('cbc:CompanyID'),
        message: 'Pas un SIRET valide : « 99990001200018 ».',
      },
    ]);
  });

  it('cpv-check-digit-wrong: the eight digits are kept', () => {
    const { notice, repairs: made } = readNotice(({ lots }) => {
      project(lots[0]!)['cac:MainCommodityClassification']['cbc:ItemClassificationCode']['#text'] = '77310000-1';
    });
    expect([notice.lots[0]!.cpv[0], made.map((repair) => repair.code)]).toEqual([
      '77310000',
      ['cpv-check-digit-wrong'],
    ]);
  });

  it('cpv-unknown: what is no code is left out', () => {
    const { notice, repairs: made } = readNotice(({ lots }) => {
      project(lots[1]!)['cac:MainCommodityClassification']['cbc:ItemClassificationCode']['#text'] = 'espaces verts';
    });
    expect([notice.lots[1]!.cpv, made.map((repair) => repair.code)]).toEqual([['77310000'], ['cpv-unknown']]);
  });

  it('date-invalid: a deadline that does not exist gives way to the one the source shows', () => {
    const { notice, repairs: made } = readNotice(({ lots }) => (period(lots[0]!)['cbc:EndDate'] = '2026-02-30+01:00'));
    expect([notice.lots[0]!.deadline, made.map((repair) => repair.code)]).toEqual([
      '2026-04-10T12:00:00+02:00',
      ['date-invalid'],
    ]);
  });

  it('date-invalid: null when nothing else says the deadline', () => {
    const { notice, repairs: made } = readNotice(({ fields, lots }) => {
      fields['datelimitereponse'] = '2026-13-01T12:00:00+01:00';
      period(lots[0]!)['cbc:EndTime'] = '25:00:00+02:00';
    });
    expect([notice.lots[0]!.deadline, made.map((repair) => repair.code)]).toEqual([
      null,
      ['date-invalid', 'date-invalid'],
    ]);
  });

  it('date-invalid: a day of publication that does not exist gives way to the one of the index', () => {
    const { notice, repairs: made } = readNotice(({ fields }) => (fields['dateparution'] = '2026-02-31'));
    expect([notice.publishedOn, made.map((repair) => repair.code)]).toEqual(['2026-03-02', ['date-invalid']]);
  });

  it.each<[string, string, (parts: RecordParts) => void]>([
    [
      'url-invalid',
      'an address of another protocol',
      ({ lots }) => {
        lots[0]!['cac:TenderingTerms']['cac:CallForTendersDocumentReference']['cac:Attachment'][
          'cac:ExternalReference'
        ]['cbc:URI'] = 'javascript:alert(1)';
      },
    ],
    ['url-invalid', 'an address with a password', ({ fields }) => (fields['url_avis'] = 'https://a:b@example.org/')],
    [
      'amount-invalid',
      'an amount in words',
      ({ lots }) => {
        project(lots[0]!)['cac:RequestedTenderTotal']['cbc:EstimatedOverallContractAmount']['#text'] = 'à définir';
      },
    ],
    [
      'amount-invalid',
      'an amount of nothing',
      ({ lots }) => {
        project(lots[0]!)['cac:RequestedTenderTotal']['cbc:EstimatedOverallContractAmount']['#text'] = '0';
      },
    ],
    ['lot-number-missing', 'a lot without a number', ({ lots }) => delete lots[1]!['cbc:ID']],
    ['lot-number-missing', 'two lots of one number', ({ lots }) => (lots[1]!['cbc:ID']['#text'] = 'LOT-0001')],
    ['title-missing', 'a lot without a title', ({ lots }) => delete project(lots[0]!)['cbc:Name']],
    [
      'place-missing',
      'no place at all',
      ({ document, lots }) => {
        delete document['cac:ProcurementProject']['cac:RealizedLocation'];
        delete project(lots[0]!)['cac:RealizedLocation'];
        lots.splice(1);
      },
    ],
  ])('%s: %s', (code, _what, edit) => {
    expect(repairs(edit)).toEqual([code]);
  });

  it('place-missing: the department of the source stands in', () => {
    const { notice } = readNotice(({ document, lots }) => {
      delete document['cac:ProcurementProject']['cac:RealizedLocation'];
      lots.splice(0, 1);
    });
    expect(notice.lots[0]!.places).toEqual([{ city: null, postCode: null, department: '86', nuts: null }]);
  });

  it('gives two lots of one number two numbers', () => {
    const { notice } = readNotice(({ lots }) => (lots[1]!['cbc:ID']['#text'] = 'LOT-0001'));
    expect(notice.lots.map((lot) => lot.number)).toEqual(['1', '2']);
  });
});

describe('what keeps a record out, by name', () => {
  it.each<[string, unknown, string[]]>([
    ['a text', 'bonjour', ['not-an-object ']],
    ['a list', [], ['not-an-object ']],
    ['nothing', null, ['not-an-object ']],
    ['an empty object', {}, ['field-missing idweb', 'field-missing donnees', 'field-missing dateparution']],
    [
      'donnees cut in two',
      aBoampRecord(({ fields }) => (fields['donnees'] = '{"EFORMS": {"Contr')),
      ['donnees-not-json donnees'],
    ],
    [
      'donnees that is a JSON text',
      aBoampRecord(({ fields }) => (fields['donnees'] = '"EFORMS"')),
      ['donnees-not-json donnees'],
    ],
    [
      'gestion that is no JSON',
      aBoampRecord(({ fields }) => (fields['gestion'] = '<GESTION/>')),
      ['gestion-not-json gestion'],
    ],
    [
      'both broken',
      aBoampRecord(({ fields }) => Object.assign(fields, { gestion: '{', donnees: '{' })),
      ['gestion-not-json gestion', 'donnees-not-json donnees'],
    ],
    [
      'another shape',
      aBoampRecord(({ fields }) => (fields['donnees'] = { IDENTITE: {}, OBJET: {} })),
      ['shape-unknown donnees'],
    ],
    [
      'an unknown eForms document',
      aBoampRecord(({ fields }) => (fields['donnees'] = { EFORMS: { BusinessRegistration: {} } })),
      ['shape-unknown donnees'],
    ],
    [
      'no day of publication that exists',
      aBoampRecord(({ fields, gestion }) => {
        fields['dateparution'] = '2026-02-31';
        delete gestion['INDEXATION'];
      }),
      ['date-invalid dateparution'],
    ],
    [
      'levels without end',
      aBoampRecord(({ fields }) => (fields['donnees'] = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)),
      ['too-deep donnees'],
    ],
    [
      'a text without end',
      aBoampRecord(({ fields }) => (fields['donnees'] = 'x'.repeat(8_000_001))),
      ['too-large donnees'],
    ],
    [
      'elements without end',
      aBoampRecord(({ fields }) => (fields['donnees'] = { EFORMS: { ContractNotice: { a: Array(400_001).fill(0) } } })),
      ['too-large donnees'],
    ],
  ])('%s', (_name, record, expected) => {
    expect(problems(record)).toEqual(expected);
  });

  it('names the shape it found', () => {
    const parsed = readBoampRecord(aBoampRecord(({ fields }) => (fields['donnees'] = { IDENTITE: {}, OBJET: {} })));
    expect(parsed).toMatchObject({ ok: false, problems: [{ message: 'Forme d’avis non lue : « IDENTITE, OBJET ».' }] });
  });
});
