import { Injectable } from '@nestjs/common';
import { hashOf } from '#lib/kernel';
import { KnownNotices } from '../notice/known-notices.service';
import type { RunInProgress } from './ingest-runs';
import type { Arrival, Take } from './notice-intake';

/** Says what records would do if they came in, and writes nothing. */
@Injectable()
export class NoticeRehearsal {
  constructor(private readonly known: KnownNotices) {}

  /** @returns the reading of one dry run: it remembers what it has seen, so that a notice that stands twice is new once */
  begin(): Take {
    const seen = new Map<string, string>();
    return async ({ record: { record, parsed } }: Arrival, { tally }: RunInProgress): Promise<boolean> => {
      tally.saw(parsed);
      if (!parsed.ok) {
        tally.refused({ record, problems: parsed.problems });
        return false;
      }
      const { notice, repairs } = parsed;
      const key = `${notice.source} ${notice.sourceId}`;
      const before = seen.get(key) ?? (await this.known.find(notice))?.contentHash;
      const contentHash = hashOf(notice);
      seen.set(key, contentHash);
      tally.came(before === undefined ? 'new' : before === contentHash ? 'unchanged' : 'changed', repairs);
      return true;
    };
  }
}
