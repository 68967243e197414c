import type { EformsContent } from '../eforms/eforms-notice';
import type { SaidBeside } from '../eforms/said-beside';
import type { MarkSource } from '../marks/mark-source';
import type { NoticeLot } from '../notice';
import type { Findings } from '../reading/findings';
import type { Standing } from './boamp-form';

/** What the body of a BOAMP notice (`donnees`, `DONNEES`) says by itself, whatever its shape: what an eForms notice says. */
export interface BoampContent extends EformsContent {
  /** The limit to answer that a correction without lots moves, ISO 8601 */
  movedDeadline?: string | null;
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
