import { Injectable } from '@nestjs/common';
import { hashOf } from '#lib/kernel';
import { KnownNotices } from '../notice/known-notices.service';
import type { RunInProgress } from './ingest-runs';
import type { Arrival, Take } from './notice-intake';
import { isOutdated } from './outdated';
import { keyOf, RawRecords } from './raw-records';

/** Says what records would do if they came in, and writes nothing. */
@Injectable()
export class NoticeRehearsal {
  constructor(
    private readonly known: KnownNotices,
    private readonly raws: RawRecords,
  ) {}

  /** @returns the reading of one dry run: it remembers what it has seen, so that a notice that stands twice is new once */
  begin(): Take {
    const seen = new Map<string, string>();
    return async ({ record: { record, raw, parsed } }: Arrival, { kind, tally }: RunInProgress): Promise<boolean> => {
      tally.saw(parsed);
      if (!parsed.ok) {
        tally.refused({ record, problems: parsed.problems });
        return false;
      }
      const { notice, repairs } = parsed;
      const key = `${notice.source} ${notice.sourceId}`;
      const known = await this.known.find(notice);
      const rawHash = keyOf(raw);
      const brought = { kind, rawHash, isKnownBytes: await this.raws.has(rawHash), current: known };
      const before = seen.get(key) ?? known?.contentHash;
      const contentHash = isOutdated(notice, brought) && before !== undefined ? before : hashOf(notice);
      seen.set(key, contentHash);
      tally.came(before === undefined ? 'new' : before === contentHash ? 'unchanged' : 'changed', repairs);
      return true;
    };
  }
}
