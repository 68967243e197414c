import type { Mark } from '#lib/nomenclature';
import type { MarkSource } from '../marks/mark-source';
import type { NoticeBuyer, NoticeForm, NoticeLot } from '../notice';
import type { Findings } from '../reading/findings';
import type { SaidBeside } from '../eforms/said-beside';
import type { Standing } from './boamp-form';

/** What the body of a BOAMP notice (`donnees`, `DONNEES`) says by itself, whatever its shape. */
export interface BoampContent {
  procedureId: string | null;
  noticeId: string | null;
  noticeVersion: string | null;
  /** The form of the body, corrections and cancellations aside; null when it does not say */
  baseForm: NoticeForm | null;
  /** What a section of corrections or a cancellation says, null when there is none */
  change: { target: string | null; isCancellation: boolean } | null;
  /** What was changed, or why it was cancelled, in the source's words */
  changeReason: string | null;
  /** Notices named as earlier ones */
  follows: string[];
  /** The limit to answer that a correction without lots moves, ISO 8601 */
  movedDeadline?: string | null;
  issuedAt: string | null;
  procedureType: string | null;
  reference: string | null;
  plannedOn: string | null;
  title: string;
  text: string;
  buyer: NoticeBuyer;
  lots: NoticeLot[];
  marks: Mark[];
}

/** What a reader of one shape knows besides the body. */
export interface BoampContext {
  beside: SaidBeside;
  standing: Standing;
  findings: Findings;
}

/** A lot with what may prove a lever on it. */
export interface BoampLot {
  lot: NoticeLot;
  source: MarkSource;
}

/**
 * Whether a notice only corrects or cancels: its words must not take the place of the lots it does not restate.
 * @param hasChange the body holds a section of corrections, or a cancellation
 */
export function isOnlyChange(standing: Standing, hasChange: boolean, restates: boolean): boolean {
  return !restates && (hasChange || /RECTIF|ANNUL/.test(`${standing.nature} ${standing.state}`));
}
