import type { Link, LinkName, LinkState, ProfileEvidence } from '#lib/matching-engine';
import type { Mark } from '#lib/nomenclature';
import { chainView } from '../../../src/web/shared/chain.view';
import { deadlineView } from '../../../src/web/shared/deadline.view';
import { evidenceView } from '../../../src/web/shared/evidence.view';
import { leverSummary, leverViews } from '../../../src/web/shared/levers.view';
import { markViews } from '../../../src/web/shared/mark.view';
import { pagerView } from '../../../src/web/shared/pager.view';
import { TerritoryMap } from '../../../src/web/shared/territory-map';

const TODAY = '2026-09-22';
const link = (name: LinkName, state: LinkState, audience: 'everyone' | 'buyer' = 'everyone'): Link => ({
  name,
  state,
  reasons: [{ code: 'place/same-epci', link: name, audience, points: 1, facts: {} }],
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the chain', () => {
  const links = [
    link('trade', 'held'),
    link('place', 'held'),
    link('capacity', 'to-verify', 'buyer'),
    link('status', 'held'),
    link('references', 'missing'),
  ];

  it('says in words how many links hold, are to verify, are missing', () => {
    const view = chainView('Jardins de Brumeval', links, 'buyer');
    expect(plain(view.label)).toBe('Pourquoi Jardins de Brumeval : 3 maillons sur 5, 1 à vérifier, 1 manque');
    expect(view.links.map(({ state, word }) => `${state} ${word}`)).toEqual([
      'tenu tenu',
      'tenu tenu',
      'verifier à vérifier',
      'tenu tenu',
      'manque manque',
    ]);
  });

  it('keeps the buyer’s own reasons from everyone else', () => {
    expect(chainView('X', links, 'buyer').links[2]!.fact).toBe('même intercommunalité');
    expect(chainView('X', links, 'everyone').links[2]!.fact).toBe('');
  });
});

describe('legal marks', () => {
  const mark = (lever: Mark['lever'], articles: string[], certainty: Mark['certainty'] = 'stated'): Mark => ({
    lever,
    articles,
    certainty,
    evidence: [],
  });

  it('make one pill of a joint reservation in lists, and one each on the notice', () => {
    const joint = [
      mark('reserved-disability', ['L2113-12', 'L2113-14']),
      mark('reserved-insertion', ['L2113-13', 'L2113-14']),
    ];
    expect(markViews(joint, 'short').map(({ text }) => text)).toEqual(['Réservé L2113-12 et L2113-13']);
    expect(markViews(joint, 'full').map(({ text }) => text)).toEqual([
      'Réservé à l’insertion, L2113-13',
      'Réservé au handicap, L2113-12',
    ]);
  });

  it('never show a doubt as a reservation, and show nothing for what is no mark', () => {
    const views = markViews([mark('reserved-unspecified', [], 'to-check'), mark('sme', [])], 'short');
    expect(views).toEqual([{ shape: 'verifier', icon: 'question', text: 'Réservation à vérifier' }]);
  });
});

describe('evidence', () => {
  const row = (more: Partial<ProfileEvidence>): Omit<ProfileEvidence, 'id'> => ({
    kind: 'ACI' as const,
    source: 'marche-inclusion',
    checkedAt: null,
    validUntil: null,
    ...more,
  });

  it.each([
    [{ checkedAt: '2026-09-02' }, 'current', 'Marché de l’inclusion, le 02/09/2026'],
    [{ checkedAt: '2024-09-02' }, 'to-verify', 'Marché de l’inclusion, le 02/09/2024, à vérifier'],
    [{}, 'to-verify', 'Marché de l’inclusion, sans date, à vérifier'],
    [{ validUntil: '2026-09-22' }, 'current', 'Marché de l’inclusion, valable jusqu’au 22/09/2026'],
    [{ validUntil: '2026-09-21' }, 'expired', 'Marché de l’inclusion, preuve expirée le 21 septembre 2026, à vérifier'],
  ])('%j is %s: « %s »', (more, state, text) => {
    const view = evidenceView(row(more), TODAY);
    expect([view.kind, view.state, plain(view.text)]).toEqual(['ACI', state, text]);
  });

  it('opens a reservation only while it is current, and never by an equivalence alone', () => {
    const aci = { id: '1', ...row({ validUntil: '2027-01-01' }) };
    const answers = (evidence: ProfileEvidence[]) =>
      Object.fromEntries(leverViews(evidence, TODAY).map(({ lever, answer }) => [lever, answer]));
    expect(answers([aci])).toMatchObject({
      'reserved-insertion': 'eligible',
      'reserved-disability': 'to-verify',
      'reserved-prison': 'not-eligible',
    });
    expect(answers([{ ...aci, validUntil: '2026-01-01' }])).toMatchObject({ 'reserved-insertion': 'to-verify' });
    expect(leverSummary([aci], TODAY)).toBe('ouverts à tous, réservés insertion (L2113-13) et avec clause d’insertion');
    expect(leverSummary([], TODAY)).toBe('ouverts à tous');
  });
});

describe('a deadline', () => {
  it('is a date, a delay and an hour of Paris; past once its instant is', () => {
    const now = new Date('2026-09-22T10:00:00+02:00');
    const view = deadlineView(new Date('2026-10-14T12:00:00+02:00'), now);
    expect([view.date, view.delay, view.hour].map(plain)).toEqual([
      '14 octobre',
      'dans 22 jours',
      '12 h 00, heure de Paris',
    ]);
    expect(plain(deadlineView(new Date('2027-01-04T12:00:00+01:00'), now).date)).toBe('4 janvier 2027');
    expect(deadlineView(new Date('2026-09-22T09:59:00+02:00'), now)).toMatchObject({
      past: true,
      delay: 'clos aujourd’hui',
    });
  });
});

describe('a pager', () => {
  it('shows the ends and what is around, with gaps between', () => {
    const { pages, previous, next } = pagerView('Pages', 5, 12, (n) => `?page=${n}`);
    expect(pages.map(({ number, gap, href }) => (gap ? '…' : href ? number : [number]))).toEqual([
      1,
      '…',
      4,
      [5],
      6,
      '…',
      12,
    ]);
    expect([previous, next]).toEqual(['?page=4', '?page=6']);
  });
});

describe('the schematic map', () => {
  const commune = (name: string, lat: number, lon: number, suppliers: number) => ({
    code: name,
    name,
    point: { lat, lon },
    suppliers,
  });
  const map = new TerritoryMap([
    commune('Poitiers', 46.58, 0.34, 9),
    commune('Buxerolles', 46.6, 0.36, 2),
    commune('Lusignan', 46.44, 0.12, 1),
    commune('Chauvigny', 46.57, 0.65, 0),
  ]);

  it('draws one cell per commune, inside the drawing, the clearer the more suppliers', () => {
    expect(map.cells.map(({ level }) => level)).toEqual([3, 1, 1, 0]);
    for (const { path } of map.cells) {
      const numbers = path.match(/-?\d+/g)!.map(Number);
      const [xs, ys] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
      expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(map.width);
      expect(Math.max(...ys)).toBeLessThanOrEqual(map.height);
    }
  });

  it('keeps east to the right, north up, and kilometres true', () => {
    const [poitiers, chauvigny] = [map.at({ lat: 46.58, lon: 0.34 }), map.at({ lat: 46.58, lon: 0.65 })];
    expect(chauvigny[0]).toBeGreaterThan(poitiers[0]);
    expect(map.at({ lat: 46.7, lon: 0.34 })[1]).toBeLessThan(poitiers[1]);
    // 0.31° of longitude at 46.58° of latitude
    expect((chauvigny[0] - poitiers[0]) / map.length(1)).toBeCloseTo(23.7, 0);
  });

  it('names the busiest commune first, then the farthest ones', () => {
    expect(map.places(3).map(({ name }) => name)).toEqual(['Poitiers', 'Chauvigny', 'Lusignan']);
  });
});
