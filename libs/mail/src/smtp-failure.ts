import { MailNotNow, MailRefused, type MailFailure } from './mail.errors';

interface SmtpError {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  syscall?: string;
  timeoutType?: string;
}

/** Codes that the carrier raises before it knows a reply, and that no retry mends. */
const FINAL_CODES = new Set(['EENVELOPE', 'EMESSAGE']);

/** Errors of the connection, at any step: nodemailer does not name the command that they broke. */
const CONNECTION_CODES = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'EPROTOCOL']);

/**
 * Sorts what the SMTP client threw into final and to retry. A 4xx reply is to be retried, a 5xx is final
 * (RFC 5321 §4.2.1), but not when it is about our access rather than about the mail: authentication (530, 534, 535,
 * 538), a refusal at the greeting, and a full mailbox, which old servers tell by 552 (RFC 5321 §4.5.3.1.10) and others by 5.2.2.
 */
export function smtpFailure(error: unknown): MailRefused | MailNotNow {
  const { code, command, response, responseCode: reply } = error as SmtpError;
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  const failure: MailFailure = {
    ...(reply === undefined ? {} : { reply }),
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
  };
  if (reply === undefined) {
    if (code !== undefined && FINAL_CODES.has(code)) return new MailRefused(failure);
    return new MailNotNow(failure, mayBeAccepted(error as SmtpError));
  }
  return isFinal(reply, status, command) ? new MailRefused(failure) : new MailNotNow(failure);
}

function isFinal(reply: number, status: string | undefined, command: string | undefined): boolean {
  if (reply < 500) return false;
  if (command === 'CONN' || command === 'EHLO' || command === 'HELO' || command?.startsWith('AUTH')) return false;
  if ([530, 534, 535, 538].includes(reply)) return false;
  if (status === '5.2.2') return false;
  return !(reply === 552 && (status === undefined || status.startsWith('5.2.')));
}

/** @returns whether the connection broke when the server may have had the whole mail; in doubt, it may */
function mayBeAccepted({ code = '', syscall, timeoutType = 'SOCKET_TIMEOUT' }: SmtpError): boolean {
  return CONNECTION_CODES.has(code) && syscall !== 'connect' && timeoutType === 'SOCKET_TIMEOUT';
}
