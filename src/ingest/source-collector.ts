import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NoticeRecord } from '#lib/notice-formats';
import type { RunInProgress } from './ingest-runs';
import type { Take } from './notice-intake';
import type { NoticeSource, SourcePage, SourceWindow } from './notice-source.port';
import { SourceClient } from './source-client.port';
import { type AskedWindow, SourceCursors } from './source-cursors';

/** Told after each record how many are done, and of how many when the source says it. */
export type CollectProgress = (done: number, total: number | null) => void;

/** One window of a source, and what is done with its records. */
export interface Collection {
  source: NoticeSource;
  window: SourceWindow;
  run: RunInProgress;
  take: Take;
  onProgress?: CollectProgress | undefined;
}

type Move = (tx: EntityManager) => Promise<void>;

/** Asks a source for a window, page by page. */
@Injectable()
export class SourceCollector {
  constructor(
    private readonly db: DataSource,
    private readonly client: SourceClient,
    private readonly cursors: SourceCursors,
  ) {}

  /** @returns the window that a reading of these days asks for. @throws DomainError `ingest/window-invalid` */
  windowOf(source: NoticeSource, asked: AskedWindow): Promise<SourceWindow> {
    return this.cursors.windowOf(source, asked);
  }

  /**
   * Reads a window. The source's position moves in the transaction of the last record of each page, so that a reading that
   * dies, wherever, only reads again.
   * @throws SourceUnavailable, SourceRefused, DomainError `ingest/stopped`
   */
  async collect(collection: Collection): Promise<void> {
    const { source, window, run } = collection;
    try {
      for await (const page of source.ask(window, this.client)) {
        const before = run.tally.quarantined;
        const move: Move = (tx) => this.cursors.move(tx, source.name, window, page.position);
        await this.readPage(page, collection, move);
        await page.after?.({ refused: run.tally.quarantined - before });
        await run.save();
      }
    } catch (error) {
      // A position that leads nowhere any more must not stop every reading to come
      if (window.position !== null && run.tally.read === 0) await this.cursors.end(source, window, false);
      throw error;
    }
    await this.cursors.end(source, window, isWhole(collection));
  }

  /** Reads a window and leaves no trace: neither cursor nor pages hear of it. */
  async rehearse(asked: Collection): Promise<void> {
    const collection = { ...asked, window: { ...asked.window, position: null } };
    for await (const page of collection.source.ask(collection.window, this.client)) {
      await this.readPage(page, collection, undefined);
    }
    isWhole(collection);
  }

  private async readPage(
    page: SourcePage,
    { run, take, onProgress }: Collection,
    also: Move | undefined,
  ): Promise<void> {
    const { tally } = run;
    const { origin } = page;
    const tell = (): void => {
      tally.expected = page.expected ?? tally.expected;
      onProgress?.(tally.read, tally.expected);
    };
    let last: NoticeRecord | undefined;
    for await (const record of page.records) {
      if (last) await take({ record: last, origin }, run);
      if (last) tell();
      last = record;
    }
    tally.notModified(page.notModified ?? 0);
    if (page.remark !== undefined) run.remark(page.remark);
    if (last) await take({ record: last, origin, also }, run);
    else if (also) await this.db.transaction(also);
    tell();
  }
}

/** Compares what came with what the source said there was. */
function isWhole({ source, run }: Collection): boolean {
  const { tally } = run;
  tally.isShort = tally.expected !== null && tally.expected !== tally.read;
  if (tally.isShort) run.degrade(`${source.name} said that there were ${tally.expected} records; ${tally.read} came.`);
  return !tally.isShort;
}
