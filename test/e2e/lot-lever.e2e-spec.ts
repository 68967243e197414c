import { withDemoTerritory } from '../support/demo-territory';
import { aSite, type TestSite } from '../support/visited-site';

/** The page without its tags, no-break spaces made plain. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

describe('the lever card of a lot', () => {
  let site: TestSite;
  const read = async (path: string) => words((await site.visitor().get(path)).text);
  const lotOf = async (noticeId: string, number: string): Promise<string> => {
    const [row] = await site.sql<{ id: string }>(
      `select o.id from notice n join opportunity o on o.ref = n.procedure_id || '/' || $2 where n.source_id = $1`,
      [noticeId, number],
    );
    return row!.id;
  };

  beforeAll(async () => {
    site = await aSite('2026-09-22T09:12:00+02:00');
    await withDemoTerritory(site);
  }, 120_000);
  afterAll(() => site.close());

  it('judges what the notice set, by what the reader typed, and keeps nothing', async () => {
    const card = await read('/avis/boamp-99-900101/lots/2/levier?total=216000&acheteur=local');
    expect(card).toContain('La réservation de ce lot tient sous condition');
    expect(card).toContain('À 216 000 € HT : procédure formalisée. Seuils comparés : 60 000 €, 216 000 €');
    expect(card).toContain('Ce lot de 62 000 € HT n’est pas un petit lot');
    expect(await read('/avis/boamp-99-900101/lots/2/levier')).not.toContain('procédure formalisée');
  });

  it('refuses nonsense in place, and knows no lot that is not there', async () => {
    const wrong = await site.visitor().get('/avis/boamp-99-900101/lots/2/levier?total=abc&acheteur=roi&duree=0');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="abc"');
    expect((await site.visitor().get('/avis/boamp-99-900101/lots/99/levier')).status).toBe(404);
  });

  it('still counts the suppliers of a lot that closed: its matches were withdrawn, its market was not', async () => {
    const id = await lotOf('99-900103', '1');
    expect(await read('/avis/boamp-99-900103/lots/1/levier')).toContain('3 structures éligibles');
    await site.sql(`update match set state = 'withdrawn', because = 'opportunity/closed' where opportunity_id = $1`, [
      id,
    ]);
    expect(await read('/avis/boamp-99-900103/lots/1/levier')).toContain('3 structures éligibles');
  });

  it.each([
    ['that its buyer keeps', `'{amount,buyerOnly}', 'true'`],
    ['in another currency', `'{amount,currency}', '"CHF"'`],
  ])('counts on no amount %s: neither it nor a sum that would tell it', async (_words, change) => {
    const id = await lotOf('99-900103', '1');
    const path = '/avis/boamp-99-900103/lots/1/levier?total=400000&acheteur=local';
    const [before] = await site.sql<{ content: unknown }>('select content from opportunity where id = $1', [id]);
    expect(await read(path)).toContain('15 600 € HT');
    await site.sql(`update opportunity set content = jsonb_set(content, ${change}) where id = $1`, [id]);
    const card = await read(path);
    expect(card).not.toContain('15 600');
    expect(card).not.toContain('78 000 € HT');
    expect(card).toContain('Quel est le montant estimé');
    await site.sql('update opportunity set content = $2 where id = $1', [id, JSON.stringify(before!.content)]);
  });
});
