import { identityOf } from '../../../src/notice/notice-identity';
import { ruleJoining } from '../../../src/notice/same-procedure';
import { aNotice, aNoticeLot, type NoticeFactory } from '../../factories/a-notice';

const SIRET = '21860194600013';
const OTHER_SIRET = '20006985400015';

function rule(one: NoticeFactory, other: NoticeFactory): string | null {
  const [a, b] = [identityOf(one.built()), identityOf(other.built())];
  expect(ruleJoining(b, a)).toBe(ruleJoining(a, b));
  const found = ruleJoining(a, b);
  if (found !== null) {
    // What is one procedure is found from either side
    expect(a.keys.asks.some((key) => b.keys.stands.includes(key))).toBe(true);
    expect(b.keys.asks.some((key) => a.keys.stands.includes(key))).toBe(true);
  }
  return found;
}

const buyer = aNotice().built().buyer;
const bySiret = { ...buyer, siret: SIRET };
const call = aNotice('26-1').with({
  reference: '2026-MP-017',
  buyer: bySiret,
  title: 'Entretien des massifs communaux',
});
const onTed = aNotice('141592-2026')
  .with({ source: 'ted', reference: '2026 mp 017', buyer: bySiret, title: 'Marché d’entretien de massifs' })
  .published('2026-03-04');

describe('two notices are one procedure', () => {
  it('by BT-04, by a link, by the same notice, each named', () => {
    expect(rule(aNotice().of('folder-1'), aNotice().of('folder-1').with({ source: 'ted' }))).toBe('folder-id');
    expect(rule(call, aNotice('26-2').correcting(call))).toBe('link');
    const uuid = { noticeId: '1618bc50-7fe6-4592-b32a-9712f790bd3e' };
    expect(rule(aNotice().with(uuid), onTed.with(uuid))).toBe('same-notice');
    expect(rule(aNotice('26-2').cancelling('26-7'), aNotice('26-3').correcting('26-7'))).toBe('link');
  });

  it('by a number of BOAMP or TED written by the other source', () => {
    expect(rule(aNotice('26-5').awarding('141592-2026'), onTed)).toBe('link');
    expect(rule(aNotice('x').with({ source: 'decp' }), onTed.awarding('x'))).toBeNull();
  });

  it('but not by a number that was copied wrong: of another buyer, about something else', () => {
    const other = { buyer: { ...buyer, siret: OTHER_SIRET } };
    const cancellation = aNotice('26-2').cancelling(call);
    expect(rule(call, cancellation.with({ ...other, title: 'Location de photocopieurs' }))).toBeNull();
    expect(rule(call, cancellation.with({ ...other, title: 'Entretien des massifs' }))).toBe('link');
    expect(rule(call, cancellation.with({ buyer: bySiret, title: 'Annulation' }))).toBe('link');
  });

  it('by buyer and reference, folded, with a close title and dates', () => {
    expect(rule(call, onTed)).toBe('reference');
    expect(rule(call, onTed.with({ buyer: { ...bySiret, siret: '21860194600021' } }))).toBe('reference');
    expect(rule(call.with({ buyer }), onTed)).toBe('reference');
    expect(rule(call, onTed.with({ form: 'result' }).published('2026-12-01'))).toBe('reference');
  });

  it.each([
    ['another buyer', onTed.with({ buyer: { ...buyer, siret: OTHER_SIRET } })],
    ['a buyer of the same name in another town', onTed.with({ buyer: { ...buyer, city: 'Niort' } })],
    ['another reference', onTed.with({ reference: '2026-MP-018' })],
    ['a title about something else', onTed.with({ title: 'Location de photocopieurs' })],
    ['a title that names another lot', onTed.with({ title: 'Entretien de massifs, lot n° 2' })],
    ['a year later', onTed.published('2027-03-04')],
    ['deadlines far apart', onTed.withLots(aNoticeLot('1', { deadline: '2026-09-04T12:00:00+02:00' }))],
    ['the same source, which gave one number to two calls', onTed.with({ source: 'boamp', sourceId: '26-3' })],
  ])('but not with %s', (_, other) => {
    const named = call.with({ title: 'Entretien des massifs communaux, lot 1' });
    expect(rule(named, other)).toBeNull();
  });

  it.each(['2026', 'NC', '0000', '12'])('but not by the reference %s, which tells no purchase apart', (reference) => {
    expect(rule(call.with({ reference }), onTed.with({ reference }))).toBeNull();
  });

  it('by the same words, where no reference stands and both are to be answered by the same instant', () => {
    const [one, other] = [call, onTed].map((notice) =>
      notice.with({ reference: null, title: 'Entretien des massifs et des pelouses de Brumeval' }),
    );
    expect(rule(one!, other!)).toBe('title');
    expect(rule(one!, other!.withLots(aNoticeLot('1', { deadline: '2026-05-05T12:00:00+02:00' })))).toBeNull();
    expect(rule(one!.with({ title: 'Espaces verts' }), other!.with({ title: 'Espaces verts' }))).toBeNull();
  });

  it('never when their BT-04 differ, whatever else is alike', () => {
    expect(rule(call.of('folder-1'), onTed.of('folder-2'))).toBeNull();
    expect(rule(call.of('folder-1'), aNotice('26-2').of('folder-2').correcting(call))).toBeNull();
  });
});

describe('the data of a contract', () => {
  const title = 'Entretien des massifs et des pelouses de Brumeval';
  const opened = call.with({ title });
  const contract = aNotice('2186019460001320261')
    .with({ source: 'decp', form: 'result', buyer: bySiret, title, reference: '2026-99' })
    .published('2026-07-01');

  it('is of the call of its buyer by reference, or by the same words and class of CPV', () => {
    expect(rule(opened, contract.with({ reference: '2026MP017' }))).toBe('reference');
    expect(rule(opened, contract)).toBe('title');
    expect(rule(opened, contract.withLots(aNoticeLot('1', { cpv: ['45210000'] })))).toBeNull();
    expect(rule(opened, contract.with({ buyer }))).toBeNull();
  });

  it('is never of another contract, and does not look for any', () => {
    const other = contract.with({ sourceId: '2186019460001320262' });
    expect(rule(contract, other)).toBeNull();
    const [a, b] = [identityOf(contract.built()).keys, identityOf(other.built()).keys];
    expect(a!.asks.filter((key) => b!.stands.includes(key))).toEqual([]);
  });
});
