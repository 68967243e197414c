import type { Notice, NoticeLot } from './notice';

type Filled<T> = Record<string, (of: T) => boolean>;

const OF_NOTICE = {
  procedure: ({ procedureId }) => procedureId !== null,
  title: ({ title }) => title !== '',
  text: ({ text, lots }) => text !== '' || lots.some((lot) => lot.text !== ''),
  'buyer-name': ({ buyer }) => buyer.name !== '',
  'buyer-siret': ({ buyer }) => buyer.siret !== null,
  published: ({ publishedOn }) => publishedOn !== null,
  reference: ({ reference }) => reference !== null,
  lots: ({ lots }) => lots.length > 0,
  marks: ({ marks, lots }) => marks.length > 0 || lots.some((lot) => lot.marks.length > 0),
} satisfies Filled<Notice>;

const OF_LOT = {
  cpv: ({ cpv }) => cpv.length > 0,
  nature: ({ nature }) => nature !== null,
  place: ({ places }) => places.length > 0,
  amount: ({ amount }) => amount !== null,
  duration: ({ durationMonths }) => durationMonths !== null,
  deadline: ({ deadline }) => deadline !== null,
  documents: ({ documentsUrl }) => documentsUrl !== null,
  criteria: ({ criteria }) => criteria.length > 0,
  conditions: ({ performanceConditions }) => performanceConditions.length > 0,
  'contact-point': ({ contactPoint }) => contactPoint !== null,
  result: ({ result }) => result !== null,
  winner: ({ result }) => result !== null && result.awards.some(({ winners }) => winners.length > 0),
  'winner-siret': ({ result }) =>
    result !== null && result.awards.some(({ winners }) => winners.some(({ siret }) => siret !== null)),
} satisfies Filled<NoticeLot>;

/** A field of the model as counts of a source name it. */
export type NoticeField = keyof typeof OF_NOTICE | keyof typeof OF_LOT;

const NOTICE_FIELDS = Object.entries(OF_NOTICE) as [NoticeField, (notice: Notice) => boolean][];
const LOT_FIELDS = Object.entries(OF_LOT) as [NoticeField, (lot: NoticeLot) => boolean][];

/** Every name that `filledFields` may give, in the order of the model. */
export const NOTICE_FIELD_NAMES: readonly NoticeField[] = [...NOTICE_FIELDS, ...LOT_FIELDS].map(([name]) => name);

/** @returns the fields that a notice says something in; a lot's field counts when one lot at least says it */
export function filledFields(notice: Notice): NoticeField[] {
  return [
    ...NOTICE_FIELDS.filter(([, isFilled]) => isFilled(notice)),
    ...LOT_FIELDS.filter(([, isFilled]) => notice.lots.some(isFilled)),
  ].map(([name]) => name);
}
