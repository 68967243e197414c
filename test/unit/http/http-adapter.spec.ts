import type { Response } from 'express';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HttpAdapter, WholeAnswer } from '../../../libs/http/src/http-adapter';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MIB = 2 ** 20;

function held(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}

describe('an answer that is whole in memory', () => {
  const adapter = new HttpAdapter();
  const sent = (text: string): { headers: unknown; body: string } => {
    const told = { headers: null as unknown, body: '' };
    const response = {
      writeHead(_status: number, headers: unknown) {
        told.headers = headers;
        return response;
      },
      end(bytes: Buffer) {
        told.body = bytes.toString();
      },
    };
    adapter.reply(response as unknown as Response, new WholeAnswer(text, 200, {}));
    return told;
  };

  it.each([
    ['a short one', 40],
    ['one of many signs', 200_000],
    ['an export', 3 * MIB],
  ] as const)('is written with its length in bytes: %s', (_words, signs) => {
    const text = 'é€ 😀'.repeat(Math.ceil(signs / 5));
    expect(sent(text)).toEqual({ headers: { 'Content-Length': Buffer.byteLength(text) }, body: text });
  });

  it('leaves nothing behind of the largest', () => {
    sent('a');
    const before = held();
    sent('é'.repeat(10 * MIB));
    expect(held() - before).toBeLessThan(2 * MIB);
  });
});
