import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, newId } from '#lib/kernel';
import { OpportunityService } from '../opportunity/opportunity.service';
import { AwardLeads } from './award-leads';
import { lotRef, opportunityOf } from './lot-opportunity';
import { Notice } from './notice.entity';
import { ProcedureLot } from './procedure-lot.entity';
import { Procedure } from './procedure.entity';
import { type ProjectedLot, type ProjectedProcedure, projectProcedure } from './procedure-projection';

/** Where the notices of a procedure stand now. */
interface Destination {
  id: string;
  members: readonly { id: string; procedureId: string | null }[];
  projected: ProjectedProcedure;
}

/** The rows of procedures and lots, and the opportunities of the lots. Writes only what differs. */
@Injectable()
export class ProcedureLots {
  constructor(
    private readonly opportunities: OpportunityService,
    private readonly clock: Clock,
    private readonly leads: AwardLeads,
  ) {}

  /** Writes the row of a new procedure; its lots follow with `write`. */
  async create(tx: EntityManager, id: string, projected: ProjectedProcedure): Promise<void> {
    const now = this.clock.now();
    await tx.getRepository(Procedure).insert({ id, ...columnsOf(projected), createdAt: now, changedAt: now });
  }

  /** Brings a procedure to what its notices say now. @param procedureId its row is locked, and has at least one notice */
  async recompute(tx: EntityManager, procedureId: string): Promise<void> {
    const rows = await tx.getRepository(Notice).findBy({ procedureId });
    const told = rows.map(({ id, content }) => ({ id, notice: content }));
    await this.write(tx, procedureId, projectProcedure(told, this.clock.now()));
  }

  /** Writes a procedure, its lots and their opportunities. @param isNew it was created just now, and has no lot yet */
  async write(tx: EntityManager, procedureId: string, projected: ProjectedProcedure, isNew = false): Promise<void> {
    if (!isNew) await this.writeProcedure(tx, procedureId, projected);
    const known = isNew ? [] : await tx.getRepository(ProcedureLot).findBy({ procedureId });
    for (const lot of projected.lots) {
      const current = known.find(({ number }) => number === lot.number);
      await this.writeLot(tx, procedureId, lot, current);
    }
    const opened = projected.lots.filter(({ wasOpened }) => wasOpened);
    await this.opportunities.publishAll(
      tx,
      opened.map((lot) => opportunityOf(procedureId, projected, lot)),
    );
    await this.leads.write(
      tx,
      procedureId,
      projected,
      known.map(({ number }) => number),
    );
    const gone = known.filter(({ number }) => !projected.lots.some((lot) => lot.number === number));
    await this.drop(tx, gone, 'cancelled');
  }

  /**
   * Takes the opportunities of a procedure that lost notices to where these stand now: its own lots keep theirs; that of
   * another goes along, or is merged into the one that stands there already.
   * @param procedureId a procedure that ends, or that keeps some of its notices
   */
  async follow(tx: EntityManager, procedureId: string, destinations: readonly Destination[]): Promise<void> {
    const lots = await tx.getRepository(ProcedureLot).findBy({ procedureId });
    const own = destinations.find(({ id }) => id === procedureId);
    const others = destinations.filter(
      ({ id, members }) => id !== procedureId && members.some((one) => one.procedureId === procedureId),
    );
    for (const { number, noticeId } of lots) {
      const holding = isAwardedIn(own, number) ? null : others.find((one) => isAwardedIn(one, number));
      if (holding) await this.leads.follow(tx, { id: procedureId, number }, holding.id);
      if (own && isOpenedIn(own, number)) continue;
      const able = others.filter((one) => isOpenedIn(one, number));
      const to = able.find(({ members }) => members.some(({ id }) => id === noticeId)) ?? able[0];
      if (to) await this.opportunities.become(tx, 'lot', lotRef(procedureId, number), lotRef(to.id, number));
    }
  }

  /** Ends a procedure whose notices have all moved; what did not follow them closes. */
  async retire(tx: EntityManager, procedureId: string): Promise<void> {
    const lots = await tx.getRepository(ProcedureLot).findBy({ procedureId });
    await this.drop(tx, lots, 'closed');
    await this.leads.retire(
      tx,
      procedureId,
      lots.map(({ number }) => number),
    );
    await tx.getRepository(Procedure).delete({ id: procedureId });
  }

  /** @returns the procedures that have a lead whose last instant has passed */
  async withPastLeads(tx: EntityManager): Promise<string[]> {
    return this.leads.due(tx);
  }

  private async writeProcedure(tx: EntityManager, id: string, projected: ProjectedProcedure): Promise<void> {
    const next = columnsOf(projected);
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

function columnsOf({ folderId, title, buyer, status }: ProjectedProcedure) {
  return { folderId, title, buyerName: buyer.name, buyerSiret: buyer.siret, buyerCity: buyer.city, status };
}

function isOpenedIn({ projected }: Destination, number: string): boolean {
  return projected.lots.some((lot) => lot.number === number && lot.wasOpened);
}

function isAwardedIn(destination: Destination | undefined, number: string): boolean {
  return destination?.projected.lots.some((lot) => lot.number === number && lot.award !== null) ?? false;
}

function differs<T extends object>(current: T, next: Partial<T>): boolean {
  const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
  return (Object.keys(next) as (keyof T)[]).some((key) => plain(current[key]) !== plain(next[key]));
}
