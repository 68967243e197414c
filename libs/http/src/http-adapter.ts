import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';

/** An answer that is whole in memory, with the status it says. */
export class WholeAnswer {
  constructor(
    readonly text: string,
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** Bytes of room that are kept between answers, three to a sign: enough for the pages, and not for an export */
const MOST_KEPT = 1_048_576;

/**
 * Express, which also writes a `WholeAnswer`, in one go. Of what a handler returns Nest lets only a web `Response` say its own
 * status, and passes it through three streams: a third of what it costs to answer a page that reads nothing.
 */
export class HttpAdapter extends ExpressAdapter {
  /** A text is written here, then copied: `Buffer.from` walks it once to tell its length and once to write it */
  private room = Buffer.allocUnsafeSlow(65_536);

  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    if (!(body instanceof WholeAnswer)) return super.reply(response, body, statusCode);
    const bytes = this.bytesOf(body.text);
    return response.writeHead(body.status, { ...body.headers, 'Content-Length': bytes.length }).end(bytes);
  }

  private bytesOf(text: string): Buffer {
    const most = text.length * 3;
    if (most > MOST_KEPT) return Buffer.from(text);
    if (this.room.length < most) this.room = Buffer.allocUnsafeSlow(most);
    return Buffer.from(this.room.subarray(0, this.room.write(text)));
  }
}
