import type { LotResult } from '#lib/notice-formats';
import { SupplierService } from '../../src/supplier/supplier.service';
import { aNotice, aNoticeLot } from '../factories/a-notice';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import type { TestHouse } from '../support/house';
import { NoticeRooms } from './notice-rooms';

const wonBy = (siret: string, amount = 40_000): LotResult => ({
  outcome: 'awarded',
  bids: 3,
  reason: null,
  awards: [
    {
      winners: [
        { name: 'Jardins', siret, siren: siret.slice(0, 9), city: 'Poitiers', postCode: '86000', role: 'holder' },
      ],
      amount: { value: amount, currency: 'EUR' },
      decidedOn: '2026-02-20',
      contractId: null,
    },
  ],
});

describe('contracts won, in the profile of a supplier', () => {
  let rooms: NoticeRooms;
  let suppliers: SupplierService;
  let id: string;
  let siret: string;

  beforeEach(async () => {
    rooms = await NoticeRooms.open();
    suppliers = rooms.get(SupplierService);
    const supplier = aSupplier('Jardins de Brumeval').at('Poitiers').doing('Entretien des espaces verts');
    const saved = await supplier.saved(rooms.db, rooms.clock);
    [id, siret] = [saved.id, saved.state.siret];
    await aLot().published(rooms as unknown as TestHouse);
    await rooms.settle();
  });
  afterEach(() => rooms.close());

  const call = aNotice('26-1').of('folder');
  const result = (award: LotResult | null, number = '26-2') =>
    aNotice(number)
      .of('folder')
      .awarding(call)
      .published('2026-03-01')
      .withLots(aNoticeLot('1', { result: award }));
  const won = async () => {
    const { profiles } = await suppliers.profilesChangedSince(null);
    return profiles.find(({ supplierId }) => supplierId === id)!.won;
  };
  const runs = () => rooms.rows<{ ran: string }>('select index_cursor as ran from match_run order by 1');
  const events = async () => {
    const rows = await rooms.rows<{ n: number }>(
      `select count(*)::int as n from outbox where event = 'contracts-won.changed'`,
    );
    return rows[0]!.n;
  };

  it('come with a result, are seen as a change by the cursor, and matched anew', async () => {
    await rooms.record(call);
    await rooms.settle();
    const { cursor } = await suppliers.profilesChangedSince(null);
    const before = await runs();
    await rooms.record(result(wonBy(siret)));
    expect(await events()).toBe(1);
    await rooms.settle();
    const { profiles } = await suppliers.profilesChangedSince(cursor);
    expect(profiles.map(({ supplierId }) => supplierId)).toEqual([id]);
    expect(profiles[0]!.won).toEqual([
      {
        buyer: 'Commune de Brumeval',
        title: 'Entretien des massifs, secteur 1',
        cpv: '77310000',
        year: 2026,
        amount: 40_000,
        where: '86194',
      },
    ]);
    expect(await runs()).not.toEqual(before);
  });

  it('are those of the legal unit too, whichever of its establishments won', async () => {
    await rooms.record(result(wonBy(`${siret.slice(0, 9)}99999`)));
    await rooms.settle();
    expect(await won()).toHaveLength(1);
  });

  it('follow what corrects or cancels the award', async () => {
    await rooms.record(result(wonBy(siret)));
    const corrected = result(wonBy(siret, 52_000), '26-3').with({ links: [{ relation: 'corrects', target: '26-2' }] });
    await rooms.record(corrected.published('2026-03-05'));
    await rooms.settle();
    expect(await won()).toMatchObject([{ amount: 52_000 }]);
    const { cursor } = await suppliers.profilesChangedSince(null);
    await rooms.record(aNotice('26-4').of('folder').cancelling('26-3').published('2026-03-06').withLots());
    await rooms.settle();
    expect((await suppliers.profilesChangedSince(cursor)).profiles).toHaveLength(1);
    expect(await won()).toEqual([]);
  });

  it('say nothing when the same is read again, nor when nobody won', async () => {
    await rooms.record(result(wonBy(siret)));
    const told = await events();
    await rooms.record(result(wonBy(siret)));
    await rooms.record(
      aNotice('26-9')
        .with({ form: 'result' })
        .withLots(aNoticeLot('1', { result: null })),
    );
    expect(await events()).toBe(told);
  });

  it('are read for a whole directory in one query', async () => {
    const queries: string[] = [];
    const original = rooms.db.createQueryRunner.bind(rooms.db);
    jest.spyOn(rooms.db, 'createQueryRunner').mockImplementation((mode) => {
      const runner = original(mode);
      const query = runner.query.bind(runner);
      runner.query = ((text: string, ...rest: never[]) => {
        queries.push(text);
        return query(text, ...rest);
      }) as typeof runner.query;
      return runner;
    });
    for (const name of ['Un', 'Deux', 'Trois']) await aSupplier(name).at('Poitiers').saved(rooms.db, rooms.clock);
    queries.length = 0;
    await suppliers.profilesChangedSince(null);
    expect(queries.filter((text) => text.includes('from award'))).toHaveLength(1);
  });

  it('stand beside what the supplier tells of its size and of when it was last told of', async () => {
    const { profiles } = await suppliers.profilesChangedSince(null);
    const profile = profiles.find(({ supplierId }) => supplierId === id)!;
    expect(profile.freshOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(profile.capacity).toMatchObject({ load: null, smallestOrder: null, largestOrder: null, measures: [] });
  });
});
