import { withDemoTerritory } from '../support/demo-territory';
import { aSite, type TestSite } from '../support/visited-site';

/** Pages that a link may lead to without being there for everyone. */
const SIGN_IN = /^\/connexion\?/;
/** Links of mails that somebody of this test has already used */
const SPENT = /^\/connexion\/./;

describe('the links of the site', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await aSite('2026-09-22T09:12:00+02:00');
    await withDemoTerritory(site);
  }, 120_000);
  afterAll(() => site.close());

  /** Follows every link of the site from a page, each address once, filters of a list only one deep. */
  async function follow(
    visitor: ReturnType<TestSite['visitor']>,
    from: string[],
  ): Promise<{ seen: number; broken: string[] }> {
    const known = new Set(from);
    const waiting = from.map((path) => ({ path, by: 'start' }));
    const broken: string[] = [];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { path, by } = next;
      const { status, headers, text } = await visitor.get(path);
      const signIn = status === 303 && SIGN_IN.test(String(headers['location']));
      // A page of another space says so, and how to change space
      if (status !== 200 && status !== 403 && !signIn) broken.push(`${path} (${status}), linked from ${by}`);
      if (status !== 200 || path.includes('?')) continue;
      for (const [, found] of text.matchAll(/<a [^>]*href="(\/[^"#]*)(?:#[^"]*)?"/g)) {
        const href = found!.replaceAll('&amp;', '&');
        if (known.has(href) || SPENT.test(href)) continue;
        known.add(href);
        waiting.push({ path: href, by: path });
      }
      for (const [, id] of text.matchAll(/href="#([^"]+)"/g)) {
        if (!text.includes(`id="${id}"`)) broken.push(`${path}#${id} leads nowhere`);
      }
    }
    return { seen: known.size, broken };
  }

  it('all lead to a page, for a stranger', async () => {
    const { seen, broken } = await follow(site.visitor(), ['/']);
    expect(broken).toEqual([]);
    expect(seen).toBeGreaterThan(40);
  }, 180_000);

  it.each(['buyer', 'officer'] as const)(
    'all lead to a page, for a signed-in %s',
    async (role) => {
      const { broken } = await follow(await site.signedIn({ role }), [
        '/',
        '/avis/boamp-99-900101',
        '/plan-du-site',
        '/compte',
      ]);
      expect(broken).toEqual([]);
    },
    180_000,
  );
});
