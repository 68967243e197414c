import { MailRefused } from './mail.errors';

/**
 * @returns the address, when it is exactly one and cannot break out of a header
 * @throws MailRefused with status 5.1.3 (bad destination syntax) otherwise
 */
export function checkedAddress(address: string): string {
  if (!/^[^\s<>@,;:"()\\[\]]{1,64}@[^\s<>@,;:"()\\[\]]{1,255}$/.test(address)) {
    throw new MailRefused({ status: '5.1.3' });
  }
  return address;
}
