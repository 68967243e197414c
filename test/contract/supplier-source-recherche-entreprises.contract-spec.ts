import { anEstablishment, aUnit } from '../factories/a-register-row';
import { aSiret } from '../factories/a-supplier';
import { anAskedRegister, readRegister } from '../support/asked-register';
import { honest, type AskedOfStandIn, type StandInAnswer } from '../support/source-stand-in';
import { recordsIn, refusalsIn, registerContract, type RegisterWorld } from './supplier-source.contract';

const json = (value: unknown): StandInAnswer => ({ contentType: 'application/json', body: JSON.stringify(value) });
const answerOf = (results: unknown[], total = results.length, page = 1): StandInAnswer =>
  json({ results, total_results: total, page, per_page: 25, total_pages: Math.ceil(total / 25) });

describe('Recherche d’entreprises', () => {
  const asked = anAskedRegister('recherche-entreprises', 'RECHERCHE_ENTREPRISES_URL');

  describe('asked about SIRETs', () => {
    const known = Array.from({ length: 30 }, (_, n) => aSiret(n + 1));
    const [alone, hidden] = [aSiret(40), aSiret(41)];
    const absent = aSiret(42);
    const units = new Map(known.map((siret) => [siret, aUnit([anEstablishment(siret)])]));
    units.set(alone, aUnit([anEstablishment(alone)], { nature_juridique: '1000' }));
    units.set(hidden, aUnit([anEstablishment(hidden, { statut_diffusion_etablissement: 'P' })]));
    const ask = { sirets: [...known, alone, hidden, absent, '123'], position: null };
    const world = (): RegisterWorld => ({
      ...asked(),
      ask,
      published: known,
      refused: ['one-person', 'not-shown', 'siret-unknown', 'siret-invalid'],
      gapMs: 143,
    });
    const lookUp = async (unit: Record<string, unknown>, number?: string) => {
      const { standIn, source, client } = asked();
      standIn.answers = () => answerOf([unit]);
      const [{ siret }] = unit['matching_etablissements'] as [{ siret: string }];
      return readRegister(source, { sirets: [number ?? siret], position: null }, client);
    };
    beforeEach(() => {
      asked().standIn.answers = ({ url }) => {
        const found = units.get(url.searchParams.get('q')!);
        return answerOf(found ? [found] : []);
      };
    });

    registerContract(world);

    it('asks for no more than it needs: neither the people of a unit nor its accounts', async () => {
      const { source, client, standIn } = asked();
      await readRegister(source, { sirets: known.slice(0, 1), position: null }, client);
      const { url } = standIn.asked[0]!;
      expect(url.pathname).toBe('/search');
      expect(Object.fromEntries(url.searchParams)).toEqual({
        q: known[0],
        page: '1',
        per_page: '1',
        minimal: 'true',
        include: 'siege,matching_etablissements,complements',
        limite_matching_etablissements: '100',
      });
    });

    it('says the name, the legal form, the activity, and where it is', async () => {
      const unit = aUnit([anEstablishment(known[0]!, { liste_enseignes: ['Le Potager du coin'] })]);
      expect(recordsIn(await lookUp(unit))).toMatchObject([
        {
          siret: known[0],
          name: 'LES JARDINS IMAGINAIRES',
          brand: 'Le Potager du coin',
          legalForm: 'Association déclarée',
          naf: '8130Z',
          office: 'head-office',
          address: '12 RUE DES ESSAIS',
          postCode: '86000',
          commune: '86194',
          epci: '200069854',
          point: { lat: 46.5802, lon: 0.3404 },
          pointOrigin: 'source',
        },
      ]);
    });

    const proofs = async (
      parts: Record<string, unknown>,
      complements: Record<string, unknown>,
      more: string[] = [],
    ) => {
      const places = [known[0]!, ...more].map((siret) => anEstablishment(siret));
      const pages = await lookUp(aUnit(places, parts, complements));
      const [record] = recordsIn(pages);
      return record!.evidence!.map(({ kind, denied }) => (denied ? `not ${kind}` : kind));
    };

    it.each([
      ['an association', '9220', {}, ['ASSOCIATION']],
      ['a SCOP', '5458', {}, ['SCOP']],
      ['a mutual', '8210', {}, ['MUTUELLE']],
      ['a foundation', '9300', {}, ['FONDATION']],
      ['a company of the ESS', '5499', {}, ['SOCIETE_ESS']],
      [
        'a company that is not, though it has a mission',
        '5710',
        { est_ess: false, est_societe_mission: true },
        ['not SOCIETE_ESS'],
      ],
      ['a public body', '7361', { est_ess: false }, []],
      [
        'a company with an ACI and an EI',
        '5499',
        { est_siae: true, type_siae: 'EI, ACI' },
        ['SOCIETE_ESS', 'ACI', 'EI'],
      ],
    ])('proves what %s is', async (_, nature, complements, expected) => {
      expect(await proofs({ nature_juridique: nature }, complements)).toEqual(expected);
    });

    it('does not take what is said of a unit for each of its establishments', async () => {
      const said = { est_siae: true, type_siae: 'ACI' };
      expect(await proofs({}, said, [aSiret(50)])).toEqual(['ASSOCIATION']);
    });

    it.each([
      ['the establishment closed', { etat_administratif: 'F', date_fermeture: '2026-06-30' }, {}, '2026-06-30'],
      ['the unit ceased', {}, { etat_administratif: 'C', date_fermeture: '2026-07-31' }, '2026-07-31'],
    ])('says that %s, and when', async (_, place, unit, closedOn) => {
      const pages = await lookUp(aUnit([anEstablishment(known[0]!, place)], unit));
      expect(recordsIn(pages)).toMatchObject([{ life: 'archived', closedOn }]);
    });

    it('gives the head office of a SIREN', async () => {
      const places = [anEstablishment(aSiret(60), { est_siege: false }), anEstablishment(aSiret(61))];
      const unit = { ...aUnit(places), siren: '200069854', siege: places[1] };
      expect(recordsIn(await lookUp(unit, '200069854'))).toMatchObject([{ siret: aSiret(61), office: 'head-office' }]);
    });

    it('never takes another establishment for the one that was asked for', async () => {
      const pages = await lookUp(aUnit([anEstablishment(aSiret(70))]), aSiret(71));
      expect(refusalsIn(pages)).toMatchObject([{ problems: [{ code: 'siret-unknown' }] }]);
    });
  });

  describe('searched for a territory', () => {
    const sirets = Array.from({ length: 60 }, (_, n) => aSiret(100 + n));
    const all = sirets.map((siret) => aUnit([anEstablishment(siret)]));
    const broken = { siren: 'none', nom_complet: 'BROKEN' };
    const search = { who: 'ess', where: { epci: '200069854' } } as const;
    const world = (): RegisterWorld => ({
      ...asked(),
      ask: { search, position: null },
      published: sirets,
      refused: ['field-type'],
      gapMs: 143,
    });
    const pageFor = ({ url }: AskedOfStandIn, units: unknown[] = [...all, broken]): StandInAnswer => {
      const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))];
      expect(size).toBeLessThanOrEqual(25);
      expect(page * size).toBeLessThanOrEqual(10_000);
      return answerOf(units.slice((page - 1) * size, page * size), units.length, page);
    };
    beforeEach(() => {
      asked().standIn.answers = (request) => pageFor(request);
    });

    registerContract(world);

    it.each([
      [
        { who: 'ess', where: { epci: '200069854' } },
        { est_ess: 'true', epci: '200069854' },
      ],
      [
        { who: 'siae', where: { department: '2A' } },
        { est_siae: 'true', departement: '2A' },
      ],
    ] as const)('asks for those that are active: %o', async (wanted, query) => {
      const { source, client, standIn } = asked();
      await readRegister(source, { search: wanted, position: null }, client);
      expect(Object.fromEntries(standIn.asked[0]!.url.searchParams)).toMatchObject({
        ...query,
        etat_administratif: 'A',
      });
    });

    it.each([[{ epci: "1' or 1" }], [{ department: '86,75' }]])(
      'asks nothing about %o, which is no place',
      async (where) => {
        const { source, client, standIn } = asked();
        const reading = readRegister(source, { search: { who: 'ess', where }, position: null }, client);
        await expect(reading).rejects.toMatchObject({ code: 'import/where-unknown' });
        expect(standIn.asked).toEqual([]);
      },
    );

    it('gives none twice when a page is repeated', async () => {
      const { standIn } = asked();
      standIn.misbehave(honest, (response, _, request) => {
        request.url.searchParams.set('page', '1');
        honest(response, pageFor(request), request);
      });
      const given = recordsIn(await readRegister(asked().source, world().ask, asked().client)).map(
        ({ siret }) => siret,
      );
      expect(given).toHaveLength(new Set(given).size);
    });

    it('brings in each open establishment of a unit, and none that is closed', async () => {
      const places = [aSiret(200), aSiret(201), aSiret(202)].map((siret, n) =>
        anEstablishment(siret, { est_siege: n === 0, etat_administratif: n === 2 ? 'F' : 'A' }),
      );
      asked().standIn.answers = (request) => pageFor(request, [aUnit(places)]);
      const pages = await readRegister(asked().source, world().ask, asked().client);
      expect(recordsIn(pages).map(({ siret, office }) => [siret, office])).toEqual([
        [aSiret(200), 'head-office'],
        [aSiret(201), 'antenna'],
      ]);
    });

    it('says that it was cut when the register holds more than it gives', async () => {
      asked().standIn.answers = ({ url }) => {
        const page = Number(url.searchParams.get('page'));
        return answerOf(page < 3 ? all.slice((page - 1) * 25, page * 25) : [], 10_000, page);
      };
      const pages = await readRegister(asked().source, world().ask, asked().client);
      expect(pages.at(-1)!.remark).toContain('ask for a smaller territory');
    });
  });

  it('wants to be told what to look up', async () => {
    const { source, client } = asked();
    await expect(readRegister(source, { position: null }, client)).rejects.toMatchObject({
      code: 'import/nothing-asked',
    });
  });
});
