import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type NoticeRecord, type ParsedNotice, readNoticeBytes } from '#lib/notice-formats';
import type { RunInProgress } from './ingest-runs';
import { NoticeIntake } from './notice-intake';
import { type KeptRecord, QuarantineService } from './quarantine.service';
import { NoticeSources } from './sources/notice-sources';

/** Reads the refused records of the sources of notices again, with today's readers. */
@Injectable()
export class SecondReading implements OnModuleInit {
  constructor(
    private readonly intake: NoticeIntake,
    private readonly quarantine: QuarantineService,
    private readonly sources: NoticeSources,
  ) {}

  onModuleInit(): void {
    for (const { name } of this.sources.all) {
      this.quarantine.readAgainWith(name, (kept, run) => this.readAgain(kept, run));
    }
  }

  private async readAgain(kept: KeptRecord, run: RunInProgress): Promise<boolean> {
    let isSettled = true;
    for (const record of recordsOf(kept)) {
      const cameIn = await this.intake.take({ record, origin: kept.origin }, run);
      // A part that is refused has a row of its own now: what holds all parts need not wait for it
      if (!cameIn && kept.raw.equals(record.raw)) isSettled = false;
    }
    return isSettled;
  }
}

type Unread = Extract<ParsedNotice, { ok: false }>;

/**
 * @returns what kept bytes hold today. They may be a whole file of records; but when nothing of them can be read they stay
 *   the one record they were, and are not taken to pieces
 */
export function recordsOf({ record, raw, problems }: Omit<KeptRecord, 'origin'>): readonly NoticeRecord[] {
  const records = readNoticeBytes(raw, record);
  if (records.some(({ parsed }) => parsed.ok)) return records;
  const [only, ...others] = records;
  const known = { ok: false as const, format: null, problems: problems as Unread['problems'] };
  const parsed = only && others.length === 0 ? only.parsed : known;
  return [{ record, raw, parsed }];
}
