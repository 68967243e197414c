import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig, variables, type Variable } from '#lib/config';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
}

const ROOT = join(__dirname, '../..');
const file = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(file.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const all = Object.entries(variables as Record<string, Variable>);

/** What `docker compose` would put in place of `${NAME:-default}` and `${NAME:?why}`. */
function substituted(environment: Record<string, string>): Record<string, string> {
  const chosen = (text: string): string =>
    text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, _name: string, sign: string, rest: string) =>
      sign === '-' ? rest : 'x'.repeat(40),
    );
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, chosen(text)]));
}

describe('docker-compose.yml (compared with the configuration; no container is started)', () => {
  it('has our migrate, web and worker', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(['migrate', 'web', 'worker']);
  });

  it.each(ours)(
    'sets for %s only variables that exist, and every one that production requires',
    (_, { environment = {} }) => {
      const names = Object.keys(environment);
      expect(names.filter((name) => !(name in variables))).toEqual([]);
      const required = all.filter(([, variable]) => variable.requiredInProduction).map(([name]) => name);
      expect(required.filter((name) => !names.includes(name))).toEqual([]);
    },
  );

  it.each(ours)('gives %s values that the configuration takes', (_, { environment = {} }) => {
    const config = loadConfig({}, substituted(environment));
    expect(config.isProduction).toBe(true);
    expect(config).toMatchObject({
      redisUrl: expect.any(String),
      meiliUrl: expect.any(String),
      smtpUrl: expect.any(String),
    });
  });

  it('starts a built file in each of ours', () => {
    const started = ours.map(([, { command }]) => command![1]);
    expect(started.toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
      'dist/src/cli.js',
      'dist/src/main.js',
      'dist/src/worker.js',
    ]);
  });

  it.each(services)('pins the image of %s', (_, { image }) => {
    expect(image).toMatch(/:v?\d+\.\d+/);
  });

  it.each(services.filter(([name]) => name !== 'migrate'))('asks %s whether it is well', (_, { healthcheck }) => {
    expect(healthcheck).toBeDefined();
  });

  it('keeps the data of every engine in a volume, PostgreSQL 18 in its own place', () => {
    const kept = Object.fromEntries(services.flatMap(([name, { volumes }]) => (volumes ? [[name, volumes]] : [])));
    expect(kept).toEqual({
      postgres: ['postgres:/var/lib/postgresql'],
      redis: ['redis:/data'],
      meilisearch: ['meilisearch:/meili_data'],
      mail: ['mail:/data'],
    });
    expect(Object.keys(file.volumes).sort()).toEqual(Object.keys(kept).sort());
  });

  it('refuses eviction and keeps an append-only file in Redis, and a key in Meilisearch', () => {
    const { redis, meilisearch } = file.services;
    expect(redis!.command!.join(' ')).toContain('--maxmemory-policy noeviction --appendonly yes');
    expect(meilisearch!.environment).toHaveProperty('MEILI_MASTER_KEY');
  });

  it('starts in order: engines well, then migrated, then web and worker', () => {
    const { migrate, web, worker } = file.services;
    expect(migrate!.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const one of [web, worker]) {
      const { migrate: step, ...engines } = one!.depends_on!;
      expect(step).toEqual({ condition: 'service_completed_successfully' });
      expect(Object.keys(engines).sort()).toEqual(['mail', 'meilisearch', 'postgres', 'redis']);
      for (const { condition } of Object.values(engines)) expect(condition).toBe('service_healthy');
    }
  });
});
