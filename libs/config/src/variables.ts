import { resolve } from 'node:path';
import { z } from 'zod';

export type Environment = 'production' | 'development' | 'test';

/** One variable of the environment: how it is read, what is allowed, and what is told about it. */
export interface Variable<T = unknown> {
  /** Reads a text that is not empty. */
  readonly schema: z.ZodType<T, string>;
  /** What a reader of the README or of a refusal may write there */
  readonly allowed: string;
  readonly meaning: string;
  /** Value when the variable is absent or empty; `defaultText` says it in words */
  readonly fallback: T;
  readonly defaultText: string;
  readonly requiredInProduction: boolean;
  /** Never printed, in a refusal either */
  readonly secret: boolean;
}

/** The sources that may be read by themselves: those of notices, then the registers of suppliers. */
const COLLECTED = [
  'boamp',
  'ted',
  'decp',
  'approch',
  'folder',
  'recherche-entreprises',
  'marche-inclusion',
  'finess',
] as const;

/**
 * Every variable that Maillon reads; nothing else of the environment has an effect.
 * An empty value counts as absent, as an empty line of a compose file does.
 */
export const variables = {
  NODE_ENV: variable({
    schema: z.enum(['production', 'development', 'test']),
    allowed: '`production`, `development` or `test`',
    fallback: 'development',
    meaning: 'In production nothing embedded starts, and the demo, the mailbox and `--now` do not exist.',
  }),
  PORT: variable({
    schema: integer(0, 65_535),
    allowed: 'a whole number from 0 to 65535; 0 takes a free one',
    fallback: 3000,
    meaning: 'Port on which the pages are served.',
  }),
  WORKER_PORT: variable({
    schema: integer(0, 65_535),
    allowed: 'a whole number from 0 to 65535; 0 takes a free one',
    fallback: 3001,
    meaning: 'Port on which a worker of its own process answers `/health` and `/metrics`.',
  }),
  HOST: variable({
    schema: z.string().regex(/^[\w.:-]+$/),
    allowed: 'an address or a name of this machine',
    fallback: undefined,
    defaultText: '`127.0.0.1`, and `0.0.0.0` in production',
    meaning: 'Address on which the pages are served.',
  }),
  PUBLIC_URL: variable({
    schema: address('http:', 'https:').transform((url) => url.replace(/\/+$/, '')),
    allowed: 'an http(s) address, without a trailing slash',
    fallback: undefined,
    defaultText: '`http://localhost:PORT`',
    requiredInProduction: true,
    meaning:
      'Address under which people reach the pages; links in mails start with it, and cookies are secure when it is https. When absent, the one that `maillon setup` was given.',
  }),
  DATABASE_URL: variable({
    schema: address('postgres:', 'postgresql:'),
    allowed: '`postgresql://user:password@host:port/database`, a direct connection (no transaction pooler)',
    fallback: undefined,
    defaultText: 'an embedded PostgreSQL 18',
    requiredInProduction: true,
    secret: true,
    meaning: 'PostgreSQL 18, the truth.',
  }),
  REDIS_URL: variable({
    schema: address('redis:', 'rediss:'),
    allowed: '`redis://user:password@host:port/number` or `rediss://…`',
    fallback: undefined,
    defaultText: 'jobs wait in PostgreSQL',
    secret: true,
    meaning: 'Redis (`noeviction`, AOF) for the queues.',
  }),
  MEILI_URL: variable({
    schema: address('http:', 'https:'),
    allowed: 'an http(s) address',
    fallback: undefined,
    defaultText: 'PostgreSQL full text',
    meaning: 'Meilisearch, for search that forgives typing errors.',
  }),
  MEILI_KEY: variable({
    schema: z.string().min(16),
    allowed: 'the key, 16 characters or more',
    fallback: undefined,
    defaultText: 'none',
    secret: true,
    meaning: 'Key of Meilisearch; required with `MEILI_URL` in production.',
  }),
  SMTP_URL: variable({
    schema: address('smtp:', 'smtps:'),
    allowed: '`smtp://user:password@host:port` or `smtps://…`',
    fallback: undefined,
    defaultText: 'mails go to the mailbox page `/boite-essai`',
    requiredInProduction: true,
    secret: true,
    meaning: 'Server that sends the mails.',
  }),
  MAIL_FROM: variable({
    schema: z.string().regex(/^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
    allowed: '`name@domain` or `Name <name@domain>`',
    fallback: 'Maillon <maillon@localhost>',
    requiredInProduction: true,
    meaning: 'Sender of the mails; when absent, the one that `maillon setup` was given.',
  }),
  MAILLON_SECRET: variable({
    schema: z.string().min(32),
    allowed: '32 characters or more, drawn at random (`openssl rand -hex 32`)',
    fallback: undefined,
    defaultText: 'drawn once and kept in the data folder',
    requiredInProduction: true,
    secret: true,
    meaning:
      'Key from which the links of mails and the hashes of addresses are derived; changing it breaks every link sent.',
  }),
  MAILLON_DATA_DIR: variable({
    schema: z.string().transform((path) => resolve(path)),
    allowed: 'a folder that this user may write to',
    fallback: resolve('.data'),
    defaultText: '`.data` in the current folder',
    meaning: 'Where the embedded PostgreSQL, the secret and the state of a run are kept outside production.',
  }),
  LOG_LEVEL: variable({
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    allowed: '`trace`, `debug`, `info`, `warn`, `error` or `silent`',
    fallback: 'info',
    meaning: 'Least level that is logged.',
  }),
  CONTACT: variable({
    schema: z.string().regex(/^[^\s@]+@[^\s@]+$/),
    allowed: '`name@domain`',
    fallback: undefined,
    defaultText: 'none',
    meaning: 'Address shown on the pages and told to the sources that are read, so that somebody can be reached.',
  }),
  COLLECT: variable({
    schema: sourceList(),
    allowed: `a list, separated by commas, of ${COLLECTED.map((name) => `\`${name}\``).join(', ')}; or \`none\``,
    fallback: undefined,
    defaultText:
      'none; in production `boamp,ted,decp,approch,recherche-entreprises`, `folder` when `NOTICE_FOLDER` is set and `marche-inclusion` when its token is',
    meaning:
      'Sources that are read by themselves, on their schedule; the others are read by `maillon ingest`, `maillon import suppliers` and `maillon suppliers check` only.',
  }),
  BOAMP_URL: source(
    'https://boamp-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/boamp',
    'BOAMP: its dataset in the API v2.1.',
  ),
  TED_SEARCH_URL: source('https://api.ted.europa.eu/v3/notices/search', 'TED: its search API v3.'),
  TED_NOTICE_URL: source(
    'https://ted.europa.eu/en/notice',
    'TED: where a notice is, under its publication number, as `…/NUMBER/xml`.',
  ),
  DECP_URL: source(
    'https://tabular-api.data.gouv.fr/api/resources/22847056-61df-452d-837d-8b8ceadbfc52/data/',
    'DECP: the consolidated awards in the tabular API; filters written here, as `?acheteur_departement_code__exact=86`, stay.',
  ),
  APPROCH_URL: source(
    'https://data.economie.gouv.fr/api/explore/v2.1/catalog/datasets/projets-dachats-publics',
    'APProch: its dataset in the API v2.1.',
  ),
  RECHERCHE_ENTREPRISES_URL: source(
    'https://recherche-entreprises.api.gouv.fr/search',
    'Recherche d’entreprises: its search; legal units and establishments of Sirene.',
  ),
  MARCHE_INCLUSION_URL: source(
    'https://lemarche.inclusion.gouv.fr/api/siae/',
    'Marché de l’inclusion: the structures of its API.',
  ),
  MARCHE_INCLUSION_TOKEN: variable({
    // The API refuses what is shorter, or holds another sign
    schema: z.string().regex(/^[A-Za-z0-9]{64,500}$/),
    allowed: 'the token, 64 letters and digits or more',
    fallback: undefined,
    defaultText: 'none: the Marché de l’inclusion is not asked',
    secret: true,
    meaning: 'Token of the API of the Marché de l’inclusion, asked for by its contact form.',
  }),
  FINESS_URL: source(
    'https://www.data.gouv.fr/fr/datasets/r/2ce43ade-8d2c-4d1d-81da-ca06c82abc68',
    'FINESS: the extract of establishments with their points, as CSV.',
  ),
  CPV_URL: source(
    'https://raw.githubusercontent.com/OP-TED/eForms-SDK/1.13.0/codelists/cpv.gc',
    'CPV with its labels: the code list of the eForms SDK.',
  ),
  COMMUNES_URL: source(
    'https://geo.api.gouv.fr/communes?fields=nom,code,mairie,centre&format=json',
    'Communes with their points: the State’s geo API.',
  ),
  NAF_URL: source(
    'https://api.insee.fr/metadonnees/nomenclature/nafr2/postes',
    'NAF with its labels: the metadata API of INSEE.',
  ),
  NOTICE_FOLDER: variable({
    schema: z.string().transform((path) => resolve(path)),
    allowed: 'a folder that this user may write to',
    fallback: undefined,
    defaultText: 'none',
    meaning: 'Folder whose files of notices are read, then moved to `done` or `refused` in it.',
  }),
};

export type VariableName = keyof typeof variables;

type Told = 'schema' | 'allowed' | 'meaning';

function variable<T, const F extends T | undefined>(
  given: Pick<Variable<T>, Told> & { fallback: F } & Partial<Omit<Variable<T>, Told | 'fallback'>>,
): Variable<T | F> {
  return {
    defaultText: `\`${String(given.fallback)}\``,
    requiredInProduction: false,
    secret: false,
    ...given,
  };
}

function integer(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
}

function address(...protocols: string[]): z.ZodType<string, string> {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

/** @param real the public address; one given without a path takes the path of this one */
function source(real: string, meaning: string): Variable<string> {
  const under = (text: string): string => {
    const given = new URL(text);
    return (given.pathname === '/' ? new URL(new URL(real).pathname + given.search, given).href : text).replace(
      /\/+$/,
      '/',
    );
  };
  return variable<string, string>({
    // It stands in runs and in quarantine, which officers read
    schema: address('http:', 'https:')
      .refine((text) => new URL(text).username === '' && new URL(text).password === '')
      .transform(under),
    allowed: 'an http(s) address without user or password; without a path, that of the default is taken',
    fallback: real,
    meaning,
  });
}

function sourceList(): z.ZodType<readonly string[], string> {
  return z.string().transform((text, context) => {
    const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
    if (names.every((name) => (COLLECTED as readonly string[]).includes(name))) return [...new Set(names)];
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });
}
