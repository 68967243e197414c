import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Agent, type Response } from 'supertest';
import { DataSource } from 'typeorm';
import { loadConfig } from '#lib/config';
import { HttpAdapter, setUpHttp } from '#lib/http';
import { newId } from '#lib/kernel';
import { AccountService, type Role } from '../../src/account/account.service';
import { describeApi } from '../../src/api/v1/open-api';
import { HouseModule } from '../../src/composition/house.module';
import { TestClock } from './clock';
import { aDatabase } from './database';
import { drainOutbox } from './drain';

/** Form fields as a browser sends them. */
export type Fields = Record<string, string>;

/** Someone at a browser: keeps the cookie, sends forms as our own pages do, follows nothing by itself. */
export class Visitor {
  constructor(private readonly agent: Agent) {}

  get(path: string): Promise<Response> {
    return this.agent.get(path).then((response) => response);
  }

  /** Sends a form of the site. */
  post(path: string, fields: Fields = {}): Promise<Response> {
    return this.agent
      .post(path)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(fields)
      .then((response) => response);
  }

  /** Sends what another site, or a program, would. */
  postFrom(path: string, headers: Fields, fields: Fields = {}): Promise<Response> {
    return this.agent
      .post(path)
      .set(headers)
      .type('form')
      .send(fields)
      .then((response) => response);
  }
}

/** The whole product with its pages, on a real PostgreSQL, mails in the mailbox; only the clock is the test's. */
export interface TestSite {
  app: NestExpressApplication;
  db: DataSource;
  clock: TestClock;
  get<T>(token: abstract new (...args: never[]) => T): T;
  visitor(): Visitor;
  /** Somebody signed in by a real link, read in the mailbox. */
  signedIn(who: {
    role: Role;
    name?: string;
    organisation?: string;
    supplierId?: string;
  }): Promise<Visitor & { personId: string; email: string }>;
  /** Carries events to their consumers until nothing is left, mails included. */
  settle(): Promise<number>;
  /** The links of the last mail to an address that hold a text, from `/`. */
  linksOf(email: string, holding: string): Promise<string[]>;
  sql<R = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/**
 * @param instant where the clock stands first, ISO with its offset
 * @param variables of the environment, beside those of every test
 */
export async function aSite(instant?: string, variables: Record<string, string> = {}): Promise<TestSite> {
  const database = await aDatabase();
  const clock = new TestClock(instant);
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://localhost:3000',
    MAILLON_SECRET: 'a secret that is only good for tests, long enough',
    MAILLON_DATA_DIR: join(tmpdir(), 'maillon-test'),
    LOG_LEVEL: 'silent',
    ...variables,
  });
  const module = await Test.createTestingModule({ imports: [HouseModule.with({ config, clock }, 'pages')] }).compile();
  const app = module.createNestApplication<NestExpressApplication>(new HttpAdapter(), { bodyParser: false });
  app.useLogger(false);
  setUpHttp(app, config);
  describeApi(app, config.publicUrl);
  await app.init();
  const db = app.get(DataSource);
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.get(token as never, { strict: false });
  const settle = (): Promise<number> => drainOutbox(app);
  const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> => db.query(text, values);
  const visitor = (): Visitor => new Visitor(request.agent(app.getHttpServer()));
  const linksOf = async (email: string, holding: string): Promise<string[]> => {
    const [mail] = await sql<{ plain: string }>(
      'select plain from mailbox_message where recipient = $1 order by received_at desc, id desc limit 1',
      [email],
    );
    const links = mail?.plain.match(/http:\/\/localhost:3000\/\S+/g) ?? [];
    return links.map((link) => new URL(link).pathname).filter((path) => path.includes(holding));
  };

  return {
    app,
    db,
    clock,
    get,
    visitor,
    settle,
    linksOf,
    sql,
    signedIn: async ({ role, name = 'Camille Roy', organisation = 'Ville de Brumeval', supplierId }) => {
      const accounts = get(AccountService);
      const email = `${newId()}@example.org`;
      const personId = await db.transaction(async (tx) => {
        const person = await accounts.findOrCreatePerson(tx, { email, name });
        const { id: organisationId } = await accounts.findOrCreateOrganisation(tx, {
          name: organisation,
          city: 'Poitiers',
        });
        await accounts.grantRole(tx, {
          personId: person.id,
          role,
          ...(role === 'buyer' ? { organisationId } : {}),
          ...(supplierId ? { supplierId } : {}),
        });
        return person.id;
      });
      await accounts.requestSignIn(email, '/');
      await settle();
      const who = visitor();
      const [link] = await linksOf(email, '/connexion/');
      await who.post(link!);
      return Object.assign(who, { personId, email });
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
