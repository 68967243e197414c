import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Correlation, hashOf, newId } from '#lib/kernel';
import { type Notice, type NoticeRecord, PARSER_VERSION, type Repair } from '#lib/notice-formats';
import { KnownNotices } from '../notice/known-notices.service';
import { NoticeService } from '../notice/notice.service';
import { faultOf, stoppedAt } from './database-faults';
import type { RunInProgress } from './ingest-runs';
import type { Outcome } from './ingest-tally';
import { isOutdated } from './outdated';
import { QuarantineService, type RefusalReason } from './quarantine.service';
import { RawRecords } from './raw-records';

/** A record as it arrives. */
export interface Arrival {
  record: NoticeRecord;
  /** What it was read from: a file's name, or the address that was asked */
  origin: string;
  /** Written in the transaction that keeps the record, or its refusal */
  also?: ((tx: EntityManager) => Promise<void>) | undefined;
}

/** Does with a record what a reading does with it, and counts it on the run. @returns whether it came in */
export type Take = (arrival: Arrival, run: RunInProgress) => Promise<boolean>;

const MAX_TURNS = 5;

/** Takes records in one by one: each with all it brings about in one transaction, or in quarantine with its reasons. */
@Injectable()
export class NoticeIntake {
  constructor(
    private readonly db: DataSource,
    private readonly notices: NoticeService,
    private readonly known: KnownNotices,
    private readonly quarantine: QuarantineService,
    private readonly raws: RawRecords,
  ) {}

  /**
   * Takes one record in, under a correlation id of its own, and counts it on the run.
   * @returns whether it came in
   * @throws DomainError `ingest/stopped` when it failed for a reason that is not the record's
   */
  async take(arrival: Arrival, run: RunInProgress): Promise<boolean> {
    const cause = newId();
    const { record } = arrival;
    run.tally.saw(record.parsed);
    const taking = async (): Promise<boolean> => {
      const { parsed } = record;
      if (!parsed.ok) return this.refuse(arrival, parsed.problems, run);
      try {
        const outcome = await this.keep(arrival, parsed, run);
        run.tally.came(outcome, parsed.repairs);
        if (outcome !== 'unchanged') run.tally.causes.push(cause);
        return true;
      } catch (error) {
        if (faultOf(error) !== 'record') throw stoppedAt(record.record, error);
        const message = error instanceof Error ? error.message : String(error);
        return this.refuse(arrival, [{ code: 'value-refused', path: '', message }], run);
      }
    };
    return Correlation.run(taking, cause);
  }

  private async keep(
    { record: { record, raw }, also }: Arrival,
    { notice, repairs }: { notice: Notice; repairs: Repair[] },
    { source, kind }: RunInProgress,
  ): Promise<Outcome> {
    for (let turn = 1; ; turn += 1) {
      try {
        return await this.db.transaction(async (tx) => {
          const { hash: rawHash, isKnown: isKnownBytes } = await this.raws.keep(tx, source, raw);
          const current = await this.known.find(notice, tx);
          const isEarlier = isOutdated(notice, { kind, rawHash, isKnownBytes, current });
          const isKept = current?.rawHash === rawHash && current.contentHash === hashOf(notice);
          const outcome =
            isEarlier || isKept ? 'unchanged' : await this.notices.record(tx, { notice, repairs, rawHash });
          // Kept bytes that are read again say nothing of what was refused after them
          const isNews = !isEarlier && (kind === 'collect' || !isKnownBytes);
          await this.quarantine.settle(tx, source, isNews ? record : null, rawHash);
          await also?.(tx);
          return outcome;
        });
      } catch (error) {
        if (faultOf(error) !== 'turn' || turn === MAX_TURNS) throw error;
      }
    }
  }

  private async refuse(
    { record: { record, raw }, origin, also }: Arrival,
    problems: RefusalReason[],
    { id: runId, source, tally }: RunInProgress,
  ): Promise<boolean> {
    const refused = { source, record, origin, raw, problems, parserVersion: PARSER_VERSION, runId };
    try {
      const kept = await this.db.transaction(async (tx) => {
        const put = await this.quarantine.put(tx, refused);
        await also?.(tx);
        return put;
      });
      if (kept === 'set-aside') tally.came('unchanged');
      else tally.refused({ record, problems });
    } catch (error) {
      throw stoppedAt(record, error);
    }
    return false;
  }
}
