import type { DataSource } from 'typeorm';
import { newId, type Clock } from '#lib/kernel';
import { checkedAddress } from './address';
import { headersOf } from './headers';
import { MailboxMessage } from './mailbox-message.entity';
import { Mailer, type Mail } from './mailer.port';

/** Keeps mails as rows, for the page that shows them. Like a real mailbox, it keeps a mail sent twice twice. */
export class MailboxMailer extends Mailer {
  readonly carrier = 'mailbox';

  /** @param sender says who mails are from, asked for each one */
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sender: () => string | Promise<string>,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    await this.db.getRepository(MailboxMessage).insert({
      id: newId(),
      messageId: mail.messageId,
      kind: mail.kind,
      sender: await this.sender(),
      recipient: checkedAddress(mail.to),
      subject: mail.subject,
      html: mail.html,
      plain: mail.text,
      headers: headersOf(mail),
      receivedAt: this.clock.now(),
    });
  }

  async ping(): Promise<void> {
    await this.db.query('select 1');
  }

  async close(): Promise<void> {
    // Its connections are the application's
  }
}
