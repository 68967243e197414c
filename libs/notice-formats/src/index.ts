export { type BoampFile, type FileRecord, readBoampFile } from './boamp/boamp-file';
export { readBoampRecord } from './boamp/boamp-record';
export type {
  Notice,
  NoticeBuyer,
  NoticeForm,
  NoticeLink,
  NoticeLot,
  NoticePlace,
  ParsedNotice,
  Problem,
  ProblemCode,
  Repair,
  RepairCode,
} from './notice';
export { clauseHours } from './marks/clauses';
