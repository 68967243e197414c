import { readBoampRecord } from '#lib/notice-formats';
import { aNationalRecord, readNational } from '../../factories/a-boamp-notice';
import { at, type Editable, put } from '../../factories/notice.factory';

const levers = (marks: readonly { lever: string; certainty: string }[]): string[] =>
  marks.map((mark) => `${mark.lever} ${mark.certainty}`);

describe('a national call, FNSimple', () => {
  const { format, notice, repairs } = readNational('boamp-fnsimple-call');

  it('is read whole', () => {
    expect([format, repairs]).toEqual(['boamp-fnsimple', []]);
    expect(notice).toMatchObject({
      sourceId: '99-200001',
      form: 'competition',
      title: 'Entretien des espaces verts et propreté des abords de la commune de Valneuf',
      publishedOn: '2026-03-05',
      procedureType: 'Procédure Adaptée',
      reference: '2026-ESP-07',
      buyer: { name: 'Commune de Valneuf', siret: '99990011100017', city: 'VALNEUF', postCode: '86199' },
    });
    expect(notice.text).toBe(
      'Tonte, taille et ramassage des feuilles.\n' +
        "Le lot 2 est réservé à des entreprises adaptées et à des ESAT en application de l'article L. 2113-12 du code de la commande publique.",
    );
  });

  it('reads each lot with its number, its CPV, its amount or band, and what all lots share', () => {
    expect(notice.lots).toMatchObject([
      {
        number: '1',
        title: 'Tonte et taille. Parcs et stades de la commune.',
        cpv: ['77313000'],
        amount: { value: 90_000, currency: 'EUR', isMaximum: false, minimum: null },
      },
      {
        number: '2',
        title: 'Ramassage des feuilles et désherbage manuel',
        cpv: ['90611000'],
        amount: { value: 60_000, currency: 'EUR', isMaximum: true, minimum: 20_000 },
      },
    ]);
    for (const lot of notice.lots) {
      expect(lot).toMatchObject({
        nature: 'services',
        places: [{ city: 'Valneuf', postCode: '86190', department: '86', nuts: null }],
        durationMonths: 24,
        deadline: '2026-04-03T12:00:00+02:00',
        documentsUrl: 'https://marches.example/valneuf/consultation/2026-07',
        contactPoint: {
          organisation: 'Commune de Valneuf',
          city: 'VALNEUF',
          postCode: '86199',
          url: 'https://marches.example/valneuf',
        },
      });
    }
  });

  it('reads criteria and their weights out of running text', () => {
    expect(notice.lots[0]!.criteria).toEqual([
      { kind: 'price', name: 'Prix des prestations', weight: 50 },
      { kind: 'quality', name: 'Valeur technique', weight: 35 },
      {
        kind: 'quality',
        name: "Performances en matière d'insertion professionnelle des publics en difficulté",
        weight: 15,
      },
    ]);
  });

  it('finds the reservation, the clause and the criterion where they are written, on the lots they speak of', () => {
    expect(levers(notice.lots[0]!.marks)).toEqual(['social-clause likely', 'social-criterion stated']);
    expect(levers(notice.lots[1]!.marks)).toEqual(['reserved-disability stated', 'social-criterion stated']);
  });

  it('keeps no person, no telephone, no e-mail', () => {
    expect(JSON.stringify(notice)).not.toMatch(/jamais|549000000|example\.org/);
  });

  it('reads a lone lot as it reads a list of one', () => {
    const lots = (record: Editable): Editable => at(record, 'donnees/FNSimple/initial/lots');
    const first = (record: Editable): unknown => at(record, 'donnees/FNSimple/initial/lots/lot/0');
    const alone = readNational('boamp-fnsimple-call', (record) => put(lots(record), 'lot', first(record)));
    const listed = readNational('boamp-fnsimple-call', (record) => put(lots(record), 'lot', [first(record)]));
    expect(alone).toEqual(listed);
    expect(alone.notice.lots).toHaveLength(1);
  });

  it('is one lot when nothing is divided, with the amount, place and CPV of the contract', () => {
    const { notice: whole } = readNational('boamp-fnsimple-call', (record) =>
      put(record, 'donnees/FNSimple/initial/lots', undefined),
    );
    expect(whole.lots).toMatchObject([
      {
        number: '1',
        title: whole.title,
        cpv: ['77310000'],
        amount: { value: 160_000, isMaximum: true, minimum: 40_000 },
        places: [{ city: 'Valneuf', postCode: '86190' }],
      },
    ]);
  });

  it('numbers lots that have no number, and says so', () => {
    const { notice: read, repairs: made } = readNational('boamp-fnsimple-call', (record) => {
      put(record, 'donnees/FNSimple/initial/lots/lot/0/description', 'Tonte et taille');
      put(record, 'donnees/FNSimple/initial/lots/lot/1/description', 'Désherbage manuel');
    });
    expect(read.lots.map((lot) => [lot.number, lot.title])).toEqual([
      ['1', 'Tonte et taille'],
      ['2', 'Désherbage manuel'],
    ]);
    expect(made.map((repair) => repair.code)).toEqual(['lot-number-missing', 'lot-number-missing']);
  });
});

describe('a national correction', () => {
  const { notice } = readNational('boamp-fnsimple-correction');

  it('says what changes and of which notice, and empties no lot', () => {
    expect(notice).toMatchObject({
      form: 'correction',
      links: [{ relation: 'corrects', target: '99-200001' }],
      lots: [],
      deadlineMoves: [{ lot: null, deadline: '2026-04-17T12:00:00+02:00' }],
    });
    expect(notice.changeReason).toBe(
      'ReceptionOffres Au lieu de : 2026-04-03T12:00:00 Lire : 2026-04-17T12:00:00 ' +
        'Lot 2 Au lieu de : désherbage manuel Lire : désherbage manuel ou mécanique',
    );
  });

  it('gives the limit that the record itself holds, when its words give none', () => {
    const { notice: flat } = readNational('boamp-fnsimple-correction', (record) => {
      put(record, 'donnees/FNSimple/rectificatif/infosRectif', 'Le dossier est complété.');
      put(record, 'datelimitereponse', '2026-04-17T12:00:00+02:00');
    });
    expect(flat.deadlineMoves).toEqual([{ lot: null, deadline: '2026-04-17T12:00:00+02:00' }]);
  });

  it('keeps the lots that it restates with their deadline', () => {
    const { notice: restated } = readNational('boamp-fnsimple-call', (record) => {
      put(record, 'nature', 'RECTIFICATIF');
      const initial = at(record, 'donnees/FNSimple/initial');
      put(record, 'donnees/FNSimple', { rectificatif: { ...initial, infosRectif: 'Le lot 1 est agrandi.' } });
    });
    expect(restated).toMatchObject({ form: 'correction', changeReason: 'Le lot 1 est agrandi.' });
    expect(restated.lots.map((lot) => lot.number)).toEqual(['1', '2']);
  });
});

describe('a national result', () => {
  it('FNSimple: reads the award of each lot out of its text', () => {
    const { notice } = readNational('boamp-fnsimple-award');
    expect(notice).toMatchObject({ form: 'result', links: [{ relation: 'follows', target: '99-200001' }] });
    expect(notice.lots.map((lot) => [lot.number, lot.title, lot.result])).toEqual([
      [
        '1',
        'Tonte et taille',
        {
          outcome: 'awarded',
          bids: 4,
          reason: null,
          awards: [
            {
              winners: [
                {
                  name: 'Les Jardins imaginaires',
                  siret: '99990012900019',
                  siren: '999900129',
                  city: 'Valneuf',
                  postCode: '86190',
                  role: 'holder',
                },
              ],
              amount: { value: 87_450.5, currency: 'EUR' },
              decidedOn: '2026-05-28',
              contractId: '2026-07-A',
            },
          ],
        },
      ],
      [
        '2',
        'Ramassage des feuilles et désherbage manuel',
        {
          outcome: 'not-awarded',
          bids: 0,
          reason: "Lot infructueux, aucune offre n'a été déposée.",
          awards: [],
        },
      ],
    ]);
  });

  it('FNSimple: takes the holder from the API when the text names none', () => {
    const { notice } = readNational('boamp-fnsimple-award', (record) =>
      put(record, 'donnees/FNSimple/attribution/attributionMarche', 'Le marché a été conclu.'),
    );
    expect(notice.lots).toMatchObject([
      { number: '1', result: { outcome: 'awarded', awards: [{ winners: [{ name: 'LES JARDINS IMAGINAIRES' }] }] } },
    ]);
  });

  it('MAPA: reads holders, amounts and what came to nothing', () => {
    const { format, notice } = readNational('boamp-mapa-award');
    expect(format).toBe('boamp-mapa');
    expect(notice.links).toEqual([{ relation: 'follows', target: '99-290000' }]);
    expect(notice.lots).toMatchObject([
      {
        number: '1',
        title: 'Charpente',
        nature: 'works',
        result: {
          outcome: 'awarded',
          bids: 3,
          awards: [
            {
              winners: [{ name: 'Charpentes fictives', siret: '99990013700012', city: 'La Rochelle' }],
              amount: { value: 41_250, currency: 'EUR' },
              decidedOn: '2026-04-22',
            },
          ],
        },
      },
      { number: '2', title: 'Couverture', result: { outcome: 'not-awarded', reason: 'Sans suite : Motif budgétaire' } },
    ]);
  });
});

describe('a national call, MAPA', () => {
  const { format, notice, repairs } = readNational('boamp-mapa-call');

  it('is read whole, as one lot', () => {
    expect([format, repairs]).toEqual(['boamp-mapa', []]);
    expect(notice).toMatchObject({
      form: 'competition',
      title: 'Nettoyage des locaux de la maison des associations',
      reference: 'MA-2026-03',
      buyer: { name: 'Commune de Montimage', siret: null, city: 'Montimage', postCode: '17540' },
    });
    expect(notice.lots).toMatchObject([
      {
        number: '1',
        text:
          'Nettoyage des locaux de la maison des associations\n' +
          'Prestations deux fois par semaine, hors congés scolaires.\n480 m² de locaux',
        nature: 'services',
        places: [{ city: 'Montimage', postCode: '17540', department: '17' }],
        durationMonths: 12,
        deadline: '2026-03-06T17:00:00+01:00',
        criteria: [
          { kind: 'price', name: 'Prix', weight: 60 },
          { kind: 'quality', name: 'Organisation du travail', weight: 40 },
        ],
        performanceConditions: [
          "Le marché comporte une clause sociale d'insertion : 120 heures d'insertion au minimum.",
        ],
        contactPoint: { url: 'https://profil.example/montimage' },
      },
    ]);
  });

  it('finds the clause among the conditions', () => {
    expect(levers(notice.lots[0]!.marks)).toEqual(['social-clause likely']);
  });

  it('keeps no person, no telephone, no e-mail', () => {
    expect(JSON.stringify(notice)).not.toMatch(/jamais|05 46|example\.org/);
  });
});

describe('other national families', () => {
  it('reads a delegation of public service by the same names', () => {
    const record = {
      ...aNationalRecord('boamp-mapa-call'),
      donnees: JSON.stringify({
        DSP: {
          organisme: { acheteurPublic: 'Commune de Montimage', codeNUTS: 'FRI32' },
          initial: {
            descriptionMarche: {
              titreMarche: 'Exploitation du camping municipal',
              numeroReference: 'DSP-1',
              CPV: { objetPrincipal: { classPrincipale: '55221000' } },
              lot: {
                estimationValeur: { '@devise': 'EUR', valeur: '250000' },
                lieuCodeNUTS: { codeNUTS: 'FRI32' },
                lieuExecutionLivraison: 'Montimage',
                dureeLot: { dateACompterDu: '2026-05-01', dateJusquau: '2031-04-30' },
              },
            },
          },
        },
      }),
    };
    const parsed = readBoampRecord(record);
    expect(parsed).toMatchObject({
      ok: true,
      format: 'boamp-dsp',
      notice: {
        title: 'Exploitation du camping municipal',
        reference: 'DSP-1',
        lots: [
          {
            number: '1',
            cpv: ['55221000'],
            amount: { value: 250_000 },
            durationMonths: 60,
            places: [{ department: '17', nuts: 'FRI32' }],
          },
        ],
      },
    });
  });

  it.each([
    ['a family that no one has seen', { INCONNUE: { initial: { a: 'b' } } }],
    ['a family that holds nothing', { MAPA: { organisme: { acheteurPublic: 'X' }, initial: {} } }],
    ['a prototype member', { constructor: { initial: { a: 'b' } } }],
  ])('refuses %s by its name', (_name, donnees) => {
    const parsed = readBoampRecord({ ...aNationalRecord('boamp-mapa-call'), donnees });
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'shape-unknown', path: 'donnees' }] });
  });
});
