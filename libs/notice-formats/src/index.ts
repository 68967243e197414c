export { PARSER_VERSION } from './parser-version';
export { type NoticeRecord, readNoticeBytes, readNotices } from './file/read-notices';
export { type BoampFile, readBoampFile } from './boamp/boamp-file';
export { readBoampRecord } from './boamp/boamp-record';
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
  Repair,
} from './notice';
export { clauseHours } from './marks/clauses';
