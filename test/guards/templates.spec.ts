import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Templates } from '#lib/html';

const ROOT = join(__dirname, '../..');
const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}`;

/** Folders that a `Templates` is made on, which is what a template's name counts from. */
const FOLDERS = ['src/web', 'src/alert', 'src/account', 'src/supplier', 'libs/mail/src/layout'].map((folder) =>
  join(ROOT, folder),
);

const templates = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.eta'))
    .map((file) => ({ folder, name: `/${file.replace(/\.eta$/, '')}`, path: join(folder, file) })),
);
const everyTemplate = ['src', 'libs'].flatMap((part) =>
  readdirSync(join(ROOT, part), { recursive: true })
    .map((file) => join(ROOT, part, String(file)))
    .filter((file) => file.endsWith('.eta')),
);

/** A view of which every member, at any depth, is hostile: a text, a list of one, a truth and a function at once. */
function hostileView(): object {
  const bottomless: object = new Proxy(() => undefined, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive || key === 'toString') return () => HOSTILE;
      if (key === Symbol.iterator) return () => [bottomless][Symbol.iterator]();
      // What a page or a lib escaped before, by name: `…Html`, the body and the structured data of a layout
      if (typeof key === 'string' && (key.endsWith('Html') || ['body', 'jsonLd', 'rows'].includes(key)))
        return 'already escaped';
      if (key === 'length') return 2;
      return bottomless;
    },
    apply: () => bottomless,
    has: () => true,
  });
  return bottomless;
}

describe('every template', () => {
  it('stands in a folder that this test knows', () => {
    const known = new Set(templates.map(({ path }) => path));
    expect(everyTemplate.filter((path) => !known.has(path))).toEqual([]);
  });

  it.each(
    templates.filter(({ name }) => !name.endsWith('.text')).map((one) => [relative(ROOT, one.path), one] as const),
  )('escapes hostile data: %s', (_path, { folder, name }) => {
    const html = new Templates(folder).render(name, hostileView());
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(html).not.toMatch(/"'>/);
  });

  it('writes unescaped only partials, the body of a layout, and what was escaped before by name', () => {
    const html = everyTemplate.filter((path) => !path.endsWith('.text.eta'));
    const raw = html.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/<%~\s*([^%]+?)\s*%>/g)]
        .map(([, code]) => code!)
        .filter((code) => !/^include\(|^it\.(?:body|jsonLd|rows)$|^[\w.]+Html$/.test(code))
        .map((code) => `${relative(ROOT, path)}: ${code}`),
    );
    expect(raw).toEqual([]);
  });

  it('quotes every attribute', () => {
    const unquoted = everyTemplate
      .filter((path) => /\s[\w-]+=<%/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(ROOT, path));
    expect(unquoted).toEqual([]);
  });

  it('has no style nor script of its own on a page: the content policy would refuse them', () => {
    const faults = templates
      .filter(({ folder }) => folder.endsWith('web'))
      .filter(({ path }) =>
        /<style|\sstyle="|\son\w+="|<script(?! (?:src|type="application\/ld))/.test(readFileSync(path, 'utf8')),
      )
      .map(({ path }) => relative(ROOT, path));
    expect(faults).toEqual([]);
  });
});
