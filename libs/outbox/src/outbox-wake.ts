import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { OUTBOX_CHANNEL } from './outbox';

/** Sleeps until a commit notifies, or a time passes. A lost connection only makes it sleep the whole time. */
export class OutboxWake {
  closed = false;
  private client: Client | undefined;
  private notified = false;
  private rouse: (() => void) | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Listens, unless it does already. */
  async listen(): Promise<void> {
    if (this.client || this.closed) return;
    const { url } = this.db.options as { url?: string };
    const client = new Client({ connectionString: url, keepAlive: true, application_name: 'maillon-relay' });
    client.on('error', (error) => {
      this.client = undefined;
      this.onError(error);
    });
    client.on('notification', () => {
      this.notified = true;
      this.rouse?.();
    });
    try {
      await client.connect();
      await client.query(`listen ${OUTBOX_CHANNEL}`);
      this.client = client;
    } finally {
      if (!this.client || this.closed) await client.end();
    }
  }

  /** Returns at the next notification, or at once when one came since the last call, or after `ms`. */
  async next(ms: number): Promise<void> {
    if (!this.notified && !this.closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.rouse = undefined;
    }
    this.notified = false;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.rouse?.();
    await this.client?.end();
    this.client = undefined;
  }
}
