import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SourceRefused, SourceUnavailable } from '../source.errors';

const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';
/** One encoding inside another serves no purpose but to swell */
const MOST_ENCODINGS = 1;

/**
 * Decodes an answer as it comes, and counts what comes out, so that a small one that swells is refused as well.
 * @param host told in the errors
 * @throws SourceRefused when it is larger than `maxBytes` or encoded otherwise than was asked; SourceUnavailable when it is cut
 */
export async function* decodedBody(
  body: Readable,
  encoding: string | undefined,
  { host, maxBytes }: { host: string; maxBytes: number },
): AsyncGenerator<Uint8Array> {
  const decoded = decode(body, encodingsOf(encoding), host);
  let size = 0;
  try {
    for await (const chunk of decoded as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(host, maxBytes);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof SourceRefused || cause instanceof SourceUnavailable) throw cause;
    throw new SourceUnavailable(host, 'cut its answer', { cause });
  } finally {
    body.destroy();
  }
}

/** @throws SourceRefused when an answer says at once that it is too large */
export function refuseLarge(length: string | undefined, host: string, maxBytes: number): void {
  if (Number(length) > maxBytes) throw tooLarge(host, maxBytes);
}

function encodingsOf(header: string | undefined): string[] {
  const names = (header ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

function decode(body: Readable, encodings: readonly string[], host: string): AsyncIterable<unknown> {
  const [encoding] = encodings;
  if (encoding === undefined) return body;
  const decoder = DECODERS[encoding];
  if (!decoder || encodings.length > MOST_ENCODINGS) {
    body.destroy();
    throw new SourceRefused(
      host,
      `encodes its answer as ${encodings.join(', ')}`,
      `We understand ${ACCEPTED_ENCODINGS}.`,
    );
  }
  // Its errors reach the reader through the last stream
  return pipeline(body, decoder(), () => {}) as unknown as AsyncIterable<unknown>;
}

function tooLarge(host: string, maxBytes: number): SourceRefused {
  const limit = `${Math.round(maxBytes / 1024)} KiB`;
  return new SourceRefused(
    host,
    `answers more than ${limit}`,
    'Ask for fewer days; if it is right, the limit is too low.',
  );
}
