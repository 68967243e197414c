import {
  CLAUSE_CELLS,
  clauseCell,
  eligibilityCell,
  eligibilityTable,
  KINDS,
  LEVERS,
  type EligibilityCell,
  type Kind,
  type Lever,
} from '#lib/nomenclature';

const TODAY = '2026-09-22';

/**
 * Every cell, written out again by hand: Y eligible; L eligible for a listed service; H to verify, proof of the half of
 * workers; E to verify, proof of belonging to the ESS for a listed service; C to verify, rule to confirm; A to verify, article
 * to read; N not eligible. Columns: L2113-12, L2113-13, L2113-15, L2113-13-1, reserved without article, then the levers
 * that reserve nothing, in the order of `LEVERS`.
 */
const TABLE: Record<Kind, string> = {
  ACI: 'H Y E N A Y Y Y Y Y Y',
  EI: 'H Y E N A Y Y Y Y Y Y',
  AI: 'H Y E N A Y Y Y Y Y Y',
  ETTI: 'H Y E N A Y Y Y Y Y Y',
  EITI: 'H Y E N A Y Y Y Y Y Y',
  GEIQ: 'N H E N A Y Y Y Y Y Y',
  EA: 'Y H E N A Y Y Y Y Y Y',
  EATT: 'C H E N A Y Y Y Y Y Y',
  ESAT: 'Y H E N A Y Y Y Y Y Y',
  SEP: 'N N N Y A Y Y Y Y Y Y',
  ASSOCIATION: 'H H L N A Y Y Y Y Y Y',
  SCOP: 'H H L N A Y Y Y Y Y Y',
  SCIC: 'H H L N A Y Y Y Y Y Y',
  MUTUELLE: 'H H L N A Y Y Y Y Y Y',
  FONDATION: 'H H L N A Y Y Y Y Y Y',
  ESUS: 'H H L N A Y Y Y Y Y Y',
  SOCIETE_ESS: 'H H L N A Y Y Y Y Y Y',
};
const COLUMNS: readonly Lever[] = [
  'reserved-disability',
  'reserved-insertion',
  'reserved-ess',
  'reserved-prison',
  'reserved-unspecified',
  'social-clause',
  'insertion-object',
  'social-criterion',
  'sme',
  'environment-clause',
  'environment-criterion',
];
const MEANS: Record<string, Pick<EligibilityCell, 'answer' | 'proof' | 'needsListedService'>> = {
  Y: { answer: 'eligible', proof: null, needsListedService: false },
  L: { answer: 'eligible', proof: null, needsListedService: true },
  H: { answer: 'to-verify', proof: 'share-of-half', needsListedService: false },
  E: { answer: 'to-verify', proof: 'ess', needsListedService: true },
  C: { answer: 'to-verify', proof: 'rule-to-confirm', needsListedService: false },
  A: { answer: 'to-verify', proof: 'article', needsListedService: false },
  N: { answer: 'not-eligible', proof: null, needsListedService: false },
};
const ARTICLES: Partial<Record<Lever, string>> = {
  'reserved-disability': 'L2113-12',
  'reserved-insertion': 'L2113-13',
  'reserved-ess': 'L2113-15',
  'reserved-prison': 'L2113-13-1',
};
const cells = (Object.keys(TABLE) as Kind[]).flatMap((kind) =>
  TABLE[kind].split(' ').map((letter, column) => [COLUMNS[column]!, kind, letter] as const),
);

describe('the table lever by kind', () => {
  it('is written out here whole: 11 levers by 17 kinds', () => {
    expect(cells).toHaveLength(187);
    expect([...LEVERS].sort()).toEqual([...COLUMNS].sort());
    expect([...KINDS].sort()).toEqual(Object.keys(TABLE).sort());
    expect(eligibilityTable(TODAY)).toHaveLength(187);
  });

  it.each(cells)('%s, %s: %s', (lever, kind, letter) => {
    const cell = eligibilityCell(lever, kind, TODAY)!;
    expect({ answer: cell.answer, proof: cell.proof, needsListedService: cell.needsListedService }).toEqual(
      MEANS[letter],
    );
    expect(cell.article).toBe(ARTICLES[lever] ?? null);
    expect(cell.source.length).toBeGreaterThan(10);
  });

  it('gives three answers and no other', () => {
    const answers = new Set(eligibilityTable(TODAY).map(({ answer }) => answer));
    expect([...answers].sort()).toEqual(['eligible', 'not-eligible', 'to-verify']);
  });

  it.each([
    ['2019-03-31', 187 - 5 * 17],
    ['2019-04-01', 187 - 17],
    ['2022-10-19', 187 - 17],
    ['2022-10-20', 187],
  ])('holds on %s the %i cells that were in force', (day, length) => {
    expect(eligibilityTable(day)).toHaveLength(length);
  });

  it('lets nobody pass for what no article named yet', () => {
    expect(eligibilityCell('reserved-unspecified', 'SEP', '2022-10-19')?.answer).toBe('not-eligible');
    expect(eligibilityCell('reserved-unspecified', 'SEP', '2022-10-20')?.answer).toBe('to-verify');
  });

  it('says nothing, rather than no, of a mere « réservé » from before the Code', () => {
    expect(eligibilityCell('reserved-unspecified', 'ACI', '2019-03-31')).toBeNull();
    expect(eligibilityCell('reserved-unspecified', 'ACI', '2019-04-01')?.answer).toBe('to-verify');
  });
});

/** Hours of a clause, written out again: own work, staff made available. */
const CLAUSES: Record<Kind, string> = {
  ACI: 'yes no',
  EI: 'yes no',
  AI: 'not-offered yes',
  ETTI: 'not-offered yes',
  EITI: 'to-verify no',
  GEIQ: 'not-offered yes',
  EA: 'yes no',
  EATT: 'to-verify yes',
  ESAT: 'yes no',
  SEP: 'prison-only not-offered',
  ASSOCIATION: 'no not-offered',
  SCOP: 'no not-offered',
  SCIC: 'no not-offered',
  MUTUELLE: 'no not-offered',
  FONDATION: 'no not-offered',
  ESUS: 'no not-offered',
  SOCIETE_ESS: 'no not-offered',
};

describe('the table of clause hours', () => {
  it.each(Object.entries(CLAUSES) as [Kind, string][])('%s: %s', (kind, answers) => {
    expect(`${clauseCell('work', kind).answer} ${clauseCell('staff', kind).answer}`).toBe(answers);
  });

  it('has a source and a certainty in each cell, and never calls sure what was not found', () => {
    expect(CLAUSE_CELLS).toHaveLength(34);
    for (const cell of CLAUSE_CELLS) {
      expect(cell.source).not.toBe('');
      expect(cell.certainty === 'unverified').toBe(cell.answer === 'to-verify');
    }
  });
});
