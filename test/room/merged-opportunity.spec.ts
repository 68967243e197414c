import { AccountService } from '../../src/account/account.service';
import { AlertService } from '../../src/alert/alert.service';
import { AnswerService } from '../../src/answer/answer.service';
import { Verdicts } from '../../src/matching/matching.service';
import { OpportunityService } from '../../src/opportunity/opportunity.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot, type OpportunityFactory } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('an opportunity that turned out to be another', () => {
  let house: TestHouse;
  let supplierId: string;
  let officer: string;
  let one: OpportunityFactory;
  let other: OpportunityFactory;

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    const supplier = await aSupplier('Jardins de Brumeval')
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .provenBy({ kind: 'ACI', checkedAt: '2026-02-01', validUntil: '2026-12-31' })
      .saved(house.db, house.clock);
    supplierId = supplier.id;
    const { siret } = supplier.state;
    await house.get(AlertService).subscribe({ siret, email: 'jardins@example.org', basis: 'asked', source: 'cli' });
    const person = { email: 'officer@example.org', name: 'Inès Faure' };
    ({ id: officer } = await house.db.transaction((tx) => house.get(AccountService).findOrCreatePerson(tx, person)));
    [one, other] = [aLot('Tonte des pelouses'), aLot('Tonte des pelouses')];
  });
  afterEach(() => house.close());

  const merge = () =>
    house.db.transaction((tx) => house.get(OpportunityService).become(tx, 'lot', one.state.ref, other.state.ref));
  const matches = () =>
    house.sql<{ opportunity_id: string; state: string; because: string; verdict: string | null; decided_by: string }>(
      'select opportunity_id, state, because, verdict, decided_by from match',
    );
  const matchOf = async (id: string) => (await matches()).find(({ opportunity_id }) => opportunity_id === id);
  const refuse = async (opportunityId: string) => {
    const [match] = await house.sql<{ id: string; row_version: number }>(
      'select id, row_version from match where opportunity_id = $1',
      [opportunityId],
    );
    const decision = {
      verdict: 'rejected' as const,
      because: 'Trop loin',
      rowVersion: match!.row_version,
      by: officer,
    };
    await house.get(Verdicts).decide(match!.id, decision);
  };
  const plannedMail = async () => {
    await house.settle();
    const planned = await house.get(AlertService).planAll();
    await house.settle();
    return planned;
  };
  const mails = () => house.sql<{ plain: string }>('select plain from mailbox_message order by received_at, id');
  const answerLink = async () => /reponse\/([\w-]+)/.exec((await mails())[0]!.plain)![1]!;

  it('withdraws its matches, and leaves those of the other', async () => {
    const [merged, kept] = [await one.published(house), await other.published(house)];
    await house.settle();
    await merge();
    await house.settle();
    expect(await matchOf(merged)).toMatchObject({ state: 'withdrawn', because: 'opportunity/merged' });
    expect(await matchOf(kept)).toMatchObject({ state: 'accepted' });
  });

  it('gives the other the verdict of an officer, where the facts are the same and none was given', async () => {
    const [merged, kept] = [await one.published(house), await other.published(house)];
    await house.settle();
    await refuse(merged);
    await merge();
    await house.settle();
    expect(await matchOf(kept)).toMatchObject({ state: 'rejected', verdict: 'rejected', decided_by: officer });
  });

  it('sends a verdict given on other facts back to review', async () => {
    const merged = await one.published(house);
    const kept = await other.with({ cpv: ['77311000'], title: 'Taille des haies' }).published(house);
    await house.settle();
    await refuse(merged);
    await merge();
    await house.settle();
    expect(await matchOf(kept)).toMatchObject({ state: 'to-review', because: 'facts/changed', verdict: 'rejected' });
  });

  it('gives its verdict also when the other has not been matched yet', async () => {
    const merged = await one.published(house);
    await house.settle();
    await refuse(merged);
    const kept = await other.published(house);
    await merge();
    await house.settle();
    expect(await matchOf(kept)).toMatchObject({ state: 'rejected', verdict: 'rejected', decided_by: officer });
  });

  it('is not told again under the other', async () => {
    await one.published(house);
    expect(await plannedMail()).toEqual({ digests: 1, opportunities: 1 });
    await other.published(house);
    await merge();
    expect(await plannedMail()).toEqual({ digests: 0, opportunities: 0 });
    expect(await mails()).toHaveLength(1);
  });

  it('is told as the other when the mail had not left, by links that answer the other', async () => {
    await one.published(house);
    await house.settle();
    await house.get(AlertService).planAll();
    const kept = await other.published(house);
    await merge();
    await house.settle();
    expect(await mails()).toHaveLength(1);
    await house.get(AnswerService).confirm(await answerLink());
    expect(await house.sql('select opportunity_id, value from answer')).toEqual([
      { opportunity_id: kept, value: 'interested' },
    ]);
  });

  it('gives its answers to the other, and the links of its mails go on working', async () => {
    await one.published(house);
    await plannedMail();
    const token = await answerLink();
    const answers = house.get(AnswerService);
    await answers.confirm(token);
    const kept = await other.published(house);
    await merge();
    await house.settle();
    expect(await house.sql('select opportunity_id, value from answer')).toEqual([
      { opportunity_id: kept, value: 'interested' },
    ]);
    expect(await answers.look(token)).toMatchObject({ state: 'done', opportunity: { ref: other.state.ref } });
    expect(await answers.undo(token)).toMatchObject({ state: 'ready', answer: null });
    expect(await house.sql('select * from answer')).toEqual([]);
  });

  it('leaves the word that the supplier gave to the other', async () => {
    const [merged, kept] = [await one.published(house), await other.published(house)];
    const given = { supplierId, personId: officer, reason: null, channel: 'web' as const };
    const answers = house.get(AnswerService);
    await answers.answer({ ...given, opportunityId: merged, value: 'interested' });
    await answers.answer({ ...given, opportunityId: kept, value: 'not-for-me' });
    await merge();
    await house.settle();
    expect(await house.sql('select value from answer where opportunity_id = $1', [kept])).toEqual([
      { value: 'not-for-me' },
    ]);
  });

  it('stands for itself again once it is published again, and is matched', async () => {
    const [merged] = [await one.published(house), await other.published(house)];
    await house.settle();
    await merge();
    await one.published(house);
    await house.settle();
    expect(await matchOf(merged)).toMatchObject({ state: 'accepted' });
    expect(await house.sql('select merged_into, version from opportunity where id = $1', [merged])).toEqual([
      { merged_into: null, version: 3 },
    ]);
  });

  it('takes the ref of the other, and keeps its id and all that hangs on it, when there is no other', async () => {
    const id = await one.published(house);
    await house.settle();
    await merge();
    expect(await house.sql('select id, version, ref from opportunity')).toEqual([
      { id, version: 1, ref: other.state.ref },
    ]);
    expect(await house.settle()).toBe(0);
  });
});
