import { AWARDED_NOTICES } from './awarded-notices';
import { boampRecord } from './boamp-record';
import type { BoampRecord } from './demo-notice';
import { FOLLOWED_NOTICES } from './followed-notices';
import { OPEN_NOTICES } from './open-notices';
import { RESERVED_NOTICES } from './reserved-notices';

/**
 * The notices of the demo, as records of the BOAMP API v2.1 in order of publication: they go through the same reading as
 * real ones. Their dates count from the day given, so keep the day of the first loading: another day gives other notices.
 * @param today the day the demo is loaded, `YYYY-MM-DD`
 */
export function demoNotices(today: string): BoampRecord[] {
  return [...RESERVED_NOTICES, ...OPEN_NOTICES, ...FOLLOWED_NOTICES, ...AWARDED_NOTICES]
    .map((notice) => boampRecord(notice, today))
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

function orderOf(record: BoampRecord): string {
  return `${record['dateparution']} ${record.idweb}`;
}
