import { MailNotNow, MailRefused, smtpFailure } from '#lib/mail';

const reply = (response: string, command = 'RCPT TO'): object =>
  Object.assign(new Error(response), {
    code: 'EENVELOPE',
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  });
const broken = (code: string, more: object = {}): object =>
  Object.assign(new Error(code), { code, command: 'CONN', ...more });

describe('what a mail server’s failure means', () => {
  it.each([
    ['an address that does not exist', reply('550 5.1.1 no such user')],
    ['a domain that takes no mail', reply('556 5.1.10 null MX')],
    ['a mail that is too big', reply('552 5.3.4 too big', 'DATA')],
    ['a mail held for spam', reply('554 5.7.1 rejected as spam', 'DATA')],
    ['an address that nobody can read', broken('EENVELOPE', { command: 'API' })],
  ])('%s is final', (_case, error) => {
    expect(smtpFailure(error)).toBeInstanceOf(MailRefused);
  });

  it.each([
    ['greylisting', reply('451 4.7.1 try again later')],
    ['a server that closes', reply('421 4.3.2 shutting down', 'CONN')],
    ['a full mailbox, in new words', reply('550 5.2.2 over quota')],
    ['a full mailbox, in old words', reply('552 mailbox full')],
    ['a wrong password of ours', reply('535 5.7.8 bad credentials', 'AUTH PLAIN')],
    ['a server that wants us to sign in', reply('530 5.7.0 authentication required', 'MAIL FROM')],
    ['a refusal at the greeting', reply('554 5.7.1 your host is listed', 'CONN')],
    ['a server that cannot be reached', broken('ESOCKET', { syscall: 'connect' })],
    ['a name that cannot be resolved', broken('EDNS')],
    ['a failed handshake', broken('ETLS')],
    ['a server that never greets', broken('ETIMEDOUT', { timeoutType: 'GREETING_TIMEOUT' })],
    ['an error nobody foresaw', new Error('?')],
  ])('%s is to be tried again', (_case, error) => {
    expect(smtpFailure(error)).toBeInstanceOf(MailNotNow);
    expect(smtpFailure(error)).toMatchObject({ maybeAccepted: false });
  });

  it.each([
    ['falls silent', broken('ETIMEDOUT', { timeoutType: 'SOCKET_TIMEOUT' })],
    ['is cut', broken('ECONNECTION')],
    ['is reset', broken('ESOCKET', { syscall: 'read' })],
  ])('a connection that %s may have carried the mail', (_case, error) => {
    expect(smtpFailure(error)).toMatchObject({ code: 'mail/not-now', maybeAccepted: true });
  });

  it('keeps codes, never the server’s text, which may repeat the address', () => {
    const failure = smtpFailure(reply('550 5.1.1 <jean@example.org>: no such user'));
    expect(failure.message).toContain('550 5.1.1');
    expect(JSON.stringify(failure) + failure.message).not.toContain('example.org');
  });
});
