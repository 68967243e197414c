import { needAdvice, type AdvisedNeed } from '../../../src/web/buyer/need-advice';
import { verdictOf, type VerdictView } from '../../../src/web/buyer/need-verdict';
import type { RankedRow } from '../../../src/web/buyer/need-results.query';

const TODAY = '2026-11-24';
const need: AdvisedNeed = {
  buyerType: 'public',
  buyerCategory: null,
  nature: 'services',
  cpv: ['77310000'],
  cpvOrigin: 'chosen',
  amount: 48_000,
  yearTotal: null,
  durationMonths: null,
  closesOn: null,
  reservedFor: null,
};
const verdict = (asked: AdvisedNeed, rows: Pick<RankedRow, 'evidence' | 'links'>[]): VerdictView =>
  verdictOf('B-2026-0001', needAdvice(asked, rows, TODAY));

/** Suppliers whose trade and place hold, each proven of one kind until the end of next year. */
const proven = (...kinds: RankedRow['evidence'][number]['kind'][]): Pick<RankedRow, 'evidence' | 'links'>[] =>
  kinds.map((kind, index) => ({
    links: [],
    evidence: [{ id: String(index), kind, source: 'test', checkedAt: '2026-09-02', validUntil: '2027-12-31' }],
  }));

describe('what the law lets a buyer do with a need', () => {
  it('may be reserved where two suppliers at least are eligible, by the article that fits most of them', () => {
    const said = verdict(need, proven('ESAT', 'EA', 'ACI'));
    expect(said.title).toContain('réserver ce marché au handicap');
    expect(said.text).toContain('article L2113-12');
    expect(said.count).toContain('2\u00a0structures éligibles');
    expect(said.href).toBe('/besoins/B-2026-0001/levier');
  });

  it('is told « pourriez » and « à confirmer » as long as the article was not read in the law itself', () => {
    const said = verdict(need, proven('ACI', 'EI'));
    expect(said.title).toMatch(/^Vous pourriez/);
    expect(said.mark?.text).toBe('Réservation possible sous condition');
    expect(said.text).toContain('À confirmer sur Légifrance');
    expect(said.text).toContain('elle ne remplace pas l’avis de votre service juridique');
  });

  it('is not to be reserved for one supplier alone, nor for none', () => {
    expect(verdict(need, proven('ACI')).title).toBe('Un seul fournisseur éligible\u00a0: ne réservez pas');
    expect(verdict(need, proven('SCOP', 'SCIC')).title).toBe('Pas de réservation conseillée');
    // One association alone: the object is what keeps the ESS out, a second one would change nothing
    expect(verdict(need, proven('ASSOCIATION')).title).toBe('Pas de réservation conseillée');
    expect(verdict(need, []).title).toBe('Pas de réservation conseillée');
  });

  it('counts no proof that ends before the last day to answer: it is to be renewed first', () => {
    const said = verdict({ ...need, closesOn: '2028-02-01' }, proven('ACI', 'EI'));
    expect(said.count).toBe('0\u00a0structure éligible, et 2\u00a0preuves à renouveler avant de réserver.');
  });

  it('says that a chosen reservation needs competition', () => {
    const reserved = { ...need, reservedFor: 'reserved-insertion' as const };
    expect(verdict(reserved, proven('ACI', 'EI')).title).toBe('Votre réservation tient sous condition');
    expect(verdict(reserved, proven('EI')).title).toBe('Votre réservation est à revoir');
  });

  it('asks what a reservation to the ESS waits for', () => {
    const ess = { ...need, cpv: ['85312310'], reservedFor: 'reserved-ess' as const };
    expect(verdict(ess, proven('SCIC', 'ASSOCIATION')).title).toBe('Votre réservation attend des réponses');
    const told = { ...ess, buyerCategory: 'local', durationMonths: 24 } as const;
    expect(verdict(told, proven('SCIC', 'ASSOCIATION')).title).toBe('Votre réservation tient sous condition');
  });

  it('leaves a private buyer free', () => {
    expect(verdict({ ...need, buyerType: 'private' }, proven('ACI', 'EI'))).toMatchObject({
      title: 'Achat privé',
      href: null,
    });
  });
});
