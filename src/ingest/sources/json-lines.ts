import { SourceRefused } from '../source.errors';

/** One record of BOAMP is some tens of kilobytes; a line beyond this is no record */
const LONGEST_LINE = 32 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Cuts a stream of JSON lines into groups, so that each can be written and passed before the next is read.
 * @returns groups of at most `size` whole lines, as they were sent; empty lines are left out
 * @throws SourceRefused when a line has no end
 */
export async function* lineGroups(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  host: string,
): AsyncGenerator<Buffer[]> {
  let group: Buffer[] = [];
  for await (const line of lines(chunks, host)) {
    group.push(line);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

async function* lines(chunks: AsyncIterable<Uint8Array>, host: string): AsyncGenerator<Buffer> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...begun, chunk.subarray(from, end)]);
      [begun, length, from] = [[], 0, end + 1];
      if (!isBlank(line)) yield line;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) {
      throw new SourceRefused(host, 'sends a line without end', 'Look at what it answers: it is not made of lines.');
    }
  }
  const last = Buffer.concat(begun);
  if (!isBlank(last)) yield last;
}

function isBlank(line: Buffer): boolean {
  return line.length < 4 && line.toString('utf8').trim() === '';
}

/** @returns a line's value; null when it is not JSON, which its reader says with more words */
export function valueOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString('utf8'));
  } catch {
    return null;
  }
}
