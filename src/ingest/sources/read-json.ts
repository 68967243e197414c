import type { z } from 'zod';
import { SourceRefused } from '../source.errors';
import type { SourceClient, SourceRequest } from '../source-client.port';

/**
 * Asks for one answer of JSON.
 * @returns what it says, and its bytes
 * @throws SourceUnavailable, SourceRefused as the client does; SourceRefused when it is not the JSON that the source is known for
 */
export async function readJson<T>(
  client: SourceClient,
  request: SourceRequest,
  schema: z.ZodType<T>,
): Promise<{ value: T; bytes: Buffer }> {
  const answer = await client.ask({ ...request, accept: 'application/json', whole: true });
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const { host } = new URL(request.url);
  try {
    return { value: schema.parse(JSON.parse(bytes.toString('utf8'))), bytes };
  } catch (cause) {
    throw new SourceRefused(
      host,
      'no longer answers as it is known to',
      'Compare its answer with the README of the source: its format changed, or the address is wrong.',
      { cause },
    );
  }
}

/** @returns an address under a base, with what it is asked; what the base asks already stays */
export function asked(base: string, path: string, query: Record<string, string | number>): string {
  const url = new URL(base);
  if (path !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** @returns a day that may stand in a query: what is not one is a fault of ours, and never reaches a source */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`Not a day: ${JSON.stringify(text.slice(0, 20))}.`);
  return text;
}
