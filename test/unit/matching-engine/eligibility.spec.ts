import {
  eligibilityOf,
  renderEligibility,
  renderLift,
  type Eligibility,
  type ProfileEvidence,
} from '#lib/matching-engine';
import { eligibilityCell, KINDS, RESERVATIONS, type Kind, type Lever } from '#lib/nomenclature';
import { reserved } from '../../factories/a-profile';

const TODAY = '2026-09-22';

function proof(kind: Kind, dates: Partial<ProfileEvidence> = {}): ProfileEvidence {
  return { id: `${kind}-1`, kind, source: 'test', checkedAt: null, validUntil: '2027-12-31', ...dates };
}

function judge(
  evidence: ProfileEvidence[],
  levers: { lever: Lever; sure: boolean }[],
  { today = TODAY, closesOn = null }: { today?: string; closesOn?: string | null } = {},
): Eligibility {
  return eligibilityOf(evidence, { levers, closesOn }, today);
}

describe('a lot that reserves nothing', () => {
  it('asks for no status, whatever the evidence', () => {
    const doubtful = [proof('ACI', { validUntil: '2020-01-01' })];
    expect(judge([], [])).toMatchObject({ answer: 'open', because: 'status/open' });
    expect(judge(doubtful, reserved('social-clause', 'sme')).answer).toBe('open');
  });
});

describe('a reserved lot', () => {
  it.each(RESERVATIONS.flatMap((lever) => KINDS.map((kind) => [lever, kind] as const)))(
    '%s answers %s as the law table does, given a valid proof',
    (lever, kind) => {
      const cell = eligibilityCell(lever, kind, TODAY)!;
      const found = judge([proof(kind)], reserved(lever));
      expect(found.answer).toBe(cell.answer);
      expect(found.lever).toBe(lever);
      expect(found.article).toBe(cell.article);
    },
  );

  it('names the evidence it rests on', () => {
    expect(judge([proof('ACI')], reserved('reserved-insertion'))).toEqual({
      answer: 'eligible',
      lever: 'reserved-insertion',
      article: 'L2113-13',
      because: 'evidence/valid',
      facts: { kind: 'ACI', evidence: 'ACI-1', checkedAt: null, validUntil: '2027-12-31' },
    });
  });

  it.each([
    ['ended yesterday', { validUntil: '2026-09-21' }, 'to-verify', 'evidence/expired'],
    ['ends today', { validUntil: '2026-09-22' }, 'eligible', 'evidence/valid'],
    ['has no date at all', { validUntil: null }, 'to-verify', 'evidence/undated'],
    [
      'was checked twelve months ago to the day',
      { validUntil: null, checkedAt: '2025-09-22' },
      'eligible',
      'evidence/valid',
    ],
    ['was checked a day before that', { validUntil: null, checkedAt: '2025-09-21' }, 'to-verify', 'evidence/too-old'],
  ] as const)('with a proof that %s', (_words, dates, answer, because) => {
    expect(judge([proof('EI', dates)], reserved('reserved-insertion'))).toMatchObject({ answer, because });
  });

  it.each([
    ['2026-10-13', 'to-verify', 'evidence/ends-before-deadline'],
    ['2026-10-14', 'eligible', 'evidence/valid'],
  ] as const)('closing on 14 October, with a proof until %s', (validUntil, answer, because) => {
    const found = judge([proof('EI', { validUntil })], reserved('reserved-insertion'), { closesOn: '2026-10-14' });
    expect(found).toMatchObject({ answer, because });
  });

  it('is to be verified without any proof', () => {
    expect(judge([], reserved('reserved-insertion'))).toMatchObject({ answer: 'to-verify', because: 'evidence/none' });
  });

  it.each([
    ['a current proof', {}, 'evidence/contradicted'],
    ['a proof that ended', { validUntil: '2026-01-01' }, 'evidence/denied'],
    ['a proof that is too old', { validUntil: null, checkedAt: '2024-01-01' }, 'evidence/denied'],
    ['a proof without a date', { validUntil: null }, 'evidence/denied'],
  ] as const)('is to be verified when a source denies %s', (_words, dates, because) => {
    const denial = proof('ACI', {
      id: 'no',
      source: 'register',
      checkedAt: '2026-09-01',
      validUntil: null,
      denied: true,
    });
    expect(judge([proof('ACI', dates), denial], reserved('reserved-insertion'))).toMatchObject({
      answer: 'to-verify',
      because,
      facts: { deniedAt: '2026-09-01', deniedBy: 'no' },
    });
  });

  it('is as if a kind were not there once it is denied', () => {
    const denial = proof('ACI', { checkedAt: '2026-09-01', validUntil: null, denied: true });
    expect(judge([denial], reserved('reserved-insertion'))).toMatchObject({ because: 'evidence/denied' });
    expect(judge([denial, proof('SEP')], reserved('reserved-insertion')).answer).toBe('not-eligible');
    expect(judge([denial, proof('EI')], reserved('reserved-insertion')).answer).toBe('eligible');
  });

  it.each([
    ['SEP', 'reserved-insertion'],
    ['GEIQ', 'reserved-disability'],
    ['ACI', 'reserved-prison'],
  ] as const)('is not shut to a supplier of which a source says that it is no %s', (kind, lever) => {
    const denial = proof(kind, { id: 'no', checkedAt: '2026-09-01', validUntil: null, denied: true });
    expect(judge([denial], reserved(lever))).toMatchObject({ answer: 'to-verify', because: 'evidence/none' });
    const old = proof(kind, { checkedAt: '2026-01-01', validUntil: null });
    expect(judge([old, denial], reserved(lever))).toMatchObject({ answer: 'to-verify', because: 'evidence/none' });
  });

  it('stays open to who proved it again since', () => {
    const denial = proof('ACI', { id: 'no', checkedAt: '2026-03-01', validUntil: null, denied: true });
    const since = proof('ACI', { id: 'yes', source: 'list', checkedAt: '2026-06-01' });
    expect(judge([denial, since], reserved('reserved-insertion'))).toMatchObject({
      answer: 'eligible',
      facts: { evidence: 'yes' },
    });
  });

  it('takes the best of several proofs', () => {
    const several = [proof('GEIQ'), proof('EA', { validUntil: '2020-01-01' }), proof('ESAT')];
    expect(judge(several, reserved('reserved-disability'))).toMatchObject({
      answer: 'eligible',
      facts: { kind: 'ESAT' },
    });
  });

  it('never becomes eligible by losing a proof', () => {
    const all = KINDS.map((kind) => proof(kind, kind === 'ACI' ? { validUntil: '2020-01-01' } : {}));
    const made = RESERVATIONS.flatMap((lever) =>
      all.filter((removed) => {
        const left = all.filter((row) => row !== removed);
        const [before, after] = [judge(all, reserved(lever)), judge(left, reserved(lever))];
        return before.answer !== 'eligible' && after.answer === 'eligible';
      }),
    );
    expect(made).toEqual([]);
  });

  it('is judged by the law of the day: unknown before the Code', () => {
    expect(judge([proof('ACI')], reserved('reserved-insertion'), { today: '2019-03-31' })).toMatchObject({
      answer: 'to-verify',
      because: 'law/unknown',
    });
    expect(judge([proof('ACI')], reserved('reserved-insertion'), { today: '2019-04-01' }).answer).toBe('eligible');
    expect(judge([proof('ACI')], reserved('reserved-unspecified'), { today: '2019-03-31' })).toMatchObject({
      answer: 'to-verify',
      because: 'law/unknown',
    });
  });
});

describe('a lot reserved to the ESS, whose object is known', () => {
  const asked = (object: { cpv: string[]; nature?: 'services' | 'works' | 'supplies' | null }, kind: Kind = 'SCIC') =>
    eligibilityOf([proof(kind)], { levers: reserved('reserved-ess'), closesOn: null, ...object }, TODAY);

  it.each([
    ['85312310', 'services', 'eligible', 'evidence/valid'],
    ['85312310', null, 'eligible', 'evidence/valid'],
    ['80500000', 'services', 'to-verify', 'service/unlisted'],
    ['77310000', 'services', 'to-verify', 'service/unlisted'],
    ['85312310', 'supplies', 'to-verify', 'service/unlisted'],
    ['85312310', 'works', 'to-verify', 'service/unlisted'],
  ] as const)('%s, %s: %s', (cpv, nature, answer, because) => {
    expect(asked({ cpv: [cpv], nature })).toMatchObject({ answer, because, article: 'L2113-15' });
  });

  it('is to be verified without a code: the law asks for a listed service', () => {
    expect(asked({ cpv: [] })).toMatchObject({ answer: 'to-verify', because: 'service/unlisted' });
  });

  it('keeps to the article: no object makes a kind fit, nor weighs on another reservation', () => {
    expect(asked({ cpv: ['85312310'] }, 'SEP').answer).toBe('not-eligible');
    expect(asked({ cpv: ['85312310'] }, 'EI').because).toBe('proof/ess');
    const insertion = { levers: reserved('reserved-insertion'), closesOn: null, cpv: ['77310000'] };
    expect(eligibilityOf([proof('ACI')], insertion, TODAY).answer).toBe('eligible');
  });

  it('says what of the object is in doubt, and what would lift it', () => {
    const said = (...args: Parameters<typeof asked>) => renderEligibility(asked(...args)).replace(/\u00a0/g, ' ');
    expect(said({ cpv: ['77310000'] })).toBe(
      'SCIC : CPV 77310000-6 hors de notre liste des services sociaux, à vérifier',
    );
    expect(said({ cpv: ['80500000'] })).toContain('peut-être dans la liste des services sociaux');
    expect(said({ cpv: [] })).toContain('sans code CPV');
    expect(said({ cpv: ['85312310'], nature: 'works' })).toContain('ne réserve que des services');
    expect(renderLift(asked({ cpv: ['77310000'] }))).toBe(
      'un objet qui soit un service social ou spécifique de la liste',
    );
  });
});

describe('several reservations on one lot', () => {
  const both = reserved('reserved-disability', 'reserved-insertion');

  it('open it to either beneficiary since the ASAP law, and are to be read by a person the day before', () => {
    for (const kind of ['ESAT', 'ACI'] as const) {
      expect(judge([proof(kind)], both, { today: '2020-12-07' }).answer).toBe('eligible');
      expect(judge([proof(kind)], both, { today: '2020-12-06' })).toMatchObject({
        answer: 'to-verify',
        because: 'levers/not-together',
      });
    }
  });

  it.each([
    ['reserved-insertion', 'reserved-prison', 'SEP'],
    ['reserved-ess', 'reserved-insertion', 'ACI'],
  ] as const)('%s and %s do not stand together', (one, other, kind) => {
    expect(judge([proof(kind)], reserved(one, other))).toMatchObject({
      answer: 'to-verify',
      because: 'levers/not-together',
    });
  });

  it('keep to the article that is named beside a mere « réservé »', () => {
    expect(judge([proof('ACI')], reserved('reserved-unspecified', 'reserved-insertion')).answer).toBe('eligible');
    expect(judge([proof('SEP')], reserved('reserved-unspecified', 'reserved-insertion')).answer).toBe('not-eligible');
  });
});

describe('a reservation that is not sure', () => {
  it('waits for a person, for those it would fit and for those it would shut out', () => {
    for (const kind of ['ACI', 'SEP'] as const) {
      expect(judge([proof(kind)], [{ lever: 'reserved-insertion', sure: false }])).toMatchObject({
        answer: 'to-verify',
        because: 'lever/unsure',
      });
    }
  });

  it('changes nothing for who is eligible by a sure one', () => {
    const levers = [
      { lever: 'reserved-insertion', sure: true },
      { lever: 'reserved-disability', sure: false },
    ] as const;
    expect(judge([proof('ACI')], [...levers]).answer).toBe('eligible');
    expect(judge([proof('ESAT')], [...levers])).toMatchObject({ answer: 'to-verify', because: 'lever/unsure' });
    expect(judge([proof('SEP')], [...levers]).answer).toBe('not-eligible');
  });

  it('is sure as soon as one mark is', () => {
    const twice = [
      { lever: 'reserved-insertion', sure: false },
      { lever: 'reserved-insertion', sure: true },
    ] as const;
    expect(judge([proof('ACI')], [...twice]).answer).toBe('eligible');
  });
});

describe('eligibility in French', () => {
  const plainSpaces = (text: string | null): string | null => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;
  const say = (evidence: ProfileEvidence[], ...levers: Lever[]): string | null =>
    plainSpaces(renderEligibility(judge(evidence, reserved(...levers))));

  it.each([
    [[proof('ACI')], 'reserved-insertion', 'ACI : éligible au lot réservé L2113-13'],
    [[proof('ESAT')], 'reserved-disability', 'ESAT : éligible au lot réservé L2113-12'],
    [[proof('SEP')], 'reserved-disability', 'SEP : non éligible au lot réservé L2113-12'],
    [[proof('ACI', { validUntil: '2026-03-31' })], 'reserved-insertion', 'preuve ACI expirée le 31/03/2026'],
    [[proof('ACI', { validUntil: null })], 'reserved-insertion', 'ACI : preuve sans date, à vérifier'],
    [[proof('ESAT')], 'reserved-insertion', 'ESAT : demander la preuve de la part de 50 % de travailleurs concernés'],
    [[proof('EATT')], 'reserved-disability', 'EATT : règle à confirmer pour le lot réservé L2113-12'],
    [[proof('EI')], 'reserved-ess', 'EI : demander la preuve d’appartenance à l’ESS'],
    [[proof('EI')], 'reserved-unspecified', 'lot réservé sans article cité : à lire dans le dossier'],
    [
      [proof('ACI'), proof('ACI', { id: 'no', source: 'other', checkedAt: '2026-09-02', denied: true })],
      'reserved-insertion',
      'ACI : deux sources se contredisent (démenti du 02/09/2026)',
    ],
    [
      [proof('ACI', { checkedAt: null, denied: true })],
      'reserved-insertion',
      'ACI : une source dit que ce n’est pas, ou plus, le cas',
    ],
    [[], 'reserved-insertion', 'aucune preuve de statut pour le lot réservé'],
  ] as const)('says it: %#', (evidence, lever, words) => {
    expect(say([...evidence], lever)).toBe(words);
  });

  it('says what would lift a doubt, and nothing when there is none', () => {
    expect(renderLift(judge([proof('ACI')], reserved('reserved-insertion')))).toBeNull();
    expect(renderLift(judge([], []))).toBeNull();
    for (const lever of RESERVATIONS) {
      for (const kind of KINDS) {
        const found = judge([proof(kind)], reserved(lever));
        if (found.answer !== 'eligible') expect(renderLift(found)).not.toBe('');
      }
    }
  });
});
