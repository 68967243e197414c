import { MailNotNow, MailRefused, SmtpMailer } from '#lib/mail';
import { SmtpCatcher } from '../support/smtp';
import { aMail, mailerContract } from './mailer.contract';

const sender = (): string => 'Maillon <maillon@maillon.example>';

describe('an SMTP server', () => {
  let catcher: SmtpCatcher;
  let mailer: SmtpMailer;

  beforeEach(async () => {
    catcher = new SmtpCatcher();
    mailer = new SmtpMailer(await catcher.start(), sender);
  });
  afterEach(async () => {
    await mailer.close();
    await catcher.stop();
  });

  mailerContract({
    mailer: () => mailer,
    arrived: async () =>
      catcher.mails.map(({ mail, to }) => ({
        messageId: mail.messageId!,
        from: mail.from!.text.replaceAll('"', ''),
        to: to.join(' '),
        subject: mail.subject!,
        html: mail.html || '',
        text: mail.text!,
        header: (name) => {
          const line = mail.headerLines.find(({ key }) => key === name.toLowerCase())?.line;
          return line?.replace(/^[^:]+:\s*/, '').replace(/\r?\n\s+/g, '');
        },
      })),
  });

  it('refuses for good what the server refuses for good', async () => {
    catcher.onRecipient = () => '550 5.1.1 no such user';
    await expect(mailer.send(aMail)).rejects.toThrow(MailRefused);
  });

  it('asks to try again what the server puts off', async () => {
    catcher.onMail = () => '451 4.7.1 try again later';
    await expect(mailer.send(aMail)).rejects.toThrow(MailNotNow);
    catcher.onMail = () => null;
    await mailer.send(aMail);
    expect(catcher.mails).toHaveLength(1);
  });

  it('asks to try again when no server answers', async () => {
    await catcher.stop();
    await expect(mailer.send(aMail)).rejects.toThrow(MailNotNow);
    await expect(mailer.ping()).rejects.toThrow(MailNotNow);
  });

  it('leaves no mail in doubt twice: what a lost connection may have delivered is not sent again by itself', async () => {
    let handedOver = 0;
    catcher.onMail = async () => {
      handedOver += 1;
      catcher.breakConnections();
      return null;
    };
    await expect(mailer.send(aMail)).rejects.toMatchObject({ code: 'mail/not-now', maybeAccepted: true });
    expect(handedOver).toBe(1);
  });

  it('never reads a file or an address that a mail names', async () => {
    await mailer.send({ ...aMail, html: '<img src="file:///etc/hostname">' });
    expect(catcher.mails[0]!.mail.attachments).toEqual([]);
  });
});
