/** A mail ready to leave. */
export interface Mail {
  /** `<…@…>`; the same for every attempt, so that a second copy can be recognised */
  messageId: string;
  /** The mail kind, for the mailbox page and for figures */
  kind: string;
  /** One bare address */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Beside those that every mail has */
  headers?: Record<string, string>;
}

/** Hands mails to those who carry them. Two adapters: an SMTP server, and a table shown as a mailbox page. */
export abstract class Mailer {
  abstract readonly carrier: 'smtp' | 'mailbox';
  /**
   * Returns once the carrier has accepted the mail.
   * @throws MailRefused (final: the mail or its address), MailNotNow (to retry)
   */
  abstract send(mail: Mail): Promise<void>;
  /** @throws MailNotNow when the carrier does not answer */
  abstract ping(): Promise<void>;
  /** Lets the mails at hand leave, then closes every connection. */
  abstract close(): Promise<void>;
}
