import { readAnnonce, readAnnonceText, readNational } from '../../factories/a-boamp-notice';
import { at, put } from '../../factories/notice.factory';

const levers = (marks: readonly { lever: string; certainty: string }[]): string[] =>
  marks.map((mark) => `${mark.lever} ${mark.certainty}`);

describe('the older shape of BOAMP', () => {
  const json = readNational('boamp-legacy-call');
  const xml = readAnnonce('boamp-annonce-call');

  it('is the same notice in JSON and in XML', () => {
    expect([json.format, xml.format]).toEqual(['boamp-legacy', 'boamp-xml']);
    expect(json.notice).toEqual(xml.notice);
    expect(json.repairs).toEqual(xml.repairs);
    expect(json.repairs).toEqual([]);
  });

  it('is read whole', () => {
    expect(xml.notice).toMatchObject({
      source: 'boamp',
      sourceId: '99-400001',
      form: 'competition',
      links: [],
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:99-400001',
      title: "Collecte et réemploi d'encombrants",
      text: 'Collecte à domicile des encombrants, tri et réemploi.',
      publishedOn: '2023-05-11',
      procedureType: 'Procédure Ouverte',
      reference: '2023-11',
      buyer: {
        name: "Communauté d'agglomération des Trois Collines",
        siret: '99990014500015',
        legalType: 'body-pl-la',
        city: 'Troiscollines',
        postCode: '16000',
        nuts: 'FRI31',
      },
    });
  });

  it('reads each lot with its own CPV, places, value or band, duration and criteria', () => {
    expect(xml.notice.lots).toMatchObject([
      {
        number: '1',
        title: 'Collecte',
        text: 'Collecte à domicile sur rendez-vous.',
        cpv: ['90511300'],
        nature: 'services',
        places: [{ city: 'Troiscollines', postCode: '16000', department: '16', nuts: 'FRI31' }],
        amount: { value: 200_000, currency: 'EUR', isMaximum: false, minimum: null },
        durationMonths: 36,
        criteria: [
          { kind: 'quality', name: 'Moyens et organisation', weight: 40 },
          { kind: 'price', name: 'Prix', weight: 60 },
        ],
      },
      {
        number: '2',
        cpv: ['90514000', '90533000'],
        places: [
          { department: '16', nuts: 'FRI31' },
          { department: '17', nuts: 'FRI32' },
        ],
        amount: { value: 120_000, isMaximum: true, minimum: 20_000 },
        durationMonths: 36,
      },
    ]);
    for (const lot of xml.notice.lots) {
      expect(lot).toMatchObject({
        deadline: '2023-06-19T12:00:00+02:00',
        documentsUrl: 'https://profil.example/troiscollines/2023-11',
        performanceConditions: ['Les véhicules de collecte respectent la norme Euro 6.'],
        contactPoint: { city: 'Troiscollines', postCode: '16000', url: 'https://profil.example/troiscollines' },
      });
    }
  });

  it('marks the lot that words reserve, and no other: the tag of the whole notice goes to it', () => {
    expect(levers(xml.notice.lots[0]!.marks)).toEqual(['social-clause likely', 'social-criterion to-check']);
    expect(levers(xml.notice.lots[1]!.marks)).toEqual(['reserved-insertion stated', 'social-criterion stated']);
    expect(xml.notice.lots[1]!.marks[0]).toMatchObject({
      articles: ['L2113-13'],
      evidence: [
        { path: 'donnees.CONDITION_PARTICIPATION.MARCHE_RESERVE_OUI', origin: 'structured' },
        { path: 'donnees.OBJET.LOTS.LOT.INFO_COMPL', origin: 'text' },
      ],
    });
  });

  it('looks for no lever among the means of redress', () => {
    expect(JSON.stringify(xml.notice.marks)).not.toContain('RECOURS');
  });

  it('reads the tag in either of its places, and MARCHE_RESERVE_NON as no tag', () => {
    const tagged = readNational('boamp-legacy-call', (record) => {
      put(record, 'donnees/CONDITION_PARTICIPATION/MARCHE_RESERVE_OUI', undefined);
      put(record, 'donnees/OBJET/MARCHE_RESERVE_OUI', '');
    });
    expect(levers(tagged.notice.marks)).toContain('reserved-unspecified to-check');
    const open = readNational('boamp-legacy-call', (record) => {
      put(record, 'donnees/CONDITION_PARTICIPATION/MARCHE_RESERVE_OUI', undefined);
      put(record, 'donnees/CONDITION_PARTICIPATION/MARCHE_RESERVE_NON', '');
    });
    expect(levers(open.notice.lots[0]!.marks)).not.toContain('reserved-unspecified to-check');
    expect(levers(open.notice.lots[1]!.marks)).toContain('reserved-insertion stated');
  });

  it('keeps no person, no telephone, no e-mail', () => {
    expect(JSON.stringify([json.notice, readAnnonce('boamp-annonce-award').notice])).not.toMatch(
      /jamais|545000000|05 49|example\.org/i,
    );
  });

  it('reads a lone lot as it reads a list of one', () => {
    const first = (record: object): unknown => at(record, 'donnees/OBJET/LOTS/LOT/0');
    const alone = readNational('boamp-legacy-call', (record) => put(record, 'donnees/OBJET/LOTS/LOT', first(record)));
    const listed = readNational('boamp-legacy-call', (record) =>
      put(record, 'donnees/OBJET/LOTS/LOT', [first(record)]),
    );
    expect(alone).toEqual(listed);
    expect(alone.notice.lots).toMatchObject([{ number: '1', title: 'Collecte', amount: { value: 200_000 } }]);
  });

  it('is one lot when it has none, with the total value and all its CPV', () => {
    const { notice } = readNational('boamp-legacy-call', (record) => put(record, 'donnees/OBJET/LOTS', undefined));
    expect(notice.lots).toMatchObject([
      {
        number: '1',
        title: notice.title,
        text: notice.text,
        cpv: ['90511300', '90514000', '90533000'],
        amount: { value: 320_000, isMaximum: false },
        places: [{ city: null, postCode: null, department: '16', nuts: null }],
      },
    ]);
  });

  it('leaves out the repeat of a description without number, and numbers others', () => {
    const lot = '<LOT><DESCRIPTION>Gestion du port.</DESCRIPTION></LOT>';
    const other = '<LOT><DESCRIPTION>Gestion de la plage.</DESCRIPTION></LOT>';
    const read = (lots: string): unknown =>
      readAnnonce('boamp-annonce-call', (text) => text.replace(/<LOTS>[^]*<\/LOTS>/, `<LOTS>${lots}</LOTS>`));
    expect(read(lot + lot)).toMatchObject({ notice: { lots: [{ number: '1' }] } });
    expect(read(lot + other)).toMatchObject({
      notice: {
        lots: [
          { number: '1', title: 'Gestion du port.' },
          { number: '2', title: 'Gestion de la plage.' },
        ],
      },
      repairs: expect.arrayContaining([expect.objectContaining({ code: 'lot-number-missing' })]),
    });
  });
});

describe('an older correction or cancellation', () => {
  const changed = (statut: string, section: string): ReturnType<typeof readAnnonce> =>
    readAnnonce('boamp-annonce-call', (text) =>
      text
        .replace('<INITIAL/>', `<${statut}/>`)
        .replace(/<LOTS>[^]*<\/LOTS>/, '')
        .replace(/<CONDITION_DELAI>[^]*<\/CONDITION_DELAI>/, section)
        .replace('99-400001', '99-400009'),
    );
  const previous = '<ANNONCE_ANTERIEUR><REFERENCE><IDWEB>99-400001</IDWEB></REFERENCE></ANNONCE_ANTERIEUR>';

  it('keeps the words of a correction, and empties no lot', () => {
    const { notice } = changed(
      'RECTIFICATIF',
      `<RECTIF>${previous}<MODIFICATION><RUB_INIT>Date limite</RUB_INIT><DATE><INIT>2023-06-19</INIT><LIRE>2023-06-26</LIRE></DATE></MODIFICATION><INFO_COMPLEMENTAIRE>Le reste est sans changement.</INFO_COMPLEMENTAIRE></RECTIF>`,
    );
    expect(notice).toMatchObject({
      form: 'correction',
      links: [{ relation: 'corrects', target: '99-400001' }],
      changeReason: 'Date limite Au lieu de : 2023-06-19 Lire : 2023-06-26 Le reste est sans changement.',
      lots: [],
    });
  });

  it('cancels the notice it names, and says why', () => {
    const { notice } = changed('ANNULATION', `<ANNULATION>${previous}<MOTIF>Besoin abandonné.</MOTIF></ANNULATION>`);
    expect(notice).toMatchObject({
      form: 'cancellation',
      links: [{ relation: 'cancels', target: '99-400001' }],
      changeReason: 'Besoin abandonné.',
      lots: [],
    });
  });
});

describe('an older result', () => {
  const { notice, repairs } = readAnnonce('boamp-annonce-award');

  it('gives what came of each lot, a contract shared by those who answered together', () => {
    expect(notice).toMatchObject({ form: 'result', links: [{ relation: 'follows', target: '99-390000' }] });
    expect(notice.lots.map((lot) => [lot.number, lot.title])).toEqual([
      ['1', 'Linge plat'],
      ['2', 'Linge des résidents'],
      ['3', 'Vêtements de travail'],
    ]);
    expect(notice.lots[0]!.result).toEqual({
      outcome: 'awarded',
      bids: 2,
      reason: null,
      awards: [
        {
          winners: [
            {
              name: 'Blanchisserie fictive',
              siret: '99990015200011',
              siren: '999900152',
              city: 'Poitiers',
              postCode: '86000',
              role: 'holder',
            },
            {
              name: 'ESAT des Saules imaginaires',
              siret: null,
              siren: null,
              city: null,
              postCode: null,
              role: 'holder',
            },
          ],
          amount: { value: 48_000, currency: 'EUR' },
          decidedOn: '2017-09-01',
          contractId: null,
        },
      ],
    });
    expect(repairs.map((repair) => repair.code)).toEqual(['winner-siret-invalid']);
  });

  it('gives several holders of a framework a contract each, and the lot its band', () => {
    expect(notice.lots[1]).toMatchObject({
      amount: { value: 20_000, isMaximum: true, minimum: 5_000 },
      result: {
        outcome: 'awarded',
        awards: [
          { winners: [{ name: 'Lavoir fictif' }], amount: null },
          { winners: [{ name: 'Pressing inventé' }], amount: null },
        ],
      },
    });
  });

  it('says why a lot came to nothing', () => {
    expect(notice.lots[2]!.result).toEqual({ outcome: 'not-awarded', bids: null, reason: 'Infructueux', awards: [] });
  });

  it('takes a number that is no number of lot for that of the contract', () => {
    const { notice: one } = readAnnonce('boamp-annonce-award', (text) =>
      text
        .replace(/<DECISION>(?:(?!<DECISION>)[^])*<NUM_LOT>(?:Lot n° 2|3)<[^]*?<\/DECISION>/g, '')
        .replace('<NUM_LOT>1<', '<NUM_LOT>2017-52<'),
    );
    expect(one.lots.map((lot) => [lot.number, lot.result?.awards[0]?.contractId])).toEqual([['1', '2017-52']]);
  });

  it('decides only the lot it names', () => {
    const { notice: one } = readAnnonce('boamp-annonce-award', (text) =>
      text.replace(/<DECISION>(?:(?!<DECISION>)[^])*<NUM_LOT>(?:1|Lot n° 2)<[^]*?<\/DECISION>/g, ''),
    );
    expect(one.lots.map((lot) => [lot.number, lot.result?.outcome])).toEqual([['3', 'not-awarded']]);
  });
});

describe('the newer XML', () => {
  it('holds a national shape, and is read as its JSON is', () => {
    const { format, notice } = readAnnonceText(`<ann>
      <GESTION>
        <REFERENCE><IDWEB>99-300009</IDWEB><TYPE_AVIS><NATURE><APPEL_OFFRE/></NATURE></TYPE_AVIS></REFERENCE>
        <INDEXATION><DATE_PUBLICATION>2026-02-12</DATE_PUBLICATION><NOMORGANISME>Commune de Montimage</NOMORGANISME></INDEXATION>
      </GESTION>
      <DONNEES><MAPA>
        <organisme><adr><cp>17540</cp><ville>Montimage</ville></adr></organisme>
        <initial>
          <description><objet>Nettoyage des locaux</objet></description>
          <natureMarche><services/></natureMarche>
          <lots><lot><numLot>1</numLot><description>Mairie</description></lot><lot><numLot>2</numLot><description>École</description></lot></lots>
          <delais><receptionOffres>2026-03-06T17:00:00</receptionOffres></delais>
        </initial>
      </MAPA></DONNEES>
    </ann>`);
    expect(format).toBe('boamp-xml');
    expect(notice).toMatchObject({ title: 'Nettoyage des locaux', buyer: { name: 'Commune de Montimage' } });
    expect(notice.lots.map((lot) => [lot.number, lot.title, lot.nature, lot.deadline])).toEqual([
      ['1', 'Mairie', 'services', '2026-03-06T17:00:00+01:00'],
      ['2', 'École', 'services', '2026-03-06T17:00:00+01:00'],
    ]);
  });
});

describe('an annonce that cannot be read', () => {
  it.each([
    ['no ANNONCE', '<AUTRE><X/></AUTRE>', 'shape-unknown'],
    [
      'no number',
      '<ANNONCE><GESTION/><DONNEES><IDENTITE/><OBJET><X>y</X></OBJET></DONNEES></ANNONCE>',
      'field-missing',
    ],
    ['nothing', '<ANNONCE><GESTION/><DONNEES/></ANNONCE>', 'field-missing'],
  ])('%s is a named problem', (_name, xml, code) => {
    expect(() => readAnnonceText(xml)).toThrow(code);
  });
});
