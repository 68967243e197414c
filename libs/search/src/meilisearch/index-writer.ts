import type { Meilisearch } from 'meilisearch';
import type { IndexDefinition, RebuildReport, SearchDocument } from '../search-index.port';
import { codeOf, isRefusal, TaskFailed } from './engine-errors';
import type { IndexLock } from './index-lock';
import { storedDocument, type StoredDocument } from './stored-document';

export type Refused = RebuildReport['refused'];

/** What was handed to the engine and is not known yet to be in. */
export interface Sent {
  parts: { uid: string; ids: string[]; done: Promise<void> }[];
}

const TASK_TIMEOUT_MS = 300_000;
/** Far below what a server takes at once by default (100 MB) */
const BATCH_BYTES = 4_000_000;

/** Hands documents to the engine, in the order they were read, and makes sure of every task. */
export class IndexWriter {
  constructor(
    private readonly engine: Meilisearch,
    private readonly lock: IndexLock,
  ) {}

  /** Awaits a task. @throws TaskFailed when it did not succeed: a task that failed does not throw by itself */
  async done(task: Promise<{ taskUid: number }>): Promise<void> {
    const { taskUid } = await task;
    const { status, error } = await this.engine.tasks.waitForTask(taskUid, { timeout: TASK_TIMEOUT_MS, interval: 25 });
    if (status !== 'succeeded') throw new TaskFailed(error ?? null);
  }

  /**
   * Reads documents and hands them over, in one turn of the lock; those that no longer exist are removed.
   * @param targets the indexes of the engine to write, asked within that turn
   */
  async send<D extends SearchDocument>(
    index: IndexDefinition<D>,
    ids: readonly string[],
    targets: () => Promise<string[]>,
  ): Promise<Sent> {
    return this.lock.hold(index.name, async () => {
      const uids = await targets();
      if (uids.length === 0 || ids.length === 0) return { parts: [] };
      const documents = (await index.load(ids)).map((document) => storedDocument(index, document));
      const found = new Set(documents.map(({ id }) => id));
      const gone = ids.filter((id) => !found.has(id));
      const parts: Sent['parts'] = [];
      for (const uid of uids) {
        for (const batch of batchesOf(documents)) {
          parts.push(
            await this.handed(uid, batch.ids, () =>
              this.engine.index(uid).addDocumentsFromString(batch.lines, 'application/x-ndjson', { primaryKey: 'id' }),
            ),
          );
        }
        if (gone.length > 0)
          parts.push(await this.handed(uid, gone, () => this.engine.index(uid).deleteDocuments(gone)));
      }
      return { parts };
    });
  }

  /**
   * Waits until all that was sent is in. A batch that the engine refuses is halved, and read again, until what it refuses
   * stands alone; that one is removed from the index, which would else tell what it no longer is.
   * @returns the documents refused
   */
  async settle<D extends SearchDocument>(index: IndexDefinition<D>, { parts }: Sent): Promise<Refused> {
    const refused: Refused = [];
    const outcomes = await Promise.allSettled(parts.map(({ done }) => done));
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      const { uid, ids } = parts[at]!;
      if (!isRefusal(outcome.reason)) throw outcome.reason;
      refused.push(...(await this.halve(index, uid, ids, codeOf(outcome.reason))));
    }
    return refused.filter(({ id }, at) => refused.findIndex((one) => one.id === id) === at);
  }

  private async halve<D extends SearchDocument>(
    index: IndexDefinition<D>,
    uid: string,
    ids: readonly string[],
    reason: string,
  ): Promise<Refused> {
    if (ids.length === 1) {
      await this.done(this.engine.index(uid).deleteDocuments({ filter: `id = ${JSON.stringify(ids[0])}` }));
      return [{ id: ids[0]!, reason }];
    }
    const middle = Math.ceil(ids.length / 2);
    const refused: Refused = [];
    for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
      refused.push(...(await this.settle(index, await this.send(index, half, async () => [uid]))));
    }
    return refused;
  }

  /** Returns once the engine has taken the task in its queue: its order there is the order of the turns. */
  private async handed(
    uid: string,
    ids: string[],
    hand: () => Promise<{ taskUid: number }>,
  ): Promise<Sent['parts'][number]> {
    const task = await hand().then(
      (taken) => ({ taken }),
      (error: unknown) => {
        if (!isRefusal(error)) throw error;
        return { error };
      },
    );
    const done = 'taken' in task ? this.done(Promise.resolve(task.taken)) : Promise.reject(task.error as Error);
    // Whoever settles hears of it; until then it is nobody's unhandled rejection
    done.catch(() => undefined);
    return { uid, ids, done };
  }
}

function batchesOf(documents: readonly StoredDocument[]): { ids: string[]; lines: string }[] {
  const batches: { ids: string[]; lines: string[]; bytes: number }[] = [];
  for (const document of documents) {
    const line = JSON.stringify(document);
    const bytes = Buffer.byteLength(line);
    const last = batches.at(-1);
    if (!last || last.bytes + bytes > BATCH_BYTES) batches.push({ ids: [document.id], lines: [line], bytes });
    else {
      last.ids.push(document.id);
      last.lines.push(line);
      last.bytes += bytes;
    }
  }
  return batches.map(({ ids, lines }) => ({ ids, lines: lines.join('\n') }));
}
