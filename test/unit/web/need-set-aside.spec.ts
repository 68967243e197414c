import { asideViews } from '../../../src/web/buyer/need-set-aside';

const supplier = { supplierId: '1', siret: '99992000100016', name: 'Haies du Soir', city: 'Poitiers', evidence: [] };

describe('a supplier that was set aside', () => {
  it.each([
    ['trade/other', { activity: 'Chenil' }, 'Métier trop éloigné', 'Chenil'],
    ['place/too-far', { km: 62 }, 'Trop loin', '62 km'],
    ['place/too-far', { km: null }, 'Trop loin', 'autre département'],
    ['status/not-eligible', { lever: 'reserved-insertion', article: 'L2113-13', kind: 'SEP' }, 'Non éligible', 'SEP'],
  ])('has the rule on its badge, and the fact beside it: %s %j', (code, facts, rule, fact) => {
    const [view] = asideViews([{ ...supplier, aside: { supplierId: '1', code, facts } }], '2026-11-24');
    expect(view!.mark.text).toBe(rule);
    expect(view!.motive.replace(/\s/g, ' ')).toContain(fact);
  });
});
