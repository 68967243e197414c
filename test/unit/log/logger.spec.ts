import { Correlation } from '#lib/kernel';
import { createLogger, NestLog } from '#lib/log';

describe('a line of the log', () => {
  const written: string[] = [];
  const log = new NestLog(
    createLogger({ level: 'debug', output: 1, pretty: false }, { write: (line) => void written.push(line) }),
  );
  const last = (): Record<string, unknown> => JSON.parse(written.at(-1)!) as Record<string, unknown>;
  beforeEach(() => written.splice(0));

  it('is JSON, with its level, its time, its context and the correlation id', () => {
    Correlation.run(() => log.log('read', { noticeId: 'n1' }, 'notice'), '018f0000-0000-7000-8000-000000000001');
    expect(last()).toMatchObject({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      context: 'notice',
      msg: 'read',
      noticeId: 'n1',
      correlationId: '018f0000-0000-7000-8000-000000000001',
    });
  });

  it('hides members named like a secret, an address or a subject, three deep', () => {
    log.warn({ token: 'hush', mail: { to: 'hush', subject: 'hush' }, a: { b: { cookie: 'hush' } } }, 'mail');
    expect(written.at(-1)).not.toContain('hush');
    expect(last()).toMatchObject({ token: '(hidden)', mail: { to: '(hidden)' } });
  });

  it('scrubs addresses and credentials from sentences, of an error and of its cause as well', () => {
    const cause = new Error('Key (email)=(someone@ville.example) already exists.');
    log.error(new Error('postgresql://maillon:hush@db.example/maillon is away', { cause }), 'database');
    expect(written.at(-1)).not.toMatch(/someone|hush/);
    expect(last()).toMatchObject({
      level: 'error',
      msg: 'postgresql://(hidden)@db.example/maillon is away',
      err: { cause: { message: 'Key (email)=((address)) already exists.' } },
    });
  });

  it('keeps of a database error its code, never the row that it quotes', () => {
    const error = Object.assign(new Error('duplicate'), {
      code: '23505',
      detail: 'hush',
      parameters: ['hush'],
      query: 'hush',
    });
    log.error(error, 'matching');
    expect(last()).toMatchObject({ err: { code: '23505', message: 'duplicate' } });
    expect(written.at(-1)).not.toContain('hush');
  });

  it('takes the stack that Nest gives beside a text', () => {
    log.error('it failed', 'Error: it failed\n    at somewhere', 'http');
    expect(last()).toMatchObject({ msg: 'it failed', stack: expect.stringContaining('somewhere'), context: 'http' });
  });

  it('tells of the framework’s own start only to who asks', () => {
    log.log('Mapped {/, GET} route', 'RouterExplorer');
    expect(last()).toMatchObject({ level: 'debug' });
  });
});
