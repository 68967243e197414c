export { type BoampFile, readBoampFile } from './boamp/boamp-file';
export { readBoampRecord } from './boamp/boamp-record';
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
