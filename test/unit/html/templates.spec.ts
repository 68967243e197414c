import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonForScript, marked, safeUrl, Templates } from '#lib/html';

const hostile = `"><script>alert('x')</script>&`;

describe('templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-templates-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('escapes what a view holds, in text and in attributes, and drops control characters', () => {
    writeFileSync(join(folder, 'a.eta'), '<a title="<%= it.name %>"><%= it.name %></a><%= it.none %>');
    const html = new Templates(folder).render('/a', { name: `${hostile}\u0007`, none: null });
    const safe = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';
    expect(html).toBe(`<a title="${safe}">${safe}</a>`);
  });

  it('sets the no-break spaces of a template’s own words and leaves its tags and its data alone', () => {
    writeFileSync(join(folder, 'b.eta'), '<p class="a : b">Lot : « <%= it.a > 0 ? "x : y" : "" %> » ?</p>');
    const html = new Templates(folder).render('/b', { a: 1 });
    expect(html).toBe('<p class="a : b">Lot\u00a0: «\u00a0x : y\u00a0»\u00a0?</p>');
  });

  it('includes partials, which see what they are given', () => {
    writeFileSync(join(folder, 'c.eta'), '<%~ include("/d", { word: it.w }) %>');
    writeFileSync(join(folder, 'd.eta'), '<b><%= it.word %></b>');
    expect(new Templates(folder).render('/c', { w: '<i>' })).toBe('<b>&lt;i&gt;</b>');
  });

  it('fails loudly on a template that is not there', () => {
    expect(() => new Templates(folder).render('/nowhere', {})).toThrow();
  });
});

describe('hostile words', () => {
  it('marks the words that were looked for, whatever their accents, and escapes the rest', () => {
    expect(marked('Entretien d’espaces verts <b>', ['espaces', 'verts'])).toBe(
      'Entretien d’<mark>espaces verts</mark> &lt;b&gt;',
    );
    expect(marked('Maçonnerie', ['maconnerie'])).toBe('<mark>Maçonnerie</mark>');
    expect(marked('<script>', ['script'])).toBe('&lt;<mark>script</mark>&gt;');
  });

  it('never lets data close a script element', () => {
    expect(jsonForScript({ a: '</script>' })).not.toContain('<');
    expect(JSON.parse(jsonForScript({ a: '</script>&\u2028' }))).toEqual({ a: '</script>&\u2028' });
  });

  it.each([
    ['https://www.boamp.fr/avis/1', 'https://www.boamp.fr/avis/1'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    [' https://a.example/x ', 'https://a.example/x'],
    ['https://user:pass@a.example/', null],
    ['http://localhost/', null],
    ['//a.example', null],
    ['', null],
    [null, null],
  ])('turns the address %s into %s', (given, expected) => {
    expect(safeUrl(given)).toBe(expected);
  });

  it('links only to the hosts it is told', () => {
    expect(safeUrl('https://www.boamp.fr/a', { hosts: ['boamp.fr'] })).toBe('https://www.boamp.fr/a');
    expect(safeUrl('https://notboamp.fr/a', { hosts: ['boamp.fr'] })).toBeNull();
  });
});

describe('a partial', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-partials-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('sees only what it is given, so that a page’s own fields never leak into it', () => {
    writeFileSync(join(folder, 'page.eta'), '<%~ include("/part", { text: "b" }) %><%~ include("/part") %>');
    writeFileSync(join(folder, 'part.eta'), '[<%= it.title %>|<%= it.text %>]');
    expect(new Templates(folder).render('/page', { title: 'a', text: 'c' })).toBe('[|b][a|c]');
  });
});
