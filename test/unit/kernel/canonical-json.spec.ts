import { anything, assert, jsonValue, property } from 'fast-check';
import { canonicalJson } from '#lib/kernel';

/** How it was first written: hashes that stand in tables were made by it. */
function asEver(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

describe('canonical JSON', () => {
  it('is the same for equal content, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: null })).toBe(
      canonicalJson({ a: null, b: [1, { d: 1 }] }),
    );
  });

  it('writes dates in ISO form, and what is undefined as nothing', () => {
    expect(canonicalJson({ at: new Date(0), no: undefined, list: [undefined] })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","list":[null]}',
    );
  });

  it('gives what it has always given, so that hashes that are kept still hold', () => {
    assert(property(jsonValue(), (value) => canonicalJson(value) === asEver(value)));
    const plain = { withDate: true, withNullPrototype: false, withMap: false, withSet: false, withTypedArray: false };
    assert(property(anything(plain), (value) => canonicalJson({ value }) === asEver({ value })));
    const keys = { 10: 'a', 9: 'b', b: 1, a: 2, '01': 3, [2 ** 32]: 4 };
    expect(canonicalJson(keys)).toBe(asEver(keys));
  });
});
