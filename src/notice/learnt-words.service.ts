import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, parisDay } from '#lib/kernel';
import { WordCounts } from '#lib/nomenclature';
import type { Notice as NoticeContent, Repair } from '#lib/notice-formats';
import { codedObjects } from './coded-objects';

/** What a rebuild took in. */
export interface WordLearning {
  notices: number;
  objects: number;
  rows: number;
}

/** The latest notices are learnt from: words change, and a run stays within minutes and some hundred MB. */
const MOST_NOTICES = 30_000;
const PAGE = 200;

/** Words ↔ CPV as this instance's own notices have them: counts, built anew as a whole. */
@Injectable()
export class LearntWords {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Builds the counts anew unless that was done today (Europe/Paris) or somebody is doing it.
   * @returns what was taken in, or null when there was nothing to do
   */
  async rebuildIfDue(): Promise<WordLearning | null> {
    return this.db.transaction(async (tx) => {
      const [{ free }] = await tx.query<[{ free: boolean }]>(
        `select pg_try_advisory_xact_lock(hashtext('learnt_word')) as free`,
      );
      if (!free) return null;
      const [last] = await tx.query<{ learnt_at: Date }[]>('select learnt_at from word_learning where objects > 0');
      if (last && parisDay(last.learnt_at) >= this.clock.today()) return null;
      return this.rebuild(tx);
    });
  }

  private async rebuild(tx: EntityManager): Promise<WordLearning> {
    const counts = new WordCounts();
    let notices = 0;
    for await (const { content, repairs } of latest(tx)) {
      const objects = codedObjects(content, repairs);
      if (objects.length > 0) notices += 1;
      for (const object of objects) counts.add(object);
    }
    const rows = counts.rows();
    await tx.query('delete from learnt_word');
    await tx.query(
      `insert into learnt_word (term, cpv_group, count)
       select w.term, w."group", w.count from jsonb_to_recordset($1::jsonb) as w (term text, "group" text, count real)`,
      [JSON.stringify(rows)],
    );
    await tx.query(
      `insert into word_learning (learnt_at, notices, objects, version) values ($1, $2, $3, 1)
       on conflict (one) do update set learnt_at = excluded.learnt_at, notices = excluded.notices,
         objects = excluded.objects, version = word_learning.version + 1`,
      [this.clock.now(), notices, counts.size],
    );
    return { notices, objects: counts.size, rows: rows.length };
  }
}

/** The notices that may carry a code, those read last first; ids are in the order of time. */
async function* latest(tx: EntityManager): AsyncGenerator<{ content: NoticeContent; repairs: Repair[] }> {
  let before: string | null = null;
  for (let read = 0; read < MOST_NOTICES;) {
    const page: { id: string; content: NoticeContent; repairs: Repair[] }[] = await tx.query(
      `select id, content, repairs from notice
        where ($1::uuid is null or id < $1) and form in ('planning', 'competition', 'result')
        order by id desc limit ${PAGE}`,
      [before],
    );
    for (const notice of page) yield notice;
    if (page.length < PAGE) return;
    read += page.length;
    before = page.at(-1)!.id;
  }
}
