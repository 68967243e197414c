import type { Mail } from './mailer.port';

/** @returns the headers of a mail beside the usual ones: its own, and that a machine wrote it (RFC 3834) */
export function headersOf(mail: Mail): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', ...mail.headers };
}
