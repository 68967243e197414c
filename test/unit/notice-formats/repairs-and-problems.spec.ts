import { readBoampRecord } from '#lib/notice-formats';
import { aBoampRecord, EXTENSION, put, readNotice, type RecordParts } from '../../factories/notice.factory';

type Edit = (parts: RecordParts) => void;

const codes = (edit: Edit): string[] => readNotice(edit).repairs.map((repair) => repair.code);
const problems = (value: unknown): string[] => {
  const parsed = readBoampRecord(value);
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`);
};
const record = (more: object): unknown => aBoampRecord(({ fields }) => Object.assign(fields, more));

const PROJECT = 'cac:ProcurementProject';
const CPV = `${PROJECT}/cac:MainCommodityClassification/cbc:ItemClassificationCode/#text`;
const AMOUNT = `${PROJECT}/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount/#text`;
const DEADLINE = 'cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod';
const DOCUMENTS = 'cac:TenderingTerms/cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI';

describe('what is mended by name', () => {
  it('buyer-siret-invalid: the number is dropped, the notice comes in', () => {
    const { notice, repairs } = readNotice(({ document }) => {
      const company = `${EXTENSION}/efac:Organizations/efac:Organization/1/efac:Company`;
      put(document, `${company}/cac:PartyLegalEntity/cbc:CompanyID`, '99990001200018');
    });
    expect(notice.buyer.siret).toBeNull();
    expect(repairs).toEqual([
      {
        code: 'buyer-siret-invalid',
        path: expect.stringContaining('cbc:CompanyID'),
        message: 'Pas un SIRET valide : « 99990001200018 ».',
      },
    ]);
  });

  it('cpv-check-digit-wrong: the eight digits are kept', () => {
    const { notice, repairs } = readNotice(({ lots }) => put(lots, `0/${CPV}`, '77310000-1'));
    expect([notice.lots[0]!.cpv[0], repairs[0]!.code]).toEqual(['77310000', 'cpv-check-digit-wrong']);
  });

  it('cpv-unknown: what is no code is left out', () => {
    const { notice, repairs } = readNotice(({ lots }) => put(lots, `1/${CPV}`, 'espaces verts'));
    expect([notice.lots[1]!.cpv, repairs[0]!.code]).toEqual([['77310000'], 'cpv-unknown']);
  });

  it('date-invalid: a deadline that does not exist gives way to the one the source shows', () => {
    const { notice, repairs } = readNotice(({ lots }) => put(lots, `0/${DEADLINE}/cbc:EndDate`, '2026-02-30+01:00'));
    expect([notice.lots[0]!.deadline, repairs[0]!.code]).toEqual(['2026-04-10T12:00:00+02:00', 'date-invalid']);
  });

  it('date-invalid: null when nothing else says the deadline', () => {
    const { notice, repairs } = readNotice(({ fields, lots }) => {
      put(fields, 'datelimitereponse', '2026-13-01T12:00:00+01:00');
      put(lots, `0/${DEADLINE}/cbc:EndTime`, '25:00:00+02:00');
    });
    expect(notice.lots[0]!.deadline).toBeNull();
    expect(repairs.map((repair) => repair.code)).toEqual(['date-invalid', 'date-invalid']);
  });

  it('date-invalid: a day of publication that does not exist gives way to the one of the index', () => {
    const { notice, repairs } = readNotice(({ fields }) => put(fields, 'dateparution', '2026-02-31'));
    expect([notice.publishedOn, repairs[0]!.code]).toEqual(['2026-03-02', 'date-invalid']);
  });

  it.each<[string, string, Edit]>([
    ['url-invalid', 'another protocol', ({ lots }) => put(lots, `0/${DOCUMENTS}`, 'javascript:alert(1)')],
    ['url-invalid', 'an address with a password', ({ fields }) => put(fields, 'url_avis', 'https://a:b@example.org/')],
    ['url-invalid', 'an address with a blank', ({ lots }) => put(lots, `0/${DOCUMENTS}`, 'http://www. ville.example/')],
    ['amount-invalid', 'an amount in words', ({ lots }) => put(lots, `0/${AMOUNT}`, 'à définir')],
    ['amount-invalid', 'an amount of nothing', ({ lots }) => put(lots, `0/${AMOUNT}`, '0')],
    ['lot-number-missing', 'a lot without a number', ({ lots }) => put(lots, '1/cbc:ID', undefined)],
    ['lot-number-missing', 'two lots of one number', ({ lots }) => put(lots, '1/cbc:ID/#text', 'LOT-0001')],
    ['title-missing', 'a lot without a title', ({ lots }) => put(lots, `0/${PROJECT}/cbc:Name`, undefined)],
  ])('%s: %s', (code, _what, edit) => {
    expect(codes(edit)).toEqual([code]);
  });

  it('url-invalid: an address without its protocol is completed, and said so', () => {
    const { notice, repairs } = readNotice(({ lots }) => put(lots, `0/${DOCUMENTS}`, 'www.ville.example/marches'));
    expect([notice.lots[0]!.documentsUrl, repairs[0]!.code]).toEqual([
      'https://www.ville.example/marches',
      'url-invalid',
    ]);
  });

  it.each<[unknown, unknown[]]>([
    ['86', [{ city: null, postCode: null, department: '86', nuts: null }]],
    [['2', '60', '86'], []],
  ])('place-missing: the department of publication stands in when it is one: %j', (departments, places) => {
    const { notice, repairs } = readNotice(({ fields, document, lots }) => {
      put(fields, 'code_departement', departments);
      put(document, `${PROJECT}/cac:RealizedLocation`, undefined);
      lots.splice(0, 1);
    });
    expect([notice.lots[0]!.places, repairs[0]!.code]).toEqual([places, 'place-missing']);
  });

  it('gives two lots of one number two numbers', () => {
    const { notice } = readNotice(({ lots }) => put(lots, '1/cbc:ID/#text', 'LOT-0001'));
    expect(notice.lots.map((lot) => lot.number)).toEqual(['1', '2']);
  });
});

describe('what keeps a record out, by name', () => {
  const withoutDay = aBoampRecord(({ fields, gestion }) => {
    put(fields, 'dateparution', '2026-02-31');
    put(gestion, 'INDEXATION', undefined);
  });
  const withoutTitle = aBoampRecord(({ fields, document, lots }) => {
    for (const each of [document, ...lots]) put(each, `${PROJECT}/cbc:Name`, undefined);
    put(fields, 'objet', undefined);
  });
  const levels = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;

  it.each<[string, unknown, string[]]>([
    ['a text', 'bonjour', ['not-an-object ']],
    ['a list', [], ['not-an-object ']],
    ['nothing', null, ['not-an-object ']],
    ['an empty object', {}, ['field-missing idweb', 'field-missing donnees', 'field-missing dateparution']],
    ['donnees cut in two', record({ donnees: '{"EFORMS": {"Contr' }), ['donnees-not-json donnees']],
    ['donnees that is a JSON text', record({ donnees: '"EFORMS"' }), ['donnees-not-json donnees']],
    ['gestion that is no JSON', record({ gestion: '<GESTION/>' }), ['gestion-not-json gestion']],
    ['both broken', record({ gestion: '{', donnees: '{' }), ['gestion-not-json gestion', 'donnees-not-json donnees']],
    ['another shape', record({ donnees: { IDENTITE: {}, OBJET: {} } }), ['shape-unknown donnees']],
    ['an eForms document that buys nothing', record({ donnees: { EFORMS: { Other: {} } } }), ['shape-unknown donnees']],
    ['no day of publication that exists', withoutDay, ['date-invalid dateparution']],
    ['no title anywhere', withoutTitle, ['field-missing objet']],
    ['levels without end', record({ donnees: levels }), ['too-deep donnees']],
    ['a text without end', record({ donnees: 'x'.repeat(8_000_001) }), ['too-large donnees']],
    [
      'elements without end',
      record({ donnees: { EFORMS: { ContractNotice: { a: Array(400_001).fill(0) } } } }),
      ['too-large donnees'],
    ],
  ])('%s', (_name, value, expected) => {
    expect(problems(value)).toEqual(expected);
  });

  it('names the shape it found', () => {
    expect(readBoampRecord(record({ donnees: { IDENTITE: {}, OBJET: {} } }))).toMatchObject({
      ok: false,
      problems: [{ message: 'Forme d’avis non lue : « IDENTITE, OBJET ».' }],
    });
  });
});
