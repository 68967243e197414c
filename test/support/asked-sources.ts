import { setTimeout as wait } from 'node:timers/promises';
import { loadConfig, type Config } from '#lib/config';
import type { NoticeRecord } from '#lib/notice-formats';
import { politeSourceClient } from '../../src/ingest/client/source-client.provider';
import type { Waiting } from '../../src/ingest/client/waiting';
import type { NoticeSource, SourcePage, SourcePosition, SourceWindow } from '../../src/ingest/notice-source.port';
import type { SourceClient } from '../../src/ingest/source-client.port';
import type { TestClock } from './clock';

/** Bounds that a test reaches at once. */
export const TEST_LIMITS = { headersMs: 1_000, bodyMs: 150, wholeBytes: 512 * 1024, bulkBytes: 2 * 1024 * 1024 };

/** Waits by moving the clock: nothing really waits, and every wait is known. */
export class WaitingOnClock implements Waiting {
  readonly waits: number[] = [];

  constructor(private readonly clock: TestClock) {}

  async sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.clock.moveBy({ seconds: ms / 1000 });
    await wait(0);
  }

  chance(): number {
    return 0.5;
  }
}

/** @returns a configuration whose sources are all at one address, ours */
export function configAsking(url: string, env: Record<string, string> = {}): Config {
  return loadConfig(
    {},
    {
      NODE_ENV: 'test',
      MAILLON_SECRET: 'a secret that is only good for tests, long enough',
      PUBLIC_URL: 'https://maillon.example',
      CONTACT: 'contact@maillon.example',
      BOAMP_URL: url,
      TED_SEARCH_URL: url,
      TED_NOTICE_URL: url,
      DECP_URL: url,
      APPROCH_URL: url,
      CPV_URL: url,
      COMMUNES_URL: url,
      NAF_URL: url,
      ...env,
    },
  );
}

export { politeSourceClient };

/** A page that was read to its end. */
export interface ReadPage extends Omit<SourcePage, 'records' | 'after'> {
  records: NoticeRecord[];
}

/**
 * Reads a window as a run does: each page to its end, then its `after`.
 * @param pages stops after so many, as a run that dies
 */
export async function readWindow(
  source: NoticeSource,
  window: SourceWindow,
  client: SourceClient,
  pages = Infinity,
): Promise<ReadPage[]> {
  const read: ReadPage[] = [];
  for await (const page of source.ask(window, client)) {
    const records: NoticeRecord[] = [];
    for await (const record of page.records) records.push(record);
    const { origin, position, expected, repeated, notModified, remark } = page;
    read.push({ origin, position, expected, repeated, notModified, remark, records } as ReadPage);
    const refused = records.filter(({ parsed }) => !parsed.ok).length;
    await page.after?.({ refused });
    if (read.length >= pages) break;
  }
  return read;
}

/** @returns the position a run keeps after these pages */
export function positionAfter(pages: readonly ReadPage[]): SourcePosition {
  return pages.at(-1)!.position;
}
