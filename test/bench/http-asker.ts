import { Pool } from 'undici';

/** What a bench sends to this process. */
export interface AskedPages {
  address: string;
  /** Asked in this order */
  paths: string[];
  atOnce: number;
}

/**
 * Asks for pages as browsers would, in a process of its own, and hands back how long each took, in ms and in their order.
 * Browsers run on other machines: here whoever asks must take little of what the house has, and `fetch` takes a third of it.
 */
async function ask({ address, paths, atOnce }: AskedPages): Promise<number[]> {
  const house = new Pool(address, { connections: atOnce });
  const measures: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < paths.length; n = next++) {
      const from = performance.now();
      const { statusCode, body } = await house.request({ path: paths[n]!, method: 'GET' });
      for await (const _part of body);
      if (statusCode !== 200) throw new Error(`${paths[n]!} gave ${statusCode}.`);
      measures[n] = performance.now() - from;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await house.close();
  return measures;
}

process.on('message', (asked: AskedPages) => void ask(asked).then((measures) => process.send!(measures)));
