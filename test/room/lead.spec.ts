import type { LotResult } from '#lib/notice-formats';
import type { Mark } from '#lib/nomenclature';
import { AlertService, Preferences } from '../../src/alert/alert.service';
import type { OpportunityState } from '../../src/opportunity/opportunity.service';
import { aNotice, aNoticeLot, type NoticeFactory } from '../factories/a-notice';
import { AnswerService } from '../../src/answer/answer.service';
import { aSupplier } from '../factories/a-supplier';
import { NoticeRooms } from './notice-rooms';

const CLAUSE: Mark = {
  lever: 'social-clause',
  certainty: 'stated',
  articles: ['L2112-2'],
  evidence: [{ path: 'BT-70', excerpt: '1 450 heures d’insertion', origin: 'text' }],
  hours: 1_450,
};
const awardedTo = (name: string, decidedOn: string | null = '2026-03-02'): LotResult => ({
  outcome: 'awarded',
  bids: 4,
  reason: null,
  awards: [
    {
      winners: [{ name, siret: null, siren: null, city: 'Chauvigny', postCode: '86300', role: 'holder' }],
      amount: { value: 900_000, currency: 'EUR' },
      decidedOn,
      contractId: null,
    },
  ],
});
const lot = (more = {}) =>
  aNoticeLot('2', {
    title: 'Gros œuvre du gymnase',
    text: 'Maçonnerie et béton.',
    cpv: ['45223220'],
    nature: 'works',
    durationMonths: 24,
    marks: [CLAUSE],
    ...more,
  });

describe('a lead, from the award of a lot with a social clause', () => {
  let rooms: NoticeRooms;

  beforeEach(async () => {
    rooms = await NoticeRooms.open();
    rooms.clock.moveTo('2026-03-10T09:00:00+01:00');
  });
  afterEach(() => rooms.close());

  const call = aNotice('26-1').of('gymnase').withLots(lot());
  const result = (number: string, award: LotResult = awardedTo('Chantiers du Miroir')) =>
    aNotice(number)
      .of('gymnase')
      .awarding(call)
      .published('2026-03-05')
      .withLots(lot({ marks: [], result: award }));
  const leads = async () => {
    const rows = await rooms.rows<{ status: string; version: number; content: OpportunityState }>(
      `select status, version, content from opportunity where kind = 'lead' order by ref`,
    );
    return rows;
  };

  it('is published once, whatever the order in which notices come and however often they are read', async () => {
    await rooms.record(result('26-2'));
    expect(await leads()).toEqual([]);
    await rooms.record(call);
    await rooms.record(result('26-2'));
    await rooms.record(call);
    const [lead, ...others] = await leads();
    expect(others).toEqual([]);
    expect(lead).toMatchObject({
      status: 'open',
      version: 1,
      content: {
        title: 'Gros œuvre du gymnase',
        amount: null,
        lotNumber: '2',
        noticeRef: 'boamp-26-2',
        path: '/avis/boamp-26-2',
        marks: [{ lever: 'social-clause' }],
        lead: {
          holders: [{ name: 'Chantiers du Miroir', city: 'Chauvigny' }],
          hours: 1_450,
          sure: true,
          awardedOn: '2026-03-02',
          endsOn: '2028-03-01',
        },
      },
    });
    // A year from the award at most: the contract is longer
    expect(lead!.content.closesAt).toBe('2027-03-02T22:59:00.000Z');
  });

  it('comes from a result alone, when that carries the clause', async () => {
    const alone = aNotice('26-8')
      .with({ form: 'result' })
      .withLots(lot({ result: awardedTo('Bâtir'), durationMonths: null }));
    await rooms.record(alone);
    expect(await leads()).toMatchObject([
      {
        status: 'open',
        content: { closesAt: '2026-09-02T21:59:00.000Z', lead: { endsOn: null, holders: [{ name: 'Bâtir' }] } },
      },
    ]);
  });

  it('needs a holder, a day, a clause, and a lot that is not reserved', async () => {
    const reserved: Mark = { ...CLAUSE, lever: 'reserved-insertion', articles: ['L2113-13'] };
    const none = [
      lot({ result: { ...awardedTo('A'), awards: [] } }),
      lot({ result: { ...awardedTo('A'), outcome: 'not-awarded', awards: [] } }),
      lot({ result: awardedTo('A'), marks: [] }),
      lot({ result: awardedTo('A'), marks: [CLAUSE, reserved] }),
    ];
    for (const [index, one] of none.entries())
      await rooms.record(aNotice(`26-9${index}`).with({ form: 'result' }).withLots(one));
    expect(await leads()).toEqual([]);
  });

  it('is not published when its time was over before anybody read of it', async () => {
    await rooms.record(call);
    await rooms.record(result('26-2', awardedTo('Chantiers du Miroir', '2024-03-02')));
    expect(await leads()).toEqual([]);
  });

  it('is of the day of the notice when the award is dated after it, and has no end that no calendar holds', async () => {
    await rooms.record(call.withLots(lot({ durationMonths: 9_999_999 })));
    await rooms.record(result('26-2', awardedTo('Chantiers du Miroir', '2206-03-02')));
    expect(await leads()).toMatchObject([
      {
        status: 'open',
        content: { closesAt: '2026-09-05T21:59:00.000Z', lead: { awardedOn: '2026-03-05', endsOn: null } },
      },
    ]);
  });

  describe('told by DECP too, where nothing joins the two', () => {
    const BUYER = { name: 'Ville de Brumeval', siret: '21860194000010' };
    const wonBy = (decidedOn: string, more: Partial<LotResult['awards'][number]> = {}): LotResult => {
      const award = awardedTo('Chantiers du Miroir', decidedOn).awards[0]!;
      const winners = award.winners.map((one) => ({ ...one, siret: '99992000200027', siren: '999920002' }));
      return { ...awardedTo('', null), awards: [{ ...award, winners, ...more }] };
    };
    const at = (notice: NoticeFactory) => notice.with({ buyer: { ...notice.built().buyer, ...BUYER } });
    const told = at(result('26-2', wonBy('2026-03-02')));
    const decp = (number: string, more: Partial<LotResult['awards'][number]> = {}) =>
      at(aNotice(number))
        .with({ source: 'decp', form: 'result', title: 'Marché 2026-17', publishedOn: '2026-03-08' })
        .withLots(aNoticeLot('1', { title: 'Marché 2026-17', marks: [CLAUSE], result: wonBy('2026-03-06', more) }));

    it.each([
      ['after', [told, decp('d1')]],
      ['before', [decp('d1'), told]],
      ['twice', [decp('d1'), told, decp('d2', { contractId: '2026-17' })]],
    ])('is one lead, when DECP comes %s', async (_, notices) => {
      await rooms.record(at(call));
      for (const notice of notices) await rooms.record(notice);
      await rooms.job('close-past-deadlines');
      const open = (await leads()).filter(({ status }) => status === 'open');
      expect(open).toMatchObject([{ content: { noticeRef: 'boamp-26-2' } }]);
    });

    it('is that of DECP, when it alone tells of the clause', async () => {
      await rooms.record(at(call.withLots(lot({ marks: [] }))));
      await rooms.record(told);
      await rooms.record(decp('d1'));
      await rooms.record(told.published('2026-03-06'));
      expect(await leads()).toMatchObject([{ status: 'open', content: { noticeRef: 'decp-d1' } }]);
    });

    it('is a second one for another contract of the same two', async () => {
      await rooms.record(at(call));
      await rooms.record(told);
      await rooms.record(decp('d1', { amount: { value: 12_000, currency: 'EUR' } }));
      expect((await leads()).filter(({ status }) => status === 'open')).toHaveLength(2);
    });
  });

  it('follows a corrected award, and falls with a cancelled one', async () => {
    await rooms.record(call);
    await rooms.record(result('26-2'));
    const corrected = result('26-3', awardedTo('Les Bâtisseurs')).with({
      links: [{ relation: 'corrects', target: '26-2' }],
    });
    await rooms.record(corrected.published('2026-03-07'));
    expect(await leads()).toMatchObject([
      { status: 'open', version: 2, content: { lead: { holders: [{ name: 'Les Bâtisseurs' }] } } },
    ]);
    await rooms.record(aNotice('26-4').of('gymnase').cancelling('26-3').published('2026-03-08').withLots());
    await rooms.record(aNotice('26-5').of('gymnase').cancelling('26-2').published('2026-03-09').withLots());
    expect(await leads()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('falls when the lot is called for again', async () => {
    await rooms.record(call);
    await rooms.record(result('26-2'));
    await rooms.record(aNotice('26-6').of('gymnase').published('2026-03-09').withLots(lot()));
    expect(await leads()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('closes by itself on its day', async () => {
    await rooms.record(call);
    await rooms.record(result('26-2'));
    rooms.clock.moveTo('2027-03-02T23:00:00+01:00');
    await rooms.job('close-past-deadlines');
    expect(await leads()).toMatchObject([{ status: 'open' }]);
    rooms.clock.moveTo('2027-03-03T06:00:00+01:00');
    await rooms.job('close-past-deadlines');
    expect(await leads()).toMatchObject([{ status: 'closed' }]);
  });

  describe('for suppliers', () => {
    let siret: string;
    let supplierId: string;
    const email = 'relais@example.org';
    const mails = () =>
      rooms.rows<{ subject: string; plain: string; html: string }>(
        'select subject, plain, html from mailbox_message order by received_at, id',
      );
    const matches = () =>
      rooms.rows<{ state: string; because: string }>(
        `select m.state, m.because from match m join opportunity o on o.id = m.opportunity_id where o.kind = 'lead' order by 1`,
      );
    const send = async () => {
      await rooms.settle();
      await rooms.get(AlertService).planAll();
      await rooms.settle();
    };

    beforeEach(async () => {
      const temp = aSupplier('Passerelle Tournesol').at('Buxerolles').doing('Mise à disposition de personnel');
      const saved = await temp
        .provenBy({ kind: 'ETTI', checkedAt: '2026-02-01', validUntil: '2026-12-31' })
        .saved(rooms.db, rooms.clock);
      [siret, supplierId] = [saved.state.siret, saved.id];
      await aSupplier('Scop du bâtiment')
        .at('Poitiers')
        .doing('Gros œuvre')
        .provenBy({ kind: 'SCOP', validUntil: '2027-01-01' })
        .saved(rooms.db, rooms.clock);
      await rooms.get(AlertService).subscribe({ siret, email, basis: 'asked', source: 'cli' });
      await rooms.record(call);
      await rooms.record(result('26-2'));
      await rooms.settle();
    });

    const choose = async (leadsToo: boolean) => {
      const [person] = await rooms.rows<{ id: string }>('select id from person where email = $1', [email]);
      await rooms.get(Preferences).choose({ personId: person!.id, supplierId, leads: leadsToo });
    };

    it('matches those who can supply the hours, and no other', async () => {
      expect(await matches()).toEqual([{ state: 'accepted', because: 'rule/leaves-alone' }]);
    });

    it('is told to nobody who did not choose it, then in a part of its own, once', async () => {
      await send();
      expect(await mails()).toEqual([]);
      await choose(true);
      await send();
      const [mail, ...others] = await mails();
      expect(others).toEqual([]);
      const plain = mail!.plain.replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(mail!.subject.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
        '1 piste pour Passerelle Tournesol (heures d’insertion)',
      );
      expect(plain).toContain('Heures d’insertion à fournir près de chez vous');
      expect(plain).toMatch(/Le titulaire du lot 2, Chantiers du Miroir, doit 1 450 h d’insertion, à \d+ km\./);
      expect(plain).toContain('Contrat jusqu’au 1er mars 2028.');
      expect(plain).not.toMatch(/900 000|Répondre avant/);
      expect(mail!.html).toContain('<h3');
      await send();
      expect(await mails()).toHaveLength(1);
    });

    it('is offered, not told, in a digest that has open purchases to tell', async () => {
      await rooms.record(
        aNotice('26-7').withLots(aNoticeLot('1', { title: 'Mise à disposition de personnel', cpv: ['79620000'] })),
      );
      await send();
      const [mail] = await mails();
      const plain = mail!.plain.replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(plain).toContain('1 contrat attribué près de chez vous doit des heures d’insertion');
      expect(plain).toContain('/mes-alertes');
      expect(plain).not.toContain('Chantiers du Miroir');
    });

    it('is no longer told once the choice is taken back, nor when the award is cancelled meanwhile', async () => {
      await choose(true);
      await choose(false);
      await send();
      expect(await mails()).toEqual([]);
      await choose(true);
      await rooms.settle();
      await rooms.record(aNotice('26-5').of('gymnase').cancelling('26-2').published('2026-03-09').withLots());
      await send();
      expect(await matches()).toEqual([{ state: 'withdrawn', because: 'opportunity/cancelled' }]);
      expect(await mails()).toEqual([]);
    });

    it('is left out of a mail that was planned before the choice was taken back', async () => {
      await choose(true);
      await rooms.record(
        aNotice('26-7').withLots(aNoticeLot('1', { title: 'Mise à disposition de personnel', cpv: ['79620000'] })),
      );
      await rooms.settle();
      await rooms.get(AlertService).planAll();
      await choose(false);
      await rooms.settle();
      const [mail] = await mails();
      expect(mail!.subject).not.toContain('2');
      expect(mail!.plain).not.toContain('Chantiers du Miroir');
      expect(mail!.plain.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('1 contrat attribué près de chez vous');
    });

    it('is not offered again once the supplier said what it thinks of it', async () => {
      const [person] = await rooms.rows<{ id: string }>('select id from person where email = $1', [email]);
      const [lead] = await rooms.rows<{ id: string }>(`select id from opportunity where kind = 'lead'`);
      const given = { opportunityId: lead!.id, supplierId, personId: person!.id, value: 'not-for-me' as const };
      await rooms.get(AnswerService).answer({ ...given, reason: null, channel: 'web' });
      await rooms.record(
        aNotice('26-7').withLots(aNoticeLot('1', { title: 'Mise à disposition de personnel', cpv: ['79620000'] })),
      );
      await send();
      expect((await mails())[0]!.plain).not.toContain('contrat attribué');
    });

    it('is not told to the holder itself', async () => {
      const own = awardedTo('Passerelle Tournesol');
      const winners = own.awards[0]!.winners.map((one) => ({ ...one, siret, siren: siret.slice(0, 9) }));
      const again = result('26-3', { ...own, awards: [{ ...own.awards[0]!, winners }] });
      await rooms.record(again.with({ links: [{ relation: 'corrects', target: '26-2' }] }).published('2026-03-07'));
      await rooms.settle();
      expect(await matches()).toMatchObject([{ state: 'withdrawn' }]);
    });

    it('is chosen with the subscription too, and subscribing again without a word leaves the choice', async () => {
      const subscribe = (more: { leads?: boolean }) =>
        rooms.get(AlertService).subscribe({ siret, email, basis: 'asked', source: 'cli', ...more });
      const chosen = async () => (await rooms.rows<{ leads: boolean }>('select leads from alert_profile'))[0]!.leads;
      await subscribe({ leads: true });
      expect(await chosen()).toBe(true);
      await subscribe({});
      expect(await chosen()).toBe(true);
      await subscribe({ leads: false });
      expect(await chosen()).toBe(false);
    });
  });
});
