import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigRefused, configTable, loadConfig, variables, type Config } from '#lib/config';

const SECRET = 'a secret that is only good for tests, long enough';
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://maillon:pass@db.example/maillon',
  SMTP_URL: 'smtps://mail.example',
  PUBLIC_URL: 'https://maillon.example',
  MAILLON_SECRET: SECRET,
  MAIL_FROM: 'Maillon <maillon@ville.example>',
};

describe('reading the environment', () => {
  let dataDir: string;
  beforeAll(() => (dataDir = mkdtempSync(join(tmpdir(), 'maillon-config-'))));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('has a default for everything outside production', () => {
    expect(loadConfig({}, { MAILLON_DATA_DIR: dataDir })).toMatchObject({
      environment: 'development',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      hasMailbox: true,
      logLevel: 'info',
      databaseUrl: undefined,
    });
  });

  it('keeps the secret that it drew, for its owner alone', () => {
    const first = loadConfig({}, { MAILLON_DATA_DIR: dataDir }).secret;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(loadConfig({}, { MAILLON_DATA_DIR: dataDir }).secret).toBe(first);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('counts an empty value as absent, and lets a flag win', () => {
    const config = loadConfig({ PORT: '4000' }, { MAILLON_SECRET: SECRET, PORT: '5000', CONTACT: '  ' });
    expect(config).toMatchObject({ port: 4000, contact: undefined, publicUrl: 'http://localhost:4000' });
    expect(config.given).toEqual(['PORT', 'MAILLON_SECRET']);
  });

  it('can’t be changed, only made anew', () => {
    const config = loadConfig({}, { MAILLON_SECRET: SECRET });
    expect(() => ((config as { port: number }).port = 1)).toThrow(TypeError);
    expect(config.with({ port: 1 })).toMatchObject({ port: 1, secret: SECRET });
    expect(config.port).toBe(3000);
  });

  it('tells every problem at once: variable, what was given, what is allowed', () => {
    const problems = problemsOf({
      PORT: '80.5',
      PUBLIC_URL: 'maillon',
      MAIL_FROM: 'nobody',
      REDIS_URL: 'http://redis',
    });
    expect(problems).toEqual([
      { variable: 'PORT', given: '"80.5"', allowed: variables.PORT.allowed },
      { variable: 'PUBLIC_URL', given: '"maillon"', allowed: variables.PUBLIC_URL.allowed },
      { variable: 'REDIS_URL', given: '(hidden)', allowed: variables.REDIS_URL.allowed },
      { variable: 'MAIL_FROM', given: '"nobody"', allowed: variables.MAIL_FROM.allowed },
    ]);
  });

  it.each(
    Object.entries(variables)
      .filter(([, { secret }]) => secret)
      .map(([name]) => name),
  )('never prints %s', (name) => {
    const refused = refusalOf({ [name]: '\u0001hush' });
    expect(refused?.message ?? '').not.toContain('hush');
  });

  it('starts in production with what it requires, and with nothing less', () => {
    expect(loadConfig({}, PRODUCTION)).toMatchObject({ isProduction: true, hasMailbox: false, host: '0.0.0.0' });
    for (const name of Object.keys(PRODUCTION).filter((one) => one !== 'NODE_ENV')) {
      expect(problemsOf({ ...PRODUCTION, [name]: '' })).toEqual([
        expect.objectContaining({ variable: name, given: undefined }),
      ]);
    }
  });

  it('reads no source by itself in a trial, and the public ones in production', () => {
    const collected = (env: Record<string, string>) => loadConfig({}, { MAILLON_SECRET: SECRET, ...env }).collect;
    expect(collected({})).toEqual([]);
    expect(collected({ COLLECT: ' ted , boamp,ted' })).toEqual(['ted', 'boamp']);
    expect(collected(PRODUCTION)).toEqual(['boamp', 'ted', 'decp', 'approch', 'recherche-entreprises']);
    expect(collected({ ...PRODUCTION, NOTICE_FOLDER: '/var/notices' })).toContain('folder');
    expect(collected({ ...PRODUCTION, COLLECT: 'none' })).toEqual([]);
  });

  it('knows the real address of every source, and takes its path where another address has none', () => {
    const at = (env: Record<string, string>) => loadConfig({}, { MAILLON_SECRET: SECRET, ...env });
    expect(at({}).boampUrl).toBe('https://boamp-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/boamp');
    const path = '/api/explore/v2.1/catalog/datasets/boamp';
    expect(at({ BOAMP_URL: 'http://127.0.0.1:4000' }).boampUrl).toBe(`http://127.0.0.1:4000${path}`);
    expect(at({ BOAMP_URL: 'https://mirror.example/boamp/' }).boampUrl).toBe('https://mirror.example/boamp/');
    expect(at({ DECP_URL: 'http://127.0.0.1:4000/?a__exact=86' }).decpUrl).toMatch(/\/data\/\?a__exact=86$/);
  });

  it('requires the key of Meilisearch in production', () => {
    expect(problemsOf({ ...PRODUCTION, MEILI_URL: 'http://search.example' })).toEqual([
      expect.objectContaining({ variable: 'MEILI_KEY' }),
    ]);
  });

  it.each([
    ['PUBLIC_URL', 'https://maillon.example/'],
    ['MAIL_FROM', 'maillon@ville.example'],
    ['MAIL_FROM', 'Ville de Poitiers <maillon@ville.example>'],
    ['REDIS_URL', 'rediss://:pass@redis.example:6380/2'],
    ['PORT', '0'],
    ['COLLECT', 'none'],
    ['COLLECT', 'boamp,folder'],
  ])('takes %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([]);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'mysql://db'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: all@c.example'],
    ['MAILLON_SECRET', 'x'.repeat(31)],
    ['COLLECT', 'boamp,joue'],
    ['COLLECT', 'none,boamp'],
    ['BOAMP_URL', 'ftp://boamp.example'],
    ['BOAMP_URL', 'https://user:password@boamp.example/boamp'],
  ])('refuses %s=%j', (name, value) => {
    expect(problemsOf({ [name]: value }).map(({ variable }) => variable)).toEqual([name]);
  });
});

it('never repeats the password of an address that it refuses', () => {
  const [problem] = problemsOf({ BOAMP_URL: 'https://user:hunter2@boamp.example/boamp' });
  expect(problem!.given).toBe('"https://(hidden)@boamp.example/boamp"');
});

describe('the table of the configuration', () => {
  it('has one row per variable', () => {
    const rows = configTable().split('\n').slice(2);
    expect(rows.map((row) => /^\| `(\w+)`/.exec(row)?.[1])).toEqual(Object.keys(variables));
  });
});

function refusalOf(env: Record<string, string>): ConfigRefused | undefined {
  try {
    loadConfig({}, { MAILLON_SECRET: SECRET, ...env }) satisfies Config;
    return undefined;
  } catch (error) {
    if (error instanceof ConfigRefused) return error;
    throw error;
  }
}

function problemsOf(env: Record<string, string>): ConfigRefused['problems'] {
  return refusalOf(env)?.problems ?? [];
}
