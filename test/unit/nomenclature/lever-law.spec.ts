import { readFileSync } from 'node:fs';
import {
  BUYER_TYPES,
  buyerTypeOfEforms,
  buyerTypeOfLegalForm,
  buyerTypeRow,
  environmentRulesOn,
  formalThresholdOn,
  gazetteThresholdOn,
  HOURS_FORMULA,
  insertionHours,
  isBuyerType,
  LABOUR_SHARES,
  labourShareOf,
  leverBasis,
  listedService,
  mustBeConfirmed,
  noPublicityThresholdOn,
  reservationLimits,
  RESERVATIONS,
  SOCIAL_EXCEPTIONS,
  socialConditionOn,
  SOCIAL_SERVICES,
  type BuyerType,
} from '#lib/nomenclature';
import { describeShared, shared } from '../../support/shared';

describe('thresholds by type of buyer and nature, on the day before and the day they change', () => {
  it.each([
    ['state', 'services', '2025-12-31', null],
    ['state', 'services', '2026-01-01', 140_000],
    ['state', 'supplies', '2027-12-31', 140_000],
    ['state', 'supplies', '2028-01-01', null],
    ['local', 'services', '2023-12-31', null],
    ['local', 'services', '2024-01-01', 221_000],
    ['local', 'services', '2025-12-31', 221_000],
    ['local', 'services', '2026-01-01', 216_000],
    ['local', 'services', '2028-01-01', null],
    ['hospital', 'supplies', '2026-01-01', 216_000],
    ['public-body', 'services', '2026-01-01', 216_000],
    ['network-authority', 'services', '2026-01-01', 432_000],
    ['network-company', 'supplies', '2026-01-01', 432_000],
    ['state', 'works', '2025-12-31', 5_538_000],
    ['state', 'works', '2026-01-01', 5_404_000],
    ['network-company', 'works', '2026-01-01', 5_404_000],
    ['local', 'works', '2028-01-01', null],
  ] as const)('a formal procedure for %s, %s, on %s starts at %s', (buyer, nature, day, euros) => {
    expect(formalThresholdOn(buyer, nature, day)?.euros ?? null).toBe(euros);
  });

  it.each([
    ['services', '2019-12-31', null],
    ['services', '2020-01-01', 40_000],
    ['services', '2026-03-31', 40_000],
    ['services', '2026-04-01', 60_000],
    ['supplies', '2026-03-31', 40_000],
    ['supplies', '2026-04-01', 60_000],
    ['works', '2025-12-31', null],
    ['works', '2026-01-01', 100_000],
  ] as const)('publicity for %s on %s is asked from %s', (nature, day, euros) => {
    expect(noPublicityThresholdOn(nature, day)?.euros ?? null).toBe(euros);
  });

  it.each([
    ['state', 90_000],
    ['local', 90_000],
    ['hospital', 90_000],
    ['public-body', null],
    ['network-authority', null],
    ['network-company', null],
  ] as const)('a notice of %s goes to BOAMP or a legal gazette from %s', (buyer, euros) => {
    expect(gazetteThresholdOn(buyer, '2026-09-22')?.euros ?? null).toBe(euros);
  });
});

describe('types of buyer', () => {
  it.each([
    ['cga', 'state'],
    ['la', 'local'],
    ['ra', 'local'],
    ['body-pl', 'public-body'],
    ['body-pl-la', 'public-body'],
    ['body-pl-ra', 'public-body'],
    ['pub-undert', 'network-company'],
    ['spec-rights-entity', 'network-company'],
    // These leave it open: the buyer is asked
    ['body-pl-cga', null],
    ['def-cont', null],
    ['org-sub', null],
    ['org-sub-la', null],
    ['int-org', null],
    ['eu-ins-bod-ag', null],
    ['', null],
    ['toString', null],
  ] as const)('eForms %s is %s', (code, type) => {
    expect(buyerTypeOfEforms(code)).toBe(type);
  });

  it.each([
    ['7113', 'state'],
    ['7210', 'local'],
    ['7344', 'local'],
    ['7361', 'local'],
    ['7364', 'hospital'],
    ['7383', 'state'],
    ['7410', 'public-body'],
    ['7381', null],
    ['4140', null],
    ['5515', null],
    ['9220', null],
    ['72', null],
    ['', null],
  ] as const)('legal category %s is %s', (category, type) => {
    expect(buyerTypeOfLegalForm(category)).toBe(type);
  });

  it('knows who is a contracting authority, and who buys for a network', () => {
    const of = (test: (type: BuyerType) => boolean) => BUYER_TYPES.filter(test);
    expect(of((type) => !buyerTypeRow(type).isAuthority)).toEqual(['network-company']);
    expect(of((type) => buyerTypeRow(type).isNetwork)).toEqual(['network-authority', 'network-company']);
    expect(isBuyerType('local')).toBe(true);
    expect(isBuyerType('private')).toBe(false);
  });
});

describe('dated rules of levers', () => {
  it('asks for a social condition from 22 August 2026, not the day before', () => {
    expect(socialConditionOn('2026-08-21')).toBeNull();
    expect(socialConditionOn('2026-08-22')).toMatchObject({ article: 'L2112-2-1' });
    expect(environmentRulesOn('2026-08-21')).toEqual([]);
    expect(environmentRulesOn('2026-08-22').map(({ article }) => article)).toEqual(['L2112-2', 'L2152-7']);
  });

  it('shows the exceptions as not found, whatever the day', () => {
    expect(SOCIAL_EXCEPTIONS.map(({ exception }) => exception)).toEqual([
      'at-once',
      'no-link',
      'competition',
      'short-works',
    ]);
    for (const row of SOCIAL_EXCEPTIONS) expect(row.certainty).toBe('unverified');
  });

  it.each(RESERVATIONS)('adds L2113-16 to L2113-15 and to no other: %s', (lever) => {
    const limits = reservationLimits(lever, '2026-09-22');
    expect(limits?.article ?? null).toBe(lever === 'reserved-ess' ? 'L2113-16' : null);
  });

  it('has no L2113-16 before the Code', () => {
    expect(reservationLimits('reserved-ess', '2019-03-31')).toBeNull();
    expect(reservationLimits('reserved-ess', '2019-04-01')).not.toBeNull();
  });

  it.each([
    ['small-lot', 'R2123-1', false],
    ['listed-services', 'R2123-1', false],
    ['direct-purchase', 'R2122-8', true],
    ['social-clause', 'L2112-2', true],
    ['social-criterion', 'R2152-7', true],
    ['reserve-lot', 'L2113-10', true],
    ['value-of-need', 'R2121-1', true],
  ] as const)('%s stands on %s, to confirm: %s', (code, article, toConfirm) => {
    expect(leverBasis(code, '2019-03-31')).toBeNull();
    const basis = leverBasis(code, '2019-04-01')!;
    expect(basis.article).toBe(article);
    expect(mustBeConfirmed(basis)).toBe(toConfirm);
  });
});

describe('social and other specific services', () => {
  it.each([
    ['85000000', 'listed'],
    ['85312310', 'listed'],
    ['80110000', 'listed'],
    ['98133110', 'listed'],
    ['80310000', 'perhaps'],
    ['55524000', 'perhaps'],
    ['55512000', 'perhaps'],
    ['79952100', 'perhaps'],
    ['79995100', 'perhaps'],
    ['79810000', 'no'],
    ['55300000', 'perhaps'],
    ['79110000', 'perhaps'],
    ['64110000', 'perhaps'],
    ['77310000', 'no'],
    ['45000000', 'no'],
    ['90910000', 'no'],
  ] as const)('%s is %s', (cpv, answer) => {
    expect(listedService([cpv])).toBe(answer);
  });

  it('goes by the main code: the law asks for such services exclusively', () => {
    expect(listedService(['77310000', '85000000'])).toBe('no');
    expect(listedService([])).toBe('no');
  });

  it('always has to be confirmed', () => {
    expect(mustBeConfirmed(SOCIAL_SERVICES)).toBe(true);
  });
});

describeShared('social and other specific services, beside the shared list', () => {
  it('calls listed the 115 codes of the eForms list, and no other code of the CPV', () => {
    const list = readFileSync(shared('data/reference/cpv_social-service-cpv.gc'), 'utf8');
    const codes = new Set([...list.matchAll(/<SimpleValue>(\d{8})<\/SimpleValue>/g)].map(([, code]) => code!));
    const all = readFileSync(shared('data/reference/cpv_fr.csv'), 'utf8').match(/^"?\d{8}/gm)!;
    const listed = all.map((text) => text.replace('"', '')).filter((code) => listedService([code]) === 'listed');
    expect(codes.size).toBe(115);
    expect(new Set(listed)).toEqual(codes);
  });
});

describe('hours of insertion', () => {
  it('are those of the guide’s example: 1 000 000 € × 50 % × 5 % ÷ 30 € = 833 h', () => {
    const { rate, hourlyCost } = HOURS_FORMULA;
    expect(insertionHours(1_000_000, 0.5, rate, hourlyCost)).toBe(833);
    expect(insertionHours(48_000, 0.8, rate, hourlyCost)).toBe(64);
    expect(insertionHours(0, 0.8, rate, hourlyCost)).toBe(0);
  });

  it.each([
    ['45442100', 0.7, 'secondary'],
    ['45262520', 0.5, 'secondary'],
    ['45223110', 0.2, 'secondary'],
    ['45210000', 0.5, 'derived'],
    ['77310000', 0.8, 'unverified'],
    ['90911000', 0.8, 'unverified'],
  ] as const)('of %s take a share of labour of %s, %s', (cpv, share, certainty) => {
    expect(labourShareOf([cpv])).toMatchObject({ share, certainty });
  });

  it('know no share for what no row is for', () => {
    expect(labourShareOf(['30200000'])).toBeNull();
    expect(labourShareOf([])).toBeNull();
    for (const { share, source } of LABOUR_SHARES) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(source).not.toBe('');
    }
  });
});
