export { PARSER_VERSION } from './parser-version';
export type { NoticeRecord } from './file/notice-record';
export { readNoticeBytes, readNotices } from './file/read-notices';
export { filledFields, NOTICE_FIELD_NAMES, type NoticeField } from './filled-fields';
export { readBoampRecord } from './boamp/boamp-record';
export { readApprochRecord } from './approch/approch-record';
export { readDecpRecord } from './decp/decp-record';
export { type DecpRows, decpRowsToRecords } from './decp/decp-rows';
export {
  NOTICE_FORMATS,
  type Award,
  type AwardCriterion,
  type ContactPoint,
  type DeadlineMove,
  type LotResult,
  type NoticeFormat,
  type Winner,
} from './notice';
export type {
  Notice,
  NoticeBuyer,
  NoticeForm,
  NoticeLink,
  NoticeLot,
  NoticePlace,
  ParsedNotice,
  Problem,
  Repair,
} from './notice';
export { clauseHours } from './marks/clauses';
