import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '#lib/kernel';
import { loadDemo } from '../demo/demo.loader';
import { readSettings, writeSetting } from '../instance/settings';
import { settled } from './settled';
import type { Steps } from './steps';

/** How long a first start waits for the demo's matches before it says the address all the same. */
const SETTLES_WITHIN_MS = 45_000;

/** @returns whether nobody has written anything yet, or a start was killed while it loaded the demo */
export async function isEmpty(app: INestApplicationContext): Promise<boolean> {
  const db = app.get(DataSource);
  const settings = await readSettings(db);
  if (settings.demo !== undefined) return settings.demo === 'loading';
  if (Object.keys(settings).length > 0) return false;
  const [{ used }] = await db.query<[{ used: boolean }]>(
    `select exists (select from supplier) or exists (select from person) or exists (select from ingest_run) as used`,
  );
  return !used;
}

/** Loads the demo territory. A start that is killed meanwhile leaves the mark `loading`, and the next one loads again. */
export async function fillWithDemo(app: INestApplicationContext, clock: Clock, steps: Steps): Promise<void> {
  const db = app.get(DataSource);
  await steps.run(
    'loading the demo territory',
    async (progress) => {
      await writeSetting(db, 'demo', 'loading', clock.now());
      await loadDemo(app, progress);
      await writeSetting(db, 'demo', 'loaded', clock.now());
    },
    () => 'demo territory loaded',
  );
}

/** Waits until the demo's needs and notices have met their suppliers, so that the first page shown is not empty. */
export async function demoSettled(app: INestApplicationContext, steps: Steps): Promise<void> {
  let most = 0;
  await steps.run(
    'matching the demo',
    (progress) =>
      settled(app, {
        timeoutMs: SETTLES_WITHIN_MS,
        onWaiting: (left) => {
          most = Math.max(most, left);
          progress(most - left, most);
        },
      }),
    (left) => (left ? `matching goes on (${left.left} left)` : 'demo matched'),
  );
}
