import { readNumber } from '../../../src/ingest/sources/supplier-file/mapping/read-number';
import { memberOfHeading } from '../../../src/ingest/sources/supplier-file/mapping/member-synonyms';
import { readMapping } from '../../../src/ingest/sources/supplier-file/mapping/read-mapping';
import { proposeColumns } from '../../../src/ingest/sources/supplier-file/supplier-file.source';
import { esusList } from '../../../src/ingest/sources/esus/esus-list.source';
import { aSiret } from '../../factories/a-supplier';
import { aWorkbook } from '../../factories/a-workbook';
import { readList } from '../../support/read-list';

const ONE = aSiret(1);
const SIREN = ONE.slice(0, 9);
const list = (columns: Record<string, string>): Buffer =>
  Buffer.from(
    [Object.keys(columns), Object.values(columns)]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
      .join('\n'),
  );
const only = async (columns: Record<string, string>, told = {}) =>
  readList(list({ SIRET: ONE, Nom: 'Les Brouettes', ...columns }), told);
const record = async (columns: Record<string, string>, told = {}) => (await only(columns, told)).records[0]!;

describe('the headings of a list', () => {
  it.each([
    ['N° SIRET', 'siret'],
    ['numéro_siret', 'siret'],
    ['Raison Sociale', 'name'],
    ['DENOMINATION', 'name'],
    ['Sigle', 'brand'],
    ['codePostal', 'postCode'],
    ['CP', 'postCode'],
    ['Commune', 'city'],
    ['Code INSEE', 'commune'],
    ['Latitude', 'lat'],
    ['Secteurs d’activité', 'activity.sectors'],
    ['Activités', 'activity.text'],
    ['Site internet', 'website'],
    ['E-mail', 'contact.email'],
    ['Téléphone', 'contact.phone'],
    ['Effectif', 'people'],
    ['Code APE', 'naf'],
    ['Date d’agrément', 'evidence.approvedAt'],
    ['Date de fin de validité', 'evidence.validUntil'],
    ['Réseau', 'networks'],
    ['Type de structure', 'kind'],
    ['company name', 'name'],
    ['Surface (m²)', 'capacity.m2'],
    ['Couleur', null],
  ])('« %s » is %s', (heading, member) => {
    expect(memberOfHeading(heading)).toBe(member);
  });

  it('are believed less than cells that tell more', async () => {
    const proposal = await proposeColumns({
      bytes: [
        Buffer.from(
          `SIREN;Nom;Contact\n${[1, 2, 3].map((n) => `${aSiret(n)};Atelier ${n};contact@atelier${n}.example`).join('\n')}`,
        ),
      ],
    });
    expect(proposal.mapping).toEqual({ SIREN: 'siret', Nom: 'name', Contact: 'contact.email' });
    expect(proposal.columns[0]).toMatchObject({
      letter: 'A',
      because: 'cells',
      samples: [aSiret(1), aSiret(2), aSiret(3)],
    });
  });

  it('say what is missing when nothing says whom a row speaks of', async () => {
    const proposal = await proposeColumns({ bytes: [Buffer.from('Nom;Ville\nAtelier;Poitiers')] });
    expect(proposal.problems).toHaveLength(1);
  });
});

describe('a mapping', () => {
  it.each([
    ['pairs', 'N° SIRET=siret, Nom = name', { 'N° SIRET': 'siret', Nom: 'name' }],
    ['JSON, columns that are not read being null', '{"N° SIRET": "siret", "Couleur": null}', { 'N° SIRET': 'siret' }],
  ])('is read from %s', (_name, text, mapping) => {
    expect(readMapping(text)).toEqual(mapping);
  });

  it.each([
    ['no pair', 'siret', 'import/mapping-unreadable'],
    ['broken JSON', '{"a":', 'import/mapping-unreadable'],
    ['a list', '{"a": ["siret"]}', 'import/mapping-unreadable'],
  ])('is refused when it is %s', (_name, text, code) => {
    expect(() => readMapping(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['a column that the list has not', { Numéro: 'siret' }, 'import/mapping-column'],
    ['a member that no supplier has', { SIRET: 'siret', Nom: 'colour' }, 'import/mapping-member'],
    ['two columns for one thing', { SIRET: 'siret', Nom: 'siret' }, 'import/mapping-twice'],
    ['neither SIRET nor SIREN', { Nom: 'name' }, 'import/mapping-no-siret'],
  ])('is refused when it names %s', async (_name, mapping, code) => {
    await expect(only({}, { mapping })).rejects.toMatchObject({ code });
  });
});

describe('a number of a list', () => {
  it.each([
    ['150 000 €', 150_000],
    ['1,2 M€', 1_200_000],
    ['1.250 M€ HT', 1_250_000],
    ['150 k€', 150_000],
    ['12,5 keuros', 12_500],
    ['2 millions d’euros', 2_000_000],
    ['12.500', 12_500],
    ['120 m', null],
    ['3 k', null],
    ['M€', null],
  ])('is read out of « %s »', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});

describe('a row of a list', () => {
  it('says all that its columns hold', async () => {
    const said = await record(
      {
        Enseigne: 'Brouettes & Cie',
        'Code APE': '81.30Z',
        Adresse: '1 rue des Essais',
        CP: '86000',
        Ville: 'POITIERS',
        Latitude: '46,58',
        Longitude: '0,34',
        'Site web': 'www.brouettes.example',
        Effectif: '12 salariés'.replace(' salariés', ''),
        'Capacité annuelle': '120 000 €',
        Réseau: 'Réseau A ; Réseau B',
        'm²': '250',
        Activités: 'Tonte et taille',
        Rayon: '30 km',
        CPV: '77310000-6',
        Type: 'ACI ; Entreprise adaptée (EA)',
        'N° agrément': 'AG-86-12',
        'Date d’agrément': '01/02/2025',
        'Fin de validité': '31 décembre 2026',
        Courriel: 'Contact@Brouettes.example',
        Téléphone: '05 49 00 00 00',
      },
      { day: '2026-11-01', saidBy: 'reseau-test' },
    );
    expect(said).toMatchObject({
      siret: ONE,
      name: 'Les Brouettes',
      brand: 'Brouettes & Cie',
      naf: '8130Z',
      address: '1 rue des Essais',
      commune: '86194',
      point: { lat: 46.58, lon: 0.34 },
      pointOrigin: 'source',
      website: 'https://www.brouettes.example/',
      people: 12,
      yearlyAmount: 120_000,
      networks: ['Réseau A', 'Réseau B'],
      capacities: [{ unit: 'm2', amount: 250 }],
      activities: [{ text: 'Tonte et taille', cpv: ['77310000'], area: { type: 'radius', km: 30 } }],
      contact: {
        email: 'contact@brouettes.example',
        phone: '05 49 00 00 00',
        source: 'reseau-test',
        legalBasis: 'Intérêt légitime, donnée professionnelle publique',
      },
    });
    const proof = { source: 'reseau-test', sourceRef: 'AG-86-12', checkedAt: '2026-11-01', validUntil: '2026-12-31' };
    expect(said.evidence).toEqual([
      { kind: 'ACI', ...proof },
      { kind: 'EA', ...proof },
    ]);
  });

  it('dates a proof by its own column before the day of the list, and by its approval when there is neither', async () => {
    const [checked, approved] = [
      { Type: 'EA', 'Vérifié le': '2026-10-02' },
      { Type: 'EA', 'Date d’agrément': '2025-02-01' },
    ];
    expect((await record(checked, { day: '2026-11-01' })).evidence).toMatchObject([{ checkedAt: '2026-10-02' }]);
    expect((await record(approved)).evidence).toMatchObject([{ checkedAt: '2025-02-01' }]);
  });

  it('says that a proof was withdrawn', async () => {
    expect((await record({ Type: 'EA', Retrait: 'oui' })).evidence).toMatchObject([{ kind: 'EA', denied: true }]);
    expect((await record({ Type: 'EA', Retrait: 'non' })).evidence).not.toMatchObject([{ denied: true }]);
  });

  it('is of the kind that is said of the whole list', async () => {
    expect((await record({}, { kinds: ['SCOP'] })).evidence).toMatchObject([{ kind: 'SCOP' }]);
  });

  it('says nothing of what it leaves empty', async () => {
    const said = await record({ Ville: '', Activités: '', Effectif: '', Type: '' });
    expect(said).toEqual({ siret: ONE, name: 'Les Brouettes' });
  });

  it('knows sectors by their label, and keeps the words that name none', async () => {
    const { records, repairs } = await only({ Secteurs: 'Blanchisserie ; zorglub' });
    const [first] = records[0]!.activities!;
    expect(first!.sectors).toHaveLength(1);
    expect(first!.text).toBe('zorglub');
    expect(repairs).toEqual(['sector-unknown Secteurs']);
  });

  it.each([
    ['the whole country', 'France entière', { type: 'country' }],
    ['kilometres', '50 km', { type: 'radius', km: 50 }],
    ['departments', '86, 79', { type: 'departments', codes: ['86', '79'] }],
    ['departments with their names', '86 - Vienne; 79 - Deux-Sèvres', { type: 'departments', codes: ['86', '79'] }],
    ['a department by its name', 'Gironde', { type: 'departments', codes: ['33'] }],
    ['an EPCI', 'Grand Poitiers', { type: 'epcis', codes: ['200069854'] }],
    ['a region', 'Nouvelle-Aquitaine', { type: 'regions', codes: ['75'] }],
    ['communes in words', 'communes de Lusignan et Rouillé', { type: 'communes', codes: ['86139', '86213'] }],
    [
      'departments in words',
      'Départements de la Vienne et des Deux-Sèvres',
      { type: 'departments', codes: ['86', '79'] },
    ],
    ['a department whose name holds « et »', 'Indre et Loire', { type: 'departments', codes: ['37'] }],
    ['what is nowhere', 'Trifouilly', null],
    ['a department and a commune', 'Gironde, Poitiers', null],
  ])('works in %s', async (_name, zone, area) => {
    expect((await record({ Activités: 'Tonte', 'Zone d’intervention': zone })).activities).toMatchObject([{ area }]);
  });

  it.each([
    ['Vienne', '86000', { type: 'departments', codes: ['86'] }],
    ['Vienne', '38200', { type: 'communes', codes: ['38544'] }],
    ['Saint-Benoît ; Biard', '86000', { type: 'communes', codes: ['86214', '86027'] }],
  ])('reads %s as one who is at %s means it', async (zone, postCode, area) => {
    const cells = { Activités: 'Tonte', 'Zone d’intervention': zone, 'Code postal': postCode };
    expect((await record(cells)).activities).toMatchObject([{ area }]);
  });

  it.each([
    ['a SIRET with blanks', ONE.replace(/(\d{3})/g, '$1 '), ONE, []],
    ['a SIRET that Excel was told to keep', `=""${ONE}""`, ONE, ['siret-from-formula-text SIRET']],
    ['a SIRET with decimals', `${ONE}.0`, ONE, []],
    [
      'a SIRET in scientific notation with all its digits',
      `${ONE[0]}.${ONE.slice(1)}E+13`,
      ONE,
      ['siret-from-number SIRET'],
    ],
  ])('is known by %s', async (_name, text, siret, mended) => {
    const { records, repairs } = await readList(list({ SIRET: text, Nom: 'Atelier' }), {
      mapping: { SIRET: 'siret', Nom: 'name' },
    });
    expect({ siret: records[0]?.siret, repairs }).toEqual({ siret, repairs: mended });
  });

  it.each([
    ['a SIRET that a spreadsheet rounded', { SIRET: '9,99921E+13' }, 'siret-rounded'],
    ['a SIRET of 9 digits', { SIRET: SIREN }, 'siret-length'],
    [
      'a SIRET with a wrong check digit',
      { SIRET: `${ONE.slice(0, 13)}${(Number(ONE[13]) + 1) % 10}` },
      'siret-check-digit',
    ],
    ['no SIRET', { SIRET: '' }, 'siret-missing'],
    ['a kind that is none', { Type: 'Zorglub' }, 'kind-unknown'],
    ['a name of a page', { Nom: 'x'.repeat(501) }, 'field-too-long'],
  ])('is refused for %s, with its line and column', async (_name, columns, code) => {
    const { refused } = await readList(list({ SIRET: ONE, Nom: 'Atelier', Type: 'EA', ...columns }), {
      mapping: { SIRET: 'siret', Nom: 'name', Type: 'kind' },
    });
    expect(refused).toMatchObject([
      { code, path: Object.keys(columns)[0], message: expect.stringMatching(/^line 2, column « /) },
    ]);
  });

  it.each([
    ['an address that is none', { Courriel: 'pas un courriel' }, 'email-dropped Courriel'],
    ['a website that is none', { 'Site web': 'javascript:alert(1)' }, 'website-dropped Site web'],
    ['a number that is none', { Effectif: 'beaucoup' }, 'number-dropped Effectif'],
    ['a day that does not exist', { Type: 'EA', 'Fin de validité': '31/02/2026' }, 'date-dropped Fin de validité'],
    ['a post code of letters', { 'Code postal': 'CEDEX' }, 'post-code-dropped Code postal'],
    ['swapped coordinates', { Latitude: '0.34', Longitude: '46.58' }, 'point-swapped Latitude'],
  ])('comes in without %s, which is named', async (_name, columns, repair) => {
    expect((await only(columns)).repairs).toContain(repair);
  });

  it('speaks of a SIREN and NIC, or of a whole legal unit', async () => {
    const both = await readList(list({ SIREN: '732829320', NIC: '74', Nom: 'Atelier' }));
    expect(both.records).toMatchObject([{ siret: '73282932000074' }]);
    const alone = await readList(list({ SIREN: '732829320', Nom: 'Atelier', Type: 'ESUS' }));
    expect(alone.units).toMatchObject([{ siren: '732829320', evidence: [{ kind: 'ESUS' }] }]);
  });
});

describe('the national list of ESUS', () => {
  const siren = '732829320';
  const book = aWorkbook({
    sheets: [
      {
        name: 'Liste',
        rows: [
          ['Liste nationale des agréments ESUS', null, null, null],
          ['Dénomination', 'SIREN', 'Date de décision', 'Date de fin d’agrément'],
          ['Atelier du Clain', siren, { day: 45_700 }, { day: 47_000 }],
          ['Note', 'voir ci-dessous', null, null],
          ['Régie', 732_829_321, null, null],
          ['Total', 2, null, null],
        ],
      },
    ],
  });

  it('proves what legal units are, passes over lines without a SIREN and says which, refuses a wrong check digit', async () => {
    const { units, refused, remarks } = await readList(book, { day: '2026-07-01' }, esusList);
    const proof = {
      kind: 'ESUS',
      source: 'esus-list',
      sourceRef: '',
      checkedAt: '2026-07-01',
      validUntil: '2028-09-04',
    };
    expect(units).toMatchObject([{ siren, evidence: [proof] }]);
    expect(refused).toMatchObject([{ code: 'siren-check-digit' }]);
    expect(remarks).toEqual(['2 lines hold no SIREN of 9 digits and were passed over: lines 4, 6.']);
  });

  it('is refused when no line holds one', async () => {
    const other = aWorkbook({
      sheets: [
        {
          name: 'A',
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      ],
    });
    await expect(readList(other, {}, esusList)).rejects.toMatchObject({ code: 'import/no-siren' });
  });
});
