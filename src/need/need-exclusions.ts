import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Clock, DomainError } from '#lib/kernel';
import { AccountService } from '../account/account.service';
import { AuditService } from '../audit/audit.service';
import { OpportunityService } from '../opportunity/opportunity.service';
import { NeedExclusion, type ExclusionMotive } from './need-exclusion.entity';
import type { Need } from './need.entity';
import { ownNeed, refuseClosed, type NeedWriter } from './own-need';
import { tellNeed } from './tell-need';

const LONGEST_PRECISION = 300;

/** Suppliers that a buyer keeps out of a need, each for a motive, and takes back. */
@Injectable()
export class NeedExclusions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
    private readonly opportunities: OpportunityService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Keeps a supplier out of a need: its match is withdrawn. The same said twice is free; another motive takes the place
   * of the first.
   * @param precision the buyer's own words, kept for its own eyes
   * @throws DomainError `need/unknown` (404), `need/closed` (409), `need/exclusion-too-long` (422)
   */
  async exclude(
    by: NeedWriter,
    ref: string,
    supplierId: string,
    { motive, precision = '' }: { motive: ExclusionMotive; precision?: string },
  ): Promise<void> {
    const words = precision.trim().replace(/\s+/g, ' ');
    if (words.length > LONGEST_PRECISION) {
      const message = `La précision tient en ${LONGEST_PRECISION} caractères : raccourcissez-la.`;
      throw new DomainError('need/exclusion-too-long', message, { status: 422, level: 'info' });
    }
    await this.db.transaction(async (tx) => {
      const need = await ownNeed(tx, by, ref);
      refuseClosed(need);
      const exclusions = tx.getRepository(NeedExclusion);
      const standing = await exclusions.findOneBy({ needId: need.id, supplierId });
      if (standing?.motive === motive && standing.precision === words) return;
      const said = { motive, precision: words, excludedBy: by.personId, excludedAt: this.clock.now() };
      await exclusions.save({ needId: need.id, supplierId, ...said });
      await this.changed(tx, by, need, 'need.supplier-excluded', { supplier: supplierId, motive });
    });
  }

  /**
   * Lets a supplier in again; it is ranked as if it had never been kept out. One that is not kept out already is in.
   * @param supplierIds its own, and those that turned out to be it: keeping one of them out keeps it out too
   * @throws DomainError `need/unknown` (404), `need/closed` (409)
   */
  async takeBack(by: NeedWriter, ref: string, supplierIds: readonly string[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      const need = await ownNeed(tx, by, ref);
      refuseClosed(need);
      const kept = { needId: need.id, supplierId: In([...supplierIds]) };
      const { affected } = await tx.getRepository(NeedExclusion).delete(kept);
      if (!affected) return;
      await this.changed(tx, by, need, 'need.supplier-taken-back', { supplier: supplierIds.join(' ') });
    });
  }

  private async changed(
    tx: EntityManager,
    { personId }: NeedWriter,
    need: Need,
    action: string,
    told: Record<string, string>,
  ): Promise<void> {
    const facts = { ref: need.ref, ...told };
    await this.audit.record(tx, { personId, channel: 'web', action, subjectType: 'need', subjectId: need.id, facts });
    const { accounts, opportunities } = this;
    await tellNeed(tx, need, { accounts, opportunities }, this.clock.today());
  }
}
