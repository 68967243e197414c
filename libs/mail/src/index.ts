export { renderMail, type MailFrame } from './render-mail';
export { MailNotNow, MailRefused, told, type MailFailure } from './mail.errors';
export { MailboxMailer } from './mailbox-mailer.adapter';
export { MailboxMessage } from './mailbox-message.entity';
export { Mailer, type Mail } from './mailer.port';
export { smtpFailure } from './smtp-failure';
export { SmtpMailer } from './smtp-mailer.adapter';
