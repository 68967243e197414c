import { LINKS } from '#lib/matching-engine';
import type { LabelledMatch } from '../../api/exports/labelled-matches.query';

/** One column per fact; the text and the reasons of each link are in the JSON lines only. */
export const LABELLED_COLUMNS = [
  'kind',
  'ref',
  'version',
  'title',
  'cpv',
  'nature',
  'commune',
  'department',
  'buyer',
  'amount',
  'levers',
  'startsOn',
  'closesOn',
  'siret',
  'rank',
  'score',
  'band',
  ...LINKS,
  'eligibility',
  'weights',
  'seed',
  'verdict',
  'verdictReason',
  'verdictOn',
  'verdictStanding',
  'answer',
  'answerReason',
  'answerOn',
];

/** @returns the cells of a labelled match, in the order of `LABELLED_COLUMNS` */
export function labelledCsvRow({ opportunity, verdict, answer, ...match }: LabelledMatch): string[] {
  const { place, buyer, amount } = opportunity;
  const links = LINKS.map((name) => match.links.find((link) => link.name === name)?.state ?? '');
  return [
    opportunity.kind,
    opportunity.ref,
    String(opportunity.version),
    opportunity.title,
    opportunity.cpv.join(' '),
    opportunity.nature ?? '',
    place.commune ?? '',
    place.department ?? '',
    buyer?.siret ?? buyer?.name ?? '',
    amount === null ? '' : String(amount.value),
    opportunity.levers.map(({ lever, sure }) => (sure ? lever : `${lever}?`)).join(' '),
    opportunity.startsOn ?? '',
    opportunity.closesOn ?? '',
    match.supplier.siret,
    String(match.rank),
    String(match.score),
    match.band,
    ...links,
    match.eligibility.answer,
    match.weights,
    match.seed,
    ...(verdict ? [verdict.value, verdict.reason ?? '', verdict.on, String(verdict.standing)] : ['', '', '', '']),
    ...(answer ? [answer.value, answer.reason ?? '', answer.on] : ['', '', '']),
  ];
}
