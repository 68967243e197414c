import {
  clauseCell,
  ESS_RESERVATION_LIMITS,
  JOINT_RESERVATION,
  leverArticle,
  LEVERS,
  mustBeConfirmed,
  RESERVED_SHARE,
  validOn,
  type EligibilityCell,
} from '#lib/nomenclature';
import type { EligibilityTold } from './eligibility.command';

const PROOFS: Readonly<Record<NonNullable<EligibilityCell['proof']>, string>> = {
  'share-of-half': 'proof of half of the workers',
  ess: 'proof of belonging to the ESS',
  'rule-to-confirm': 'rule to be confirmed',
  article: 'article to be read',
};

/** @returns an answer as a person reads it at a terminal */
export function answerAsText(told: EligibilityTold): string {
  const { kind, levers, day, answer, article, source, certainty, toConfirm, needsListedService, why, lift } = told;
  return [
    `${kind ?? 'Evidence'}, ${levers.join(' + ')}, on ${day}: ${answer}`,
    `  Article:   ${article ?? 'none'}${period(told)}`,
    `  Certainty: ${certainty}${toConfirm ? ', À confirmer' : ''}`,
    `  Source:    ${source}`,
    `  Why:       ${why}`,
    ...(lift ? [`  Would lift it: ${lift}`] : []),
    ...(needsListedService ? ['  For social and other specific services of the annexed list only.'] : []),
  ].join('\n');
}

/** @returns the cells as a table, lever by lever, each with what it stands on */
export function tableAsText(cells: readonly EligibilityCell[], day: string): string {
  const width = { kind: 12, answer: 14, proof: 30 };
  const parts = LEVERS.flatMap((lever) => {
    const own = cells.filter((cell) => cell.lever === lever);
    if (own.length === 0) return [];
    const article = leverArticle(lever, day);
    return [
      [
        `${lever}${article ? `, ${article.article}${period(article)}` : ''}`,
        ...own.map((cell) =>
          [
            ' ',
            cell.kind.padEnd(width.kind),
            cell.answer.padEnd(width.answer),
            (cell.proof ? PROOFS[cell.proof] : cell.needsListedService ? 'for a listed service' : '').padEnd(
              width.proof,
            ),
            `${cell.source} [${cell.certainty}${mustBeConfirmed(cell) ? ', À confirmer' : ''}]`,
          ].join(' '),
        ),
      ].join('\n'),
    ];
  });
  const clause = cells.filter(({ lever }) => lever === 'social-clause').map(({ kind }) => hoursAsText(kind));
  const hours = ['Who can deliver the hours of a social clause, as its holder’s supplier', ...clause].join('\n');
  const rules = [
    ...(validOn(JOINT_RESERVATION, day)
      ? [`${JOINT_RESERVATION.article}: L2113-12 and L2113-13 may stand on one lot${period(JOINT_RESERVATION)}.`]
      : ['L2113-12 and L2113-13 may not stand on one lot on that day.']),
    ...(validOn(RESERVED_SHARE, day)
      ? [
          `${RESERVED_SHARE.article}: at least ${RESERVED_SHARE.share * 100} % of workers concerned${period(RESERVED_SHARE)}.`,
        ]
      : []),
    ...(validOn(ESS_RESERVATION_LIMITS, day)
      ? [
          `${ESS_RESERVATION_LIMITS.article}, for L2113-15 alone: ${ESS_RESERVATION_LIMITS.maxYears} years at most, none held for ${ESS_RESERVATION_LIMITS.yearsSinceLast} years${period(ESS_RESERVATION_LIMITS)}.`,
        ]
      : []),
  ];
  return [
    `Who may answer what, on ${day}`,
    ...parts,
    ...(clause.length > 0 ? [hours] : []),
    rules.join('\n'),
    'It helps sourcing and is no legal advice.',
  ].join('\n\n');
}

/** Answering a lot with a clause is open to all; who can deliver its hours is another question, by kind and by way. */
function hoursAsText(kind: EligibilityCell['kind']): string {
  const [work, staff] = [clauseCell('work', kind), clauseCell('staff', kind)];
  const doubt = [work, staff].some(({ certainty }) => certainty === 'unverified') ? 'unverified' : work.certainty;
  return [
    ' ',
    kind.padEnd(12),
    `own work: ${work.answer}`.padEnd(22),
    `staff made available: ${staff.answer}`.padEnd(35),
    `${work.source} [${doubt}, À confirmer]`,
  ].join(' ');
}

function period({ validFrom, validTo }: Pick<EligibilityTold, 'validFrom' | 'validTo'>): string {
  return `${validFrom ? `, since ${validFrom}` : ''}${validTo ? `, until ${validTo}` : ''}`;
}
