import { newId } from '#lib/kernel';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type Fields, type TestSite, type Visitor } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

/** The form as a buyer of Buxerolles fills it; give what differs. */
function filled(differing: Fields = {}): Fields {
  return {
    cle: newId(),
    version: '0',
    objet: 'Entretien des espaces verts de trois écoles',
    detail: 'Tonte et désherbage sans produit.',
    lieu: 'Buxerolles (86180)',
    debut: '2026-12-15',
    montant: '48 000',
    statut: 'public',
    ...differing,
  };
}

describe('a need, from the form to the suppliers', () => {
  let site: TestSite;
  let camille: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    site = await aSite(START);
    const evidence = {
      kind: 'ACI',
      source: 'marche-inclusion',
      checkedAt: '2026-09-02',
      validUntil: '2027-12-31',
    } as const;
    for (const [name, city] of [
      ['Jardins de Brumeval', 'Poitiers'],
      ['Les Sécateurs Solidaires', 'Buxerolles'],
    ] as const) {
      await aSupplier(name)
        .at(city, city === 'Poitiers' ? '86000' : '86180')
        .doing('Entretien d’espaces verts, tonte', { cpv: ['77310000'], area: { type: 'radius', km: 30 } })
        .provenBy(evidence)
        .saved(site.db, site.clock);
    }
    await aSupplier('La Toile du Clain')
      .at('Poitiers', '86000')
      .doing('Création de sites web', { cpv: ['72413000'] })
      .saved(site.db, site.clock);
    camille = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
    stranger = await site.signedIn({ role: 'buyer', name: 'Marc Delvaux', organisation: 'Syndicat de Mésange' });
  });
  afterAll(() => site.close());

  const count = async (from: string): Promise<number> =>
    Number((await site.sql<{ n: string }>(`select count(*) as n from ${from}`))[0]!.n);
  /** Sends the form, whole. @returns the address of the need */
  async function aDraft(differing: Fields = {}): Promise<string> {
    const sent = await camille.post('/besoins/nouveau', filled(differing));
    expect(sent.status).toBe(303);
    return sent.headers['location'] as string;
  }
  /** What the list of needs says of one, without its tags. */
  const listed = async (path: string): Promise<string> => {
    const { text } = await camille.get('/mes-besoins');
    const [from] = text.split(`href="${path}`).slice(1);
    return from!
      .split('</li>')[0]!
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  };
  const versionOf = async (path: string): Promise<string> =>
    String(
      (await site.sql<{ v: number }>('select row_version as v from need where ref = $1', [path.split('/').pop()]))[0]!
        .v,
    );
  async function aPublished(differing: Fields = {}): Promise<string> {
    const path = await aDraft(differing);
    expect((await camille.post(`${path}/publier`, { version: await versionOf(path) })).status).toBe(303);
    await site.settle();
    return path;
  }

  it('asks to sign in first, and comes back to the form', async () => {
    const turned = await site.visitor().get('/besoins/nouveau');
    expect(turned.headers['location']).toBe('/connexion?retour=%2Fbesoins%2Fnouveau');
  });

  it('may fall in an EPCI, a department or several places, which its page names as they were understood', async () => {
    const path = await aDraft({ lieu: 'Poitiers et sa couronne ; Châtellerault' });
    const results = await camille.get(path);
    expect(results.text).toContain('CU du Grand Poitiers (40 communes), Châtellerault');
    expect(results.text).toContain('Jardins de Brumeval');
    expect(results.text).toMatch(/Dernier calcul aujourd’hui à/);
    const form = await camille.get(`${path}/modifier`);
    expect(form.text).toContain('value="CU du Grand Poitiers ; Châtellerault (86100)"');

    const shared = await camille.post('/besoins/nouveau', filled({ lieu: 'Poitiers ; Saint-Sauveur' }));
    expect(shared.status).toBe(422);
    expect(shared.text).toMatch(/Plusieurs communes répondent à «.Saint-Sauveur.»/);
    const [, choice] = /<option value="(Saint-Sauveur \(\d{5}\))">/.exec(shared.text)!;
    await aDraft({ lieu: `Poitiers ; ${choice}` });
  });

  it('has a lever card that asks the year’s total first, keeps the answers, and refuses nonsense in place', async () => {
    const path = await aDraft();
    const results = await camille.get(path);
    expect(results.text).toContain(`href="${path}/levier"`);

    const blank = await camille.get(`${path}/levier`);
    expect(blank.text).toContain('Combien votre organisation dépense-t-elle dans l’année');
    expect(blank.text).not.toContain('R2122-8, depuis le 01/04/2026');
    expect(blank.text).toContain('environ 64');

    const told = { version: await versionOf(path), total: '55 000', acheteur: 'local', duree: '12' };
    const wrong = await camille.post(`${path}/levier`, { ...told, total: 'beaucoup', acheteur: 'roi', duree: '0' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="beaucoup"');
    expect(wrong.text).toContain('Choisissez un type d’acheteur de la liste');
    expect(await versionOf(path)).toBe(told.version);

    const kept = await camille.post(`${path}/levier`, told);
    expect([kept.status, kept.headers['location']]).toEqual([303, `${path}/levier`]);
    const answered = await camille.get(`${path}/levier`);
    expect(answered.text).toContain('R2122-8, depuis le 01/04/2026');
    expect(answered.text).not.toContain('Combien votre organisation');
    const [row] = await site.sql('select year_total, buyer_category, duration_months from need where ref = $1', [
      path.split('/').pop(),
    ]);
    expect(row).toEqual({ year_total: '55000.00', buyer_category: 'local', duration_months: 12 });

    // The same again is free; from an older version it is a conflict, and nothing moves
    expect((await camille.post(`${path}/levier`, told)).status).toBe(303);
    const late = await camille.post(`${path}/levier`, { ...told, total: '70 000' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Ce besoin a changé entre-temps');
    expect(late.text).toContain('value="70 000"');
    expect(late.text).toContain(`name="version" value="${await versionOf(path)}"`);
    expect((await stranger.get(`${path}/levier`)).status).toBe(404);
    const intruder = await stranger.post(`${path}/levier`, { ...told, version: await versionOf(path), total: '1' });
    expect(intruder.status).toBe(404);
    expect((await camille.get(`${path}/levier`)).text).toContain('value="55000"');
  });

  it('asks nothing of a private buyer about the Code', async () => {
    const path = await aDraft({ statut: 'prive' });
    const card = await camille.get(`${path}/levier`);
    expect(card.status).toBe(200);
    expect(card.text).toContain('Les règles de la commande publique ne s’appliquent pas à votre achat');
    for (const law of ['L2112-2-1', 'L2113-13', 'Type d’acheteur', 'Total de l’année', 'Sources'])
      expect(card.text.slice(card.text.indexOf('<main'), card.text.indexOf('</main'))).not.toContain(law);
  });

  it('shows who can answer a draft at once, and why, and tells nobody', async () => {
    const before = await count('delivery');
    const path = await aDraft();
    const page = await camille.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('2\u00a0fournisseurs peuvent répondre');
    expect(page.text).toContain('Jardins de Brumeval');
    expect(page.text).toContain('Les Sécateurs Solidaires');
    expect(page.text).toContain('aria-label="Pourquoi Jardins de Brumeval');
    expect(page.text).toContain('Rien n’est publié et personne n’est prévenu.');
    expect(page.text).toContain('48\u00a0000\u00a0€\u00a0HT');
    await site.settle();
    expect(await count('delivery')).toBe(before);
    expect(await count(`opportunity where kind = 'need' and visibility = 'public'`)).toBe(0);
    expect(await count(`match m join opportunity o on o.id = m.opportunity_id where m.state <> 'proposed'`)).toBe(0);
  });

  it('writes nothing more when its page is looked at again', async () => {
    const path = await aDraft();
    await camille.get(path);
    const rows = async (): Promise<unknown> =>
      site.sql(`select (select count(*) from match) as matches, (select sum(row_version) from match) as versions,
                       (select count(*) from outbox) as events, (select count(*) from audit_entry) as acts`);
    const before = await rows();
    await camille.get(path);
    await camille.get(`${path}/publier`);
    await camille.get(`${path}/modifier`);
    await camille.get(`${path}/clore`);
    await camille.get(`${path}/trace.csv`);
    expect(await rows()).toEqual(before);
  });

  it('says what is missing in the same words above and beside, and keeps the rest', async () => {
    const refused = await camille.post('/besoins/nouveau', filled({ lieu: 'Buxerole', montant: '' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<title>Erreur');
    expect(refused.text).toContain('Il manque 2 réponses');
    expect(refused.text.match(/Vouliez-vous dire «\u00a0Buxerolles/g)).toHaveLength(2);
    expect(refused.text).toContain('href="#lieu"');
    expect(refused.text).toMatch(/id="lieu"[^>]* value="Buxerole"[^>]* aria-invalid="true"/);
    expect(refused.text).toContain('value="Entretien des espaces verts de trois écoles"');
    const ref = /action="\/besoins\/(B-2026-\d+)\/modifier"/.exec(refused.text)?.[1];
    expect((await camille.get(`/besoins/${ref}/modifier`)).text).toContain('value="Buxerole"');
    expect((await camille.get('/mes-besoins')).text).toContain('Brouillon à compléter');
  });

  it('shows hostile answers as text', async () => {
    const hostile = '"><script>alert(1)</script>';
    const refused = await camille.post('/besoins/nouveau', filled({ objet: hostile, lieu: hostile, montant: '' }));
    expect(refused.text).not.toContain('<script>alert');
    expect((await camille.get('/mes-besoins')).text).not.toContain('<script>alert');
  });

  it('is one need when the form is sent twice', async () => {
    const form = filled();
    const both = [await camille.post('/besoins/nouveau', form), await camille.post('/besoins/nouveau', form)];
    expect(both[0]!.headers['location']).toBe(both[1]!.headers['location']);
  });

  it('loses no answer when the session ended while writing', async () => {
    const gone = await site.visitor().post('/besoins/nouveau', filled());
    expect(gone.status).toBe(401);
    expect(gone.text).toContain('Votre session est terminée');
    expect(gone.text).toContain('value="Entretien des espaces verts de trois écoles"');
    expect(await count(`need where title = 'x'`)).toBe(0);
  });

  it('is published by a form that a page confirms, and by nothing else', async () => {
    const path = await aDraft();
    const asked = await camille.get(`${path}/publier`);
    expect(asked.text).toContain('Publier ce besoin ?'.replace(' ?', '\u00a0?'));
    expect(asked.text).toContain('Ce qu’ils ne verront pas');
    expect(await count(`need where ref = '${path.split('/').pop()}' and state = 'draft'`)).toBe(1);

    const version = await versionOf(path);
    const posted = [
      await camille.post(`${path}/publier`, { version }),
      await camille.post(`${path}/publier`, { version }),
    ];
    expect(posted.map((one) => one.headers['location'])).toEqual([`${path}?publie=1`, `${path}?publie=1`]);
    expect((await camille.get(`${path}?publie=1`)).text).toContain('C’est publié.');
    expect(
      await count(`audit_entry where action = 'need.published' and facts->>'ref' = '${path.split('/').pop()}'`),
    ).toBe(1);
    await site.settle();
    expect(
      await count(
        `match m join opportunity o on o.id = m.opportunity_id where o.ref = '${path.split('/').pop()}' and m.state = 'accepted'`,
      ),
    ).toBe(2);
  });

  it('cannot be published from another site', async () => {
    const path = await aDraft();
    const forged = await camille.postFrom(`${path}/publier`, { 'Sec-Fetch-Site': 'cross-site' }, { version: '1' });
    expect(forged.status).toBe(403);
    expect(await count(`need where ref = '${path.split('/').pop()}' and state = 'draft'`)).toBe(1);
  });

  it('refuses the second of two changes made from the same page, and writes over nothing', async () => {
    const path = await aPublished();
    const version = await versionOf(path);
    const first = filled({ version, objet: 'Tonte de quatre écoles' });
    expect((await camille.post(`${path}/modifier`, first)).headers['location']).toBe(path);
    expect((await camille.post(`${path}/modifier`, first)).headers['location']).toBe(path);
    const second = await camille.post(`${path}/modifier`, filled({ version, objet: 'Taille de haies' }));
    expect(second.status).toBe(409);
    expect(second.text).toContain('rien n’a été écrasé');
    expect(second.text).toContain('value="Taille de haies"');
    expect((await camille.get(path)).text).toContain('Tonte de quatre écoles');
  });

  it('is nobody else’s: not seen, changed, published, closed nor downloaded (v5.0-8.2.2)', async () => {
    const path = await aDraft();
    for (const page of [path, `${path}/modifier`, `${path}/publier`, `${path}/clore`, `${path}/trace.csv`]) {
      expect((await stranger.get(page)).status).toBe(404);
    }
    const version = await versionOf(path);
    for (const [page, form] of [
      [`${path}/modifier`, filled({ version, objet: 'Autre chose' })],
      [`${path}/publier`, { version }],
      [`${path}/clore`, {}],
    ] as const) {
      expect((await stranger.post(page, form)).status).toBe(404);
    }
    expect((await stranger.get('/mes-besoins')).text).not.toContain(path);
    expect((await camille.get(path)).text).toContain('Brouillon');
  });

  it('shows its buyer what came back, and the supplier nothing of the amount', async () => {
    const path = await aPublished({ objet: 'Tonte des abords du gymnase' });
    const [brumeval] = await site.sql<{ id: string }>(`select id from supplier where name = 'Jardins de Brumeval'`);
    const inès = await site.signedIn({ role: 'supplier', name: 'Inès Faure', supplierId: brumeval!.id });
    const list = await inès.get('/mes-opportunites');
    expect(list.text).toContain('Tonte des abords du gymnase');
    const page = await inès.get(`/mes-opportunites/${path.split('/').pop()}`);
    expect(page.status).toBe(200);
    for (const { text } of [list, page]) expect(text).not.toMatch(/48\s?000/);

    const own = `/mes-opportunites/${path.split('/').pop()}`;
    await inès.post(own, { reponse: 'interested' });
    await inès.post(own, { reponse: 'interested' });
    expect(
      await count(`answer a join opportunity o on o.id = a.opportunity_id where o.ref = '${path.split('/').pop()}'`),
    ).toBe(1);
    expect((await camille.get(path)).text).toContain('Intéressé, le 24\u00a0novembre\u00a02026');
    await inès.post(own, { reponse: 'not-for-me', motif: 'date' });
    expect((await camille.get(path)).text).toContain('les dates ne conviennent pas');
  });

  it('shows a supplier no need that it was not matched with', async () => {
    const path = await aPublished();
    const [toile] = await site.sql<{ id: string }>(`select id from supplier where name = 'La Toile du Clain'`);
    const other = await site.signedIn({ role: 'supplier', name: 'Léo Marin', supplierId: toile!.id });
    const own = `/mes-opportunites/${path.split('/').pop()}`;
    expect((await other.get(own)).status).toBe(404);
    expect((await other.post(own, { reponse: 'interested' })).status).toBe(404);
    expect((await other.get(path)).status).toBe(403);
  });

  it('counts suppliers in the list once they were looked for, and no sooner', async () => {
    const sent = await camille.post('/besoins/nouveau', filled({ brouillon: '1' }));
    const path = `/besoins/${(sent.headers['location'] as string).split('garde=')[1]!}`;
    expect(await listed(path)).toContain('calcul en cours');
    await site.settle();
    expect(await listed(path)).toContain('2 peuvent répondre');
    const half = await camille.post('/besoins/nouveau', filled({ montant: '', brouillon: '1' }));
    const incomplete = `/besoins/${(half.headers['location'] as string).split('garde=')[1]!}`;
    expect(await listed(incomplete)).toContain('pas encore recherchés');
  });

  it('closes by a confirmed form, and takes no answer afterwards', async () => {
    const path = await aPublished();
    expect((await camille.post(`${path}/clore`)).headers['location']).toBe('/mes-besoins?clos=1');
    await site.settle();
    const page = await camille.get(path);
    expect(page.text).toContain('Besoin clos');
    expect(page.text).not.toContain('Publier ce besoin');
    expect(page.text).not.toMatch(/Dernier calcul|Calcul en cours/);
    expect(page.text).toContain('Aucun fournisseur n’avait répondu');
    expect(page.text).toContain('Jardins de Brumeval');
    expect(await listed(path)).toContain('2 peuvent répondre');
    expect((await camille.post(`${path}/modifier`, filled({ version: '9' }))).status).toBe(409);
  });

  it('gives a trace that a spreadsheet opens and runs nothing of (v5.0-1.2.10)', async () => {
    const path = await aDraft({ objet: '=HYPERLINK("https://evil.example";"tonte de pelouses")' });
    const trace = await camille.get(`${path}/trace.csv`);
    expect(trace.headers['content-type']).toContain('text/csv');
    expect(trace.headers['content-disposition']).toContain('attachment; filename="trace-B-2026-');
    expect(trace.text).toContain(`"'=HYPERLINK(""https://evil.example"";""tonte de pelouses"")"`);
    expect(trace.text).toContain('"Jardins de Brumeval"');
    expect(trace.text).toContain('"Ceux qui peuvent répondre d’abord, puis par score');
  });
});
