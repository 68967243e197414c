import { Config, type ConfigValues } from './config';
import { ConfigRefused, type ConfigProblem } from './config.errors';
import { keptSecret } from './kept-secret';
import { variables, type Variable, type VariableName } from './variables';

type Env = Readonly<Record<string, string | undefined>>;
type Values = { [Name in VariableName]: (typeof variables)[Name] extends Variable<infer T> ? T : never };

/**
 * Reads the environment once.
 * Outside production a missing `MAILLON_SECRET` is drawn and kept in the data folder, so that links live on.
 * @param flags variables given on the command line, which win over the environment's
 * @throws ConfigRefused with every problem: variable, what was given (never a secret), what is allowed
 */
export function loadConfig(flags: Env = {}, env: Env = process.env): Config {
  const given = (name: string): string | undefined => flags[name] ?? env[name] ?? undefined;
  const problems: ConfigProblem[] = [];
  const values = {} as Record<VariableName, unknown>;
  for (const [name, variable] of entries()) {
    values[name] = variable.fallback;
    const text = given(name)?.trim();
    if (!text) continue;
    const read = variable.schema.safeParse(text);
    if (read.success) values[name] = read.data;
    else
      problems.push({
        variable: name,
        given: variable.secret ? '(hidden)' : JSON.stringify(text.replace(/\/\/[^/]*@/, '//(hidden)@')),
        allowed: variable.allowed,
      });
  }
  problems.push(...missing(values as Values, given));
  if (problems.length > 0) throw new ConfigRefused(problems);
  const names = entries().map(([name]) => name);
  return new Config(
    configValues(
      values as Values,
      names.filter((name) => given(name)?.trim()),
    ),
  );
}

function missing(values: Values, given: (name: string) => string | undefined): ConfigProblem[] {
  if (values.NODE_ENV !== 'production') return [];
  const absent = entries().filter(([name, variable]) => variable.requiredInProduction && !given(name)?.trim());
  const problems = absent.map(([name, { allowed }]) => ({ variable: name, given: undefined, allowed }));
  if (values.MEILI_URL && !given('MEILI_KEY')?.trim()) {
    problems.push({ variable: 'MEILI_KEY', given: undefined, allowed: variables.MEILI_KEY.allowed });
  }
  return problems;
}

function configValues(values: Values, given: VariableName[]): ConfigValues {
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    workerPort: values.WORKER_PORT,
    host: values.HOST ?? (values.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    meiliUrl: values.MEILI_URL,
    meiliKey: values.MEILI_KEY,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    secret: values.MAILLON_SECRET ?? keptSecret(values.MAILLON_DATA_DIR),
    dataDir: values.MAILLON_DATA_DIR,
    logLevel: values.LOG_LEVEL,
    contact: values.CONTACT,
    collect: values.COLLECT ?? collectedByDefault(values),
    boampUrl: values.BOAMP_URL,
    tedSearchUrl: values.TED_SEARCH_URL,
    tedNoticeUrl: values.TED_NOTICE_URL,
    decpUrl: values.DECP_URL,
    approchUrl: values.APPROCH_URL,
    rechercheEntreprisesUrl: values.RECHERCHE_ENTREPRISES_URL,
    marcheInclusionUrl: values.MARCHE_INCLUSION_URL,
    marcheInclusionToken: values.MARCHE_INCLUSION_TOKEN,
    finessUrl: values.FINESS_URL,
    noticeFolder: values.NOTICE_FOLDER,
    given,
  };
}

/** A trial asks nothing of anyone by itself; a real instance is there to read the sources. */
function collectedByDefault({ NODE_ENV, NOTICE_FOLDER, MARCHE_INCLUSION_TOKEN }: Values): readonly string[] {
  if (NODE_ENV !== 'production') return [];
  return [
    'boamp',
    'ted',
    'decp',
    'approch',
    'recherche-entreprises',
    ...(NOTICE_FOLDER === undefined ? [] : ['folder']),
    ...(MARCHE_INCLUSION_TOKEN === undefined ? [] : ['marche-inclusion']),
  ];
}

function entries(): [VariableName, Variable][] {
  return Object.entries(variables) as [VariableName, Variable][];
}
