import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoticeFormat, readNotices } from '#lib/notice-formats';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { aHundredLots, decpAwards, fixtures, type SeededNotice } from './seeded-notices';

const WARM_UP = 20;
const RUNS = 200;
const AWARDS = 10_000;
/** Some 220 MB of JSON */
const MANY_AWARDS = 400_000;

/** Measured as well where the shared data stand beside the repository */
const REAL = join(process.cwd(), '../shared/data/notices/eforms/cn_24_maximal_100_lots.xml');

/** Bytes to `Notice`, with marks: one notice of each format, a hundred lots, files of DECP of any size. */
export const noticeFormats: Bench = {
  name: 'notice-formats',
  measure: async () => {
    const seeded = await fixtures();
    const of = (format: NoticeFormat): SeededNotice => seeded.find((each) => each.format === format)!;
    const call = seeded.find(({ name }) => name === 'eforms-call.xml')!;
    return [
      await single('one BOAMP record', Buffer.from(of('boamp-eforms').text), 'aim 50'),
      await single('one TED file', Buffer.from(of('ted-r209').text), 'aim 50'),
      await single('eForms of 100 lots', aHundredLots(call.text), 'aim 300', 20),
      ...(existsSync(REAL) ? [await single('the 100 lots of the eForms SDK', readFileSync(REAL), 'aim 300', 20)] : []),
      ...(await awards(AWARDS, 'no aim')),
      ...(await awards(MANY_AWARDS, 'flat: as for 10 000')),
    ];
  },
};

async function single(name: string, bytes: Buffer, comparedWith: string, runs = RUNS): Promise<Figure> {
  const measures: number[] = [];
  for (let n = 0; n < runs + WARM_UP; n += 1) {
    const took = await timed(() => readAll([bytes], 1));
    if (n >= WARM_UP) measures.push(took);
  }
  const size = `${Math.round(bytes.length / 1024)} KB`;
  return figureOf(measures, { name: `${name}, ${size}, to a notice`, unit: 'ms', warmUp: WARM_UP, comparedWith });
}

async function awards(count: number, comparedWith: string): Promise<Figure[]> {
  globalThis.gc?.();
  const peak = new Peak();
  const took = await timed(() => readAll(decpAwards(count), count, () => peak.look()));
  const told = { warmUp: 0, comparedWith };
  const name = `${count} DECP awards, to notices`;
  return [
    figureOf([took], { name, unit: 'ms', ...told, comparedWith: 'no aim' }),
    figureOf([peak.most], { name: `${name}, memory held at most`, unit: 'MB', ...told }),
  ];
}

async function readAll(bytes: Iterable<Uint8Array>, expected: number, look?: () => void): Promise<void> {
  let read = 0;
  for await (const { parsed, record } of readNotices(bytes, 'seeded')) {
    if (!parsed.ok) throw new Error(`${record}: ${JSON.stringify(parsed.problems)}`);
    read += 1;
    if (read % 1_000 === 0) look?.();
  }
  if (read !== expected) throw new Error(`${read} notices read, ${expected} expected.`);
}

class Peak {
  most = 0;

  look(): void {
    this.most = Math.max(this.most, process.memoryUsage().rss / 2 ** 20);
  }
}
