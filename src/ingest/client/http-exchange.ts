import { Agent, type Dispatcher, request as send } from 'undici';
import { SourceRefused, SourceUnavailable } from '../source.errors';
import type { SourceRequest } from '../source-client.port';
import { ACCEPTED_ENCODINGS } from './answer-body';
import { guardedConnector } from './public-address';
import type { SourceHosts } from './source-hosts';

/** How long an answer may take and how large it may be; `bulk` ones are downloads of very many records. */
export interface ExchangeLimits {
  connectMs: number;
  headersMs: number;
  /** Between two pieces of a body */
  bodyMs: number;
  wholeMs: number;
  wholeBytes: number;
  bulkMs: number;
  bulkBytes: number;
}

export const LIMITS: ExchangeLimits = {
  connectMs: 10_000,
  headersMs: 60_000,
  bodyMs: 30_000,
  wholeMs: 180_000,
  wholeBytes: 64 * 1024 * 1024,
  bulkMs: 2 * 3_600_000,
  bulkBytes: 4 * 1024 * 1024 * 1024,
};

type Response = Dispatcher.ResponseData;

/** One request and one answer over HTTP, to a public address, in bounded time; it follows nothing and tries nothing again. */
export class HttpExchange {
  private readonly agent: Agent;

  constructor(
    hosts: SourceHosts,
    private readonly userAgent: string,
    readonly limits: ExchangeLimits,
  ) {
    this.agent = new Agent({ connect: guardedConnector((host) => hosts.isTrusted(host), limits.connectMs) });
  }

  /** @throws SourceUnavailable when no answer comes; SourceRefused when the host is not at a public address */
  async send(url: URL, asked: SourceRequest, headers: Record<string, string>, stop: AbortSignal): Promise<Response> {
    const { limits } = this;
    const isSearch = asked.json !== undefined;
    try {
      return await send(url, {
        dispatcher: this.agent,
        method: isSearch ? 'POST' : 'GET',
        body: isSearch ? JSON.stringify(asked.json) : null,
        headers: {
          'user-agent': this.userAgent,
          'accept-encoding': ACCEPTED_ENCODINGS,
          accept: asked.accept ?? '*/*',
          ...(isSearch ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        headersTimeout: limits.headersMs,
        bodyTimeout: limits.bodyMs,
        signal: AbortSignal.any([stop, AbortSignal.timeout(asked.bulk ? limits.bulkMs : limits.wholeMs)]),
      });
    } catch (cause) {
      if (cause instanceof SourceRefused) throw cause;
      throw new SourceUnavailable(url.host, `does not answer (${nameOf(cause)})`, { cause });
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

/** @returns an error's code, as `ECONNREFUSED`, else its name: their texts may repeat what was sent */
function nameOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'unknown');
}
