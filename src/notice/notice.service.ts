import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, Correlation, hashOf, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { type WonContract, contractsWonBy, sirensThatWon } from './contracts-won';
import type { NoticeKey } from './known-notices.service';
import { familyOf, lockFamily, memberOf } from './notice-family';
import { type ReadNotice, writeNotice } from './notice-rows';
import { Notice } from './notice.entity';
import { type OfficerOnNotices, ProcedureDecisions } from './procedure-decisions';
import { ProcedureLots } from './procedure-lots';
import { Procedures } from './procedures';
import { tellingWon } from './won-watch';

export { correctedLots } from './corrected-lots';
export { type LotDifference, lotDifferences } from './lot-differences';
export { contractsWonByAll, type WonContract } from './contracts-won';
export type { JoinRule } from './same-procedure';
export type { NoticeKey } from './known-notices.service';

/** Public notices and the procedures they speak of; publishes each procedure's lots as opportunities. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly procedures: Procedures,
    private readonly lots: ProcedureLots,
    private readonly decisions: ProcedureDecisions,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps a notice, ties it to its procedure and brings that procedure's lots and opportunities up to date. The order in
   * which the notices of a procedure come never matters; the same notice again writes nothing.
   */
  async record(tx: EntityManager, { notice, repairs, rawHash }: ReadNotice): Promise<'new' | 'changed' | 'unchanged'> {
    const { source, sourceId } = notice;
    await lockFamily(tx, memberOf('', notice, null));
    const known = await tx.getRepository(Notice).findOneBy({ source, sourceId });
    const contentHash = hashOf(notice);
    if (known?.contentHash === contentHash) {
      // Other bytes that say the same: what is read again later must be the bytes the source gives now
      if (known.rawHash !== rawHash) await tx.getRepository(Notice).update({ id: known.id }, { rawHash });
      return 'unchanged';
    }
    const member = memberOf(known?.id ?? newId(), notice, known?.procedureId ?? null);
    const before = known ? [memberOf(known.id, known.content, known.procedureId)] : [];
    const family = await familyOf(tx, [member], before);
    await tellingWon(tx, this.outbox, [...family.members, ...before], async () => {
      const planned = await this.procedures.plan(tx, family);
      const own = family.members.find(({ id }) => id === member.id)!;
      const procedureId = planned.find(({ members }) => members.includes(own))!.id;
      await writeNotice(tx, own, procedureId, { repairs, rawHash, contentHash, readAt: this.clock.now() });
      await this.procedures.settle(tx, family, planned);
    });
    return known ? 'changed' : 'new';
  }

  /**
   * Closes the lots whose deadline has passed since they were last looked at, and the leads that are over, each procedure in a transaction of its own.
   * @returns the number of procedures that had such lots or leads
   * @throws AggregateError once all were tried, when some could not be closed
   */
  async closePastDeadlines(): Promise<number> {
    const lots: { id: string }[] = await this.db.query(
      `select distinct procedure_id as id from procedure_lot where status = 'open' and deadline <= $1 order by 1`,
      [this.clock.now()],
    );
    const due = new Set([...lots.map(({ id }) => id), ...(await this.lots.withPastLeads(this.db.manager))]);
    const failures: unknown[] = [];
    for (const id of due) {
      const close = () => this.db.transaction((tx) => this.recompute(tx, id));
      try {
        await Correlation.run(close, newId());
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} procedures could not be closed.`);
    return due.size;
  }

  /**
   * Sets a notice apart from the others of its procedure, on an officer's word: no rule brings it back to them.
   * @returns the id of the decision, by which it can be undone
   * @throws DomainError `notice/unknown` (404), `notice/alone` (409)
   */
  async split(name: NoticeKey, by: OfficerOnNotices): Promise<string> {
    return this.db.transaction((tx) => this.decisions.split(tx, name, by));
  }

  /**
   * Makes the procedures of two notices one, on an officer's word.
   * @returns the id of the decision, by which it can be undone
   * @throws DomainError `notice/unknown` (404), `notice/already-together` (409), `notice/two-folders` (409)
   */
  async join(name: NoticeKey, other: NoticeKey, by: OfficerOnNotices): Promise<string> {
    return this.db.transaction((tx) => this.decisions.join(tx, name, other, by));
  }

  /** Takes a decision back: the rules, and what was decided before it, speak again. @throws DomainError `notice/no-decision` (404) */
  async undo(decisionId: string, by: OfficerOnNotices): Promise<void> {
    await this.db.transaction((tx) => this.decisions.undo(tx, decisionId, by));
  }

  /** @returns the contracts that an establishment won, then those of its legal unit; each contract once, whoever tells of it */
  async contractsWonBy(siret: string): Promise<WonContract[]> {
    return contractsWonBy(this.db.manager, siret);
  }

  /** @returns the SIRENs, among these, of legal units that won a contract which stands; whichever of their establishments did */
  async sirensThatWon(sirens: readonly string[]): Promise<Set<string>> {
    return sirensThatWon(this.db.manager, sirens);
  }

  private async recompute(tx: EntityManager, procedureId: string): Promise<void> {
    const [row] = await tx.query('select id from procedure where id = $1 for update', [procedureId]);
    if (row) await this.lots.recompute(tx, procedureId);
  }
}
