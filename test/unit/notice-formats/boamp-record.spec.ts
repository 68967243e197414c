import { readBoampRecord } from '#lib/notice-formats';
import { aBoampRecord, at, EXTENSION, put, readNotice } from '../../factories/notice.factory';

describe('a BOAMP record', () => {
  const { notice, repairs } = readNotice();

  it('is read whole, without a repair', () => {
    expect(repairs).toEqual([]);
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
      reference: null,
      plannedOn: null,
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
      const words =
        'Visite avec Monsieur Jean DUPONT au 05.49.00.00.00 ou jean.dupont@example.org, accord de Madame la Maire.';
      put(lots, '0/cac:ProcurementProject/cbc:Description/#text', words);
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
      amount: { value: 45_000.5, currency: 'EUR', isMaximum: false, minimum: null },
      durationMonths: 24,
      deadline: '2026-04-10T12:00:00+02:00',
      documentsUrl: 'https://profil-acheteur.example/1',
      criteria: [],
      performanceConditions: [],
      contactPoint: {
        organisation: 'Syndicat des Berges imaginaires',
        city: 'CHASSENEUIL-DU-POITOU',
        postCode: '86360',
        url: null,
      },
      result: null,
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
    const mark = {
      lever: 'reserved-unspecified',
      certainty: 'to-check',
      articles: [],
      evidence: [{ path: 'BT-71', excerpt: 'res-ws', origin: 'structured' }],
    };
    expect(notice.lots.map((lot) => lot.marks)).toEqual([[], [mark]]);
  });

  it('lets the words say to whom a tagged lot is reserved, and keeps both as evidence', () => {
    const words = 'Lot réservé aux entreprises adaptées et aux ESAT.';
    const worded = readNotice(({ lots }) => put(lots, '1/cac:ProcurementProject/cbc:Description/#text', words));
    expect(worded.notice.lots[1]!.marks).toEqual([
      {
        lever: 'reserved-disability',
        certainty: 'stated',
        articles: ['L2113-12'],
        evidence: [
          { path: 'BT-71', excerpt: 'res-ws', origin: 'structured' },
          { path: 'BT-24', excerpt: words, origin: 'text' },
        ],
      },
    ]);
  });

  it('reads the same under other prefixes, or none', () => {
    const renamed = JSON.stringify(aBoampRecord())
      .replaceAll('cbc:', 'ns2:')
      .replaceAll('cac:', 'ns3:')
      .replaceAll('efac:', '');
    expect(readBoampRecord(JSON.parse(renamed))).toEqual({ ok: true, format: 'boamp-eforms', notice, repairs: [] });
  });

  it('takes the lead of a group of buyers, and the company of a touch point', () => {
    const { notice: grouped } = readNotice(({ document }) => {
      const touchPoint = { 'cac:PartyIdentification': { 'cbc:ID': 'TPO-0001' } };
      put(document, `${EXTENSION}/efac:Organizations/efac:Organization/0/efac:TouchPoint`, touchPoint);
      const lead = { 'efext:EformsExtension': { 'efbc:GroupLeadIndicator': 'true' } };
      const leading = {
        'ext:UBLExtensions': { 'ext:UBLExtension': { 'ext:ExtensionContent': lead } },
        'cac:Party': touchPoint,
      };
      put(document, 'cac:ContractingParty', [document['cac:ContractingParty'], leading]);
    });
    expect(grouped.buyer.name).toBe('Tribunal administratif imaginaire');
  });

  it('reads the parts of a prior information notice as lots that call for nothing', () => {
    const { notice: planned } = readNotice(({ fields, document, lots }) => {
      put(document, 'cbc:NoticeTypeCode', { '@listName': 'planning', '#text': 'pin-only' });
      put(lots, '0/cbc:ID', { '@schemeName': 'Part', '#text': 'PAR-0001' });
      put(lots, '0/cac:TenderingProcess', undefined);
      put(document, 'cac:ProcurementProjectLot', lots[0]);
      Object.assign(fields, { datelimitereponse: null, donnees: { EFORMS: { PriorInformationNotice: document } } });
    });
    expect(planned).toMatchObject({ form: 'planning', lots: [{ number: '1', deadline: null }] });
  });

  it('reads a notice without lots as one lot', () => {
    const { notice: whole } = readNotice(({ document }) => put(document, 'cac:ProcurementProjectLot', undefined));
    expect(whole.lots).toEqual([
      expect.objectContaining({ number: '1', title: notice.title, deadline: '2026-04-10T12:00:00+02:00' }),
    ]);
  });

  it('calls the only lot of a notice 1, when it is written 0000 too', () => {
    const only = readNotice(({ lots }) => {
      lots.splice(1);
      put(lots, '0/cbc:ID/#text', 'LOT-0000');
    });
    expect([only.notice.lots[0]!.number, only.repairs]).toEqual(['1', []]);
  });

  it('asks no SIRET of a foreign buyer', () => {
    const foreign = readNotice(({ document }) => {
      const company = at(document, `${EXTENSION}/efac:Organizations/efac:Organization/1/efac:Company`);
      put(company, 'cac:PartyLegalEntity/cbc:CompanyID', 'B 123456789');
      put(company, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode', 'BEL');
    });
    expect([foreign.notice.buyer.siret, foreign.repairs]).toEqual([null, []]);
  });
});
