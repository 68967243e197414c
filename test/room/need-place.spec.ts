import { newId } from '#lib/kernel';
import { AccountService } from '../../src/account/account.service';
import { migrations } from '../../src/composition/migrations';
import { NeedService, type NeedWriter } from '../../src/need/need.service';
import { OpportunityService, type OpportunityState } from '../../src/opportunity/opportunity.service';
import { aTypedNeed } from '../factories/typed-need.factory';
import { aHouse, type TestHouse } from '../support/house';

describe('where a need is asked for', () => {
  let house: TestHouse;
  let needs: NeedService;
  let camille: NeedWriter;
  beforeAll(async () => {
    house = await aHouse('2026-11-24T09:00:00+01:00');
    needs = house.get(NeedService);
    const accounts = house.get(AccountService);
    camille = await house.db.transaction(async (tx) => {
      const person = await accounts.findOrCreatePerson(tx, { email: 'camille@example.org', name: 'Camille Roy' });
      const organisation = await accounts.findOrCreateOrganisation(tx, { name: 'Ville de Brumeval', city: 'Poitiers' });
      return { personId: person.id, organisationId: organisation.id };
    });
  });
  afterAll(() => house.close());

  const asked = async (place: string): Promise<{ ref: string; rowVersion: number; state: OpportunityState }> => {
    const { ref, rowVersion, problems } = await needs.draft(camille, newId(), aTypedNeed({ place }));
    expect(problems).toEqual([]);
    return { ref: ref!, rowVersion, state: await stateOf(ref!) };
  };
  const stateOf = async (ref: string): Promise<OpportunityState> =>
    (await house.get(OpportunityService).byRef(house.db.manager, 'need', ref))!.state;

  it('is all of an EPCI, a department or a region', async () => {
    const { state } = await asked('Poitiers et sa couronne');
    expect(state.place).toMatchObject({ commune: null, epci: '200069854', department: '86', region: '75' });
    expect(state.places).toBeUndefined();
    expect((await asked('Deux-Sèvres')).state.place).toMatchObject({ commune: null, epci: null, department: '79' });
    expect((await asked('Nouvelle-Aquitaine')).state.place).toMatchObject({ department: null, region: '75' });
  });

  it('is several communes, of which the opportunity tells each and what they share', async () => {
    const { state } = await asked('Poitiers ; Buxerolles');
    expect(state.place).toMatchObject({ commune: null, epci: '200069854', department: '86' });
    expect(state.places?.map(({ communeName }) => communeName)).toEqual(['Poitiers', 'Buxerolles']);
  });

  it('stands in the form again as it would be typed, and changes to another', async () => {
    const { ref, rowVersion } = await asked('agglo de Poitiers, Châtellerault');
    const { typed } = await needs.open(camille, ref);
    expect(typed.place).toBe('CU du Grand Poitiers ; Châtellerault (86100)');
    expect(await needs.change(camille, ref, rowVersion, aTypedNeed({ place: typed.place }))).toMatchObject({
      rowVersion,
    });
    await needs.change(camille, ref, rowVersion, aTypedNeed({ place: 'Vienne' }));
    expect(await stateOf(ref)).toMatchObject({ place: { department: '86', epci: null } });
    expect((await stateOf(ref)).places).toBeUndefined();
  });

  it('is read of a need that was written before it could be more than a commune, without a new version', async () => {
    const { ref, state } = await asked('Buxerolles (86180)');
    const wide = await asked('Vienne');
    const widened = migrations.find(({ name }) => name === 'WidenNeedPlace1790000002830')!;
    const runner = house.db.createQueryRunner();
    try {
      await new widened().down(runner);
      const old = await house.sql(`select commune from need where ref = any ($1) order by id`, [[ref, wide.ref]]);
      expect(old).toEqual(expect.arrayContaining([{ commune: '86041' }, { commune: null }]));
      await new widened().up(runner);
    } finally {
      await runner.release();
    }
    const { typed, rowVersion } = await needs.open(camille, ref);
    expect(typed.place).toBe('Buxerolles (86180)');
    await needs.publish(camille, ref, rowVersion);
    expect((await stateOf(ref)).place).toEqual(state.place);
  });
});
