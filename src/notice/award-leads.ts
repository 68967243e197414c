import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { OpportunityService, type OpportunityState } from '../opportunity/opportunity.service';
import { leadOf } from './lead-opportunity';
import { isToldElsewhere, toldAgain } from './lead-twins';
import { lotRef, noticeRef, procedureOfRef } from './lot-opportunity';
import type { ProjectedProcedure } from './procedure-projection';

/** The leads of a procedure: hours of insertion that the holders of its lots owe. */
@Injectable()
export class AwardLeads {
  constructor(
    private readonly opportunities: OpportunityService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the leads of a procedure as they now are, and takes back those that no award tells any more. One that was over
   * before anybody read of it is not published.
   * @param known numbers of the lots that stood before
   */
  async write(
    tx: EntityManager,
    procedureId: string,
    projected: ProjectedProcedure,
    known: readonly string[],
  ): Promise<void> {
    const wanted = await this.wanted(tx, procedureId, projected);
    const numbers = new Set([...known, ...projected.lots.map(({ number }) => number)]);
    const standing = known.length === 0 ? [] : await this.standing(tx, procedureId, [...numbers]);
    const isStanding = (ref: string): boolean => standing.some((state) => state.ref === ref);
    await this.opportunities.publishAll(
      tx,
      wanted.filter(({ status, ref }) => status === 'open' || isStanding(ref)),
    );
    const gone = standing.filter(({ ref }) => !wanted.some((lead) => lead.ref === ref));
    for (const state of gone) await this.opportunities.publish(tx, { ...state, status: 'cancelled' });
    if (wanted.length > 0) await this.closeTwins(tx, procedureId);
  }

  /** Gives the lead of a lot the ref of where the lot's notices stand now. */
  async follow(tx: EntityManager, from: { id: string; number: string }, toId: string): Promise<void> {
    await this.opportunities.become(tx, 'lead', lotRef(from.id, from.number), lotRef(toId, from.number));
  }

  /** Closes the leads of a procedure that is no more. */
  async retire(tx: EntityManager, procedureId: string, numbers: readonly string[]): Promise<void> {
    for (const state of await this.standing(tx, procedureId, numbers)) {
      await this.opportunities.publish(tx, { ...state, status: 'closed' });
    }
  }

  /** @returns the procedures that have a lead whose last instant has passed */
  async due(tx: EntityManager): Promise<string[]> {
    return (await this.opportunities.pastRefs(tx, 'lead', this.clock.now())).map(procedureOfRef);
  }

  /** @returns the leads of a procedure, without those that another procedure tells: one contract is one lead */
  private async wanted(tx: EntityManager, procedureId: string, projected: ProjectedProcedure) {
    const wanted: OpportunityState[] = [];
    for (const lot of projected.lots) {
      const lead = leadOf(procedureId, projected, lot, this.clock.now());
      if (lead && !(await isToldElsewhere(tx, lot.award!.notice))) wanted.push(lead);
    }
    return wanted;
  }

  /** What DECP told first falls when a notice tells the same contract. */
  private async closeTwins(tx: EntityManager, procedureId: string): Promise<void> {
    for (const { ref, notice } of await toldAgain(tx, procedureId)) {
      const [state] = await this.opportunities.openOf(tx, 'lead', [ref]);
      if (state?.noticeRef === noticeRef(notice)) await this.opportunities.publish(tx, { ...state, status: 'closed' });
    }
  }

  private standing(tx: EntityManager, procedureId: string, numbers: readonly string[]) {
    return this.opportunities.openOf(
      tx,
      'lead',
      numbers.map((number) => lotRef(procedureId, number)),
    );
  }
}
