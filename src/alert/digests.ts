import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, newId, parisInstant } from '#lib/kernel';
import { AnswerService } from '../answer/answer.service';
import { DeliveryService } from '../delivery/delivery.service';
import { MatchingService } from '../matching/matching.service';
import { OpportunityService } from '../opportunity/opportunity.service';
import { AlertProfile } from './alert-profile.entity';
import { DigestItem } from './digest-item.entity';
import { DIGEST_HOUR, inOrder, isDue, toldOf, type Candidate } from './digest-rule';
import { DigestRound } from './digest-round.entity';
import { Digest } from './digest.entity';

export interface PlannedDigests {
  digests: number;
  opportunities: number;
}

/** Plans the digests: which opportunities are told to whom, once. The mail itself is composed when it leaves. */
@Injectable()
export class Digests {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly matching: MatchingService,
    private readonly opportunities: OpportunityService,
    private readonly answers: AnswerService,
    private readonly delivery: DeliveryService,
  ) {}

  /**
   * Plans the digests of the day, once its hour has come in Europe/Paris and unless it was done: a late start catches up.
   * @returns what was planned, or null when it is not the time
   */
  async planDay(): Promise<PlannedDigests | null> {
    const now = this.clock.now();
    const day = this.clock.today();
    const rounds = this.db.getRepository(DigestRound);
    if (now < parisInstant(day, DIGEST_HOUR) || (await rounds.existsBy({ day }))) return null;
    const planned = await this.plan(false);
    // At the end only: a day that was cut short is taken up again, and who was told is not told twice
    await rounds.upsert({ day, plannedAt: now }, ['day']);
    return planned;
  }

  /**
   * Plans every digest that has something to say, each in its own transaction; one that fails keeps no other back.
   * @param all whatever the rhythm; a pause and the consent are respected all the same
   * @returns how many digests were planned, and how many opportunities they tell
   * @throws AggregateError once the others are planned
   */
  async plan(all: boolean): Promise<PlannedDigests> {
    const profiles = await this.db.getRepository(AlertProfile).find({ order: { createdAt: 'asc', id: 'asc' } });
    const planned = { digests: 0, opportunities: 0 };
    const failures: unknown[] = [];
    for (const profile of profiles) {
      try {
        const told = await this.db.transaction((tx) => this.planOne(tx, profile.id, all));
        if (told > 0) planned.digests += 1;
        planned.opportunities += told;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
    return planned;
  }

  /** @returns how many opportunities the digest of a profile tells; 0 when none was made */
  private async planOne(tx: EntityManager, profileId: string, all: boolean): Promise<number> {
    // The lock makes a second worker wait, then find that there is nothing left to tell
    const profile = await tx
      .getRepository(AlertProfile)
      .findOne({ where: { id: profileId }, lock: { mode: 'pessimistic_write' } });
    if (!profile || !(await this.delivery.mayWrite(tx, profile.personId, 'digest'))) return 0;
    const today = this.clock.today();
    const last = await lastDay(tx, profile.id);
    if (!isDue(profile, all ? null : last, today)) return 0;

    const candidates = inOrder(await this.untold(tx, profile));
    const told = toldOf(candidates);
    if (told.length === 0) return 0;
    const { personId, supplierId } = profile;
    const digestId = newId();
    await tx.getRepository(Digest).insert({
      id: digestId,
      alertProfileId: profile.id,
      personId,
      day: today,
      leftCount: candidates.length - told.length,
      composedAt: this.clock.now(),
    });
    await tx.getRepository(DigestItem).insert(
      told.map(({ matchId, opportunityId, version }, position) => ({
        id: newId(),
        digestId,
        personId,
        opportunityId,
        version,
        kind: 'new' as const,
        matchId,
        position,
      })),
    );
    const mail = { recipientId: personId, kind: 'digest', subjectType: 'digest', subjectId: digestId, version: 1 };
    const { deliveryId } = await this.delivery.plan(tx, mail);
    const opportunityIds = told.map((item) => item.opportunityId);
    await this.answers.issueLinks(tx, { deliveryId, personId, supplierId, opportunityIds });
    return told.length;
  }

  /** @returns what may leave and was neither told to this person nor answered by this supplier */
  private async untold(tx: EntityManager, { personId, supplierId, leads }: AlertProfile): Promise<Candidate[]> {
    const told = await tx.getRepository(DigestItem).findBy({ personId });
    const known = await this.opportunities.withKept(
      tx,
      told.map((item) => item.opportunityId),
    );
    const answered = await this.answers.answeredBy(tx, supplierId);
    const candidates: Candidate[] = [];
    for (const match of await this.matching.acceptedOf(tx, supplierId)) {
      if (known.has(match.opportunityId) || answered.has(match.opportunityId)) continue;
      const opportunity = await this.opportunities.byId(tx, match.opportunityId);
      if (!opportunity || !this.answers.isOpen(opportunity)) continue;
      const isLead = opportunity.state.kind === 'lead';
      if (isLead && !leads) continue;
      const { id: matchId, opportunityId, version, score, eligibility } = match;
      candidates.push({ matchId, opportunityId, version, score, eligibility, isLead });
    }
    return candidates;
  }
}

async function lastDay(tx: EntityManager, alertProfileId: string): Promise<string | null> {
  const digest = await tx.getRepository(Digest).findOne({ where: { alertProfileId }, order: { day: 'DESC' } });
  return digest?.day ?? null;
}
