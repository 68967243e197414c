import { withDemoTerritory } from '../support/demo-territory';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';
import { aSupplier } from '../factories/a-supplier';

const HOSTILE = `"'><script>alert('x')</script>`;
/** The page without its tags, no-break spaces made plain. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

describe('the search of suppliers', () => {
  let site: TestSite;
  const get = (path: string) => site.visitor().get(path);

  beforeAll(async () => {
    site = await aSite('2026-09-22T09:12:00+02:00');
    await withDemoTerritory(site);
  }, 120_000);
  afterAll(() => site.close());

  it('says what matched on each card, its words marked', async () => {
    const { text } = await get('/fournisseurs?q=espaces+verts&ou=Poitiers');
    const [, card] = /<article[^>]*>(.*?)<\/article>/s.exec(text)!;
    expect(card).toMatch(/<dt>Métier<\/dt><dd>[^<]*<mark>[Ee]spaces verts<\/mark>/);
  });

  it('counts each value of a facet as many times as its filter finds', async () => {
    const { text } = await get('/fournisseurs');
    const choices = [
      ...text.matchAll(/name="(\w+)" value="([\w-]+)"><label[^>]*>[^<]*<\/label><span class="nb">(\d+)</g),
    ];
    const facets = new Set(choices.map(([, name]) => name));
    expect([...facets]).toEqual(
      expect.arrayContaining(['levier', 'type', 'preuve', 'reference', 'groupe', 'service', 'commune']),
    );
    for (const name of facets) {
      const [, , value, count] = choices.find((choice) => choice[1] === name)!;
      const filtered = words((await get(`/fournisseurs?${name}=${value}`)).text);
      expect(filtered).toMatch(new RegExp(`\\b${count} fournisseurs?\\b`));
    }
  });

  it('shows the sectors of a group once it is chosen', async () => {
    const group = /name="groupe" value="([\w-]+)"/.exec((await get('/fournisseurs')).text)![1]!;
    expect((await get('/fournisseurs')).text).not.toContain('name="secteur"');
    expect((await get(`/fournisseurs?groupe=${group}`)).text).toContain('name="secteur"');
  });

  it('answers odd addresses with a page that helps, never with a fault of ours', async () => {
    const odd: [string, number, string][] = [
      [`q=${'a'.repeat(10_000)}`, 400, 'Cherchez avec 200 caractères au plus'],
      ['q=%21%21%21', 200, 'Écrivez au moins un mot'],
      ['q=tonte&page=1000000000', 404, 'n’existe pas : les résultats tiennent sur'],
      ['q=tonte&page=abc', 200, 'n’est pas un numéro de page'],
      ['q=tonte&tri=foo', 200, 'l’ordre habituel est gardé'],
      ['q=tonte&km=50', 200, 'La distance ne compte qu’autour d’une commune'],
      ['q=tonte&ou=Poitiers&km=-1', 200, 'Choisissez une distance'],
      ['q=tonte&ou=Poitiers&km=NaN', 200, 'Choisissez une distance'],
      ['type=XX&levier=rien', 200, 'Un filtre de cette adresse n’existe pas'],
      ['q=tonte&ou=Xyzzyx', 200, 'Lieu inconnu'],
      [`q=${encodeURIComponent(`' or 1=1 -- kinds = "ACI"`)}`, 200, 'Fournisseurs'],
      [
        `q=${encodeURIComponent(HOSTILE)}&ou=${encodeURIComponent(HOSTILE)}&reseau=${encodeURIComponent(HOSTILE)}`,
        200,
        'Lieu inconnu',
      ],
      ['q[]=a&q=b&q=c&ou=d&ou=e', 200, 'Lieu inconnu'],
    ];
    for (const [query, status, says] of odd) {
      const page = await get(`/fournisseurs?${query}`);
      expect([query.slice(0, 60), page.status]).toEqual([query.slice(0, 60), status]);
      expect(words(page.text)).toContain(says);
      expect(page.text).not.toContain('<script>alert');
    }
  });

  it('offers wider searches when nothing is found, with what they really find', async () => {
    const { text } = await get('/fournisseurs?q=espaces+verts&ou=Lusignan&km=5&type=ESAT');
    expect(words(text)).toMatch(
      /Aucun fournisseur pour « espaces verts » à moins de 5 km de Lusignan avec ces filtres/,
    );
    expect(words((await get('/fournisseurs?q=zzzzyx')).text)).toContain(
      'Grand Poitiers : aucun fournisseur pour « zzzzyx ».',
    );
    const [, href, km, count] = /href="([^"]+)">(\d+)\u00a0km \((\d+)\)/.exec(text)!;
    expect(href).toContain(`km=${km}`);
    const wider = words((await get(href!.replaceAll('&amp;', '&'))).text);
    expect(wider).toMatch(new RegExp(`\\b${count} fournisseurs?\\b`));
  });

  it('draws where results stand outside the territory too, and says when it can’t', async () => {
    await aSupplier('Lavoir du Vieux-Port')
      .at('Marseille', '13002')
      .doing('blanchisserie')
      .with({ point: { lat: 43.3, lon: 5.4 } })
      .saved(site.db, site.clock);
    await aSupplier('Lavoir sans adresse').doing('blanchisserie de gants').saved(site.db, site.clock);
    await site.settle();
    const far = await get('/fournisseurs?q=Lavoir&zone=france');
    expect(far.text).toContain('class="repere"');
    expect(words(far.text)).toContain('1 fournisseur sans position connue ou hors de la carte');
    expect(words((await get('/fournisseurs?q=gants&zone=france')).text)).toMatch(/Lavoir sans adresse/);
  });

  it('says in full each kind that a badge names, proven or not', async () => {
    await aSupplier('Tuilerie du Couchant')
      .at('Poitiers', '86000')
      .doing('tuiles')
      .provenBy({ kind: 'EITI', validUntil: '2020-03-31' })
      .saved(site.db, site.clock);
    await site.settle();
    expect(words((await get('/fournisseurs?q=Couchant')).text)).toContain(
      'EITI : Entreprise d’insertion par le travail',
    );
  });

  it('exports every page of a search, in one order, without an address of anyone', async () => {
    const { text } = await get('/fournisseurs.csv?zone=france');
    const lines = text.split('\r\n');
    const rows = lines.filter((line) => line.includes('/fournisseurs/'));
    const [{ n }] = (await site.sql<{ n: number }>('select count(*)::int as n from supplier')) as [{ n: number }];
    expect(rows).toHaveLength(n);
    expect(new Set(rows).size).toBe(n);
    expect(lines[0]).toContain(`"${n} lignes"`);
    expect(text).not.toContain('@');
    expect((await get(`/fournisseurs.csv?q=${'a'.repeat(300)}`)).status).toBe(400);
  });
});

describe('what a person keeps', () => {
  let site: TestSite;
  let camille: Visitor;
  let someone: Visitor;

  beforeAll(async () => {
    site = await aSite('2026-09-22T09:12:00+02:00');
    await withDemoTerritory(site);
    camille = await site.signedIn({ role: 'buyer' });
    someone = await site.signedIn({ role: 'buyer', name: 'Alex Brun' });
  }, 120_000);
  afterAll(() => site.close());

  const read = async (who: Visitor, path: string) => words((await who.get(path)).text);
  const idIn = (text: string, action: string): string =>
    new RegExp(`action="/[\\w-]+/([0-9a-f-]{36})/${action}"`).exec(text)![1]!;
  const theSearch = { nom: 'Tontes du bourg', recherche: 'type=EI&q=espaces+verts&ou=Poitiers&page=3&x=1' };

  it('sends a stranger to sign in, and back to the same search', async () => {
    const { text } = await site.visitor().get('/fournisseurs?q=tonte&ou=Poitiers');
    expect(text).toContain('href="/connexion?retour=%2Ffournisseurs%3Fq%3Dtonte%26ou%3DPoitiers"');
    expect(text).not.toContain('action="/mes-recherches"');
    const refused = await site.visitor().post('/mes-recherches', theSearch);
    expect([refused.status, String(refused.headers['location'])]).toEqual([303, expect.stringMatching(/^\/connexion/)]);
  });

  it('keeps a search under a name, once, and tells it in words with what it finds now', async () => {
    const kept = await camille.post('/mes-recherches', { ...theSearch, nom: 'Essai' });
    const again = await camille.post('/mes-recherches', theSearch);
    expect(again.headers['location']).toBe(kept.headers['location']);
    const page = await read(camille, String(again.headers['location']));
    expect(page).toContain('La recherche « Tontes du bourg » est gardée.');
    expect(page).toMatch(/espaces verts, à moins de 15 km de Poitiers ; EI \d+ fournisseurs? ?\. Rien de plus depuis/);
    expect(await site.sql('select query from saved_search')).toEqual([
      { query: 'q=espaces+verts&ou=Poitiers&type=EI' },
    ]);
  });

  it('tells how many more there are since it was last opened; opening it is a post', async () => {
    await aSupplier('Tondeurs du Clain')
      .at('Poitiers', '86000')
      .doing('espaces verts')
      .provenBy({ kind: 'EI' })
      .saved(site.db, site.clock);
    await site.settle();
    const { text } = await camille.get('/mes-recherches');
    expect(words(text)).toContain('1 de plus depuis votre dernier passage, le 22 septembre 2026');
    const opened = await camille.post(`/mes-recherches/${idIn(text, 'voir')}/voir`);
    expect(opened.headers['location']).toBe('/fournisseurs?q=espaces+verts&ou=Poitiers&type=EI');
    expect(await read(camille, '/mes-recherches')).toContain('Rien de plus depuis');
  });

  it('renames, deletes, and gives a search back for ten minutes', async () => {
    const id = idIn((await camille.get('/mes-recherches')).text, 'supprimer');
    await camille.post(`/mes-recherches/${id}/renommer`, { nom: HOSTILE });
    expect((await camille.get('/mes-recherches')).text).not.toContain('<script>alert');
    expect((await camille.post(`/mes-recherches/${id}/renommer`, { nom: '  ' })).status).toBe(422);
    const deleted = await camille.post(`/mes-recherches/${id}/supprimer`);
    const page = await camille.get(String(deleted.headers['location']));
    expect(words(page.text)).toMatch(/est supprimée\. Annuler/);
    expect(words(page.text)).toContain('Aucune recherche gardée');
    await camille.post(`/mes-recherches/${id}/annuler`);
    expect(await read(camille, '/mes-recherches')).toContain('à moins de 15 km de Poitiers');
    await camille.post(`/mes-recherches/${id}/supprimer`);
    site.clock.moveTo('2026-09-22T09:23:00+02:00');
    const late = await camille.post(`/mes-recherches/${id}/annuler`);
    expect([late.status, words(late.text)]).toEqual([410, expect.stringContaining('Trop tard pour annuler')]);
    expect(await site.sql('select 1 from saved_search')).toEqual([]);
  });

  it('keeps a supplier from its card in a first list, and comes back to the page', async () => {
    const { text } = await camille.get('/fournisseurs?q=espaces+verts&ou=Poitiers');
    const [, fournisseur] = /name="fournisseur" value="([^"]+)"/.exec(text)!;
    const [, retour] = /name="retour" value="([^"]+)"/.exec(text)!;
    const kept = await camille.post('/mes-listes/garder', {
      fournisseur: fournisseur!,
      retour: retour!.replaceAll('&amp;', '&'),
    });
    expect(kept.headers['location']).toMatch(/^\/fournisseurs\?q=espaces\+verts&ou=Poitiers&garde=[0-9a-f-]+#f\d$/);
    const page = await read(camille, String(kept.headers['location']));
    expect(page).toMatch(/est gardé dans « Ma liste ». Ouvrir la liste/);
    expect(page).toContain('Gardé dans Ma liste');
    const elsewhere = await camille.post('/mes-listes/garder', {
      fournisseur: fournisseur!,
      retour: 'https://evil.example/',
    });
    expect(elsewhere.headers['location']).toMatch(/^\/mes-listes\//);
    expect((await camille.post('/mes-listes/garder', { fournisseur: 'x' })).status).toBe(404);
    expect(await site.sql('select 1 from supplier_list_item')).toHaveLength(1);
  });

  it('notes, moves to another list, exports and takes out', async () => {
    await camille.post('/mes-listes', { nom: 'École' });
    const index = await camille.get('/mes-listes');
    expect(words(index.text)).toContain('pas vos collègues');
    const [school, mine] = [...index.text.matchAll(/href="(\/mes-listes\/[0-9a-f-]{36})"/g)].map(
      ([, href]) => href!,
    ) as [string, string];
    const fournisseur = /name="fournisseur" value="([^"]+)"/.exec((await camille.get(mine)).text)![1]!;
    await camille.post(`${mine}/note`, { fournisseur, note: `=cmd ${HOSTILE}` });
    const noted = await camille.get(mine);
    expect(noted.text).not.toContain('<script>alert');
    const csv = await camille.get(`${mine}/export.csv`);
    expect(csv.text).toContain(`"'=cmd ""'><script>`);
    await camille.post(`${mine}/deplacer`, { fournisseur, vers: school.split('/').pop()! });
    expect(await read(camille, mine)).toContain('Cette liste est vide');
    expect(await read(camille, school)).toContain('Note : =cmd');
    await camille.post(`${school}/retirer`, { fournisseur });
    expect(await read(camille, school)).toContain('Cette liste est vide');
    const deleted = await camille.post(`${school}/supprimer`);
    expect(await read(camille, String(deleted.headers['location']))).toContain('La liste « École » est supprimée.');
    await camille.post(`${school}/annuler`);
    expect(await read(camille, '/mes-listes')).toContain('École');
  });

  it('shows and changes nothing of another person, colleague or not', async () => {
    const list = /href="(\/mes-listes\/[0-9a-f-]{36})"/.exec((await camille.get('/mes-listes')).text)![1]!;
    await camille.post('/mes-recherches', theSearch);
    const search = idIn((await camille.get('/mes-recherches')).text, 'voir');
    expect((await someone.get(list)).status).toBe(404);
    expect((await someone.get(`${list}/export.csv`)).status).toBe(404);
    for (const path of [
      `${list}/renommer`,
      `${list}/supprimer`,
      `/mes-recherches/${search}/voir`,
      `/mes-recherches/${search}/supprimer`,
    ]) {
      expect([path, (await someone.post(path, { nom: 'x' })).status]).toEqual([path, 404]);
    }
    expect((await someone.post(`/mes-recherches/${search}/annuler`)).status).toBe(410);
    expect(await read(someone, '/mes-recherches')).toContain('Aucune recherche gardée');
  });
});
