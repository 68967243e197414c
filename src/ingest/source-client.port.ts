/** What is asked of a source over HTTP. */
export interface SourceRequest {
  url: string;
  /** A body makes it a POST of JSON, which is asked again only because our POSTs are searches */
  json?: unknown;
  accept?: string;
  /** Asks with what the last answer said of itself (ETag, Last-Modified); the answer may then be `not-modified` */
  conditional?: boolean;
}

export interface SourceAnswer {
  status: 'fresh' | 'not-modified';
  contentType: string;
  body: AsyncIterable<Uint8Array>;
}

/** Asks public sources politely: says who asks, keeps the pace of each host for all processes, waits when told to. */
export abstract class SourceClient {
  /** @throws SourceUnavailable (to be asked again later), SourceRefused (final, with what to mend) */
  abstract ask(request: SourceRequest): Promise<SourceAnswer>;
}
