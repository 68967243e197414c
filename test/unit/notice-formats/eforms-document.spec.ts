import { eformsFixture, eformsNotice, readEformsXml } from '../../support/eforms';

const CALL = eformsFixture('call');

describe('an eForms call for competition in XML', () => {
  const { notice, repairs } = eformsNotice(CALL);

  it('is read whole under prefixes of the writer’s choice, without a repair', () => {
    expect(repairs).toEqual([]);
    expect(notice).toMatchObject({
      source: 'ted',
      sourceId: '123456-2026',
      url: 'https://ted.europa.eu/fr/notice/-/detail/123456-2026',
      publishedOn: '2026-03-05',
      procedureId: '1c6e9b20-0000-4000-8000-000000000001',
      noticeId: '1c6e9b20-0000-4000-8000-0000000000b1',
      noticeVersion: '02',
      form: 'competition',
      links: [{ relation: 'follows', target: '777-2025' }],
      title: 'Entretien des rives & des abords',
      text: 'Entretien des rives du Clain imaginaire. Deux lots.',
      issuedAt: '2026-03-03T17:45:00+01:00',
      procedureType: 'open',
      reference: '2026-RIVES-04',
      plannedOn: null,
      buyer: {
        name: 'Syndicat des Rives imaginaires',
        siret: '99991000300014',
        legalType: 'la',
        city: 'LIGUGÉ',
        postCode: '86240',
        nuts: 'FRI34',
      },
    });
  });

  it.each(['2026-04', '00000000-0000-0000-0000-000000000000'])(
    'keeps no procedure id that other buyers may give as well, and says so: %s',
    (folder) => {
      const read = eformsNotice(CALL.replace('1c6e9b20-0000-4000-8000-000000000001', folder));
      expect(read.notice.procedureId).toBeNull();
      expect(read.repairs).toMatchObject([{ code: 'field-invalid', path: '/ContractNotice/cbc:ContractFolderID' }]);
    },
  );

  it('gives each lot its own terms: ceiling, criteria with weights, conditions, service to ask', () => {
    expect(notice.lots).toHaveLength(2);
    expect(notice.lots[0]).toMatchObject({
      number: '1',
      title: 'Entretien des rives',
      cpv: ['77310000', '77211500'],
      nature: 'services',
      places: [{ city: 'Ligugé', postCode: '86240', department: '86', nuts: 'FRI34' }],
      amount: { value: 120_000, currency: 'EUR', isMaximum: true, minimum: null },
      durationMonths: 24,
      deadline: '2026-04-13T12:00:00+02:00',
      documentsUrl: 'https://profil-acheteur.example/04',
      criteria: [
        { kind: 'price', name: 'Prix', weight: 60 },
        { kind: 'quality', name: 'Moyens humains', weight: 25 },
        { kind: 'quality', name: 'Délai', weight: null },
      ],
      performanceConditions: [
        'Le titulaire réserve 210 heures de travail à des personnes en insertion (clause sociale d’insertion).',
      ],
      contactPoint: {
        organisation: 'Service de la commande publique',
        city: 'Smarves',
        postCode: '86240',
        url: 'https://www.syndicat.example/achats',
      },
      result: null,
    });
    expect(notice.lots[1]).toMatchObject({
      number: '2',
      amount: { value: 18_000, currency: 'EUR', isMaximum: false, minimum: null },
      durationMonths: 12,
      documentsUrl: null,
      criteria: [],
    });
  });

  it('asks the organisation, not the person, where a touch point is called by a person’s name', () => {
    expect(notice.lots[1]!.contactPoint).toEqual({
      organisation: 'Syndicat des Rives imaginaires',
      city: 'LIGUGÉ',
      postCode: '86240',
      url: 'https://www.syndicat.example/marches',
    });
    expect(JSON.stringify(notice)).not.toMatch(/jamais garder|personne-imaginaire|Personne Imaginaire|@|549000000/i);
  });

  it('marks the lots by their tags and their words, and hears no lever in a means of redress', () => {
    const marks = notice.lots.map((lot) =>
      lot.marks.map(({ lever, certainty, evidence }) => [lever, certainty, evidence.map((each) => each.path)]),
    );
    expect(marks).toEqual([
      [
        ['social-clause', 'stated', ['BT-775', 'BT-70']],
        ['sme', 'to-check', ['BT-726']],
        ['environment-clause', 'to-check', ['BT-06', 'BT-774']],
      ],
      [
        ['reserved-insertion', 'stated', ['BT-71', 'BT-71']],
        ['environment-clause', 'to-check', ['BT-805']],
      ],
    ]);
    expect(notice.marks).toEqual([]);
  });

  it('is called by its own identifier and version before TED gives it a number', () => {
    const unpublished = eformsNotice(CALL.replace(/<fa:Publication>[\s\S]*<\/fa:Publication>/, '')).notice;
    expect([unpublished.sourceId, unpublished.url, unpublished.publishedOn]).toEqual([
      '1c6e9b20-0000-4000-8000-0000000000b1-02',
      null,
      '2026-03-03',
    ]);
  });

  it('does not hear elements of another namespace, whatever they are called', () => {
    const foreign = '<o:Name xmlns:o="urn:other" languageID="FRA">Autre titre</o:Name>';
    expect(eformsNotice(CALL.replace('<b:Name languageID="ENG">Care', `${foreign}$&`)).notice.title).toBe(notice.title);
  });
});

describe('an eForms result in XML', () => {
  const { notice, repairs } = eformsNotice(eformsFixture('result'));
  const results = notice.lots.map((lot) => lot.result);

  it('has a lot for each that it speaks of, described or not', () => {
    expect(notice.form).toBe('result');
    expect(notice.lots.map(({ number, title, cpv, amount }) => [number, title, cpv, amount])).toEqual([
      ['1', 'Entretien des rives', ['77310000'], null],
      [
        '2',
        'Entretien des rives et des abords',
        ['77310000'],
        { value: 200_000, currency: 'EUR', isMaximum: true, minimum: null },
      ],
      ['3', 'Entretien des rives et des abords', ['77310000'], null],
      ['4', 'Entretien des rives et des abords', ['77310000'], null],
    ]);
  });

  it('names the holders and subcontractors of a contract by SIRET or SIREN, not those ranked after', () => {
    expect(results[0]).toEqual({
      outcome: 'awarded',
      bids: 4,
      reason: null,
      awards: [
        {
          winners: [
            {
              name: 'Chantiers du Miroir imaginaire',
              siret: '99991001100017',
              siren: '999910011',
              city: 'Poitiers',
              postCode: '86000',
              role: 'holder',
            },
            {
              name: 'Jardins imaginaires SCOP',
              siret: null,
              siren: '999910029',
              city: 'Vouneuil',
              postCode: '86580',
              role: 'holder',
            },
            {
              name: 'Ateliers imaginaires',
              siret: null,
              siren: '999910037',
              city: 'Naintré',
              postCode: '86530',
              role: 'subcontractor',
            },
          ],
          amount: { value: 42_500.5, currency: 'EUR' },
          decidedOn: '2026-05-18',
          contractId: '2026-RIVES-04-1',
        },
      ],
    });
  });

  it('keeps each contract of a lot that has several, with what is withheld left empty', () => {
    expect(results[1]).toMatchObject({
      outcome: 'awarded',
      bids: null,
      awards: [
        {
          winners: [{ name: 'Jardins imaginaires SCOP' }],
          amount: { value: 30_000, currency: 'EUR' },
          decidedOn: '2026-06-03',
          contractId: '2026-RIVES-04-2A',
        },
        {
          winners: [{ name: 'Paysages imaginaires SARL', siret: null, siren: null }],
          amount: null,
          decidedOn: null,
          contractId: '2026-RIVES-04-2B',
        },
      ],
    });
  });

  it('says in words why no one was chosen, and does not guess a choice that is withheld', () => {
    expect(results[2]).toEqual({ outcome: 'not-awarded', bids: null, reason: 'Aucune offre reçue', awards: [] });
    expect(results[3]).toEqual({ outcome: 'unknown', bids: null, reason: null, awards: [] });
  });

  it('names what it mended: three lots without a title, one number that is no SIRET; it keeps no person', () => {
    expect(repairs.map((repair) => repair.code)).toEqual([
      'winner-siret-invalid',
      'title-missing',
      'title-missing',
      'title-missing',
    ]);
    expect(JSON.stringify(notice)).not.toMatch(/jamais garder|@/i);
  });

  it('reads a modification, which names lots by their tenders only', () => {
    const modified = eformsFixture('result')
      .replaceAll(/<efac:LotResult>[\s\S]*?<\/efac:LotResult>/g, '')
      .replace('listName="result">can-standard', 'listName="cont-modif">can-modif')
      .replace(
        '<efac:NoticeResult>',
        `<efac:ContractModification>
           <efbc:ChangedNoticeIdentifier schemeName="ojs-notice-id">00000888-2026</efbc:ChangedNoticeIdentifier>
           <efac:ChangeReason><efbc:ReasonDescription languageID="FRA">Rives ajoutées.</efbc:ReasonDescription></efac:ChangeReason>
         </efac:ContractModification>$&`,
      );
    const { notice: modification } = eformsNotice(modified);
    expect(modification).toMatchObject({
      form: 'modification',
      links: [{ relation: 'follows', target: '888-2026' }],
      changeReason: 'Rives ajoutées.',
    });
    expect(
      modification.lots.map((lot) => [
        lot.number,
        lot.result?.outcome,
        lot.result?.awards.map((award) => award.contractId),
      ]),
    ).toEqual([
      ['1', 'awarded', ['2026-RIVES-04-1']],
      ['2', 'awarded', ['2026-RIVES-04-2A', '2026-RIVES-04-2B']],
    ]);
  });
});

describe('other eForms notices in XML', () => {
  it('a cancellation names the notice it cancels, and why', () => {
    const { notice, repairs } = eformsNotice(eformsFixture('cancellation'));
    expect(repairs).toEqual([]);
    expect(notice).toMatchObject({
      form: 'cancellation',
      links: [{ relation: 'cancels', target: '1c6e9b20-0000-4000-8000-0000000000b1' }],
      changeReason: 'Le besoin a changé ; une autre consultation suivra.',
      issuedAt: '2026-03-20T23:59:59+01:00',
      lots: [{ number: '1' }],
    });
  });

  it('a plan gives its parts, the day it plans, and the notice’s own language where there is no French', () => {
    const { notice } = eformsNotice(eformsFixture('plan'));
    expect(notice).toMatchObject({
      form: 'planning',
      plannedOn: '2026-09-01',
      title: 'Verzonnen wasserij',
      text: 'Wassen.',
      buyer: { name: 'Acheteur non nommé', siret: null },
      lots: [{ number: '1', title: 'Linnen', contactPoint: null }],
    });
  });

  it.each<[string, string, string[]]>([
    [
      'without a number',
      CALL.replace(/<b:ID schemeName="notice-id">.*?<\/b:ID>/, '').replace('00123456-2026', ''),
      ['field-missing /ContractNotice/cbc:ID'],
    ],
    [
      'without a day',
      CALL.replace('2026-03-05+01:00', '').replace('2026-03-03+01:00', '2026-02-30'),
      ['date-invalid /ContractNotice/cbc:IssueDate'],
    ],
    [
      'without a title',
      eformsFixture('plan').replaceAll(/<cbc:Name.*?<\/cbc:Name>/g, ''),
      ['field-missing /PriorInformationNotice/cac:ProcurementProject/cbc:Name'],
    ],
    ['of another namespace', CALL.replace('xsd:ContractNotice-2', 'xsd:Invoice-2'), ['shape-unknown /ContractNotice']],
    ['that is no notice', '<Invoice/>', ['shape-unknown /Invoice']],
    [
      'that registers a company',
      '<BusinessRegistrationInformationNotice xmlns="http://data.europa.eu/p27/eforms-business-registration-information-notice/1"/>',
      ['shape-unknown /BusinessRegistrationInformationNotice'],
    ],
  ])('a document %s is refused with its reason', (_name, xml, expected) => {
    const parsed = readEformsXml(xml);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} ${problem.path}`)).toEqual(expected);
  });
});
