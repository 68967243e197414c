import { aSiret } from '../factories/a-supplier';
import { JobQueue } from '#lib/queue';
import { IngestService, SupplierImport, SupplierSources } from '../../src/ingest/ingest.service';
import { ReparseService } from '../../src/ingest/reparse.service';
import { aNumberedRecord as numbered, aPageOf as page } from '../factories/a-notice-record';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';

const START = '2026-03-02T09:00:00+01:00';

describe('what officers see of the sources', () => {
  let site: TestSite;
  let ines: Visitor;

  beforeEach(async () => {
    site = await aSite(START, { COLLECT: 'boamp' });
    ines = await site.signedIn({ role: 'officer', name: 'Inès Faure' });
  });
  afterEach(() => site.close());

  const read = (content: string, origin = 'jour.json') =>
    site.get(IngestService).ingestNotices({ source: 'boamp', bytes: Buffer.from(content), origin });
  const broken = (n: number) => ({ ...numbered(n), donnees: '{', objet: '<script>alert(1)</script>' });
  const waiting = () =>
    site.sql<{ id: string; resolution: string | null }>('select id, resolution from quarantine order by record');
  const acts = () =>
    site.sql(`select action from audit_entry where action like 'quarantine.%' or action like 'source.%'`);

  it('are for officers only', async () => {
    const buyer = await site.signedIn({ role: 'buyer' });
    for (const path of ['/collecte', '/collecte/boamp', '/collecte/quarantaine']) {
      expect((await buyer.get(path)).status).toBe(403);
      expect((await site.visitor().get(path)).status).toBe(303);
    }
    expect((await ines.get('/relecture')).text).toContain('href="/collecte"');
  });

  it('say how each source does, in words', async () => {
    const empty = await ines.get('/collecte');
    expect(empty.text).toContain('Pas encore lue');
    expect(empty.text).toContain('Lue à la demande');
    expect(empty.text).toContain('Rien en quarantaine');
    await read(page(numbered(1), broken(2)));
    const { text } = await ines.get('/collecte');
    expect(text).toContain('<h1>Tout est à jour</h1>');
    expect(text).toContain('2\u00a0lus, 1\u00a0nouveau, 0\u00a0corrigé, 1\u00a0refusé');
    expect(text).toContain('1\u00a0enregistrement en quarantaine');
    site.clock.moveBy({ hours: 7 });
    const later = await site.signedIn({ role: 'officer' });
    expect((await later.get('/collecte')).text).toContain('Tout est à jour, sauf BOAMP (en retard)');
  });

  it('name the lists of suppliers that were imported, with what the last of each brought, never late', async () => {
    const bytes = [Buffer.from(JSON.stringify([{ siret: aSiret(1), name: 'Haies du Soir', kind: 'ACI' }]))];
    await site
      .get(SupplierImport)
      .run(
        site.get(SupplierSources).named('directory-file'),
        { list: { name: 'annuaire.json', bytes, day: '2026-02-01' }, position: null },
        { origin: 'annuaire.json', kind: 'file', dryRun: false },
      );
    const { text } = await ines.get('/collecte');
    const lists = text.slice(text.indexOf('Listes de fournisseurs importées'));
    expect(lists).toMatch(/Annuaire de structures.*Lue à la demande.*1.lu, /s);
    expect(lists).toContain('Liste nationale ESUS');
    expect((await ines.get('/collecte/directory-file')).text).toContain('annuaire.json');
    expect((await ines.get('/collecte/esus-list')).status).toBe(200);
  });

  it('show a source’s readings and what went wrong', async () => {
    expect((await ines.get('/collecte/boamp')).text).toContain('Aucune lecture');
    await read(page(numbered(1)));
    await site.sql(
      `insert into ingest_run (id, source, origin, kind, started_at, ended_at, state, read_count, expected_count, message)
       values (gen_random_uuid(), 'boamp', '2026-02-27 – 2026-03-02', 'collect', $1, $1, 'degraded', 8, 10, '8 came')`,
      [site.clock.now()],
    );
    const { text } = await ines.get('/collecte/boamp');
    expect(text).toContain('La source annonçait 10 avis, 8 sont venus.');
    expect(text).toContain('8 sur 10');
    expect(text).toContain('fichiers\u00a0: jour.json');
    expect((await ines.get('/collecte/nulle-part')).status).toBe(404);
  });

  it('have a source read at once, once for two clicks, when this house collects it', async () => {
    // No worker runs here: the queue only notes what it is given
    const queue = jest.spyOn(site.get(JobQueue), 'add').mockResolvedValue();
    for (let click = 0; click < 2; click += 1) {
      const asked = await ines.post('/collecte/boamp');
      expect(asked.headers['location']).toBe('/collecte/boamp?suite=asked');
    }
    expect(new Set(queue.mock.calls.map(([, , options]) => options?.id))).toEqual(new Set(['collect-boamp-now']));
    expect((await ines.get('/collecte/boamp?suite=asked')).text).toContain('La lecture de BOAMP est demandée');
    expect((await ines.get('/collecte/ted')).text).not.toContain('Relancer maintenant');
    const refused = await ines.post('/collecte/ted');
    expect(refused.headers['location']).toBe('/collecte/ted?suite=not-collected');
    expect(await acts()).toEqual([{ action: 'source.collect-asked' }, { action: 'source.collect-asked' }]);
  });

  it('list what was refused by reason, and page by page', async () => {
    expect((await ines.get('/collecte/quarantaine')).text).toContain('Tout ce qui est venu se lit.');
    await read(page(...Array.from({ length: 21 }, (_, at) => broken(at + 1)), 42));
    const { text } = await ines.get('/collecte/quarantaine');
    expect(text).toContain('22\u00a0enregistrements en quarantaine');
    expect(text).toContain('Contenu de l’avis illisible <span class="nb">21</span>');
    expect(text).toContain('rel="next"');
    const other = await ines.get('/collecte/quarantaine?motif=not-an-object');
    expect(other.text).toContain('N’est pas un avis');
    expect(other.text).not.toContain('99-1<');
    const odd = await ines.get('/collecte/quarantaine?motif=%3Cb%3E&page=zero');
    expect(odd.status).toBe(200);
    expect(odd.text).toMatch(/laissée de côté.: motif «.&lt;b&gt;.», page «.zero.»/);
  });

  it('show a refused record as it came, escaped, the line at fault marked', async () => {
    await read(page(broken(1)));
    const { id } = (await waiting())[0]!;
    const { text } = await ines.get(`/collecte/quarantaine/${id}`);
    expect(text).toContain('Lu dans jour.json');
    expect(text).toContain('Contenu de l’avis illisible');
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).not.toContain('<script>alert');
    expect(text).toMatch(/class="en-cause">\s*&quot;donnees&quot;/);
    expect((await ines.get('/collecte/quarantaine/01900000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('have a refused record read again: it stays while it is refused, and leaves once it can be read', async () => {
    await read(page(broken(1)));
    const { id } = (await waiting())[0]!;
    const here = `/collecte/quarantaine/${id}`;
    const again = await ines.post(here, { decision: 'rejouer' });
    expect(again.headers['location']).toBe(`${here}?suite=refused-again`);
    expect((await ines.get(`${here}?suite=refused-again`)).text).toContain('il reste refusé');
    await site.sql(`update raw_record set bytes = $1, encoding = 'plain'`, [Buffer.from(JSON.stringify(numbered(1)))]);
    const done = await ines.post(here, { decision: 'rejouer' });
    expect(done.headers['location']).toBe('/collecte/quarantaine?suite=read');
    expect(await waiting()).toMatchObject([{ resolution: 'came-in' }]);
    expect((await ines.get(here)).text).toContain('est entré depuis');
    expect(await acts()).toEqual([{ action: 'quarantine.retried' }, { action: 'quarantine.retried' }]);
  });

  it('set a refused record aside with a motive, once, and not without one', async () => {
    await read(page(broken(1)));
    const { id } = (await waiting())[0]!;
    const here = `/collecte/quarantaine/${id}`;
    const without = await ines.post(here, { decision: 'ignorer', motif: ' ' });
    expect(without.headers['location']).toBe(`${here}?suite=motive-missing`);
    expect((await ines.get(without.headers['location'] as string)).text).toContain('<title>Erreur');
    await ines.post(here, { decision: 'ignorer', motif: 'avis d’essai' });
    await ines.post(here, { decision: 'ignorer', motif: 'autre' });
    expect(await waiting()).toMatchObject([{ resolution: 'ignored: avis d’essai' }]);
    expect((await ines.get(here)).text).toContain('Mis de côté\u00a0: avis d’essai');
    expect(await acts()).toEqual([{ action: 'quarantine.ignored' }]);
  });

  it('show thirty days as bars with the same figures in a table, a reading under way, and the licence', async () => {
    await read(page(numbered(1), numbered(2), broken(3)));
    await site.sql(
      `insert into ingest_run (id, source, origin, kind, started_at, state, read_count, expected_count)
       values (gen_random_uuid(), 'boamp', 'jour', 'collect', $1, 'running', 1240, 3100)`,
      [site.clock.now()],
    );
    const { text } = await ines.get('/collecte/boamp');
    expect(text).toContain('1\u00a0240\u00a0lus sur 3\u00a0100');
    expect(text).toContain('<progress id="avance" value="1240" max="3100">');
    expect(text).toContain('href="/collecte/boamp">Actualiser');
    expect(text).toMatch(/<svg viewBox="0 0 480 126" role="img" aria-label="Avis entrés et refusés par jour/);
    expect(text).toMatch(/02\/03\/2026<\/th><td class="num">1.243<\/td><td class="num">2<\/td><td class="num">1<\/td>/);
    expect(text).toContain('Direction de l’information légale et administrative');
    expect(text).toContain('Licence Ouverte 2.0');
    expect((await ines.get('/collecte')).text).toContain('aria-label="Lecture de BOAMP"');
  });

  it('have what is kept read again from a day, once they were told how much', async () => {
    const queue = jest.spyOn(site.get(JobQueue), 'add').mockResolvedValue();
    await read(page(numbered(1), numbered(2), broken(3)));
    const confirm = await ines.get('/collecte/boamp/relire?depuis=2026-01-01');
    expect(confirm.text).toContain('2\u00a0avis gardés seront relus, et 1\u00a0enregistrement en quarantaine.');
    expect(confirm.text).toContain('Aucun courriel n’est envoyé deux fois');
    expect((await ines.get('/collecte/boamp/relire?depuis=2027-01-01')).text).toContain('0\u00a0avis gardé sera relu');
    expect((await ines.get('/collecte/boamp/relire?depuis=31%2F02')).text).toContain('<title>Erreur');
    expect((await ines.get('/collecte/folder/relire')).status).toBe(404);
    expect(queue).not.toHaveBeenCalled();
    const asked = await ines.post('/collecte/boamp/relire', { depuis: '2026-01-01' });
    expect(asked.headers['location']).toBe('/collecte/boamp?suite=reparse-asked');
    expect(queue.mock.calls).toMatchObject([
      [{ name: 'reparse-source' }, { source: 'boamp', since: '2026-01-01' }, { id: 'reparse-boamp-now' }],
    ]);
    expect((await ines.get('/collecte/boamp?suite=reparse-asked')).text).toContain('La relecture est demandée.');
    expect((await ines.post('/collecte/boamp/relire', { depuis: 'x' })).headers['location']).toBe(
      '/collecte/boamp/relire',
    );
    expect(await acts()).toEqual([{ action: 'source.reparse-asked' }]);
    await site.get(ReparseService).reparse({ source: 'boamp', since: '2026-01-01' });
    const { text } = await ines.get('/collecte/boamp');
    expect(text).toContain('relecture de ce qui est gardé, depuis le 1er\u00a0janvier\u00a02026');
    expect(text).toContain('2\u00a0avis relus, 0\u00a0changé');
  });

  it('decide on all records of one reason at once, told how many first; those that come meanwhile still wait', async () => {
    const queue = jest.spyOn(site.get(JobQueue), 'add').mockResolvedValue();
    await read(page(broken(1), broken(2), 42));
    const chosen = 'motif=donnees-not-json&source=boamp';
    expect((await ines.get('/collecte/quarantaine')).text).not.toContain('Tout rejouer');
    expect((await ines.get(`/collecte/quarantaine?${chosen}`)).text).toContain('Tout rejouer');
    const here = '/collecte/quarantaine/ensemble';
    const confirm = (await ines.get(`${here}?${chosen}&decision=ignorer`)).text;
    expect(confirm).toContain('<h1>Ignorer 2\u00a0enregistrements ?</h1>'.replace(' ?', '\u00a0?'));
    const [, vu] = /name="vu" value="([^"]+)"/.exec(confirm)!;
    const form = { decision: 'ignorer', motif: 'donnees-not-json', source: 'boamp', vu: vu! };
    const without = await ines.post(here, { ...form, raison: ' ' });
    expect((await ines.get(without.headers['location']!)).text).toContain('<title>Erreur');
    site.clock.moveBy({ minutes: 1 });
    await read(page(broken(4)), 'suite.json');
    expect((await ines.post(here, { ...form, raison: 'essais' })).headers['location']).toBe(
      '/collecte/quarantaine?suite=all-ignored',
    );
    const resolutions = (await waiting()).map(({ resolution }) => resolution);
    expect(resolutions.filter((one) => one === 'ignored: essais')).toHaveLength(2);
    expect(resolutions.filter((one) => one === null)).toHaveLength(2);
    const retried = await ines.post(here, { ...form, decision: 'rejouer' });
    expect(retried.headers['location']).toBe('/collecte/quarantaine?suite=retry-asked');
    expect(queue.mock.calls).toMatchObject([
      [{ name: 'retry-quarantine' }, { code: 'donnees-not-json', source: 'boamp' }, {}],
    ]);
    expect(await acts()).toEqual([{ action: 'quarantine.all-ignored' }, { action: 'quarantine.all-retry-asked' }]);
    expect((await ines.get(`${here}?decision=ignorer&motif=%3Cb%3E`)).status).toBe(404);
    expect((await ines.get(`${here}?decision=ignorer&motif=no-such`)).text).toContain('Plus rien à décider');
    const buyer = await site.signedIn({ role: 'buyer' });
    expect((await buyer.post(here, form)).status).toBe(403);
  });
});
