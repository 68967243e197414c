import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { RawRecord } from './raw-record.entity';

/** Keeps the bytes of records as their sources gave them. */
@Injectable()
export class RawRecords {
  constructor(private readonly clock: Clock) {}

  /** Keeps these bytes, once whatever the number of times. @returns their SHA-256 in hex, the key they are found by */
  async keep(tx: EntityManager, source: string, bytes: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    await tx.query(
      `insert into raw_record (hash, source, bytes, first_seen_at) values ($1, $2, $3, $4) on conflict (hash) do nothing`,
      [hash, source, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), this.clock.now()],
    );
    return hash;
  }

  /** @returns the bytes kept under a hash, or null */
  async bytesOf(tx: EntityManager, hash: string): Promise<Buffer | null> {
    return (await tx.getRepository(RawRecord).findOneBy({ hash }))?.bytes ?? null;
  }
}
