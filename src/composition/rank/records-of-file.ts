import { createReadStream } from 'node:fs';
import { ByteWindow, decodeText, splitJson } from '#lib/bytes';

/** One JSON value of a file, by the line it begins on, or why it is none. */
export type FileRecord = { line: number; value: unknown } | { line: number; problem: string };

const NEWLINE = 10;

/**
 * The values of a JSON list, or of JSON lines, one after the other; a broken one spoils no other, and a list that its file
 * does not close is told as a record that is none.
 * @throws the system's error when the file cannot be read
 */
export async function* recordsOfFile(path: string): AsyncGenerator<FileRecord> {
  const lines = new LineCount();
  const window = new ByteWindow(lines.over(createReadStream(path) as AsyncIterable<Uint8Array>));
  await skipByteOrderMark(window);
  const records = splitJson(window);
  let isCut = false;
  for (let next = await records.next(); ; next = await records.next()) {
    if (next.done) {
      if (!next.value && !isCut)
        yield { line: lines.at(window.at), problem: 'la liste n’est pas close : le fichier est coupé' };
      return;
    }
    const { bytes, end } = next.value;
    const line = lines.at(window.at - bytes.length);
    isCut = end === 'cut';
    if (end !== 'whole') {
      yield { line, problem: isCut ? 'l’enregistrement est coupé' : 'l’enregistrement est trop grand' };
      continue;
    }
    try {
      yield { line, value: JSON.parse(decodeText(bytes).text) as unknown };
    } catch (error) {
      yield { line, problem: `JSON invalide : ${(error as Error).message}` };
    }
  }
}

async function skipByteOrderMark(window: ByteWindow): Promise<void> {
  while (window.rest().length < 3 && (await window.more()));
  const [first, second, third] = window.rest();
  if (first === 0xef && second === 0xbb && third === 0xbf) window.at += 3;
}

/** Where lines begin in what was read so far. */
class LineCount {
  private readonly breaks: number[] = [];
  private passed = 0;

  async *over(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let offset = 0;
    for await (const chunk of chunks) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.breaks.push(offset + at);
      offset += chunk.length;
      yield chunk;
    }
  }

  /** @param position of positions that only grow @returns the number of its line, from 1 */
  at(position: number): number {
    while (this.passed < this.breaks.length && this.breaks[this.passed]! < position) this.passed += 1;
    return this.passed + 1;
  }
}
