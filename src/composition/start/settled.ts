import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxStatus } from '#lib/outbox';

export interface SettleChoices {
  timeoutMs: number;
  /** Waits only for what these correlation ids brought about, at any remove */
  causes?: readonly string[];
  /** Told how many things are still on their way */
  onWaiting?: (left: number) => void;
}

/** What had not ended when the time was out. */
export interface OnTheWay {
  left: number;
  /** `3 × need.published for match-opportunity`, `1 mail being sent` */
  lines: string[];
}

const LOOK_EVERY_MS = 100;

/**
 * Waits until every event has the receipts of its consumers and no mail is left to send.
 * @returns null when nothing is left, else what still is when the time is out
 */
export async function settled(app: INestApplicationContext, choices: SettleChoices): Promise<OnTheWay | null> {
  const until = performance.now() + choices.timeoutMs;
  for (;;) {
    const now = await onTheWay(app, choices.causes);
    if (now.left === 0) return null;
    if (performance.now() >= until) return now;
    choices.onWaiting?.(now.left);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

async function onTheWay(app: INestApplicationContext, causes?: readonly string[]): Promise<OnTheWay> {
  const { unrelayed, unreceipted } = await app.get(OutboxStatus).pending(causes);
  const mails = await app.get(DataSource).query<{ state: string; count: number }[]>(
    `select state, count(*)::int as count from delivery
      where state in ('created', 'sending', 'uncertain') and ($1::uuid[] is null or correlation_id = any ($1))
      group by state order by state`,
    [causes ?? null],
  );
  const counts = [unrelayed, ...unreceipted.map(({ count }) => count), ...mails.map(({ count }) => count)];
  return {
    left: counts.reduce((sum, count) => sum + count, 0),
    lines: [
      ...(unrelayed > 0 ? [`${unrelayed} × an event that no worker has taken yet`] : []),
      ...unreceipted.map(({ event, consumer, count }) => `${count} × ${event} for ${consumer}`),
      ...mails.map(({ state, count }) => `${count} × a mail in the state “${state}”`),
    ],
  };
}
