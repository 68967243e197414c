import { changedFields } from '../../../src/ingest/changed-fields';
import { aNotice, aNoticeLot } from '../../factories/a-notice';

describe('the fields in which two readings of a notice differ', () => {
  const before = aNotice('26-1').withLots(aNoticeLot('1'), aNoticeLot('2')).built();

  it('are none for the same reading', () => {
    expect(changedFields(before, structuredClone(before))).toEqual([]);
  });

  it('are named, those of the buyer and of lots with where they stand, each once', () => {
    const after = {
      ...before,
      title: 'Autre objet',
      buyer: { ...before.buyer, siret: '21860194900018' },
      lots: before.lots.map((lot) => ({ ...lot, cpv: ['90000000'], places: [] })),
    };
    expect(changedFields(before, after)).toEqual(['buyer.siret', 'lots.cpv', 'lots.places', 'title']);
  });

  it('say that lots came or went', () => {
    expect(changedFields(before, { ...before, lots: before.lots.slice(1) })).toEqual(['lots']);
  });

  it('know a field that an older reader did not have', () => {
    const { reference: _, ...older } = before;
    expect(changedFields(older as typeof before, { ...before, reference: 'M-26' })).toEqual(['reference']);
    expect(changedFields(older as typeof before, before)).toEqual([]);
  });
});
