import { createReadStream } from 'node:fs';
import { ByteWindow, decodeText, splitJson } from '#lib/bytes';

/** One JSON value of a file, by the line it begins on, or why it is none. */
export type FileRecord = { line: number; value: unknown } | { line: number; problem: string };

const NEWLINE = 10;

/**
 * The values of a JSON list, one after the other; a broken one spoils no other.
 * @throws the system's error when the file cannot be read
 */
export async function* recordsOfFile(path: string): AsyncGenerator<FileRecord> {
  const lines = new LineCount();
  const window = new ByteWindow(lines.over(createReadStream(path) as AsyncIterable<Uint8Array>));
  for await (const { bytes, end } of splitJson(window)) {
    const line = lines.at(window.at - bytes.length);
    if (end !== 'whole') {
      yield { line, problem: end === 'cut' ? 'l’enregistrement est coupé' : 'l’enregistrement est trop grand' };
      continue;
    }
    try {
      yield { line, value: JSON.parse(decodeText(bytes).text) as unknown };
    } catch (error) {
      yield { line, problem: `JSON invalide : ${(error as Error).message}` };
    }
  }
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
