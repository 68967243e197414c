import {
  createIndex,
  eligibilityOf,
  rank,
  recomputeReason,
  renderEligibility,
  renderLead,
  renderReason,
  renderRule,
  renderSetAside,
  whyNot,
  type OpportunityFacts,
  type Ranking,
} from '#lib/matching-engine';
import { CLAUSE_CELLS, KINDS } from '#lib/nomenclature';
import { aProfile, facts, type ProfileFactory } from '../../factories/a-profile';

const today = '2026-09-22';
const owed = facts('Construction d’un gymnase, lot 2 : gros œuvre', {
  cpv: ['45223220'],
  nature: 'works',
  hoursOwed: { count: 1_450, sure: true },
  // A year on: no proof reaches it, and none has to
  closesOn: '2027-09-01',
});
const spaced = (text: string | null): string | null => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

function among(asked: OpportunityFacts, ...profiles: ProfileFactory[]): Ranking {
  const index = createIndex();
  for (const { profile } of profiles) index.put(profile);
  return rank(index, asked, { today, seed: 'seed' });
}

describe('hours of insertion that a holder owes', () => {
  it.each(KINDS.map((kind) => [kind, CLAUSE_CELLS.filter((cell) => cell.kind === kind)] as const))(
    'are supplied by %s as its cells of the table say',
    (kind, cells) => {
      const answers = cells.map(({ answer }) => answer);
      const expected = answers.includes('yes')
        ? 'eligible'
        : answers.some((answer) => answer === 'to-verify' || answer === 'prison-only')
          ? 'to-verify'
          : 'not-eligible';
      const found = eligibilityOf(aProfile().provenBy(kind).profile.evidence, owed, today);
      expect(found.answer).toBe(expected);
      const sure = cells.filter(({ answer }) => answer === 'yes').map(({ modality }) => `clause/${modality}`);
      expect(sure.length === 0 || sure.includes(found.because)).toBe(true);
    },
  );

  it('go to staff made available whatever the trade, and to those who do the work themselves in its trade only', () => {
    const temp = aProfile('Passerelle intérim')
      .at('Poitiers')
      .doing('Mise à disposition de personnel')
      .provenBy('ETTI');
    const mute = aProfile('Le Relais').at('Buxerolles').provenBy('AI');
    const mason = aProfile('Les Bâtisseurs').at('Poitiers').doing('Maçonnerie, gros œuvre').provenBy('EI');
    const gardener = aProfile('Les Jardins').at('Poitiers').doing('Tonte, espaces verts').provenBy('ACI');
    const { ranked } = among(owed, temp, mute, mason, gardener);
    const ids = ranked.map(({ supplierId }) => supplierId);
    expect(new Set(ids)).toEqual(new Set([temp, mute, mason].map(({ profile }) => profile.supplierId)));
    expect(ranked.every(({ leavesAlone }) => leavesAlone)).toBe(true);
    const ofTemp = ranked.find(({ supplierId }) => supplierId === temp.profile.supplierId)!;
    const trade = ofTemp.links.find(({ name }) => name === 'trade')!;
    expect(spaced(renderReason(trade.reasons[0]!, 'everyone'))).toBe(
      'ETTI : du personnel à disposition, dans tous les métiers',
    );
    expect(recomputeReason(trade.reasons[0]!, temp.profile, owed, { today })).toBe(true);
    expect(recomputeReason(trade.reasons[0]!, mason.profile, owed, { today })).toBe(false);
    expect(spaced(renderEligibility(ofTemp.eligibility))).toBe(
      'ETTI : peut mettre du personnel à disposition du titulaire',
    );
  });

  it('change nothing for the same lot when it is asked as a lot', () => {
    const temp = aProfile('Passerelle intérim')
      .at('Poitiers')
      .doing('Mise à disposition de personnel')
      .provenBy('ETTI');
    const { hoursOwed: _, ...lot } = owed;
    expect(among(lot, temp).ranked).toEqual([]);
  });

  it('ask a proof of today: none, an ended one or a doubtful clause does not leave alone', () => {
    const base = aProfile('Les Bâtisseurs').at('Poitiers').doing('Maçonnerie, gros œuvre');
    const answerOf = (profile: ProfileFactory, asked = owed) => eligibilityOf(profile.profile.evidence, asked, today);
    expect(answerOf(base)).toMatchObject({ answer: 'not-eligible', because: 'clause/none' });
    expect(answerOf(base.provenBy('ASSOCIATION'))).toMatchObject({ answer: 'not-eligible', because: 'clause/kind' });
    expect(answerOf(base.provenBy('EI', { validUntil: '2026-09-21' }))).toMatchObject({ because: 'evidence/expired' });
    expect(answerOf(base.provenBy('EI', { validUntil: '2026-09-22' }))).toMatchObject({ answer: 'eligible' });
    const denied = base.provenBy('EI', { denied: true, checkedAt: '2026-09-01' });
    expect(answerOf(denied)).toMatchObject({ answer: 'not-eligible', because: 'clause/none' });
    expect(answerOf(denied.provenBy('EI', { checkedAt: '2026-03-01', validUntil: null }))).toMatchObject({
      because: 'evidence/contradicted',
    });
    const unsure = { ...owed, hoursOwed: { count: null, sure: false } };
    expect(answerOf(base.provenBy('EI'), unsure)).toMatchObject({ answer: 'to-verify', because: 'clause/unsure' });
    expect(among(unsure, base.provenBy('EI')).ranked[0]).toMatchObject({ leavesAlone: false });
  });

  it('are not supplied to itself by who holds the contract, whichever of its establishments won it', () => {
    const own = aProfile('Les Bâtisseurs').at('Poitiers').doing('Maçonnerie, gros œuvre').provenBy('EI');
    const holder = own.with({ siret: '99992000200027' });
    const asked = { ...owed, hoursOwed: { count: 1_450, sure: true, holders: ['999920002'] } };
    const index = createIndex();
    index.put(holder.profile);
    const found = whyNot(index, asked, holder.profile.supplierId, { today, seed: 'seed' })!;
    expect(among(asked, holder)).toEqual({ ranked: [], setAside: [] });
    expect(found.lifts).toEqual([]);
    expect(found.standing.outcome === 'kept-out' && renderRule(found.standing.rule).title).toBe('Titulaire du marché');
    expect(among(asked, own).ranked).toHaveLength(1);
  });

  it('say why a neighbour of the trade is set aside', () => {
    const scop = aProfile('Scop du bâtiment').at('Poitiers').doing('Maçonnerie, gros œuvre').provenBy('SCOP');
    const bare = aProfile('Maçons réunis').at('Poitiers').doing('Maçonnerie, gros œuvre');
    const { setAside } = among(owed, scop, bare);
    expect(setAside.map((aside) => String(spaced(renderSetAside(aside).motive))).sort()).toEqual([
      'Aucune preuve d’un statut qui fournit des heures d’insertion',
      'SCOP : ne fournit pas d’heures de clause d’insertion',
    ]);
  });

  it('never raise by their number, and every kind gets one of three answers', () => {
    for (const kind of KINDS) {
      const found = eligibilityOf(aProfile().provenBy(kind).profile.evidence, owed, today);
      expect(['eligible', 'to-verify', 'not-eligible']).toContain(found.answer);
      expect(renderEligibility(found)).not.toBe('');
    }
  });

  it('are said in one sentence', () => {
    const holders = ['Chantiers du Miroir'];
    expect(spaced(renderLead({ holders, lotNumber: '2', hours: 1_450, km: 6 }))).toBe(
      'Le titulaire du lot 2, Chantiers du Miroir, doit 1 450 h d’insertion, à 6 km.',
    );
    expect(spaced(renderLead({ holders, lotNumber: '2', hours: null, sure: false }))).toBe(
      'Le titulaire du lot 2, Chantiers du Miroir, devrait des heures d’insertion (leur nombre n’est pas publié) ; clause à vérifier.',
    );
    expect(spaced(renderLead({ holders: ['A', 'B', 'C'], lotNumber: null, hours: null, km: 0 }))).toBe(
      'Les titulaires du marché, A, B et C, doivent des heures d’insertion (leur nombre n’est pas publié), à moins de 1 km.',
    );
  });
});
