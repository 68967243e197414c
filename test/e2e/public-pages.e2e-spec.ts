import { readFileSync } from 'node:fs';
import { IngestService } from '../../src/ingest/ingest.service';
import { placeOfAddress, SupplierService } from '../../src/supplier/supplier.service';
import { withDemoTerritory } from '../support/demo-territory';
import { describeShared, shared } from '../support/shared';
import { aSite, type TestSite } from '../support/visited-site';

const HOSTILE = `<script>alert('x')</script>`;
/** The page without its tags, no-break spaces made plain. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

describe('the public pages', () => {
  let site: TestSite;
  const get = (path: string) => site.visitor().get(path);
  const read = async (path: string) => words((await get(path)).text);

  beforeAll(async () => {
    site = await aSite('2026-09-22T09:12:00+02:00');
    await withDemoTerritory(site);
  }, 120_000);
  afterAll(() => site.close());

  it('counts on the home page what rows hold, with the day of the count', async () => {
    const [row] = await site.sql<{ n: number }>('select count(*)::int as n from supplier');
    const home = await read('/');
    expect(home).toContain(`${row!.n} fournisseurs, dont `);
    expect(home).toContain('Compté le 22 septembre 2026.');
    expect(home).toContain('Démonstration : fournisseurs, acheteurs et avis fictifs');
  });

  it('finds by words and place, nearest facts first, and says why', async () => {
    const page = await read('/fournisseurs?q=espaces+verts&ou=Poitiers');
    expect(page).toMatch(/\d+ fournisseurs/);
    expect(page).toContain('Jardins de Brumeval');
    expect(page).toContain('réservés insertion (L2113-13)');
    expect(page).toContain('à moins de 15 km de Poitiers');
  });

  it('keeps the results and says what is wrong with a place it does not know', async () => {
    const { text, status } = await get('/fournisseurs?q=tonte&ou=Buxerole&km=beaucoup');
    expect(status).toBe(200);
    expect(text).toContain('<title>Erreur');
    expect(words(text)).toContain('Vouliez-vous dire « Buxerolles » ?');
    expect(words(text)).toContain('Choisissez une distance de la liste');
    expect(text).toContain('Jardins de Brumeval');
  });

  it('says how far the next ones are when nobody is near', async () => {
    const page = await read('/fournisseurs?q=espaces+verts&ou=Lusignan&km=5');
    expect(page).toMatch(/Aucun fournisseur pour « espaces verts » à moins de 5 km de Lusignan/);
    expect(page).toMatch(/15 km \(\d+\)|30 km \(\d+\)/);
  });

  it('counts a lever as many times as its filter finds', async () => {
    const { text } = await get('/fournisseurs');
    const [, counted] = /réservé handicap, L2113-12<\/label><span class="nb">(\d+)</.exec(text)!;
    expect(await read('/fournisseurs?levier=reserved-disability')).toContain(`${counted} fournisseurs`);
  });

  it('exports the same search as CSV, dated, that no spreadsheet runs', async () => {
    await site.db.transaction((tx) =>
      site.get(SupplierService).upsert(
        tx,
        {
          siret: '99999999900016',
          name: '=HYPERLINK("http://x")',
          ...placeOfAddress({ city: 'Poitiers', postCode: '86000', point: null }),
          description: 'soudure rare',
        },
        'test',
      ),
    );
    await site.settle();
    const { text, headers } = await get('/fournisseurs.csv?q=soudure');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('fournisseurs-2026-09-22.csv');
    expect(text).toContain('"Exporté le";"22/09/2026"');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toContain('@');
  });

  it('mends the name in a supplier’s address, and offers near names when there is none', async () => {
    const [row] = await site.sql<{ siret: string }>(`select siret from supplier where name = 'Jardins de Brumeval'`);
    const moved = await get(`/fournisseurs/ancien-nom-${row!.siret}`);
    expect([moved.status, moved.headers['location']]).toEqual([301, `/fournisseurs/jardins-de-brumeval-${row!.siret}`]);
    const missing = await get('/fournisseurs/jardin-de-brumeval-00000000000000');
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('Jardins de Brumeval');
  });

  it('shows each proof of a supplier with its source and its date, and what it can’t answer', async () => {
    const [row] = await site.sql<{ siret: string }>(`select siret from supplier where name = 'Jardins de Brumeval'`);
    const page = await read(`/fournisseurs/jardins-de-brumeval-${row!.siret}`);
    expect(page).toMatch(/Atelier et chantier d’insertion À jour Marché de l’inclusion, le \d{2}\/\d{2}\/2026/);
    expect(page).toMatch(/Éligible L2113-13/);
    expect(page).toMatch(/Non éligible L2113-13-1/);
  });

  it('lists lots by notice, the cancelled one apart and said so', async () => {
    const page = await read('/avis');
    expect(page).toMatch(/Grand Poitiers : \d+ lots/);
    expect(page).toMatch(/Annulés récemment .* Fourniture de mobilier scolaire .* Annulé le .* : ne répondez plus/);
    expect(await read('/avis?type=reserve')).not.toContain('Buffets et repas des artistes');
    expect(await read('/avis?type=clos')).toContain('Fourniture de mobilier scolaire');
  });

  it('finds lots by words within the list that is shown, and keeps the words from tab to tab', async () => {
    const page = (await get('/avis?q=nettoyage')).text;
    expect(words(page)).toMatch(/Nettoyage des vitres/);
    expect(words(page)).not.toContain('Buffets et repas des artistes');
    expect(page).toContain('href="/avis?type=clos&amp;q=nettoyage"');
    expect(page).toContain('value="nettoyage"');
    expect(await read('/avis?q=traiteur')).toContain('Buffets et repas des artistes');
    expect(await read('/avis?q=traiteur&type=reserve')).toContain('Aucun lot de cette liste ne répond à « traiteur »');
    expect(await read('/avis?q=zorglub')).toContain('Aucun lot ne répond à « zorglub »');
    expect((await get(`/avis?q=${encodeURIComponent(HOSTILE)}`)).text).not.toContain(HOSTILE);
    expect((await get(`/avis?q=${'a'.repeat(5_000)}`)).status).toBe(200);
  });

  it('shows lots from elsewhere below those of the territory, and alone on demand', async () => {
    await site.db.query(
      `update opportunity set commune = '75056', department = '75', epci = null where title like 'Buffets%' or title = 'Mobilier scolaire'`,
    );
    const page = await read('/avis');
    expect(page).toMatch(/Ailleurs en France : \d+ lots?/);
    expect(page.indexOf('Ailleurs en France')).toBeGreaterThan(page.indexOf('Grand Poitiers :'));
    expect(await read('/avis?zone=france')).toMatch(/Toute la France : \d+ lots/);
    await site.db.query(`update opportunity set commune = '86194', department = '86' where title like 'Buffets%'`);
  });

  it('proves each mark of a lot by the words of the notice', async () => {
    const { text } = await get('/avis/boamp-99-900101');
    expect(words(text)).toMatch(/Réservé à l’insertion, L2113-13/);
    expect(text).toMatch(/<blockquote><p>«\u00a0.*<mark>réservé<\/mark>/);
    expect(words(text)).toMatch(/Certitude : forte\./);
    expect(words(text)).toMatch(/\d+ fournisseurs? du répertoire/);
  });

  it('shows who could answer to buyers and officers, never who said so, and to others only the lot', async () => {
    const stranger = await get('/avis/boamp-99-900101/lots/2');
    expect([stranger.status, stranger.headers['location']]).toEqual([303, '/avis/boamp-99-900101#lot-2']);
    const [match] = await site.sql<{ id: string; supplier_id: string }>(
      `select o.id, m.supplier_id from match m join opportunity o on o.id = m.opportunity_id where o.title like 'Entretien manuel%' order by m.rank`,
    );
    await site.sql(
      `insert into answer (id, opportunity_id, supplier_id, value, answered_at, changed_at) values (gen_random_uuid(), $1, $2, 'interested', $3, $3)`,
      [match!.id, match!.supplier_id, site.clock.now()],
    );
    for (const role of ['buyer', 'officer'] as const) {
      const { text } = await (await site.signedIn({ role })).get('/avis/boamp-99-900101/lots/2');
      expect(text).toContain('<ol class="chaine"');
      expect(words(text)).not.toMatch(/[Ii]ntéressé/);
    }
    expect((await get('/avis/boamp-99-900101/lots/99')).status).toBe(404);
    expect((await get('/avis/nimporte-quoi')).status).toBe(404);
  });

  it('dates the reading of a source by its last answer, not by the last time it was asked', async () => {
    const finess = async () => /FINESS.*?(pas encore|\d+ \w+ 2026)/.exec(await read('/sources'))![1];
    const run = (day: string, count: number) =>
      site.sql(
        `insert into ingest_run (id, source, origin, kind, state, started_at, ended_at, read_count)
         values (gen_random_uuid(), 'finess', 'test', 'collect', 'degraded', $1, $1, $2)`,
        [day, count],
      );
    await run('2026-09-20T10:00:00Z', 0);
    expect(await finess()).toBe('pas encore');
    await run('2026-09-19T10:00:00Z', 12);
    expect(await finess()).toBe('19 septembre 2026');
  });

  it('writes a hostile notice as text, and links only where it may', async () => {
    await site.db.query(
      `update opportunity set title = $1, content = jsonb_set(jsonb_set(content, '{title}', to_jsonb($1::text)), '{documentsUrl}', '"javascript:alert(1)"')
        where title = 'Élagage et abattage d’arbres'`,
      [HOSTILE],
    );
    await site.db.query(
      `update notice set url = 'https://evil.example/x', content = jsonb_set(content, '{procedureType}', to_jsonb($1::text)) where source_id = '99-900101'`,
      [HOSTILE],
    );
    for (const path of ['/avis', '/avis/boamp-99-900101']) {
      const { text } = await get(path);
      expect(text).not.toContain(HOSTILE);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toContain('javascript:');
      expect(text).not.toContain('evil.example');
    }
  });

  it('shows the mailbox, its preview shut in a frame that can do nothing', async () => {
    const officer = await site.signedIn({ role: 'officer' });
    const [mail] = await site.sql<{ id: string }>('select id from mailbox_message where recipient = $1', [
      officer.email,
    ]);
    const page = await get(`/boite-essai/${mail!.id}`);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self';frame-src 'self'",
    );
    expect(page.text).toMatch(/<iframe [^>]*sandbox>/);
    expect(page.text).toMatch(/<a href="\/connexion\/[\w-]+">Me connecter<\/a>/);
    const preview = await get(`/boite-essai/${mail!.id}/apercu`);
    expect(preview.headers['content-security-policy']).toBe("default-src 'none';style-src 'unsafe-inline';sandbox");
    expect((await get('/boite-essai/x')).status).toBe(404);
  });

  it('serves the stylesheet under an address that changes with it, small, with its font', async () => {
    const { text } = await get('/');
    const [, css] = /href="(\/assets\/maillon\.[0-9a-f]{10}\.css)"/.exec(text)!;
    const sheet = await get(css!);
    expect(sheet.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(Buffer.byteLength(sheet.text)).toBeLessThan(40_000);
    const [, font] = /url\("(\/assets\/bricolage-grotesque\.[0-9a-f]{10}\.woff2)"\)/.exec(sheet.text)!;
    expect((await get(font!)).headers['content-type']).toBe('font/woff2');
    const stale = await get(css!.replace(/[0-9a-f]{10}/, '0123456789'));
    expect([stale.status, stale.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
    expect((await get('/assets/../package.json')).status).toBe(404);
  });

  it('gives a page that does not exist its own words, and a search box', async () => {
    const { status, text } = await get('/nulle-part');
    expect(status).toBe(404);
    expect(words(text)).toContain('Cette page n’existe pas, ou plus');
    expect(text).toContain('role="search"');
  });

  it('limits how often the export can be asked, and says how long to wait', async () => {
    const statuses: number[] = [];
    let wait: string | undefined;
    for (let time = 0; time < 12; time += 1) {
      const { status, headers } = await get('/fournisseurs.csv?q=rien');
      statuses.push(status);
      wait ??= headers['retry-after'] as string | undefined;
    }
    expect(statuses).toContain(429);
    expect(Number(wait)).toBeGreaterThan(0);
  });
});

describeShared('notices as the BOAMP gives them (shared data)', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await aSite('2025-11-08T10:00:00+01:00');
    const bytes = readFileSync(shared('data/notices/boamp/records-v2.1.json'));
    await site.get(IngestService).ingestNotices({ source: 'boamp', bytes, origin: 'records' });
    await site.settle();
  }, 120_000);
  afterAll(() => site.close());

  it('shows the cancelled notice as cancelled, on the list and on both its pages', async () => {
    const list = words((await site.visitor().get('/avis')).text);
    expect(list).toMatch(/Annulé le .* : ne répondez plus/);
    for (const path of ['/avis/boamp-25-123573', '/avis/boamp-25-127510']) {
      expect(words((await site.visitor().get(path)).text)).toMatch(/Avis annulé le .* : ne répondez plus/);
    }
  });
});
