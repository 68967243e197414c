import { parentPort, workerData } from 'node:worker_threads';

/** What `askPages` hands to its thread. */
export interface AskedPages {
  address: string;
  /** Asked in this order */
  paths: string[];
  atOnce: number;
}

/** Asks for pages as browsers would, on a thread of its own, and hands back how long each took, in ms and in their order. */
async function ask({ address, paths, atOnce }: AskedPages): Promise<number[]> {
  const measures: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < paths.length; n = next++) {
      const from = performance.now();
      const response = await fetch(`${address}${paths[n]!}`);
      await response.text();
      if (response.status !== 200) throw new Error(`${paths[n]!} gave ${response.status}.`);
      measures[n] = performance.now() - from;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return measures;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
void ask(workerData as AskedPages).then((measures) => parentPort!.postMessage(measures));
