import type { Readable } from 'node:stream';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Dispatcher } from 'undici';
import type { Clock } from '#lib/kernel';
import { SourceClient, type SourceAnswer, type SourceRequest } from '../source-client.port';
import { SourceRefused, SourceUnavailable } from '../source.errors';
import { decodedBody, refuseLarge } from './answer-body';
import type { HostPace } from './host-pace';
import type { HttpExchange } from './http-exchange';
import { backOffMs, retryAfterSeconds } from './retry-delay';
import type { SourceHosts } from './source-hosts';
import type { SourceValidators } from './source-validators';
import type { Waiting } from './waiting';

const MOST_TRIES = 5;
const MOST_REDIRECTS = 3;
const TO_ASK_AGAIN = new Set([408, 425, 429, 500, 502, 503, 504]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

type Response = Dispatcher.ResponseData;

/** Asks the sources over HTTP, with undici. */
export class PoliteSourceClient extends SourceClient implements OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    private readonly hosts: SourceHosts,
    private readonly exchange: HttpExchange,
    private readonly pace: HostPace,
    private readonly validators: SourceValidators,
    private readonly clock: Clock,
    private readonly waiting: Waiting,
  ) {
    super();
  }

  async ask(asked: SourceRequest): Promise<SourceAnswer> {
    const url = this.hosts.allowed(asked.url);
    for (let tries = 1; ; tries++) {
      try {
        return await this.askOnce(url, asked);
      } catch (error) {
        if (this.stop.signal.aborted) {
          throw new SourceUnavailable(url.host, 'is no longer asked: Maillon is stopping', { cause: error });
        }
        if (!(error instanceof SourceUnavailable) || tries === MOST_TRIES) throw error;
        // What the source asked for is kept by its pace, for every process
        if (error.retryAfter === null) await this.sleep(url.host, backOffMs(tries, this.waiting.chance()));
      }
    }
  }

  private async sleep(host: string, ms: number): Promise<void> {
    try {
      await this.waiting.sleep(ms, this.stop.signal);
    } catch (cause) {
      throw new SourceUnavailable(host, 'is no longer asked: Maillon is stopping', { cause });
    }
  }

  private async askOnce(first: URL, asked: SourceRequest): Promise<SourceAnswer> {
    const headers = asked.conditional ? await this.validators.headersFor(asked) : {};
    let url = first;
    for (let redirects = 0; ; redirects++) {
      await this.pace.turn(url.host, this.stop.signal);
      // Where a redirect leads is one of our sources, not the one that gave the token
      const credentials = asked.token !== undefined && url.host === first.host ? bearer(asked.token) : {};
      const response = await this.exchange.send(url, asked, { ...headers, ...credentials }, this.stop.signal);
      const next = redirectOf(response, asked);
      if (next === null) return this.answerOf(response, url, asked);
      await discard(response);
      if (redirects === MOST_REDIRECTS) {
        throw new SourceRefused(url.host, 'redirects without end', 'Set the address of the source to where it now is.');
      }
      url = this.hosts.allowed(next, url);
    }
  }

  private async answerOf(response: Response, url: URL, asked: SourceRequest): Promise<SourceAnswer> {
    const { statusCode: status } = response;
    if (status === 304 && asked.conditional) {
      await discard(response);
      return { status: 'not-modified', contentType: '', body: inOnePiece(Buffer.alloc(0)) };
    }
    if (status !== 200) {
      await discard(response);
      throw await this.notAnswered(response, url);
    }
    const contentType = headerOf(response, 'content-type') ?? '';
    if (asked.accept !== undefined && !isAccepted(contentType, asked.accept)) {
      await discard(response);
      throw new SourceRefused(
        url.host,
        `answers ${contentType === '' ? 'without a content type' : `in ${printable(contentType)}`}, not in ${asked.accept}`,
        'Look at what it answers: it may be a page that says why, or another address.',
      );
    }
    const body = await this.bodyOf(response, url.host, asked);
    const kept = (): Promise<void> =>
      this.validators.remember(asked, {
        etag: headerOf(response, 'etag') ?? null,
        lastModified: headerOf(response, 'last-modified') ?? null,
      });
    return { status: 'fresh', contentType, body, kept };
  }

  private async bodyOf(response: Response, host: string, asked: SourceRequest): Promise<AsyncIterable<Uint8Array>> {
    const { wholeBytes, bulkBytes } = this.exchange.limits;
    const maxBytes = asked.bulk ? bulkBytes : wholeBytes;
    try {
      refuseLarge(headerOf(response, 'content-length'), host, maxBytes);
    } catch (error) {
      await discard(response);
      throw error;
    }
    const body = decodedBody(response.body, headerOf(response, 'content-encoding'), { host, maxBytes });
    if (!asked.whole) return body;
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(piece);
    return inOnePiece(Buffer.concat(pieces));
  }

  private async notAnswered(response: Response, url: URL): Promise<SourceUnavailable | SourceRefused> {
    const status = response.statusCode;
    if (!TO_ASK_AGAIN.has(status)) {
      return new SourceRefused(
        url.host,
        `answers ${status} at ${url.pathname}`,
        'Correct the address, or what is asked.',
        {
          answered: status,
        },
      );
    }
    const retryAfter = retryAfterSeconds(headerOf(response, 'retry-after'), this.clock.now());
    if (retryAfter !== null) await this.pace.hold(url.host, retryAfter);
    return new SourceUnavailable(url.host, `answers ${status}`, { retryAfter });
  }

  /** What is being asked ends now: the next run goes on from what was kept. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.exchange.close();
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** @returns where an answer sends us; null when it does not. A search is sent on only by the codes that keep its body. */
function redirectOf(response: Response, asked: SourceRequest): string | null {
  const { statusCode } = response;
  if (!REDIRECTS.has(statusCode) || (asked.json !== undefined && statusCode < 307)) return null;
  return headerOf(response, 'location') ?? null;
}

function headerOf({ headers }: Response, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function isAccepted(contentType: string, accept: string): boolean {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  return accept.split(',').some((one) => one.trim() === type);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}

async function discard({ body }: Response): Promise<void> {
  const unread: Readable & { dump(): Promise<void> } = body;
  // What is left is read when it is short, else the connection goes; the answer was judged already, so how that ends is of no matter
  await Promise.allSettled([unread.dump()]);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
