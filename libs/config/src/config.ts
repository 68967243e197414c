import type { Environment } from './variables';

/** What `Config` is made of: the variables, checked, with their defaults. */
export interface ConfigValues {
  environment: Environment;
  port: number;
  workerPort: number;
  host: string;
  publicUrl: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  meiliUrl: string | undefined;
  meiliKey: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  secret: string;
  dataDir: string;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  contact: string | undefined;
  collect: readonly string[];
  boampUrl: string;
  tedSearchUrl: string;
  tedNoticeUrl: string;
  decpUrl: string;
  approchUrl: string;
  rechercheEntreprisesUrl: string;
  marcheInclusionUrl: string;
  marcheInclusionToken: string | undefined;
  finessUrl: string;
  cpvUrl: string;
  communesUrl: string;
  nafUrl: string;
  noticeFolder: string | undefined;
  given: readonly string[];
}

/** The configuration, frozen: read once at start, and the only thing that knows the environment. */
export class Config implements Readonly<ConfigValues> {
  readonly environment!: Environment;
  readonly port!: number;
  /** Where a worker of its own process answers `/health` and `/metrics` */
  readonly workerPort!: number;
  readonly host!: string;
  /** Without a trailing slash */
  readonly publicUrl!: string;
  /** Undefined until the embedded PostgreSQL runs; a Nest application always has one */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly meiliUrl: string | undefined;
  readonly meiliKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom!: string;
  /** HMAC key, 32 characters at least */
  readonly secret!: string;
  /** Absolute */
  readonly dataDir!: string;
  readonly logLevel!: ConfigValues['logLevel'];
  readonly contact: string | undefined;
  /** Names of the sources that are read on their schedule */
  readonly collect!: readonly string[];
  readonly boampUrl!: string;
  readonly tedSearchUrl!: string;
  readonly tedNoticeUrl!: string;
  readonly decpUrl!: string;
  readonly approchUrl!: string;
  readonly rechercheEntreprisesUrl!: string;
  readonly marcheInclusionUrl!: string;
  /** Undefined: the Marché de l’inclusion cannot be asked */
  readonly marcheInclusionToken: string | undefined;
  readonly finessUrl!: string;
  readonly cpvUrl!: string;
  readonly communesUrl!: string;
  readonly nafUrl!: string;
  /** Absolute */
  readonly noticeFolder: string | undefined;
  /** Names of the variables that were set, by the environment or a flag */
  readonly given!: readonly string[];

  constructor(values: ConfigValues) {
    Object.assign(this, values);
    Object.freeze(this);
  }

  get isProduction(): boolean {
    return this.environment === 'production';
  }

  /** Mails go to the mailbox page: no mail server is set, which production refuses. */
  get hasMailbox(): boolean {
    return this.smtpUrl === undefined && !this.isProduction;
  }

  /** @returns another configuration, with some values in place of these */
  with(values: Partial<ConfigValues>): Config {
    return new Config({ ...(this as ConfigValues), ...values });
  }
}
