import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../audit/audit.service';
import { OpportunityService } from '../opportunity/opportunity.service';
import { groundsHashOf } from './match-facts';
import { MatchHistory } from './match-history.entity';
import { noteFirstState } from './match-rows';
import type { Verdict } from './match-state';
import { Match } from './match.entity';
import { matchesChanged } from './matching.events';

/** What officers decide of matches. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly opportunities: OpportunityService,
    private readonly outbox: Outbox,
    private readonly audit: AuditService,
  ) {}

  /**
   * Notes an officer's verdict on a match that waits, or changes one.
   * @param rowVersion the version the officer was looking at
   * @throws DomainError `matching/decided-meanwhile` (409) when it moved since or is over, `matching/no-match` (404), also for
   * one that its buyer alone may see
   */
  async decide(
    matchId: string,
    decision: { verdict: Verdict; because: string; rowVersion: number; by: string },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const match = await tx
        .getRepository(Match)
        .findOne({ where: { id: matchId }, lock: { mode: 'pessimistic_write' } });
      const opportunity = match && (await this.opportunities.byId(tx, match.opportunityId));
      if (!match || opportunity?.state.visibility !== 'public')
        throw new DomainError('matching/no-match', 'Ce rapprochement n’existe plus.', { status: 404, level: 'info' });
      const isOver = opportunity.state.status !== 'open' || opportunity.mergedInto !== null;
      if (match.rowVersion !== decision.rowVersion || match.state === 'withdrawn' || isOver) {
        throw new DomainError(
          'matching/decided-meanwhile',
          'Ce rapprochement a changé entre-temps. Votre décision n’a pas été enregistrée et rien n’a été écrasé. Rechargez la page.',
          { status: 409, level: 'info' },
        );
      }
      await noteFirstState(tx, matchId);
      const now = this.clock.now();
      const { verdict, because, by } = decision;
      await tx.getRepository(Match).update(matchId, {
        state: verdict,
        verdict,
        verdictHash: groundsHashOf(match),
        because,
        decidedBy: by,
        decidedAt: now,
        changedAt: now,
        rowVersion: match.rowVersion + 1,
      });
      const { version, factsHash } = match;
      await tx
        .getRepository(MatchHistory)
        .insert({ id: newId(), matchId, at: now, version, state: verdict, because, by, factsHash });
      await this.audit.record(tx, {
        personId: by,
        channel: 'web',
        action: `match.${verdict}`,
        subjectType: 'match',
        subjectId: matchId,
        facts: { because },
      });
      await this.outbox.record(tx, matchesChanged({ opportunityId: match.opportunityId }));
    });
  }
}
