import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface MailboxLine {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  receivedAt: Date;
}

export interface MailboxMessage extends MailboxLine {
  messageId: string;
  sender: string;
  html: string;
  plain: string;
  headers: Record<string, string>;
}

const SHOWN = 200;

/** The mails that were written to the mailbox instead of being sent. */
@Injectable()
export class MailboxQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns the last ones, newest first, and how many there are in all */
  async list(): Promise<{ messages: MailboxLine[]; total: number }> {
    const messages: MailboxLine[] = await this.db.query(
      `select id, kind, recipient, subject, received_at as "receivedAt"
         from mailbox_message order by received_at desc, id desc limit ${SHOWN}`,
    );
    const [{ total }]: [{ total: number }] = await this.db.query('select count(*)::int as total from mailbox_message');
    return { messages, total };
  }

  /** @returns null when there is no such message */
  async read(id: string): Promise<MailboxMessage | null> {
    const rows: MailboxMessage[] = await this.db.query(
      `select id, kind, recipient, subject, received_at as "receivedAt", message_id as "messageId", sender, html, plain, headers
         from mailbox_message where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}
