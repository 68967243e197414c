import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { draining } from '../../../src/composition/start/draining';

let answer: (text: string) => void;
let asked: Promise<void>;
let ask: () => void;

@Controller()
class SlowController {
  @Get()
  slow(): Promise<string> {
    ask();
    return new Promise((resolve) => (answer = resolve));
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

describe('closing the pages', () => {
  let close: () => Promise<void>;
  let port: number;
  beforeEach(async () => {
    asked = new Promise((resolve) => (ask = resolve));
    const app = await NestFactory.create<NestExpressApplication>(SlowModule, { logger: false });
    close = draining(app);
    await app.listen(0, '127.0.0.1');
    ({ port } = (app.getHttpServer() as Server).address() as AddressInfo);
  });

  it('lets a request at work have its answer', async () => {
    const page = fetch(`http://127.0.0.1:${port}/`);
    await asked;
    const closed = close();
    answer('the whole page');
    expect(await (await page).text()).toBe('the whole page');
    await closed;
  });

  it('does not wait for connections that ask nothing', async () => {
    const silent = await held('');
    const halfway = await held('GET / HTTP/1.1\r\nHost: x\r\n');
    await close();
    await Promise.all([silent, halfway].map(ended));
  });

  it('takes no new connection meanwhile', async () => {
    const page = fetch(`http://127.0.0.1:${port}/`);
    await asked;
    const closed = close();
    await expect(held('')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    answer('done');
    await page;
    await closed;
  });

  async function held(text: string): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    // Cut in the middle of a request, it hears a reset
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  }

  async function ended(socket: Socket): Promise<void> {
    socket.resume();
    if (!socket.closed) await new Promise((done) => socket.once('close', done));
    expect(socket.destroyed).toBe(true);
  }
});
