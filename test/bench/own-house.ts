import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConsoleLogger } from '@nestjs/common';
import { loadConfig } from '#lib/config';
import { EmbeddedCluster } from '#lib/database';
import { createWeb } from '../../src/composition/create-house';
import { migrateHouse } from '../../src/composition/start/migrate-house';
import { openGround } from '../../src/composition/start/ground';

export interface OwnHouse {
  app: NestExpressApplication;
  address: string;
  close(): Promise<void>;
}

/** A whole house on an embedded PostgreSQL and a data folder of its own, its pages served on loopback. */
export async function ownHouse(): Promise<OwnHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'maillon-bench-'));
  const ground = await openGround(loadConfig({ MAILLON_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  await migrateHouse(ground.config);
  const app = await createWeb(ground, new ConsoleLogger({ logLevels: ['error'] }));
  const server = await app.listen(0, '127.0.0.1');
  const { port } = (server as { address(): { port: number } }).address();
  return {
    app,
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      await app.close();
      await ground.leave();
      await EmbeddedCluster.remove(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
