import { hashOf } from '#lib/kernel';
import type { Eligibility, Link } from '#lib/matching-engine';
import { factsHashOf, groundsHashOf } from '../../../src/matching/match-facts';
import { storedLinks, toldLinks, withToldLinks } from '../../../src/matching/stored-links';

const links: Link[] = [
  {
    name: 'trade',
    state: 'held',
    reasons: [
      {
        code: 'trade/sector',
        link: 'trade',
        audience: 'everyone',
        points: 37,
        facts: { sector: 'green-spaces', activity: 'Taille « à la main »' },
      },
      { code: 'trade/kind-usual', link: 'trade', audience: 'buyer', points: 2.2, facts: { kind: 'ACI' } },
    ],
  },
  {
    name: 'capacity',
    state: 'to-verify',
    buyerState: 'missing',
    reasons: [
      { code: 'capacity/fresh', link: 'capacity', audience: 'everyone', points: 1, facts: { freshOn: '2026-11-01' } },
    ],
  },
];
const eligibility: Eligibility = {
  answer: 'eligible',
  lever: 'reserved-insertion',
  article: 'L2113-13',
  because: 'evidence/valid',
  facts: { kind: 'ACI', checkedAt: '2026-10-01' },
};

describe('what a row keeps of a match', () => {
  it('tells the same links again, through JSON', () => {
    const kept = JSON.stringify(storedLinks(links));
    expect(toldLinks(JSON.parse(kept))).toEqual(links);
    expect(withToldLinks<{ rank: number; links: Link[] }>({ rank: 1, links: JSON.parse(kept) })).toEqual({
      rank: 1,
      links,
    });
  });

  it('hashes to what was kept before hashes were put together by hand', () => {
    const told = [
      {
        name: 'trade',
        state: 'held',
        reasons: [
          { code: 'trade/kind-usual', facts: { kind: 'ACI' } },
          { code: 'trade/sector', facts: { sector: 'green-spaces', activity: 'Taille « à la main »' } },
        ],
      },
      { name: 'capacity', state: 'to-verify', reasons: [{ code: 'capacity/fresh', facts: { freshOn: '2026-11-01' } }] },
    ];
    expect(factsHashOf({ links, eligibility })).toBe(hashOf({ links: told, eligibility }));
    const grounds = [told[0], { ...told[1], reasons: [] }];
    expect(groundsHashOf({ links, eligibility })).toBe(
      hashOf({ links: grounds, eligibility: { ...eligibility, facts: { kind: 'ACI' } } }),
    );
  });
});
