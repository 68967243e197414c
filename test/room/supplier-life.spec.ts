import { SearchIndex } from '#lib/search';
import {
  SupplierLives,
  SupplierSearchIndex,
  SupplierService,
  type SupplierRecord,
} from '../../src/supplier/supplier.service';
import { LIFE_MOVES } from '../../src/supplier/supplier-life';
import { aSupplier } from '../factories/a-supplier';
import { aHouse, type TestHouse } from '../support/house';

const REGISTER = 'import:recherche-entreprises';

describe('the life of a supplier', () => {
  let house: TestHouse;
  let suppliers: SupplierService;
  beforeAll(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    suppliers = house.get(SupplierService);
  });
  afterAll(() => house.close());

  const say = (record: SupplierRecord, by: string) => house.db.transaction((tx) => suppliers.upsert(tx, record, by));
  const aKnown = async (more: Partial<SupplierRecord> = {}) => {
    const { siret, name } = aSupplier().record();
    await say({ siret, name, ...more }, 'import:list');
    return { siret, name, id: (await suppliers.bySiret(null, siret))!.id };
  };
  type Verb = 'invite' | 'claim' | 'verify' | 'reopen';
  const does = (verb: Verb, id: string) =>
    house.db.transaction((tx) => house.get(SupplierLives)[verb](tx, id, 'person:officer'));
  const archive = (id: string, why: { closedOn: string } | { because: string }) =>
    house.db.transaction((tx) => house.get(SupplierLives).archive(tx, id, why, 'person:officer'));
  const stateOf = async (id: string) => (await suppliers.byId(null, id))!.state;
  const events = async (): Promise<number> =>
    Number((await house.sql<{ n: string }>(`select count(*) n from outbox where event = 'suppliers.changed'`))[0]!.n);

  it('goes from a list to an invitation, to its people, to an officer who checked', async () => {
    const { id } = await aKnown();
    const before = await events();
    for (const [verb, life] of [
      ['invite', 'invited'],
      ['claim', 'claimed'],
      ['verify', 'verified'],
    ] as const) {
      house.clock.moveBy({ minutes: 1 });
      await does(verb, id);
      expect((await stateOf(id)).life).toBe(life);
    }
    expect(await events()).toBe(before + 3);
    const { changes } = await suppliers.changesOf(id);
    expect(changes[0]).toMatchObject({
      by: 'person:officer',
      before: { life: 'claimed' },
      after: { life: 'verified' },
    });
    await does('verify', id);
    expect(await events()).toBe(before + 3);
  });

  it('allows exactly the moves of its table', async () => {
    const lives = ['imported', 'invited', 'claimed', 'verified'] as const;
    for (const life of lives) {
      for (const verb of ['invite', 'claim', 'verify'] as const) {
        const { siret, name } = aSupplier().record();
        await say({ siret, name, life }, 'demo');
        const { id } = (await suppliers.bySiret(null, siret))!;
        const { from, to } = LIFE_MOVES[verb];
        if (from.includes(life) || life === to) {
          await does(verb, id);
          expect((await stateOf(id)).life).toBe(to);
        } else {
          await expect(does(verb, id)).rejects.toMatchObject({ code: 'supplier/life' });
          expect((await stateOf(id)).life).toBe(life);
        }
      }
    }
  });

  it('ends at the register: out of search and matching, in history, with its day', async () => {
    const { id, siret, name } = await aKnown({ name: 'Verrerie Obsidienne' });
    await house.settle();
    const found = async () => {
      const query = {
        words: 'obsidienne',
        filters: {},
        sort: 'relevance' as const,
        page: 1,
        perPage: 10,
        countFacets: [],
      };
      return (await house.get(SearchIndex).search(house.get(SupplierSearchIndex), query)).hits.length;
    };
    expect(await found()).toBe(1);
    expect(await say({ siret, name, closedOn: '2026-02-14' }, REGISTER)).toBe('changed');
    await house.settle();
    expect(await found()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ life: 'archived', closedOn: '2026-02-14' });
    const { profiles } = await suppliers.profilesChangedSince(null);
    expect(profiles.find(({ supplierId }) => supplierId === id)?.closed).toBe(true);
    expect((await suppliers.changesOf(id)).changes[0]).toMatchObject({
      by: REGISTER,
      members: ['closedOn', 'life', 'name'],
    });
  });

  it('is not begun again by a list, which may still tell facts; the register brings it back where it was', async () => {
    const { id, siret, name } = await aKnown();
    await does('claim', id);
    await say({ siret, name, closedOn: '2026-02-14' }, REGISTER);
    expect(await say({ siret, name }, 'import:list')).toBe('archived');
    expect(await say({ siret, name, life: 'imported', people: 7 }, 'import:list')).toBe('archived');
    expect(await stateOf(id)).toMatchObject({ life: 'archived', closedOn: '2026-02-14', people: 7 });
    expect(await say({ siret, name, closedOn: null }, REGISTER)).toBe('changed');
    expect(await stateOf(id)).toMatchObject({ life: 'claimed', closedOn: null });
  });

  it('is never lowered by a list', async () => {
    const { id, siret, name } = await aKnown();
    await does('claim', id);
    expect(await say({ siret, name, life: 'imported' }, 'import:list')).toBe('unchanged');
    expect((await stateOf(id)).life).toBe('claimed');
  });

  it('is archived by an officer for a reason, and reopened where it was', async () => {
    const { id } = await aKnown();
    await does('invite', id);
    house.clock.moveBy({ minutes: 1 });
    await archive(id, { because: 'A demandé à ne plus paraître' });
    expect(await stateOf(id)).toMatchObject({ life: 'archived', closedOn: null });
    expect((await suppliers.changesOf(id)).changes[0]!.after).toMatchObject({
      because: 'A demandé à ne plus paraître',
    });
    await expect(does('claim', id)).rejects.toMatchObject({ code: 'supplier/life', message: /reopen/ });
    house.clock.moveBy({ minutes: 1 });
    await does('reopen', id);
    expect((await stateOf(id)).life).toBe('invited');
    await expect(does('reopen', id)).rejects.toMatchObject({ code: 'supplier/life' });
  });

  it.each(['2026-02-30', '2026-03-03', 'hier', ''])('refuses « %s » as the day it closed', async (closedOn) => {
    const { id } = await aKnown();
    await expect(archive(id, { closedOn })).rejects.toMatchObject({ code: 'supplier/closed-on', field: 'closedOn' });
  });

  it.each(['0199b000-0000-7000-8000-000000000000', 'not an id'])('knows no supplier %s', async (id) => {
    await expect(does('invite', id)).rejects.toMatchObject({ code: 'supplier/unknown', status: 404 });
  });

  it('has no closing day without being archived: the table itself refuses it', async () => {
    const { id } = await aKnown();
    await expect(house.sql(`update supplier set closed_on = '2026-01-01' where id = $1`, [id])).rejects.toThrow(
      'supplier_closed_is_archived',
    );
  });
});
