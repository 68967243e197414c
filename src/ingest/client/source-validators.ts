import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Clock } from '#lib/kernel';
import type { SourceRequest } from '../source-client.port';

/** What an answer says of itself, so that it can be asked whether it still holds. */
export interface Validator {
  etag: string | null;
  lastModified: string | null;
}

/** The validators of the answers that were kept. */
export class SourceValidators {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the headers that make a request conditional; none when no answer to it was kept */
  async headersFor(request: SourceRequest): Promise<Record<string, string>> {
    const [kept] = await this.db.query<Validator[]>(
      'select etag, last_modified as "lastModified" from source_validator where request_hash = $1',
      [hashOfRequest(request)],
    );
    return {
      ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
      ...(kept?.lastModified ? { 'if-modified-since': kept.lastModified } : {}),
    };
  }

  /** Remembers an answer that was kept. Those that nobody asked for in ninety days are forgotten. */
  async remember(request: SourceRequest, { etag, lastModified }: Validator): Promise<void> {
    if (!etag && !lastModified) return;
    const now = this.clock.now();
    await this.db.query(
      `insert into source_validator (request_hash, etag, last_modified, kept_at) values ($1, $2, $3, $4)
       on conflict (request_hash) do update
         set etag = excluded.etag, last_modified = excluded.last_modified, kept_at = excluded.kept_at`,
      [hashOfRequest(request), etag, lastModified, now],
    );
    await this.db.query(`delete from source_validator where kept_at < $1::timestamptz - interval '90 days'`, [now]);
  }
}

function hashOfRequest({ url, json }: SourceRequest): string {
  return createHash('sha256')
    .update(`${url}\n${json === undefined ? '' : JSON.stringify(json)}`)
    .digest('hex');
}
