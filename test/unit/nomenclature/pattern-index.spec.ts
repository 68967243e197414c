import { PatternIndex, startsOf } from '../../../libs/nomenclature/src/classify/pattern-index';
import { PATTERNS } from '../../../libs/nomenclature/src/classify/patterns';
import { PUBLIC_PATTERNS } from '../../../libs/nomenclature/src/classify/patterns-public';
import { readObject } from '../../../libs/nomenclature/src/classify/read-object';
import { describeShared, shared } from '../../support/shared';
import { readFileSync } from 'node:fs';

describe('the words by which a pattern may begin', () => {
  it.each([
    ['\\b(?:voiries?|vrd)\\b', ['vo', 'vr']],
    ['\\b(?:eaux? usees?|p2 p3|a4)\\b', ['ea', 'p2', 'a4']],
    ['\\b(?:(?:mini |micro )?pelles?|go\\b)', ['mi', 'mi', 'pe', 'go']],
    ['\\bmurs?|ossature bois\\b', ['mu', 'os']],
    ['(?<!x)tri(?! y)', ['tr']],
  ])('of %s', (source, starts) => expect(startsOf(source)).toEqual(new Set(starts)));

  it.each(['\\b\\w{3,}metres?\\b', '\\b(?:e?gouts?|x)', '[ab]c'])('cannot be told of %s', (source) =>
    expect(startsOf(source)).toBeNull(),
  );

  it('let a pattern be met at a word only, and again only behind its end', () => {
    const index = new PatternIndex([['45000000', 1, /\b(?:voirie(?: communale)?)\b/]]);
    expect(index.met('autovoirie voirie communale voirie').map(({ at }) => at)).toEqual([1, 3]);
  });

  it('name codes of eight digits only, each once a row', () => {
    const wrong = [...PATTERNS, ...PUBLIC_PATTERNS].filter(
      ([code, weight]) => !/^\d{2}\d0{5}$|^\d{3,4}0{4,5}$/.test(code) || weight <= 0 || weight > 4,
    );
    expect(wrong).toEqual([]);
  });

  it('look at plain words: no pattern asks for an accent, an elision or a small word', () => {
    const lost = [...PATTERNS, ...PUBLIC_PATTERNS].filter(([, , { source }]) =>
      /[àâçéèêëîïôûùœ']| (?:de|du|des|la|le|les|et|pour|en|avec|sur|dans) /.test(source),
    );
    expect(lost.map(([code, , { source }]) => `${code} ${source.slice(0, 60)}`)).toEqual([]);
  });
});

describeShared('the index of patterns, on the objects of real awards', () => {
  it('finds what trying every pattern everywhere finds', () => {
    const file = readFileSync(shared('data/notices/decp/e-marchespublics-2019.json'), 'utf8');
    const index = new PatternIndex(PATTERNS);
    const objects = [...file.matchAll(/"objet"\s*:\s*"([^"]+)"/g)].map(([, object]) => readObject(object!).line);
    expect(objects.length).toBeGreaterThan(100);
    for (const line of objects) {
      const met = new Set(index.met(line).map(({ row }) => row));
      expect(PATTERNS.filter((row) => met.has(row) !== row[2].test(line))).toEqual([]);
    }
  });
});
