import {
  CLAUSE_CELLS,
  clauseCell,
  ELIGIBILITY_CELLS,
  eligibilityCell,
  ESS_RESERVATION_LIMITS,
  evidenceMonths,
  jointReservationAllowed,
  KINDS,
  lawOn,
  leverArticle,
  LEVERS,
  mustBeConfirmed,
  RESERVED_SHARE,
  thresholdOn,
  THRESHOLDS,
  validOn,
  type EligibilityAnswer,
  type Kind,
  type Lever,
} from '#lib/nomenclature';

const TODAY = '2026-09-22';
const Y = 'eligible';
const V = 'to-verify';
const N = 'not-eligible';

/** Every cell of the table, written out again: reserved for disability, insertion, ESS, prison. */
const CELLS: Record<Kind, [EligibilityAnswer, EligibilityAnswer, EligibilityAnswer, EligibilityAnswer]> = {
  ACI: [V, Y, V, N],
  EI: [V, Y, V, N],
  AI: [V, Y, V, N],
  ETTI: [V, Y, V, N],
  EITI: [V, Y, V, N],
  GEIQ: [N, V, V, N],
  EA: [Y, V, V, N],
  EATT: [V, V, V, N],
  ESAT: [Y, V, V, N],
  SEP: [N, N, N, Y],
  ASSOCIATION: [V, V, Y, N],
  SCOP: [V, V, Y, N],
  SCIC: [V, V, Y, N],
  MUTUELLE: [V, V, Y, N],
  FONDATION: [V, V, Y, N],
  ESUS: [V, V, Y, N],
  SOCIETE_ESS: [V, V, Y, N],
};
const COLUMNS: Lever[] = ['reserved-disability', 'reserved-insertion', 'reserved-ess', 'reserved-prison'];
const cases = KINDS.flatMap((kind) => COLUMNS.map((lever, column) => [kind, lever, CELLS[kind][column]!] as const));

describe('who may answer what is reserved', () => {
  it.each(cases)('%s, %s: %s', (kind, lever, answer) => {
    expect(eligibilityCell(lever, kind, TODAY)?.answer).toBe(answer);
  });

  it('has a cell for each, with its article, its source and what proof is missing', () => {
    expect(ELIGIBILITY_CELLS).toHaveLength(KINDS.length * COLUMNS.length);
    for (const cell of ELIGIBILITY_CELLS) {
      expect(cell.article).toMatch(/^L2113-1[235]/);
      expect(cell.source).not.toBe('');
      expect(cell.proof === null).toBe(cell.answer !== 'to-verify');
    }
  });

  it('never calls eligible an equivalence by half of the workers, nor a cell that was not found', () => {
    for (const cell of ELIGIBILITY_CELLS) {
      if (cell.proof === 'share-of-half' || cell.certainty === 'unverified') expect(cell.answer).not.toBe('eligible');
    }
    expect(eligibilityCell('reserved-disability', 'EATT', TODAY)).toMatchObject({ proof: 'rule-to-confirm' });
  });

  it('asks for a listed service under L2113-15', () => {
    expect(eligibilityCell('reserved-ess', 'ASSOCIATION', TODAY)?.needsListedService).toBe(true);
    expect(eligibilityCell('reserved-ess', 'ESAT', TODAY)).toMatchObject({ proof: 'ess', needsListedService: true });
  });

  it.each(LEVERS.filter((lever) => !lever.startsWith('reserved-')))('leaves everyone eligible under %s', (lever) => {
    for (const kind of KINDS) expect(eligibilityCell(lever, kind, TODAY)?.answer).toBe('eligible');
  });

  it('is to be verified when no article is cited, for each kind that an article could fit', () => {
    for (const kind of KINDS) {
      expect(eligibilityCell('reserved-unspecified', kind, TODAY)).toMatchObject({ answer: V, proof: 'article' });
    }
  });
});

describe('dated rules, on the day before and the day itself', () => {
  it.each([
    ['reserved-disability', '2019-03-31', '2019-04-01'],
    ['reserved-insertion', '2019-03-31', '2019-04-01'],
    ['reserved-ess', '2019-03-31', '2019-04-01'],
    ['reserved-prison', '2022-10-19', '2022-10-20'],
  ] as const)('%s is not known on %s, in force on %s', (lever, before, day) => {
    const kind = lever === 'reserved-prison' ? 'SEP' : 'ACI';
    expect(leverArticle(lever, before)).toBeNull();
    expect(eligibilityCell(lever, kind, before)).toBeNull();
    expect(leverArticle(lever, day)).not.toBeNull();
    expect(eligibilityCell(lever, kind, day)).not.toBeNull();
  });

  it('lets L2113-12 and L2113-13 stand on one lot from 7 December 2020, not the day before', () => {
    expect(jointReservationAllowed('2020-12-06')).toBe(false);
    expect(jointReservationAllowed('2020-12-07')).toBe(true);
  });

  it('holds L2113-16 for what L2113-15 reserves, unverified', () => {
    expect(ESS_RESERVATION_LIMITS).toMatchObject({ article: 'L2113-16', maxYears: 3, certainty: 'unverified' });
    expect(validOn(ESS_RESERVATION_LIMITS, '2019-03-31')).toBe(false);
    expect(validOn(ESS_RESERVATION_LIMITS, '2019-04-01')).toBe(true);
  });

  it('gathers what held on a day', () => {
    expect(lawOn('2020-12-06')).toMatchObject({ joint: null });
    expect(lawOn('2020-12-06').articles.map((row) => row.article)).toEqual(['L2113-12', 'L2113-13', 'L2113-15']);
    expect(lawOn(TODAY).articles).toHaveLength(4);
    expect(lawOn(TODAY)).toMatchObject({ share: { share: 0.5 }, joint: { article: 'L2113-14' } });
    expect(lawOn('2019-03-31')).toEqual({ articles: [], joint: null, share: null, essLimits: null });
  });

  it('counts the first and the last day in', () => {
    const row = { validFrom: '2026-01-01', validTo: '2026-03-31' };
    expect(['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((day) => validOn(row, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('has to be confirmed unless it was read in the law or decided here', () => {
    expect(mustBeConfirmed({ certainty: 'secondary' })).toBe(true);
    expect(mustBeConfirmed(RESERVED_SHARE)).toBe(true);
    expect(mustBeConfirmed({ certainty: 'primary' })).toBe(false);
    expect(mustBeConfirmed({ certainty: 'house' })).toBe(false);
  });
});

describe('thresholds', () => {
  it.each([
    ['eu-state-supplies', '2025-12-31', null],
    ['eu-state-supplies', '2026-01-01', 140_000],
    ['eu-local-supplies', '2023-12-31', null],
    ['eu-local-supplies', '2025-12-31', 221_000],
    ['eu-local-supplies', '2026-01-01', 216_000],
    ['eu-utilities-supplies', '2025-12-31', null],
    ['eu-utilities-supplies', '2026-01-01', 432_000],
    ['eu-works', '2023-12-31', null],
    ['eu-works', '2025-12-31', 5_538_000],
    ['eu-works', '2026-01-01', 5_404_000],
    ['eu-works', '2028-01-01', null],
    ['no-publicity-supplies', '2026-03-31', 40_000],
    ['no-publicity-supplies', '2026-04-01', 60_000],
    ['no-publicity-works', '2025-12-31', null],
    ['no-publicity-works', '2026-01-01', 100_000],
    ['buyer-profile', '2026-03-31', null],
    ['buyer-profile', '2026-04-01', 60_000],
    ['boamp-jal', TODAY, 90_000],
    ['small-lot-supplies', TODAY, 80_000],
    ['small-lot-works', TODAY, 1_000_000],
    ['social-services-publicity', TODAY, 750_000],
    ['award-data', TODAY, 40_000],
    ['spaser', '2022-12-31', null],
    ['spaser', '2023-01-01', 50_000_000],
  ] as const)('%s on %s is %s', (code, day, euros) => {
    expect(thresholdOn(code, day)?.euros ?? null).toBe(euros);
  });

  it('never hold two amounts on one day', () => {
    for (const row of THRESHOLDS) {
      for (const other of THRESHOLDS) {
        if (row === other || row.code !== other.code) continue;
        expect(validOn(row, other.validFrom ?? TODAY)).toBe(false);
      }
    }
  });

  it('all have a source', () => {
    expect(THRESHOLDS.filter((row) => row.source === '')).toEqual([]);
  });
});

describe('hours of a clause', () => {
  const yes = (modality: 'work' | 'staff') =>
    CLAUSE_CELLS.filter((cell) => cell.modality === modality && cell.answer === 'yes').map((cell) => cell.kind);

  it('are worked by EI, ACI, EA and ESAT', () => {
    expect(yes('work')).toEqual(['ACI', 'EI', 'EA', 'ESAT']);
  });

  it('are lent as staff by AI, ETTI, GEIQ and EATT', () => {
    expect(yes('staff')).toEqual(['AI', 'ETTI', 'GEIQ', 'EATT']);
  });

  it('are to be verified for EITI and EATT, in prison only for SEP, not delivered by a plain association', () => {
    expect(clauseCell('work', 'EITI').answer).toBe('to-verify');
    expect(clauseCell('work', 'EATT').answer).toBe('to-verify');
    expect(clauseCell('work', 'SEP').answer).toBe('prison-only');
    expect(clauseCell('work', 'ASSOCIATION').answer).toBe('no');
    expect(clauseCell('staff', 'ACI').answer).toBe('no');
    expect(clauseCell('staff', 'SCOP').answer).toBe('not-offered');
  });
});

describe('how long an evidence without an end stays current', () => {
  it('is by the most precise row: source and kind, source, kind, all', () => {
    expect(evidenceMonths('directory-file', 'ACI', TODAY)).toBe(12);
    expect(evidenceMonths('directory-file', 'SCOP', TODAY)).toBe(24);
    expect(evidenceMonths('person', 'ACI', TODAY)).toBe(6);
    expect(evidenceMonths('person', 'SCOP', TODAY)).toBe(6);
    expect(evidenceMonths('finess', 'ESAT', TODAY)).toBe(24);
    expect(evidenceMonths('esus-list', 'ESUS', TODAY)).toBe(12);
    expect(evidenceMonths('demo', 'ESUS', TODAY)).toBe(24);
  });
});
