import { Body, Controller, Get, Module, Post, Query, Res, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Response } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { DomainError } from '#lib/kernel';
import {
  Audience,
  CurrentViewer,
  FaultPages,
  HttpAdapter,
  RateLimits,
  SessionCookie,
  setUpHttp,
  StaticFiles,
  Viewers,
  WholeAnswer,
  type Fault,
  type SignedIn,
} from '#lib/http';

const PUBLIC_URL = 'https://maillon.example';
const lines: Record<string, unknown>[] = [];

@Controller()
class SampleController {
  @Get('/public/:token')
  @Audience('public')
  open(@CurrentViewer() viewer: SignedIn | null) {
    return viewer?.name ?? 'personne';
  }

  @Get('/acheteur')
  @Audience('buyer')
  buyer() {
    return 'acheteur';
  }

  @Post('/page')
  @Audience('public')
  page() {
    return new WholeAnswer('<p>été</p>', 422, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  }

  @Get('/page')
  @Audience('public')
  pageToRead() {
    return new WholeAnswer('<p>été</p>', 200, { 'Content-Type': 'text/html; charset=utf-8' });
  }

  @Get('/sans-audience')
  unsaid() {
    return 'jamais';
  }

  @Post('/ecrire')
  @Audience('public')
  write(@Body({ schema: z.object({ word: z.string() }) }) body: { word: string }) {
    return body.word;
  }

  @Post('/desinscription/:token')
  @Audience('mail-link')
  stop() {
    return 'fini';
  }

  @Get('/conflit')
  @Audience('public')
  conflict(): never {
    throw new DomainError('need/changed', 'Reload it.', { status: 409, field: 'title' });
  }

  @Get('/casse')
  @Audience('public')
  broken(): never {
    throw new Error('select * from secret');
  }

  @Get('/api/conflit')
  @Audience('public')
  apiConflict(): never {
    throw new DomainError('need/changed', 'Reload it.', { status: 409, field: 'title' });
  }

  @Get('/entrer')
  @Audience('public')
  enter(@Res({ passthrough: true }) response: Response, @Query('late') late: string | undefined) {
    if (late) new SessionCookie(PUBLIC_URL).clear(response);
    else new SessionCookie(PUBLIC_URL).set(response, 'abc', 43_200);
    return 'entré';
  }
}

const stand = {
  viewers: { of: (token: string) => Promise.resolve(token === 'abc' ? { name: 'Camille Roy', space: 'buyer' } : null) },
  pages: { render: (fault: Fault) => `<p>${fault.status} ${fault.code} ${fault.reference}</p>` },
  files: { serve: (_: unknown, __: unknown, next: () => void) => next() },
};

@Module({
  controllers: [SampleController],
  providers: [
    { provide: Viewers, useValue: stand.viewers },
    { provide: FaultPages, useValue: stand.pages },
    { provide: StaticFiles, useValue: stand.files },
    { provide: RateLimits, useValue: { take: () => Promise.resolve() } },
    { provide: SessionCookie, useValue: new SessionCookie(PUBLIC_URL) },
  ],
})
class SampleModule {}

const note = (message: unknown) => {
  if (typeof message === 'object') lines.push(message as Record<string, unknown>);
};
const logger = { log: note, warn: note, error: note, debug: note, verbose: note, fatal: note };

describe('the way of every request', () => {
  let app: INestApplication;
  const http = () => request(app.getHttpServer() as Parameters<typeof request>[0]);
  const write = (path = '/ecrire') => http().post(path).type('form').send({ word: 'bonjour' });

  beforeAll(async () => {
    const created = await NestFactory.create<NestExpressApplication>(SampleModule, new HttpAdapter(), {
      bodyParser: false,
      logger,
    });
    setUpHttp(created, { publicUrl: PUBLIC_URL });
    app = await created.init();
  });
  afterAll(() => app.close());

  it('sends the exact content policy of the design, and no header that names the engine', async () => {
    const { headers } = await http().get('/public/x');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self'",
    );
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it.each([
    ['same-origin', undefined, 201],
    ['cross-site', undefined, 403],
    ['same-site', undefined, 403],
    ['none', undefined, 403],
    [undefined, PUBLIC_URL, 201],
    [undefined, 'https://evil.example', 403],
    [undefined, 'null', 403],
    [undefined, undefined, 403],
    ['cross-site', PUBLIC_URL, 403],
  ])('answers a write with Sec-Fetch-Site %s and Origin %s by %i', async (site, origin, status) => {
    let post = write();
    if (site) post = post.set('Sec-Fetch-Site', site);
    if (origin) post = post.set('Origin', origin);
    expect((await post).status).toBe(status);
  });

  it('lets a mail program post the one-click stop, and nothing below it', async () => {
    expect((await write('/desinscription/jeton')).status).toBe(201);
    expect((await write('/desinscription/jeton/autre')).status).toBe(403);
  });

  it('knows who looks on a public page too, and takes an unknown cookie for nobody', async () => {
    expect((await http().get('/public/x').set('Cookie', '__Host-maillon=abc')).text).toBe('Camille Roy');
    expect((await http().get('/public/x').set('Cookie', '__Host-maillon=no')).text).toBe('personne');
    expect((await http().get('/public/x').set('Cookie', 'maillon=abc')).text).toBe('personne');
  });

  it('sends a stranger to sign in with the way back, and lets the right space in', async () => {
    const refused = await http().get('/acheteur?page=2');
    expect([refused.status, refused.headers['location']]).toEqual([303, '/connexion?retour=%2Facheteur%3Fpage%3D2']);
    expect((await http().get('/acheteur').set('Cookie', '__Host-maillon=abc')).text).toBe('acheteur');
  });

  it('writes a whole answer with its own status and length, beside the headers of every answer', async () => {
    const refused = await write('/page').set('Origin', PUBLIC_URL);
    expect([refused.status, refused.text, refused.headers['content-length']]).toEqual([422, '<p>été</p>', '12']);
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const head = await http().head('/page');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, undefined, '12']);
  });

  it('refuses to serve an application that could not write them', async () => {
    const other = await NestFactory.create<NestExpressApplication>(SampleModule, { bodyParser: false, logger });
    expect(() => setUpHttp(other, { publicUrl: PUBLIC_URL })).toThrow('HttpAdapter');
    await other.close();
  });

  it('refuses a route that says no audience', async () => {
    expect((await http().get('/sans-audience')).status).toBe(500);
  });

  it('makes a page of a fault, JSON under /api, and tells nothing of what broke', async () => {
    const page = await http().get('/conflit');
    expect([page.status, page.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8']);
    expect(page.text).toContain('need/changed');
    const { body } = await http().get('/api/conflit').expect(409);
    expect(body).toMatchObject({ error: { code: 'need/changed', message: 'Reload it.', field: 'title' } });
    const broken = await http().get('/casse').expect(500);
    expect(broken.text).not.toContain('secret');
    expect(broken.headers['cache-control']).toBe('no-store');
    expect((await http().get('/nulle-part')).status).toBe(404);
  });

  it('refuses bodies that are too big, unreadable or not what the schema says', async () => {
    const post = () => http().post('/ecrire').set('Sec-Fetch-Site', 'same-origin');
    await post()
      .type('form')
      .send(`word=${'a'.repeat(1_100_000)}`)
      .expect(413);
    await post().type('json').send('{').expect(400);
    await post().type('form').send({ other: 'x' }).expect(400);
    expect((await http().get('/public/%E0%A4%A')).status).toBe(400);
  });

  it('refuses a NUL in an address or a form, which no database text can hold', async () => {
    const ours = (word: string) => write().set('Sec-Fetch-Site', 'same-origin').send({ word });
    expect((await http().get('/public/a%00b')).status).toBe(400);
    expect((await http().get('/public/x?q=%00')).text).toContain('http/unstorable-text');
    expect((await http().post('/ecrire').set('Sec-Fetch-Site', 'same-origin').send('word=a%00b')).status).toBe(400);
    expect((await ours('a\\u0000b')).status).toBe(201);
  });

  it('writes a cookie that scripts cannot read and that other sites do not send', async () => {
    expect((await http().get('/entrer')).headers['set-cookie']).toEqual([
      '__Host-maillon=abc; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    expect((await http().get('/entrer?late=1')).headers['set-cookie']![0]).toContain('Expires=Thu, 01 Jan 1970');
    expect(new SessionCookie('http://poste.local:3000').name).toBe('maillon');
  });

  it('logs the template of the route and never what stands in the address', async () => {
    lines.length = 0;
    await http().get('/public/jeton-secret?q=mot-secret');
    expect(lines).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        route: '/public/:token',
        status: 200,
        correlationId: expect.any(String),
      }),
    );
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
