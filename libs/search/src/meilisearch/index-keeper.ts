import { Logger } from '@nestjs/common';
import type { Meilisearch } from 'meilisearch';
import type { Clock } from '#lib/kernel';
import { textOf } from '../document-text';
import { readQuery } from '../french/read-query';
import type { IndexDefinition, RebuildReport, Reconciliation, SearchDocument } from '../search-index.port';
import { RebuildFailed, RebuildUnderWay, SearchDocumentsRefused } from '../search.errors';
import { isIndexMissing } from './engine-errors';
import type { IndexLock } from './index-lock';
import { settingsOf, uidOf } from './index-settings';
import { IndexWriter, type Refused, type Sent } from './index-writer';
import { waysOf } from './search-request';
import { storedDocument, type StoredDocument } from './stored-document';

const PAGE = 1_000;
/** Pages handed over before the first of them must be in: the engine takes what waits as one batch. */
const MOST_ON_THE_WAY = 4;
const PROBES = 20;
/** So many documents may come and go while an index is checked, or one in a hundred. */
const COUNT_MAY_DIFFER = 50;
const DAY_MS = 24 * 3600 * 1000;

/**
 * Keeps an index of the engine as the rooms' tables are. Its name holds a hash of its settings, so every process finds its own
 * by its own code, and no pointer to "the current one" can be wrong: a release with other settings builds another index, while
 * processes of the release before go on with theirs. A rebuild swaps names within the engine, which is one step for all.
 */
export class IndexKeeper {
  private readonly logger = new Logger('Meilisearch');
  private readonly writer: IndexWriter;

  constructor(
    private readonly engine: Meilisearch,
    private readonly lock: IndexLock,
    private readonly clock: Clock,
  ) {
    this.writer = new IndexWriter(engine, lock);
  }

  /** @throws SearchDocumentsRefused when the engine does not take some of them; all others are in */
  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    const refused: Refused = [];
    for (let at = 0; at < ids.length; at += PAGE) {
      let uids: string[] = [];
      const sent = await this.writer.send(
        index,
        ids.slice(at, at + PAGE),
        async () => (uids = await this.standing(index)),
      );
      refused.push(...(await this.writer.settle(index, sent)));
      // The few documents that change must not pass for the whole index
      if (!uids.includes(uidOf(index))) return this.buildMissing(index);
    }
    if (refused.length > 0) throw new SearchDocumentsRefused(refused);
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress: (done: number) => void,
  ): Promise<RebuildReport> {
    const report = await this.lock.tryHold(`rebuild ${index.name}`, () => this.build(index, onProgress));
    if (report === null) throw new RebuildUnderWay(index.name);
    return report;
  }

  async ensure<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    if (!(await this.exists(uidOf(index)))) await this.buildMissing(index);
  }

  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    if (!(await this.exists(uidOf(index)))) {
      const { documents, refused } = await this.rebuild(index, () => undefined);
      if (refused.length > 0) throw new SearchDocumentsRefused(refused);
      return { checked: documents, mended: documents, removed: 0 };
    }
    const told = await this.lock.tryHold(`rebuild ${index.name}`, async () => {
      await this.dropBeside(index);
      await this.dropOld(index);
      return this.mend(index, uidOf(index));
    });
    if (told === null) throw new RebuildUnderWay(index.name);
    const { refused, ...reconciliation } = told;
    if (refused.length > 0) throw new SearchDocumentsRefused(refused);
    return reconciliation;
  }

  async exists(uid: string): Promise<boolean> {
    try {
      await this.engine.getRawIndex(uid);
      return true;
    } catch (error) {
      if (isIndexMissing(error)) return false;
      throw error;
    }
  }

  /** @returns the indexes that a change must reach: the one that answers, and the one that is being built */
  private async standing<D extends SearchDocument>(index: IndexDefinition<D>): Promise<string[]> {
    const uids = [uidOf(index), besideOf(index)];
    const exist = await Promise.all(uids.map((uid) => this.exists(uid)));
    return uids.filter((_uid, at) => exist[at]);
  }

  private async buildMissing<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    try {
      const { refused } = await this.rebuild(index, () => undefined);
      if (refused.length > 0) throw new SearchDocumentsRefused(refused);
    } catch (error) {
      // Whoever builds it reads every document after this change was committed, or hears of it
      if (!(error instanceof RebuildUnderWay)) throw error;
    }
  }

  private async build<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress: (done: number) => void,
  ): Promise<RebuildReport> {
    const beside = besideOf(index);
    await this.lock.hold(index.name, async () => {
      await this.dropBeside(index);
      // The engine creates it with its settings: one task less
      await this.writer.done(this.engine.index(beside).updateSettings(settingsOf(index)));
    });
    const refused: Refused = [];
    const probes: string[] = [];
    const onTheWay: Sent[] = [];
    let after: string | null = null;
    let read = 0;
    for (;;) {
      const ids: string[] = await index.ids(after, PAGE);
      if (ids.length === 0 || onTheWay.length === MOST_ON_THE_WAY) {
        for (const sent of onTheWay.splice(0, ids.length === 0 ? MOST_ON_THE_WAY : 1)) {
          refused.push(...(await this.writer.settle(index, sent)));
        }
      }
      if (ids.length === 0) break;
      onTheWay.push(await this.writer.send(index, ids, async () => [beside]));
      if (probes.length < PROBES) probes.push(...ids.slice(0, 2));
      after = ids.at(-1)!;
      read += ids.length;
      onProgress(read);
    }
    const documents = await this.check(index, beside, refused, probes);
    await this.takePlace(index);
    await this.dropOld(index);
    return { documents, refused };
  }

  /** @returns how many documents it holds @throws RebuildFailed, the index of before left in its place */
  private async check<D extends SearchDocument>(
    index: IndexDefinition<D>,
    beside: string,
    refused: Refused,
    probes: readonly string[],
  ): Promise<number> {
    let [built, expected] = [await this.count(beside), (await index.count()) - refused.length];
    if (built !== expected) {
      // Changes on their way are told from documents that were lost: those are mended, or it is no index to answer with
      await this.mend(index, beside);
      [built, expected] = [await this.count(beside), (await index.count()) - refused.length];
    }
    if (Math.abs(built - expected) > Math.max(COUNT_MAY_DIFFER, expected / 100)) {
      throw RebuildFailed.byCount(index.name, built, expected);
    }
    const missed: string[] = [];
    for (const document of await index.load(probes)) {
      if (refused.some(({ id }) => id === document.id)) continue;
      if (!(await this.isFoundByItsName(index, beside, document))) missed.push(document.id);
    }
    if (missed.length > 0) throw RebuildFailed.byProbes(index.name, missed);
    return built;
  }

  private async isFoundByItsName<D extends SearchDocument>(
    index: IndexDefinition<D>,
    uid: string,
    document: D,
  ): Promise<boolean> {
    const name = [...index.searchable].sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0))[0]
      ?.name;
    const { terms } = readQuery(index, name === undefined ? '' : textOf(document, name).slice(0, 200));
    if (terms.length === 0) return true;
    const own = {
      indexUid: uid,
      filter: [`id = ${JSON.stringify(document.id)}`],
      limit: 1,
      matchingStrategy: 'last' as const,
    };
    const { results } = await this.engine.multiSearch({
      queries: waysOf(index, terms, new Map()).map(({ weight: _all, ...way }) => ({ ...way, ...own })),
    });
    return results.some(({ hits }) => hits.length > 0);
  }

  /** What was built answers from here on, in one step of the engine; the one of before is kept a day. */
  private async takePlace<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    const [uid, beside] = [uidOf(index), besideOf(index)];
    await this.lock.hold(index.name, async () => {
      if (!(await this.exists(uid))) {
        await this.writer.done(this.engine.swapIndexes([{ indexes: [beside, uid], rename: true }]));
        return;
      }
      await this.writer.done(this.engine.swapIndexes([{ indexes: [beside, uid], rename: false }]));
      const old = `${uid}_old_${this.clock.now().getTime()}`;
      await this.writer.done(this.engine.swapIndexes([{ indexes: [beside, old], rename: true }]));
    });
  }

  /** Compares page by page, by hash, and writes what differs; then removes what exists no more. */
  private async mend<D extends SearchDocument>(
    index: IndexDefinition<D>,
    uid: string,
  ): Promise<Reconciliation & { refused: Refused }> {
    const told = { checked: 0, mended: 0, removed: 0, refused: [] as Refused };
    const write = async (ids: readonly string[]): Promise<number> => {
      const refused = await this.writer.settle(index, await this.writer.send(index, ids, async () => [uid]));
      told.refused.push(...refused);
      return ids.length - refused.length;
    };
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await index.ids(after, PAGE);
      if (ids.length === 0) break;
      const documents = await index.load(ids);
      const { results } = await this.engine.index<StoredDocument>(uid).getDocuments({
        filter: `id IN [${ids.map((id) => JSON.stringify(id)).join(', ')}]`,
        fields: ['id', 'hash'],
        limit: ids.length,
      });
      const held = new Map(results.map(({ id, hash }) => [id, hash]));
      const differing = documents.flatMap((document) => {
        const { id, hash } = storedDocument(index, document);
        return held.get(id) === hash ? [] : [id];
      });
      if (differing.length > 0) told.mended += await write(differing);
      told.checked += documents.length;
      after = ids.at(-1)!;
    }
    if ((await this.count(uid)) > told.checked - told.refused.length)
      told.removed = await this.removeStrays(index, uid);
    return told;
  }

  private async removeStrays<D extends SearchDocument>(index: IndexDefinition<D>, uid: string): Promise<number> {
    const strays: string[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const { results } = await this.engine
        .index<StoredDocument>(uid)
        .getDocuments({ fields: ['id'], limit: PAGE, offset });
      if (results.length === 0) break;
      const ids = results.map(({ id }) => id);
      const exist = new Set((await index.load(ids)).map(({ id }) => id));
      strays.push(...ids.filter((id) => !exist.has(id)));
    }
    for (let at = 0; at < strays.length; at += PAGE) {
      const sent = await this.writer.send(index, strays.slice(at, at + PAGE), async () => [uid]);
      await this.writer.settle(index, sent);
    }
    return strays.length;
  }

  private async count(uid: string): Promise<number> {
    return (await this.engine.index(uid).getStats()).numberOfDocuments;
  }

  /** What a rebuild that died left. Call it while no other builds. */
  private async dropBeside<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    const beside = besideOf(index);
    if (await this.exists(beside)) await this.writer.done(this.engine.deleteIndex(beside));
  }

  /** Those replaced a day ago, and those of other settings that nothing was written to for a day since ours stands. */
  private async dropOld<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    const uid = uidOf(index);
    const before = this.clock.now().getTime() - DAY_MS;
    const { results } = await this.engine.getIndexes({ limit: 1_000 });
    const own = results.find((one) => one.uid === uid);
    for (const one of results) {
      const [, hash, replaced] = new RegExp(`^${index.name}_([0-9a-f]{8})(?:_old_(\\d+))?$`).exec(one.uid) ?? [];
      if (hash === undefined || one.uid === uid) continue;
      const since =
        replaced === undefined
          ? Math.max(...[one.updatedAt, own?.createdAt].map((at) => at?.getTime() ?? Infinity))
          : Number(replaced);
      if (since > before) continue;
      await this.writer.done(this.engine.deleteIndex(one.uid));
      this.logger.log(`The index ${one.uid} was replaced more than a day ago: deleted.`);
    }
  }
}

function besideOf<D extends SearchDocument>(index: IndexDefinition<D>): string {
  return `${uidOf(index)}_beside`;
}
