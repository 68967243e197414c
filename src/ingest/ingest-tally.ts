import type { ParsedNotice } from '#lib/notice-formats';
import type { RefusalReason } from './quarantined-record.entity';
import { countShape, type Shapes } from './source-shapes';

/** What a record did when it came in. */
export type Outcome = 'new' | 'changed' | 'unchanged';

/** A record that was refused, as a report names it. */
export interface Refusal {
  record: string;
  problems: RefusalReason[];
}

/** Reports name this many refused records; the others are counted, and kept in quarantine all the same. */
const NAMED_REFUSALS = 200;

/** The running count of one reading. */
export class IngestTally {
  read = 0;
  new = 0;
  changed = 0;
  unchanged = 0;
  quarantined = 0;
  /** Records that the source says there are; null when it says nothing */
  expected: number | null = null;
  /** Another number of records came than the source said */
  isShort = false;
  readonly shapes: Shapes = {};
  readonly repairs: Record<string, number> = {};
  readonly refusals: Refusal[] = [];
  /** Correlation ids of the records that changed something */
  readonly causes: string[] = [];

  /** Counts what a record looks like, whatever becomes of it. */
  saw(parsed: ParsedNotice): void {
    countShape(this.shapes, parsed);
  }

  /** Counts a record that came in, and each of its repairs by its code. */
  came(outcome: Outcome, repairs: readonly { code: string }[] = []): void {
    this.read += 1;
    this[outcome] += 1;
    for (const { code } of repairs) this.repairs[code] = (this.repairs[code] ?? 0) + 1;
  }

  /** Counts records that their source says are as they were when they were kept, and does not give again. */
  notModified(count: number): void {
    this.read += count;
    this.unchanged += count;
  }

  /** Counts a record that was refused. */
  refused(refusal: Refusal): void {
    this.read += 1;
    this.quarantined += 1;
    if (this.refusals.length < NAMED_REFUSALS) this.refusals.push(refusal);
  }

  /** @returns the counts so far, as plain data */
  told() {
    const { read, new: added, changed, unchanged, quarantined, expected, isShort } = this;
    const { shapes, repairs, refusals, causes } = this;
    return { read, new: added, changed, unchanged, quarantined, expected, isShort, shapes, repairs, refusals, causes };
  }
}
