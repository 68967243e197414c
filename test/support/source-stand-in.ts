import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Clock } from '#lib/kernel';

/** A request as it came. */
export interface AskedOfStandIn {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  /** By the test's clock */
  at: Date;
}

/** An answer that would be right. */
export interface StandInAnswer {
  contentType: string;
  body: string | Buffer;
  etag?: string;
  status?: number;
}

type Answers = (request: AskedOfStandIn) => StandInAnswer;
/** Answers in place of the right one, which it may use. */
export type Fault = (response: ServerResponse, right: StandInAnswer, request: AskedOfStandIn) => void;

/** A public source of our own on this machine: it serves what a test says, and misbehaves as it is told to. */
export class SourceStandIn {
  readonly asked: AskedOfStandIn[] = [];
  answers: Answers = () => ({ status: 404, contentType: 'text/plain', body: 'nothing here' });
  private readonly faults: Fault[] = [];
  private always: Fault | null = null;
  private readonly server: Server;

  constructor(private readonly clock: Clock) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** @returns its address, without a path */
  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next requests are answered so, one each. */
  misbehave(...faults: Fault[]): void {
    this.faults.push(...faults);
  }

  /** Every request is answered so from now on. */
  misbehaveAlways(fault: Fault): void {
    this.always = fault;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const asked = {
      method: request.method!,
      url: new URL(request.url!, this.url),
      headers: request.headers,
      body: Buffer.concat(pieces).toString('utf8'),
      at: this.clock.now(),
    };
    this.asked.push(asked);
    const right = this.answers(asked);
    const fault = this.always ?? this.faults.shift() ?? honest;
    fault(response, right, asked);
  }
}

/** Answers rightly, and says that nothing changed to who has it already. */
export const honest: Fault = (response, { status = 200, contentType, body, etag }, { headers }) => {
  if (etag !== undefined && headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(status, { 'content-type': contentType, ...(etag === undefined ? {} : { etag }) }).end(body);
};

export const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (response) =>
    void response.writeHead(code, headers).end('not now');

/** Cuts the connection before a word. */
export const cut: Fault = (response) => void response.destroy();

/** Cuts the connection in the midst of the answer. */
export const cutMidway: Fault = (response, { contentType, body }) => {
  response.writeHead(200, { 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) });
  response.write(Buffer.from(body).subarray(0, Buffer.byteLength(body) / 2), () => response.destroy());
};

/** Sends the head of an answer and its first bytes, then nothing more. */
export const stall: Fault = (response, { contentType, body }) => {
  response.writeHead(200, { 'content-type': contentType });
  response.write(Buffer.from(body).subarray(0, 10));
};

export const inHtml: Fault = (response) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Maintenance</h1>');

export const redirect =
  (to: string | ((request: AskedOfStandIn) => string), code = 307): Fault =>
  (response, _, request) =>
    void response.writeHead(code, { location: typeof to === 'string' ? to : to(request) }).end();

const ENCODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

export const encoded =
  (encoding: keyof typeof ENCODERS): Fault =>
  (response, { contentType, body }) =>
    void response
      .writeHead(200, { 'content-type': contentType, 'content-encoding': encoding })
      .end(ENCODERS[encoding](body));

/** Some kilobytes that become so many bytes of spaces. */
export const bomb =
  (bytes: number): Fault =>
  (response, { contentType }) =>
    void response
      .writeHead(200, { 'content-type': contentType, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(bytes, ' ')));

/** More than it is allowed, without saying so in its head. */
export const tooLarge =
  (bytes: number): Fault =>
  (response, { contentType }) => {
    response.writeHead(200, { 'content-type': contentType });
    response.end(Buffer.alloc(bytes, ' '));
  };
