import type { NeedFacts, RankedRow } from '../../../src/web/buyer/need-results.query';
import { verdictOf } from '../../../src/web/buyer/need-verdict';

const TODAY = '2026-11-24';
const need = { buyerType: 'public', reservedFor: null, closesOn: null } as NeedFacts;

/** Suppliers whose trade and place hold, each proven of one kind until the end of next year. */
const proven = (...kinds: RankedRow['evidence'][number]['kind'][]): RankedRow[] =>
  kinds.map(
    (kind, index) =>
      ({
        eligibility: { answer: 'open' },
        evidence: [{ id: String(index), kind, source: 'test', checkedAt: '2026-09-02', validUntil: '2027-12-31' }],
      }) as RankedRow,
  );

describe('what the law lets a buyer do with a need', () => {
  it('may be reserved where two suppliers at least are eligible, by the article that fits most of them', () => {
    const verdict = verdictOf(need, proven('ESAT', 'EA', 'ACI'), TODAY);
    expect(verdict.title).toContain('réserver ce marché au handicap');
    expect(verdict.text).toContain('article L2113-12');
    expect(verdict.count).toContain('2\u00a0fournisseurs éligibles');
  });

  it('is told « pourriez » and « à confirmer » as long as the article was not read in the law itself', () => {
    const verdict = verdictOf(need, proven('ACI', 'EI'), TODAY);
    expect(verdict.title).toMatch(/^Vous pourriez/);
    expect(verdict.text).toContain('À confirmer sur Légifrance');
  });

  it('is not to be reserved for one supplier alone, nor for none', () => {
    expect(verdictOf(need, proven('ACI'), TODAY).title).toBe('Un seul fournisseur éligible\u00a0: ne réservez pas');
    expect(verdictOf(need, proven('SCOP', 'SCIC'), TODAY).title).toBe('Pas de réservation conseillée');
    expect(verdictOf(need, [], TODAY).title).toBe('Pas de réservation conseillée');
  });

  it('counts no proof that ends before the last day to answer', () => {
    const late = { ...need, closesOn: '2028-02-01' };
    expect(verdictOf(late, proven('ACI', 'EI'), TODAY).title).toBe('Pas de réservation conseillée');
  });

  it('says that a chosen reservation needs competition', () => {
    const reserved = { ...need, reservedFor: 'reserved-insertion' as const };
    const eligible = proven('ACI', 'EI').map((row) => ({
      ...row,
      eligibility: { ...row.eligibility, answer: 'eligible' as const },
    }));
    expect(verdictOf(reserved, eligible, TODAY).title).toBe('Votre réservation tient');
    expect(verdictOf(reserved, eligible.slice(1), TODAY).title).toBe('Votre réservation est à revoir');
  });

  it('leaves a private buyer free', () => {
    expect(verdictOf({ ...need, buyerType: 'private' }, proven('ACI', 'EI'), TODAY).title).toBe('Achat privé');
  });
});
