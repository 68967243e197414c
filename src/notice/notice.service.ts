import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, Correlation, hashOf, newId } from '#lib/kernel';
import type { Notice as NoticeContent, Repair } from '#lib/notice-formats';
import { linkTarget } from './notice-order';
import { NoticeLink } from './notice-link.entity';
import { Notice } from './notice.entity';
import { ProcedureLots } from './procedure-lots';
import { lockFamily, proceduresOf, sameProcedure } from './procedure-of-notice';
import { Procedure } from './procedure.entity';

/** A notice as it was read, with what was mended and the key of the bytes it was read from. */
export interface ReadNotice {
  notice: NoticeContent;
  repairs: Repair[];
  rawHash: string;
}

/** Public notices and the procedures they speak of; publishes each procedure's lots as opportunities. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly lots: ProcedureLots,
  ) {}

  /**
   * Keeps a notice, ties it to its procedure and brings that procedure's lots and opportunities up to date. The order in
   * which the notices of a procedure come never matters; the same notice again writes nothing.
   */
  async record(tx: EntityManager, read: ReadNotice): Promise<'new' | 'changed' | 'unchanged'> {
    const { notice, rawHash } = read;
    await lockFamily(tx, notice);
    const { source, sourceId } = notice;
    const known = await tx.getRepository(Notice).findOneBy({ source, sourceId });
    const contentHash = hashOf(notice);
    if (known?.contentHash === contentHash) {
      // Other bytes that say the same: what is read again later must be the bytes the source gives now
      if (known.rawHash !== rawHash) await tx.getRepository(Notice).update({ id: known.id }, { rawHash });
      return 'unchanged';
    }
    const procedureId = await this.procedureFor(tx, notice);
    await this.keep(tx, procedureId, read, known?.id ?? newId(), contentHash);
    await this.lots.recompute(tx, procedureId);
    if (known && known.procedureId !== procedureId) await this.recomputeOrRetire(tx, known.procedureId);
    return known ? 'changed' : 'new';
  }

  /**
   * Closes the lots whose deadline has passed since they were last looked at, each procedure in a transaction of its own.
   * @returns the number of procedures that had such lots
   * @throws AggregateError once all were tried, when some could not be closed
   */
  async closePastDeadlines(): Promise<number> {
    const due: { id: string }[] = await this.db.query(
      `select distinct procedure_id as id from procedure_lot where status = 'open' and deadline <= $1 order by 1`,
      [this.clock.now()],
    );
    const failures: unknown[] = [];
    for (const { id } of due) {
      const close = () => this.db.transaction((tx) => this.recomputeOrRetire(tx, id));
      try {
        await Correlation.run(close, newId());
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} procedures could not be closed.`);
    return due.length;
  }

  /** @returns the one procedure of a notice: those it shows to be one are joined, and one is created when there is none */
  private async procedureFor(tx: EntityManager, notice: NoticeContent): Promise<string> {
    const [kept, ...others] = sameProcedure(notice, await proceduresOf(tx, notice));
    if (!kept) return this.create(tx, notice);
    for (const { id } of others) {
      await tx.getRepository(Notice).update({ procedureId: id }, { procedureId: kept.id });
      await this.lots.retire(tx, id, kept.id);
    }
    return kept.id;
  }

  private async create(tx: EntityManager, { procedureId: folderId, title, buyer }: NoticeContent): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    const named = { folderId, title, buyerName: buyer.name, buyerSiret: buyer.siret, buyerCity: buyer.city };
    await tx.getRepository(Procedure).insert({ id, ...named, status: 'planned', createdAt: now, changedAt: now });
    return id;
  }

  private async keep(
    tx: EntityManager,
    procedureId: string,
    { notice, repairs, rawHash }: ReadNotice,
    id: string,
    contentHash: string,
  ): Promise<void> {
    const { source, sourceId, noticeId: noticeUuid, form, publishedOn, url } = notice;
    const issuedAt = notice.issuedAt === null ? null : new Date(notice.issuedAt);
    const said = { source, sourceId, noticeUuid, form, publishedOn, issuedAt, url, content: notice };
    const reading = { contentHash, repairs, rawHash, readAt: this.clock.now() };
    await tx.getRepository(Notice).save({ id, procedureId, ...said, ...reading });
    await tx.getRepository(NoticeLink).delete({ noticeId: id });
    if (notice.links.length === 0) return;
    await tx.query(
      `insert into notice_link (notice_id, relation, target)
       select $1, relation, target from unnest($2::text[], $3::text[]) l (relation, target) on conflict do nothing`,
      [id, notice.links.map(({ relation }) => relation), notice.links.map(({ target }) => linkTarget(target))],
    );
  }

  private async recomputeOrRetire(tx: EntityManager, procedureId: string): Promise<void> {
    const [row] = await tx.query('select id from procedure where id = $1 for update', [procedureId]);
    if (!row) return;
    const hasNotices = await tx.getRepository(Notice).existsBy({ procedureId });
    await (hasNotices ? this.lots.recompute(tx, procedureId) : this.lots.retire(tx, procedureId, null));
  }
}
