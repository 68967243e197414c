/** What is asked of a source over HTTP. */
export interface SourceRequest {
  url: string;
  /** A body makes it a POST of JSON, which is asked again only because our POSTs are searches */
  json?: unknown;
  /** Goes with the request as `Authorization: Bearer`, to the host of `url` alone, and into no message */
  token?: string;
  /** Media types that are understood, separated by commas; another one in the answer is refused */
  accept?: string;
  /** Asks with what the last answer that was kept said of itself (ETag, Last-Modified); the answer may then be `not-modified` */
  conditional?: boolean;
  /** Reads the whole answer before giving it, so that a connection cut in its midst is asked again as well */
  whole?: boolean;
  /** A download of very many records: the bounds on its size and its time are wide */
  bulk?: boolean;
}

export interface SourceAnswer {
  status: 'fresh' | 'not-modified';
  contentType: string;
  /** Decoded. Throws SourceUnavailable when it is cut, SourceRefused when it is too large */
  body: AsyncIterable<Uint8Array>;
  /** To be called once what the answer held is committed: the next conditional request then says that we have it */
  kept?(): Promise<void>;
}

/** Asks public sources politely: says who asks, keeps the pace of each host for all processes, waits when told to. */
export abstract class SourceClient {
  /** @throws SourceUnavailable (to be asked again later), SourceRefused (final, with what to mend) */
  abstract ask(request: SourceRequest): Promise<SourceAnswer>;
}
