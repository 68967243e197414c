import { MailboxMailer, MailboxMessage } from '#lib/mail';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { mailerContract } from './mailer.contract';

describe('the mailbox', () => {
  let database: TestDatabase;
  let mailer: MailboxMailer;

  beforeAll(async () => {
    database = await aDatabase();
    mailer = new MailboxMailer(database.source, new TestClock(), () => 'Maillon <maillon@maillon.example>');
  });
  afterAll(() => database.drop());
  beforeEach(() => database.source.query('truncate mailbox_message'));

  mailerContract({
    mailer: () => mailer,
    arrived: async () => {
      const rows = await database.source.getRepository(MailboxMessage).find({ order: { id: 'asc' } });
      return rows.map(({ messageId, sender, recipient, subject, html, plain, headers }) => ({
        messageId,
        from: sender,
        to: recipient,
        subject,
        html,
        text: plain,
        header: (name) => headers[name],
      }));
    },
  });
});
