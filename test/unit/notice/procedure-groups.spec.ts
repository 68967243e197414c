import * as fc from 'fast-check';
import { identityOf } from '../../../src/notice/notice-identity';
import { type Decision, groupNotices, rulesJoining } from '../../../src/notice/procedure-groups';
import { aNotice, type NoticeFactory } from '../../factories/a-notice';

const groupable = (factory: NoticeFactory) => ({ id: factory.built().sourceId, identity: identityOf(factory.built()) });
const groups = (notices: readonly NoticeFactory[], decisions: readonly Decision[] = []): string[][] =>
  groupNotices(notices.map(groupable), decisions)
    .map((members) => members.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1)))
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
const apart = (noticeId: string, otherId: string): Decision => ({ noticeId, otherId, kind: 'apart' });
const together = (noticeId: string, otherId: string): Decision => ({ noticeId, otherId, kind: 'together' });

const [one, two, three] = [aNotice('26-1'), aNotice('26-2').correcting('26-1'), aNotice('26-3').correcting('26-2')];

describe('notices make procedures', () => {
  it('through chains of links, and alone otherwise', () => {
    expect(groups([three!, one!, two!, aNotice('26-9')])).toEqual([['26-1', '26-2', '26-3'], ['26-9']]);
  });

  it('that never hold two BT-04, also through a notice that gives none', () => {
    const bridge = aNotice('26-2')
      .correcting('26-1')
      .with({
        links: [
          { relation: 'corrects', target: '26-1' },
          { relation: 'follows', target: '26-3' },
        ],
      });
    expect(groups([one!.of('a'), bridge, aNotice('26-3').of('b')])).toEqual([['26-1', '26-2'], ['26-3']]);
  });

  it('but not of those an officer set apart; what speaks of one of them stays with it', () => {
    const said = [apart('26-1', '26-2')];
    expect(groups([one!, two!, three!], said)).toEqual([['26-1'], ['26-2', '26-3']]);
  });

  it('of those an officer put together, unless their BT-04 differ', () => {
    expect(groups([one!, aNotice('26-9')], [together('26-9', '26-1')])).toEqual([['26-1', '26-9']]);
    expect(groups([one!.of('a'), aNotice('26-9').of('b')], [together('26-9', '26-1')])).toHaveLength(2);
  });

  it('of a contract and the nearest call it resembles, and never of two calls through it', () => {
    const buyer = { ...aNotice().built().buyer, siret: '21860194600013' };
    const named = { buyer, title: 'Fourniture de denrées alimentaires pour la restauration scolaire' };
    const calls = ['2026-01-05', '2026-04-02'].map((day, n) =>
      aNotice(`26-${n + 1}`)
        .with(named)
        .published(day),
    );
    const contract = aNotice('c-1')
      .with({ ...named, source: 'decp', form: 'result' })
      .published('2026-07-01');
    expect(groups([...calls, contract])).toEqual([['26-1'], ['26-2', 'c-1']]);
  });

  it('and say by which rule each joined', () => {
    const ordered = [one!, two!, aNotice('26-9')].map(groupable);
    expect([...rulesJoining(ordered, [together('26-9', '26-1')])]).toEqual([
      ['26-1', null],
      ['26-2', 'link'],
      ['26-9', 'officer'],
    ]);
  });

  it('the same ones, whatever the order', () => {
    const id = fc.integer({ min: 1, max: 6 }).map((n) => `26-${n}`);
    const notice = fc.record({
      folder: fc.constantFrom(null, null, 'a', 'b'),
      links: fc.array(fc.record({ relation: fc.constantFrom('corrects' as const, 'follows' as const), target: id }), {
        maxLength: 2,
      }),
      reference: fc.constantFrom(null, 'MP-2026-1'),
      source: fc.constantFrom('boamp' as const, 'ted' as const, 'decp' as const),
      form: fc.constantFrom('planning' as const, 'competition' as const, 'cancellation' as const, 'result' as const),
      publishedOn: fc.constantFrom('2026-03-02', '2026-03-09', '2026-04-20', '2026-06-01'),
    });
    const decision = fc.record({
      noticeId: id,
      otherId: id,
      kind: fc.constantFrom('apart' as const, 'together' as const),
    });
    const family = fc
      .array(notice, { minLength: 2, maxLength: 6 })
      .map((all) => all.map(({ folder, ...told }, n) => aNotice(`26-${n + 1}`).with({ procedureId: folder, ...told })));
    fc.assert(
      fc.property(family, fc.array(decision, { maxLength: 3 }), fc.infiniteStream(fc.nat()), (all, said, dice) => {
        const shuffled = [...all].map((one) => ({ one, at: dice.next().value })).sort((a, b) => a.at - b.at);
        expect(
          groups(
            shuffled.map((each) => each.one),
            [...said].reverse(),
          ),
        ).toEqual(groups(all, said));
      }),
      { numRuns: 300 },
    );
  });
});
