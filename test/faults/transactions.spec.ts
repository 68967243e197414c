import { AlertService } from '../../src/alert/alert.service';
import { AnswerService } from '../../src/answer/answer.service';
import { MatchingService } from '../../src/matching/matching.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

/** PostgreSQL refuses the commit itself: everything was written, and nothing may stay. */
async function refuseCommitsThatWrite(house: TestHouse, table: string): Promise<void> {
  await house.sql(`create function refuse_commit() returns trigger language plpgsql as $$
    begin raise exception 'refused after the last write'; end $$`);
  await house.sql(`create constraint trigger refuse_commit after insert or update or delete on ${table}
    deferrable initially deferred for each row execute function refuse_commit()`);
}

const CONTENT = [
  'opportunity',
  'opportunity_version',
  'match',
  'match_history',
  'match_run',
  'digest',
  'digest_item',
  'delivery',
  'answer_link',
  'answer',
  'consent',
  'alert_profile',
  'person',
  'membership',
  'audit_entry',
  'outbox',
  'outbox_receipt',
];

describe('a transaction across rooms that fails after its last write', () => {
  let house: TestHouse;
  let siret: string;

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    const supplier = await aSupplier('Jardins de Brumeval')
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .saved(house.db, house.clock);
    siret = supplier.state.siret;
  });
  afterEach(() => house.close());

  const rows = async (): Promise<Record<string, unknown>> => {
    const counted: Record<string, unknown> = {};
    for (const table of CONTENT) counted[table] = (await house.sql(`select count(*)::int as n from ${table}`))[0]!['n'];
    return counted;
  };
  const subscribe = () =>
    house.get(AlertService).subscribe({ siret, email: 'jardins@example.org', basis: 'asked', source: 'cli' });
  const expectNothingLeft = async (work: () => Promise<unknown>): Promise<void> => {
    const before = await rows();
    await expect(work()).rejects.toThrow(/refused after the last write/);
    expect(await rows()).toEqual(before);
  };

  it('publishes no opportunity', async () => {
    await refuseCommitsThatWrite(house, 'outbox');
    await expectNothingLeft(() => aLot().published(house));
  });

  it('stores no match', async () => {
    const lot = await aLot().published(house);
    await refuseCommitsThatWrite(house, 'match_run');
    await expectNothingLeft(() => house.get(MatchingService).run(lot));
  });

  it('moves no match', async () => {
    const lot = aLot();
    const id = await lot.published(house);
    await house.settle();
    await lot.with({ status: 'cancelled' }).published(house);
    await refuseCommitsThatWrite(house, 'match_history');
    await expectNothingLeft(() => house.get(MatchingService).run(id));
  });

  it('subscribes nobody', async () => {
    await refuseCommitsThatWrite(house, 'alert_profile');
    await expectNothingLeft(subscribe);
  });

  it('plans no digest, so what was not told can be told later', async () => {
    await subscribe();
    await aLot().published(house);
    await house.settle();
    await refuseCommitsThatWrite(house, 'answer_link');
    await expectNothingLeft(() => house.get(AlertService).planAll());
    await house.sql('drop trigger refuse_commit on answer_link');
    expect(await house.get(AlertService).planAll()).toEqual({ digests: 1, opportunities: 1 });
  });

  it('records no answer', async () => {
    await subscribe();
    await aLot().published(house);
    await house.settle();
    await house.get(AlertService).planAll();
    await house.settle();
    const [mail] = await house.sql<{ plain: string }>('select plain from mailbox_message');
    const token = /reponse\/([\w-]+)/.exec(mail!.plain)![1]!;
    await refuseCommitsThatWrite(house, 'answer');
    await expectNothingLeft(() => house.get(AnswerService).confirm(token));
  });
});
