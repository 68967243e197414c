import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import { ModulesContainer } from '@nestjs/core';
import { AUDIENCE, type Audience } from '#lib/http';
import { aSite, type TestSite } from '../support/visited-site';

interface Route {
  name: string;
  method: string;
  path: string;
  audience: Audience | undefined;
  /** Bodies and queries that no schema checks; a path parameter is always a text */
  unchecked: string[];
}

/** Numbers that Nest gives to the parameters it takes from a request. */
const TAKEN: Record<string, string> = { '3': 'body', '4': 'query' };

function routesOf(site: TestSite): Route[] {
  const controllers = [...site.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((key): Route[] => {
      const handler = prototype[key];
      if (key === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler))
        return [];
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype as object));
      const own = [Reflect.getMetadata(PATH_METADATA, handler)].flat().map(String);
      const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, metatype as object, key) ?? {}) as Record<
        string,
        { schema?: unknown }
      >;
      const audience = (Reflect.getMetadata(AUDIENCE, handler) ?? Reflect.getMetadata(AUDIENCE, metatype as object)) as
        Audience | undefined;
      return own.map((path) => ({
        name: `${(metatype as { name: string }).name}.${key}`,
        method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!,
        path: `/${[base, path].join('/').split('/').filter(Boolean).join('/')}`,
        audience,
        unchecked: Object.entries(taken)
          .filter(([type, { schema }]) => TAKEN[type.split(':')[0]!] !== undefined && schema === undefined)
          .map(([type]) => TAKEN[type.split(':')[0]!]!),
      }));
    });
  });
}

describe('every route', () => {
  let site: TestSite;
  let routes: Route[];

  beforeAll(async () => {
    site = await aSite();
    routes = routesOf(site);
  });
  afterAll(() => site.close());

  it('says whom it is for', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter(({ audience }) => audience === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('has a schema for each thing it takes from a request', () => {
    const faults = routes.flatMap(({ name, unchecked }) => unchecked.map((what) => `${name}: ${what}`));
    expect(faults).toEqual([]);
  });

  it('answers a stranger with a page or a way to sign in, never with a fault of ours', async () => {
    const kept = (audience: Audience | undefined) => audience !== 'public' && audience !== 'mail-link';
    const faults: string[] = [];
    for (const { method, path, audience } of routes.filter((route) => route.method === 'GET')) {
      const url = path.replace(/:\w+/g, 'x-1');
      const { status, headers } = await site.visitor().get(url);
      // 503 is what health says of an engine that is away
      if (status >= 500 && status !== 503) faults.push(`${method} ${url} ${status}`);
      if (kept(audience) && !(status === 303 && String(headers['location']).startsWith('/connexion?'))) {
        faults.push(`${method} ${url} is open to strangers: ${status}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('takes no write from a stranger but where a link of a mail or the sign-in form leads', async () => {
    const open = routes.filter(
      ({ method, audience }) => method === 'POST' && ['public', 'mail-link'].includes(audience!),
    );
    expect(open.map(({ path }) => path).sort()).toEqual([
      // A form sent once the session has ended keeps its answers through the sign-in
      '/besoins/:ref/modifier',
      '/besoins/nouveau',
      '/connexion',
      '/connexion/:jeton',
      '/deconnexion',
      '/desinscription/:jeton',
      '/desinscription/:jeton/annuler',
      // Anyone may write; what a visitor writes waits for an officer, and the door is counted
      '/fournisseurs/:slug/:path',
      '/reponse/:jeton',
      '/reponse/:jeton/annuler',
    ]);
  });

  it('carries the content policy of the design, on pages and on errors', async () => {
    const policy = "default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self'";
    for (const path of ['/', '/avis', '/connexion', '/nulle-part', '/desinscription/x']) {
      const { headers } = await site.visitor().get(path);
      expect([path, headers['content-security-policy']]).toEqual([path, policy]);
    }
  });
});
