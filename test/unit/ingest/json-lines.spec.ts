import { lineGroups } from '../../../src/ingest/sources/json-lines';

async function groupsOf(size: number, ...chunks: string[]): Promise<string[][]> {
  async function* sent(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const groups: string[][] = [];
  for await (const group of lineGroups(sent(), size, 'source.example'))
    groups.push(group.map((line) => line.toString('latin1')));
  return groups;
}

describe('JSON lines', () => {
  it('are found wherever the pieces are cut, accents too', async () => {
    const text = '{"a":"é"}\n{"b":2}\r\n\n{"c":3}';
    for (let at = 0; at <= text.length; at++) {
      expect(await groupsOf(2, text.slice(0, at), text.slice(at))).toEqual([['{"a":"é"}', '{"b":2}\r'], ['{"c":3}']]);
    }
  });

  it('of nothing are none', async () => {
    expect(await groupsOf(2)).toEqual([]);
    expect(await groupsOf(2, '\n \n')).toEqual([]);
  });

  it('without an end are refused', async () => {
    const piece = 'x'.repeat(8 * 1024 * 1024);
    await expect(groupsOf(1, piece, piece, piece, piece, piece)).rejects.toMatchObject({ code: 'source/refused' });
  });
});
