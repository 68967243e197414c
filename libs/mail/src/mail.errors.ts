import { DomainError } from '#lib/kernel';

/** What is known about a failure: the server's codes, never its text, which may repeat the address. */
export interface MailFailure {
  /** SMTP reply code, as 550 */
  reply?: number;
  /** Enhanced status code of RFC 3463, as `5.1.1` */
  status?: string;
  /** nodemailer's code, as `ETIMEDOUT` */
  code?: string;
}

/** The mail will never be accepted as it is: trying again is useless. */
export class MailRefused extends DomainError {
  constructor(readonly failure: MailFailure) {
    super('mail/refused', `The mail server refused the mail for good (${told(failure)}).`);
  }
}

/** The mail was not accepted now; it may be later. */
export class MailNotNow extends DomainError {
  /** @param maybeAccepted the whole mail was handed over, and the answer to it never came */
  constructor(
    readonly failure: MailFailure,
    readonly maybeAccepted = false,
  ) {
    super('mail/not-now', `The mail server did not take the mail now (${told(failure)}); it is tried again later.`);
  }
}

/** @returns a failure in a word: `550 5.1.1`, `ETIMEDOUT` */
export function told({ reply, status, code }: MailFailure): string {
  const parts = [reply, status].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : (code ?? 'unknown');
}
