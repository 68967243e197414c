import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ParsedNotice, readBoampRecord } from '#lib/notice-formats';
import { boampRecordOf, eformsFixture, readEformsXml } from '../../support/eforms';
import { describeShared, shared } from '../../support/shared';

/** What a notice says whoever carries it; problems by their codes, since paths name the carrier. */
function said(parsed: ParsedNotice): unknown {
  if (!parsed.ok) return parsed.problems.map((problem) => problem.code);
  const { source: _source, sourceId: _id, url: _url, publishedOn: _day, ...notice } = parsed.notice;
  return { notice, repairs: parsed.repairs.map(({ code, message }) => `${code} ${message}`) };
}

const OURS = ['call', 'result', 'cancellation', 'plan'];

describe('the same eForms notice as XML and as BOAMP’s JSON of it', () => {
  it.each(OURS)('says the same: %s', (name) => {
    const xml = eformsFixture(name);
    const parsed = readEformsXml(xml);
    expect(parsed.ok).toBe(true);
    expect(said(readBoampRecord(boampRecordOf(xml)))).toEqual(said(parsed));
  });

  it('says the same whatever stands in one of its texts', () => {
    const texts = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ' ', '0', '-', 'é', ':', '1', '\n', '.', '€') }),
      fc.constantFrom(
        'unpublished',
        '-1',
        'FRA',
        'res-ws',
        'ORG-0001',
        'LOT-0001',
        'Lot réservé aux ESAT.',
        '2026-13-01',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...OURS), fc.nat(400), texts, (name, at, text) => {
        const xml = withText(unpublished(eformsFixture(name)), at, text);
        const [parsed, carried] = [readEformsXml(xml), readBoampRecord(boampRecordOf(xml))];
        if (parsed.ok && carried.ok) expect(said(carried)).toEqual(said(parsed));
        // BOAMP has a number and a day of its own
        else expect(parsed.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

/** TED's own number and day stand in XML only; BOAMP has its own beside the notice. */
function unpublished(xml: string): string {
  return xml.replace(/<fa:Publication>[\s\S]*<\/fa:Publication>/, '');
}

/** Puts a text in place of that of one element that has some. */
function withText(xml: string, at: number, text: string): string {
  const leaves = [...xml.matchAll(/>([^<>]*[^<>\s][^<>]*)<\//g)];
  const leaf = leaves[at % leaves.length]!;
  return `${xml.slice(0, leaf.index + 1)}${text}${xml.slice(leaf.index + 1 + leaf[1]!.length)}`;
}

describeShared('the eForms notices of the Publications Office', () => {
  const folder = shared('data/notices/eforms');
  const files = (): { name: string; xml: string }[] =>
    readdirSync(folder).map((name) => ({ name, xml: readFileSync(`${folder}/${name}`, 'utf8') }));

  it('all give a notice or name why not; only broken ones and registrations are refused', () => {
    const parsed = files().map(({ name, xml }) => ({ name, read: readEformsXml(xml) }));
    expect(parsed).toHaveLength(92);
    const refused = parsed.filter(({ read }) => !read.ok).map(({ name }) => name);
    expect(refused.filter((name) => !/^(INVALID_|X0)/.test(name))).toEqual([]);
    for (const { read } of parsed) if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
  });

  it('say the same as BOAMP’s JSON of them', () => {
    const differing = files()
      .filter(({ name }) => !/^(INVALID_|X0)/.test(name))
      .filter(
        ({ xml }) =>
          JSON.stringify(said(readBoampRecord(boampRecordOf(xml)))) !== JSON.stringify(said(readEformsXml(xml))),
      );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});
