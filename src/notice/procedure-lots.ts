import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, newId } from '#lib/kernel';
import { OpportunityService } from '../opportunity/opportunity.service';
import { lotRef, opportunityOf } from './lot-opportunity';
import { Notice } from './notice.entity';
import { ProcedureLot } from './procedure-lot.entity';
import { Procedure } from './procedure.entity';
import { type ProjectedLot, type ProjectedProcedure, projectProcedure } from './procedure-projection';

/** Brings the rows of a procedure, and the opportunities of its lots, to what its notices say now. Writes only what differs. */
@Injectable()
export class ProcedureLots {
  constructor(
    private readonly opportunities: OpportunityService,
    private readonly clock: Clock,
  ) {}

  /** @param procedureId its row is locked by the caller, and has at least one notice */
  async recompute(tx: EntityManager, procedureId: string): Promise<void> {
    const rows = await tx.getRepository(Notice).findBy({ procedureId });
    const told = rows.map(({ id, content }) => ({ id, notice: content }));
    const projected = projectProcedure(told, this.clock.now());
    await this.writeProcedure(tx, procedureId, projected);
    const known = await tx.getRepository(ProcedureLot).findBy({ procedureId });
    for (const lot of projected.lots) {
      const current = known.find(({ number }) => number === lot.number);
      await this.writeLot(tx, procedureId, lot, current);
      if (lot.wasOpened) await this.opportunities.publish(tx, opportunityOf(procedureId, projected, lot));
    }
    const gone = known.filter(({ number }) => !projected.lots.some((lot) => lot.number === number));
    await this.drop(tx, gone, 'cancelled');
  }

  /**
   * Ends a procedure that turned out to be another, whose notices have moved there. The opportunities of its lots go along;
   * where the other has published the same lot already, that one stays and this one closes.
   * @param into the procedure that stays, null when there is none
   */
  async retire(tx: EntityManager, procedureId: string, into: string | null): Promise<void> {
    const lots = await tx.getRepository(ProcedureLot).findBy({ procedureId });
    for (const { number } of into === null ? [] : lots) {
      await this.opportunities.move(tx, 'lot', lotRef(procedureId, number), lotRef(into!, number));
    }
    await this.drop(tx, lots, 'closed');
    await tx.getRepository(Procedure).delete({ id: procedureId });
  }

  private async writeProcedure(tx: EntityManager, id: string, projected: ProjectedProcedure): Promise<void> {
    const { folderId, title, buyer, status } = projected;
    const next = { folderId, title, buyerName: buyer.name, buyerSiret: buyer.siret, buyerCity: buyer.city, status };
    const current = await tx.getRepository(Procedure).findOneByOrFail({ id });
    if (differs(current, next))
      await tx.getRepository(Procedure).update({ id }, { ...next, changedAt: this.clock.now() });
  }

  private async writeLot(
    tx: EntityManager,
    procedureId: string,
    lot: ProjectedLot,
    current: ProcedureLot | undefined,
  ): Promise<void> {
    const { number, status, deadline, contentHash, noticeId, content } = lot;
    const title = content.title;
    const next = { title, status, deadline, contentHash, noticeId };
    const lots = tx.getRepository(ProcedureLot);
    if (!current) await lots.insert({ id: newId(), procedureId, number, content, ...next });
    else if (differs(current, next)) await lots.update({ id: current.id }, { content, ...next });
  }

  private async drop(tx: EntityManager, lots: readonly ProcedureLot[], as: 'cancelled' | 'closed'): Promise<void> {
    for (const { id, procedureId, number } of lots) {
      await tx.getRepository(ProcedureLot).delete({ id });
      const published = await this.opportunities.byRef(tx, 'lot', lotRef(procedureId, number));
      if (published?.state.status === 'open') await this.opportunities.publish(tx, { ...published.state, status: as });
    }
  }
}

function differs<T extends object>(current: T, next: Partial<T>): boolean {
  const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
  return (Object.keys(next) as (keyof T)[]).some((key) => plain(current[key]) !== plain(next[key]));
}
