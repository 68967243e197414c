import { type ParsedNotice, readNotices, readNoticeBytes } from '#lib/notice-formats';
import { decodeXml } from '../../../libs/notice-formats/src/text/decode-xml';
import { elementFromXml } from '../../../libs/notice-formats/src/tree/from-xml';
import { all, textAt } from '../../../libs/notice-formats/src/tree/element';

const parsed = async (text: string | Uint8Array): Promise<ParsedNotice> => {
  const records = await readNoticeBytes(typeof text === 'string' ? Buffer.from(text) : text, 'avis.xml');
  expect(records.map(({ record }) => record)).toEqual(['avis.xml']);
  return records[0]!.parsed;
};
const codes = async (text: string | Uint8Array): Promise<string[]> => {
  const read = await parsed(text);
  return read.ok ? [] : read.problems.map((problem) => problem.code);
};

describe('XML as elements', () => {
  it('resolves prefixes to namespaces, keeps an element’s own words, and opens no entity but XML’s own', () => {
    const read = elementFromXml(
      '<a:x xmlns:a="urn:a" xmlns="urn:d" k="1" a:l="2"> un &lt;b&gt; <y>deux</y> trois <![CDATA[<&>]]><y/></a:x>',
    );
    if ('problem' in read) throw new Error(read.problem.message);
    const { element } = read;
    expect([element.name, element.namespace, element.text]).toEqual(['x', 'urn:a', 'un <b>  trois <&>']);
    expect([...element.attributes]).toEqual([
      ['k', '1'],
      ['l', '2'],
    ]);
    expect(all(element, 'y').map((each) => (each as typeof element).namespace)).toEqual(['urn:d', 'urn:d']);
    expect(textAt(element, 'y')).toBe('deux');
  });

  it.each([
    ['a tag left open', '<a><b></a>', 'not-xml'],
    ['an entity that nobody declared', '<a>&eacute;</a>', 'not-xml'],
    ['a prefix that nobody declared', '<x:a/>', 'not-xml'],
    ['nothing', '', 'not-xml'],
    ['levels without end', '<a>'.repeat(200), 'too-deep'],
    ['a document type', '<!DOCTYPE a><a/>', 'doctype-refused'],
  ])('refuses by name: %s', (_name, text, code) => {
    expect(elementFromXml(text)).toMatchObject({ problem: { code } });
  });
});

describe('an XML file', () => {
  it('is read in the encoding that it declares or begins with', () => {
    const accents = 'Été à Poitiers : 5 €';
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="windows-1252"?><a>Été à Poitiers : 5 \u0080</a>',
      'latin1',
    );
    const wide = Buffer.from(`\ufeff<a>${accents}</a>`, 'utf16le');
    const swapped = Buffer.from(wide).swap16();
    for (const bytes of [latin, wide, swapped, Buffer.from(`<a>${accents}</a>`)]) {
      expect(decodeXml(bytes)).toMatchObject({ text: expect.stringContaining(accents), repaired: false });
    }
    expect(decodeXml(Buffer.from(`<a>é</a>`, 'latin1'))).toEqual({ text: '<a>é</a>', repaired: true });
  });

  it.each([
    ['an unknown root', '<html/>', ['format-unknown']],
    [
      'the name of a known root in a namespace that is not its own',
      '<ContractNotice xmlns="urn:x"/>',
      ['format-unknown'],
    ],
    ['a file that was cut', '<?xml version="1.0"?><ANNONCE><GESTION>', ['not-xml']],
    ['a file that is binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), ['encoding']],
  ])('is refused by name: %s', async (_name, text, expected) => {
    expect(await codes(text)).toEqual(expected);
  });

  it('expands no entity, whatever a document type declares', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    expect(await codes(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`)).toEqual(['doctype-refused']);
    expect(await codes('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>')).toEqual([
      'doctype-refused',
    ]);
    expect(await codes('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd"><a/>')).toEqual(['doctype-refused']);
  });

  it('stops reading a file beyond 32 MB, and keeps its beginning', async () => {
    let given = 0;
    function* endless(): Generator<Uint8Array> {
      yield Buffer.from('<TED_EXPORT a="');
      for (; given < 200; given += 1) yield Buffer.alloc(1024 * 1024, 0x78);
    }
    const records = [];
    for await (const record of readNotices(endless(), 'avis.xml')) records.push(record);
    expect(records).toMatchObject([{ record: 'avis.xml', parsed: { ok: false, problems: [{ code: 'too-large' }] } }]);
    expect(records[0]!.raw.length).toBe(1024 * 1024);
    expect(given).toBeLessThan(40);
  });

  it('with a long attribute or too many elements is refused or read, never more', async () => {
    expect(await codes(`<a b="${'x'.repeat(20_000_000)}"/>`)).toEqual(['format-unknown']);
    expect(await codes(`<a>${'<b/>'.repeat(700_000)}</a>`)).toEqual(['too-large']);
  });
});
