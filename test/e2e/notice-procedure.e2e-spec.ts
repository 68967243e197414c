import { hashOf } from '#lib/kernel';
import { NoticeService } from '../../src/notice/notice.service';
import { aNotice, aNoticeLot, type NoticeFactory } from '../factories/a-notice';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';

const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

describe('the procedure of a notice', () => {
  let site: TestSite;
  let officer: Visitor;
  const first = aNotice('26-1').of('folder-1').withLots(aNoticeLot('1'), aNoticeLot('2'));
  const correction = aNotice('26-2')
    .of('folder-1')
    .published('2026-03-05')
    .with({ form: 'correction' })
    .withLots(aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00', cpv: ['77340000'], text: 'Élagage.' }));
  const plan = aNotice('p-1').with({
    source: 'approch',
    form: 'planning',
    publishedOn: null,
    plannedOn: '2027-01-09',
    title: 'Projet',
  });

  const record = (notice: NoticeFactory) =>
    site.db.transaction((tx) => {
      const built = notice.built();
      return site.get(NoticeService).record(tx, { notice: built, repairs: [], rawHash: hashOf(built) });
    });
  const read = async (path: string, who = site.visitor()) => words((await who.get(path)).text);

  beforeAll(async () => {
    site = await aSite('2026-03-06T09:00:00+01:00');
    officer = await site.signedIn({ role: 'officer', name: 'Inès Faure' });
    for (const notice of [first, correction, plan]) await record(notice);
  });
  afterAll(() => site.close());

  it('says in words what a correction changed, and only that', async () => {
    const page = await read('/avis/boamp-26-1');
    expect(page).toContain(
      'rectification : lot 2, date limite au 18 mai, au lieu du 4 mai ; lot 2, CPV 77340000-5, au lieu de 77310000-6 ; lot 2, description modifiée.',
    );
  });

  it('shows a notice that its source does not date, and when the purchase is planned', async () => {
    const page = await read('/avis/approch-p-1');
    expect(page).toContain('date non publiée');
    expect(page).toContain('Achat prévu : publication annoncée pour le 9 janvier 2027');
    expect(page).toContain('Lot 1. Entretien des massifs, secteur 1');
    expect(page).not.toContain('Ouvert à tous');
  });

  it('lists plans and results apart from the lots that can be answered, by source', async () => {
    const plans = await read('/avis?type=prevu');
    expect(plans).toContain('1 achat prévu Projet');
    expect(plans).toContain('Publication prévue le 9 janvier 2027');
    expect(await read('/avis?zone=france')).not.toContain('Projet ');
    expect(await read('/avis?zone=france&source=ted')).toContain('Aucun lot ne peut recevoir de réponse en ce moment.');
    expect(await read('/avis?zone=france&source=boamp')).toContain('Toute la France : 2 lots');
    const award = { winners: [], amount: { value: 9_000, currency: 'EUR' }, decidedOn: '2026-02-20', contractId: null };
    const result = { outcome: 'awarded' as const, bids: null, reason: null, awards: [award] };
    await record(
      aNotice('c-1')
        .with({ source: 'decp', form: 'result', title: 'Balayage des halles' })
        .withLots(aNoticeLot('1', { title: 'Balayage', result })),
    );
    expect(await read('/avis?type=attribue')).toContain('Aucun résultat connu ici.');
    expect(await read('/avis?type=attribue&source=decp')).toContain('Balayage des halles');
    const odd = await site.visitor().get('/avis?type=prevu&source=%3Cb%3E&page=x');
    expect(odd.status).toBe(200);
    expect(odd.text).toMatch(/laissée de côté.: source «.&lt;b&gt;.», page «.x.»/);
    expect((await site.visitor().get('/avis?type=foo&q=tonte&page=2')).text).toMatch(
      /laissée de côté.: type «.foo.»\./,
    );
    expect((await site.visitor().get('/avis?type=&page=')).text).not.toContain('laissée de côté');
  });

  it('tells the criteria, the conditions and the contact once for all lots, escaped, and folds a hundred lots', async () => {
    const terms = {
      criteria: [
        { kind: 'price' as const, name: 'Prix <i>', weight: 40 },
        { kind: 'quality' as const, name: 'Insertion', weight: 60 },
      ],
      performanceConditions: ['x'.repeat(5_000)],
      contactPoint: {
        organisation: 'Service achats',
        city: 'Poitiers',
        postCode: '86000',
        url: 'https://a.example.org/p',
      },
    };
    const lots = Array.from({ length: 100 }, (_, at) => aNoticeLot(String(at + 1), terms));
    await record(aNotice('26-100').withLots(...lots));
    const { text } = await site.visitor().get('/avis/boamp-26-100');
    expect(text.match(/Service achats, 86000 Poitiers/g)).toHaveLength(1);
    expect(text).toContain('Prix &lt;i&gt; : 40');
    expect(text).toContain('href="https://a.example.org/p"');
    expect(words(text)).toContain('Les 80 autres lots');
    expect(text.indexOf('id="lot-100"')).toBeGreaterThan(text.indexOf('<details'));
    expect(words((await site.visitor().get('/avis')).text)).toContain('et 92 autres lots');
  });

  it('shows officers, and nobody else, by which rule its notices stand together', async () => {
    expect(await read('/avis/boamp-26-1')).not.toContain('Séparer cet avis');
    expect(await read('/avis/boamp-26-1', officer)).toContain('BOAMP 26-2 : même identifiant de procédure (BT-04)');
    const buyer = await site.signedIn({ role: 'buyer' });
    expect((await buyer.post('/avis/boamp-26-2/separer')).status).toBe(403);
    expect((await site.visitor().post('/avis/boamp-26-2/separer')).status).toBe(303);
    for (const path of ['/avis/boamp-26-2/separer', '/avis/boamp-26-2/joindre?numero=p-1']) {
      expect((await buyer.get(path)).status).toBe(403);
      expect((await site.visitor().get(path)).status).toBe(303);
    }
  });

  it('tells an officer what a split or a join will do, and does nothing yet', async () => {
    const split = await read('/avis/boamp-26-2/separer', officer);
    expect(split).toContain('BOAMP 26-2 sera seul dans sa procédure. BOAMP 26-1 reste dans la sienne.');
    const join = await read('/avis/boamp-26-2/joindre?numero=APProch+p-1', officer);
    expect(join).toContain('Joindre BOAMP 26-2 et APProch p-1 ?');
    expect(join).toContain('3 avis ne feront plus qu’une procédure.');
    expect(await site.sql('select 1 from procedure_decision')).toEqual([]);
    const fault = async (path: string) => (await officer.get(path)).headers['location'];
    expect(await fault('/avis/approch-p-1/separer')).toBe('/avis/approch-p-1?echec=seul#procedure');
    expect(await fault('/avis/approch-p-1/joindre?numero=26-404')).toBe('/avis/approch-p-1?echec=inconnu#procedure');
    expect(await fault('/avis/boamp-26-2/joindre?numero=26-1')).toBe('/avis/boamp-26-2?echec=deja#procedure');
    expect((await officer.get('/avis/boamp-26-9/separer')).status).toBe(404);
  });

  it('lets an officer set a notice apart, and come back', async () => {
    const { headers } = await officer.post('/avis/boamp-26-2/separer', { motif: 'Autre achat' });
    expect(headers['location']).toBe('/avis/boamp-26-2?fait=1#procedure');
    const page = (await officer.get('/avis/boamp-26-2?fait=1')).text;
    expect(words(page)).toContain('Séparé de BOAMP 26-1 par Inès Faure');
    expect(words(page)).not.toContain('Séparer cet avis');
    const decision = /name="decision" value="([^"]+)"/.exec(page)![1]!;
    await officer.post('/avis/boamp-26-2/retablir', { decision });
    expect(await read('/avis/boamp-26-2', officer)).toContain('Séparer cet avis');
    const again = await officer.post('/avis/boamp-26-2/retablir', { decision });
    expect(again.headers['location']).toBe('/avis/boamp-26-2?echec=annule#procedure');
  });

  it('lets an officer join another by the number it copies, or says what is wrong', async () => {
    const refused = await officer.post('/avis/approch-p-1/joindre', { numero: '26-404' });
    expect(await read(refused.headers['location']!, officer)).toContain('Aucun avis lu ne porte ce numéro.');
    const joined = await officer.post('/avis/approch-p-1/joindre', { numero: 'BOAMP 26-1' });
    expect(joined.headers['location']).toBe('/avis/approch-p-1?fait=1#procedure');
    expect(await read('/avis/approch-p-1', officer)).toContain('réuni par un agent');
  });

  it('shows what came of it, and what its winner won', async () => {
    const supplier = await aSupplier('Jardins de Brumeval').at('Poitiers').saved(site.db, site.clock);
    const { siret } = supplier.state;
    const href = `/fournisseurs/jardins-de-brumeval-${siret}`;
    expect(await read(href)).toContain('Aucun marché attribué à cette structure n’a été lu.');
    const winner = { name: 'JARDINS <b>DE</b> BRUMEVAL', siret, siren: null, city: null, postCode: null };
    const award = {
      winners: [{ ...winner, role: 'holder' as const }],
      amount: { value: 40_000, currency: 'EUR' },
      decidedOn: '2026-06-20',
      contractId: null,
    };
    const result = { outcome: 'awarded' as const, bids: 3, reason: null, awards: [award] };
    const none = { outcome: 'not-awarded' as const, bids: 0, reason: 'Aucune offre', awards: [] };
    const lots = [aNoticeLot('1', { result }), aNoticeLot('2', { result: none })];
    await record(
      aNotice('26-7')
        .of('folder-1')
        .with({ form: 'result' })
        .published('2026-06-22')
        .withLots(...lots),
    );
    const raw = (await site.visitor().get('/avis/boamp-26-1')).text;
    expect(raw).toContain('JARDINS &lt;b&gt;DE&lt;/b&gt; BRUMEVAL, 40');
    expect(words(raw)).toContain('3 offres reçues');
    expect(words(raw)).toContain('Sans attribution : Aucune offre');
    expect(await read(href)).toContain('Entretien des massifs, secteur 1 Commune de Brumeval 20 juin 2026 40 000 € HT');
  });
});
