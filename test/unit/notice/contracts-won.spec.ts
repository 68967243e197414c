import { type AwardRow, contractsOf } from '../../../src/notice/contracts-won';

const row = (more: Partial<AwardRow>): AwardRow => ({
  source: 'boamp',
  sourceId: '26-7',
  procedureId: 'procedure-1',
  lotNumber: '1',
  title: 'Entretien des massifs',
  buyer: { name: 'Commune de Brumeval', siret: '21860194600013' },
  cpv: ['77310000'],
  amount: { value: 40_000, currency: 'EUR' },
  decidedOn: '2026-06-01',
  role: 'holder',
  contractId: null,
  by: 'siret',
  ...more,
});
const decp = (more: Partial<AwardRow> = {}): AwardRow =>
  row({ source: 'decp', sourceId: 'contract', contractId: '2026-01', decidedOn: '2026-06-08', ...more });

describe('contracts won', () => {
  it('stand once when BOAMP, TED and DECP tell of the same', () => {
    const won = contractsOf([row({}), decp(), row({ source: 'ted', sourceId: '141592-2026' })]);
    expect(won).toHaveLength(1);
    expect(won[0]!.told.map(({ source }) => source)).toEqual(['boamp', 'ted', 'decp']);
  });

  it('take from each what the others do not say', () => {
    const [won] = contractsOf([row({ amount: null, decidedOn: null, by: 'siren' }), decp()]);
    expect(won).toMatchObject({ lotNumber: '1', amount: { value: 40_000 }, decidedOn: '2026-06-08', by: 'siret' });
  });

  it('are the same across procedures by buyer, amount and days, and two when the amounts differ', () => {
    expect(contractsOf([row({}), decp({ procedureId: 'alone' })])).toHaveLength(1);
    expect(contractsOf([row({}), decp({ procedureId: 'alone', amount: { value: 9, currency: 'EUR' } })])).toHaveLength(
      2,
    );
    expect(contractsOf([row({}), decp({ procedureId: 'alone', decidedOn: '2024-06-08' })])).toHaveLength(2);
  });

  it('are one per lot, and each data of DECP tells of one of them', () => {
    const second = { lotNumber: '2', amount: { value: 9_000, currency: 'EUR' } };
    const won = contractsOf([
      row({}),
      row(second),
      decp({ sourceId: 'b', contractId: '2026-02', ...second, lotNumber: '1' }),
      decp({ sourceId: 'a' }),
    ]);
    expect(won.map(({ lotNumber, told }) => [lotNumber, told.at(-1)!.sourceId])).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
  });

  it('put those of the establishment first, then the latest', () => {
    const won = contractsOf([
      decp({ sourceId: 'a', contractId: 'a', by: 'siren', decidedOn: '2026-09-01', amount: null, procedureId: 'a' }),
      decp({ sourceId: 'b', contractId: 'b', decidedOn: '2025-01-01', amount: null, procedureId: 'b' }),
      decp({ sourceId: 'c', contractId: 'c', decidedOn: '2026-01-01', amount: null, procedureId: 'c' }),
    ]);
    expect(won.map(({ told }) => told[0]!.sourceId)).toEqual(['c', 'b', 'a']);
  });
});
