import { strongestWords } from '#lib/matching-engine';
import { AlertService } from '../../src/alert/alert.service';
import { AnswerService } from '../../src/answer/answer.service';
import { Match } from '../../src/matching/match.entity';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

interface MailRow {
  recipient: string;
  subject: string;
  plain: string;
  html: string;
  headers: Record<string, string>;
}

describe('digests', () => {
  let house: TestHouse;
  let siret: string;

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    const supplier = await aSupplier('Jardins de Brumeval')
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .provenBy({ kind: 'ACI', checkedAt: '2026-02-01', validUntil: '2026-12-31' })
      .saved(house.db, house.clock);
    siret = supplier.state.siret;
    await house.get(AlertService).subscribe({ siret, email: 'jardins@example.org', basis: 'asked', source: 'cli' });
  });
  afterEach(() => house.close());

  const mails = () => house.sql<MailRow>('select * from mailbox_message order by received_at, id');
  const sendAll = async () => {
    await house.settle();
    const planned = await house.get(AlertService).planAll();
    await house.settle();
    return planned;
  };
  const tokens = (mail: MailRow) => ({
    interested: /reponse\/([\w-]+)/.exec(mail.plain)![1]!,
    stop: /desinscription\/([\w-]+)/.exec(mail.plain)![1]!,
  });

  it('tell what fits once, reserved first, and never again', async () => {
    await aLot('Tonte des pelouses').published(house);
    await aLot('Entretien des massifs').reservedFor('reserved-insertion', 'L2113-13').published(house);
    expect(await sendAll()).toEqual({ digests: 1, opportunities: 2 });
    const [mail] = await mails();
    expect(mail).toMatchObject({
      recipient: 'jardins@example.org',
      subject: '2\u00a0marchés pour Jardins de Brumeval, dont 1\u00a0réservé',
    });
    expect(mail!.plain.indexOf('Entretien des massifs')).toBeLessThan(mail!.plain.indexOf('Tonte des pelouses'));
    expect(mail!.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    expect(await sendAll()).toEqual({ digests: 0, opportunities: 0 });
    expect(await mails()).toHaveLength(1);
  });

  it('say in both parts the same reasons, those of the match, and nothing that only the buyer may know', async () => {
    const amount = { value: 48_000, currency: 'EUR', isMaximum: false, buyerOnly: true };
    await aLot().with({ kind: 'need', ref: 'B-2026-0009', lotNumber: null, noticeRef: null, amount }).published(house);
    await sendAll();
    const [mail] = await mails();
    const [match] = await house.db.getRepository(Match).findBy({ state: 'accepted' });
    const reasons = match!.links.flatMap((link) => strongestWords(link, 'supplier'));
    expect(reasons.length).toBeGreaterThan(1);
    for (const reason of reasons) expect(mail!.plain).toContain(reason);
    for (const part of [mail!.plain, mail!.html]) expect(part).toMatch(/besoin\. Poitiers\./);
    expect(`${mail!.plain}${mail!.html}`).not.toMatch(/48[\s\u00a0\u202f]?000/);
  });

  it('do not tell what was withdrawn between planning and leaving, and send nothing when nothing is left', async () => {
    const lot = aLot();
    await lot.published(house);
    await house.settle();
    await house.get(AlertService).planAll();
    await lot.with({ status: 'cancelled' }).published(house);
    // The match falls first; the mail is composed from what holds then
    await house.settle();
    const states = await house.sql('select state from delivery');
    const sent = await mails();
    expect(states).toHaveLength(1);
    expect(sent.length === 0 || states[0]!['state'] === 'sent').toBe(true);
    const [match] = await house.sql('select state from match');
    expect(match).toEqual({ state: 'withdrawn' });
  });

  it('are due once a day from eight o’clock in Paris, and wait for the next day after that', async () => {
    const alerts = house.get(AlertService);
    await aLot('Tonte').published(house);
    await house.settle();
    house.clock.moveTo('2026-03-03T07:59:00+01:00');
    expect(await alerts.planDay()).toBeNull();
    house.clock.moveTo('2026-03-03T08:00:00+01:00');
    expect(await alerts.planDay()).toEqual({ digests: 1, opportunities: 1 });
    await aLot('Fauchage').published(house);
    await house.settle();
    house.clock.moveTo('2026-03-03T15:00:00+01:00');
    expect(await alerts.planDay()).toBeNull();
    house.clock.moveTo('2026-03-04T11:00:00+01:00');
    expect(await alerts.planDay()).toEqual({ digests: 1, opportunities: 1 });
  });

  it('keep the eleventh for the next one', async () => {
    for (let n = 1; n <= 12; n += 1) await aLot(`Tonte du parc ${n}`).published(house);
    expect(await sendAll()).toEqual({ digests: 1, opportunities: 10 });
    expect((await mails())[0]!.plain).toMatch(/Et 2\u00a0autres, dans le prochain résumé/);
    expect(await sendAll()).toEqual({ digests: 1, opportunities: 2 });
  });

  it('carry links that act on confirmation only, once, and can be undone', async () => {
    const lot = await aLot().published(house);
    await sendAll();
    const { interested } = tokens((await mails())[0]!);
    const answers = house.get(AnswerService);
    expect(await answers.look(interested)).toMatchObject({ state: 'ready', purpose: 'interested', answer: null });
    expect(await house.sql('select * from answer')).toEqual([]);
    expect(await answers.confirm(interested)).toMatchObject({ state: 'done', answer: 'interested' });
    expect(await answers.confirm(interested)).toMatchObject({ state: 'done' });
    expect(await house.sql('select opportunity_id, value from answer')).toEqual([
      { opportunity_id: lot, value: 'interested' },
    ]);
    expect(await house.sql(`select count(*)::int as n from audit_entry where action = 'answer.interested'`)).toEqual([
      { n: 1 },
    ]);
    expect(await answers.undo(interested)).toMatchObject({ state: 'ready', answer: null });
    expect(await answers.look('not-a-token')).toEqual({ state: 'unknown' });
  });

  it('stop at one click, and are not begun again by a subscription that does not say so', async () => {
    await aLot().published(house);
    await sendAll();
    const { stop } = tokens((await mails())[0]!);
    const answers = house.get(AnswerService);
    expect(await answers.confirm(stop)).toMatchObject({ state: 'done', purpose: 'stop' });
    await aLot('Fauchage').published(house);
    expect(await sendAll()).toEqual({ digests: 0, opportunities: 0 });
    const again = { siret, email: 'jardins@example.org', basis: 'asked', source: 'cli' };
    await expect(house.get(AlertService).subscribe(again)).rejects.toMatchObject({ code: 'alert/stopped' });
    expect(await answers.undo(stop)).toMatchObject({ state: 'ready' });
    expect(await sendAll()).toEqual({ digests: 1, opportunities: 1 });
  });

  it('no longer take an answer once the lot is closed or cancelled', async () => {
    const lot = aLot();
    await lot.published(house);
    await sendAll();
    const { interested } = tokens((await mails())[0]!);
    await lot.with({ status: 'cancelled' }).published(house);
    expect(await house.get(AnswerService).confirm(interested)).toMatchObject({ state: 'closed', answer: null });
    expect(await house.sql('select * from answer')).toEqual([]);
  });

  it('subscribe once, and only a supplier that is known', async () => {
    const alerts = house.get(AlertService);
    const again = { siret, email: 'JARDINS@example.org', basis: 'asked', source: 'cli' };
    expect(await alerts.subscribe(again)).toMatchObject({ isNew: false });
    expect(await house.sql('select count(*)::int as n from consent')).toEqual([{ n: 1 }]);
    await expect(alerts.subscribe({ ...again, siret: '99999999900008' })).rejects.toMatchObject({
      code: 'alert/no-supplier',
    });
  });
});
