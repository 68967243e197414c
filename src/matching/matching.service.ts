import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Clock, DomainError, parisInstant, Turns } from '#lib/kernel';
import {
  rank,
  rulesThatSetAside,
  WEIGHTS_VERSION,
  whyNobody,
  whyNot,
  type FactChanges,
  type Ranking,
  type RankedSupplier,
  type SetAside,
} from '#lib/matching-engine';
import { Outbox } from '#lib/outbox';
import { OpportunityService, type CurrentOpportunity } from '../opportunity/opportunity.service';
import { noteCarriedVerdicts, withCarriedVerdicts } from './carried-verdicts';
import { MatchRun } from './match-run.entity';
import { noteRun, readStanding, writeMatchSet } from './match-rows';
import { compareMatchSet, type MatchWrite } from './match-set';
import { standsInList } from './match-state';
import type { AcceptedMatch, Explanation, MatchRunOutcome } from './match-told';
import { Match } from './match.entity';
import { matchesChanged } from './matching.events';
import { rotationSeed } from './rotation-seed';
import { SupplierIndex } from './supplier-index';

export { factsOf } from './opportunity-facts';
export type { AcceptedMatch, Explanation, MatchRunOutcome } from './match-told';
export { Shares } from './shares';
export { Verdicts } from './verdicts';
export type { MatchState, Verdict } from './match-state';
export { withToldLinks, type Stored } from './stored-links';

/** Brings opportunities and suppliers together, and keeps why. */
@Injectable()
export class MatchingService {
  /**
   * Runs of this process take turns: each holds a connection and needs a second for the index, so many at once would empty the
   * pool and wait for ever. Three at once: one is ranked while PostgreSQL writes the others.
   */
  private readonly turns = new Turns(RUNS_AT_ONCE);

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly index: SupplierIndex,
    private readonly opportunities: OpportunityService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Matches an opportunity as it now is against the suppliers as they now are, and writes only what changed.
   * The row of the opportunity is locked before the index is refreshed, so the last run to write saw the most.
   * @throws DomainError `matching/no-opportunity`
   */
  async run(opportunityId: string): Promise<void> {
    await this.turns.take(() => this.runNow(opportunityId));
  }

  /**
   * As `run`, for whoever reads it at once.
   * @returns the version matched, and who is ranked or was set aside, and why
   */
  async runAndTell(opportunityId: string): Promise<MatchRunOutcome> {
    return this.turns.take(() => this.runNow(opportunityId, { names: true }));
  }

  /** As `run`, for several; one that fails keeps no other back. @throws AggregateError once the others ran */
  async runAll(opportunityIds: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    await this.runEach(opportunityIds, (_, error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
  }

  /** As `run`, for several, a few at once. @param onFailure told of each that failed, which keeps no other back */
  async runEach(
    opportunityIds: readonly string[],
    onFailure: (opportunityId: string, error: unknown) => void,
  ): Promise<void> {
    const left = opportunityIds.values();
    // One list for all: no more wait for their turn than can have it, so a page that asks for a run waits for few
    const runSome = async (): Promise<void> => {
      for (const id of left) await this.run(id).catch((error: unknown) => onFailure(id, error));
    };
    await Promise.all(Array.from({ length: RUNS_AT_ONCE }, runSome));
  }

  /**
   * Follows an opportunity that was merged into another: the other is matched, the verdicts given on this one with it where
   * none was given there; then the matches of this one are withdrawn. Nothing happens to one that stands for itself again.
   */
  async followMerge(mergedId: string): Promise<void> {
    const kept = await this.opportunities.keptById(this.db.manager, mergedId);
    if (!kept || kept.id === mergedId) return;
    await this.turns.take(() => this.runNow(kept.id, { mergedId }));
    await this.run(mergedId);
  }

  /** @returns the opportunities, open ones only, whose last run did not yet see these suppliers as they now are */
  async unseenBy(supplierIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select o.id from opportunity o left join match_run r on r.opportunity_id = o.id
        where o.status = 'open' and (r.opportunity_id is null or exists (
          select 1 from (select xid from supplier where id = any ($1::uuid[])
                         union all select xid from supplier_tombstone where supplier_id = any ($1::uuid[])) s
           where not pg_visible_in_snapshot(s.xid, r.index_cursor::pg_snapshot)))
        order by o.id`,
      [supplierIds],
    );
    return rows.map((row) => row.id);
  }

  /** @returns the open opportunities that were not matched since a day began in Europe/Paris, `YYYY-MM-DD` */
  async notMatchedSince(day: string): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select o.id from opportunity o left join match_run r on r.opportunity_id = o.id
        where o.status = 'open' and (r.ran_at is null or r.ran_at < $1) order by o.id`,
      [parisInstant(day)],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Why a supplier is ranked where it is for an opportunity, or is not; or would be, if some facts were others. Nothing is
   * stored, and an opportunity that is over is judged as if it were open.
   * @returns null for a supplier that is not known
   * @throws DomainError `matching/no-opportunity`
   */
  async explain(opportunityId: string, supplierId: string, changes: FactChanges = {}): Promise<Explanation | null> {
    return this.turns.take(async () => {
      const opportunity = await this.opportunities.byId(this.db.manager, opportunityId);
      if (!opportunity) throw noOpportunity();
      const { index } = await this.index.current();
      const today = this.clock.today();
      const run = await this.db.getRepository(MatchRun).findOneBy({ opportunityId });
      const seed = run?.version === opportunity.version ? run.seed : rotationSeed(opportunity, today);
      const isListed = (ranked: RankedSupplier): boolean => standsInList(ranked, opportunity.state.visibility);
      const facts = await this.index.factsOf(opportunity.state);
      const found = whyNot(index, facts, supplierId, { today, seed, isListed }, changes);
      if (!found) return null;
      const match = await this.db.getRepository(Match).findOneBy({ opportunityId, supplierId });
      return { ...found, match: match && { state: match.state, because: match.because } };
    });
  }

  /**
   * @param setAside those that the run set aside
   * @returns why nobody is ranked for an opportunity, and who does the trade farther away, in parts of a French sentence
   * @throws DomainError `matching/no-opportunity`
   */
  async whyNobody(opportunityId: string, setAside: readonly SetAside[]): Promise<string[]> {
    return this.turns.take(async () => {
      const opportunity = await this.opportunities.byId(this.db.manager, opportunityId);
      if (!opportunity) throw noOpportunity();
      const { index } = await this.index.current();
      return whyNobody(index, await this.index.factsOf(opportunity.state), setAside, this.clock.today());
    });
  }

  /** @returns the matches of a supplier that may leave: accepted by rule or by an officer, their opportunity open and public */
  async acceptedOf(tx: EntityManager, supplierId: string): Promise<AcceptedMatch[]> {
    return tx.getRepository(Match).findBy({ supplierId, state: 'accepted' });
  }

  /** @returns the matches of a supplier with these opportunities that may still leave */
  async stillAccepted(
    tx: EntityManager,
    supplierId: string,
    opportunityIds: readonly string[],
  ): Promise<AcceptedMatch[]> {
    return tx.getRepository(Match).findBy({ supplierId, opportunityId: In([...opportunityIds]), state: 'accepted' });
  }

  /**
   * @param how.mergedId one that was merged into it, whose verdicts come along
   * @param how.names whether those set aside are told
   */
  private async runNow(
    opportunityId: string,
    { mergedId, names = false }: { mergedId?: string; names?: boolean } = {},
  ): Promise<MatchRunOutcome> {
    return this.db.transaction(async (tx) => {
      const opportunity = await this.opportunities.byId(tx, opportunityId, { lock: true });
      if (!opportunity) throw noOpportunity();
      const { index, cursor } = await this.index.current();
      const open = opportunity.state.status === 'open' && opportunity.mergedInto === null;
      const today = this.clock.today();
      const seed = rotationSeed(opportunity, today);
      // What is over is not read again: its words may be many
      const facts = open ? await this.index.factsOf(opportunity.state) : null;
      const ranking = facts ? rank(index, facts, { today, seed, names }) : { ranked: [], setAside: [] };
      const setAsideBy = facts && rulesThatSetAside(index, facts, today);
      const becauseOf = (supplierId: string): string =>
        setAsideBy ? (setAsideBy(supplierId) ?? 'facts/no-longer-match') : becauseOver(opportunity);
      await this.write(tx, opportunity, ranking, { cursor, seed, mergedId, becauseOf });
      return { version: opportunity.version, ranking };
    });
  }

  private async write(
    tx: EntityManager,
    of: CurrentOpportunity,
    ranking: Ranking,
    {
      cursor,
      seed,
      mergedId,
      becauseOf,
    }: { cursor: string; seed: string; mergedId: string | undefined; becauseOf: (supplierId: string) => string },
  ): Promise<void> {
    const { visibility } = of.state;
    const weightsVersion = WEIGHTS_VERSION;
    const computed = { version: of.version, weightsVersion, visibility, ranked: ranking.ranked };
    const now = this.clock.now();
    let moved = false;
    let writes: MatchWrite[];
    // Again where an officer's verdict was committed between this reading and our writing: it is not overwritten
    do {
      const own = await readStanding(tx, of.id);
      const standing = mergedId === undefined ? own : await withCarriedVerdicts(tx, own, mergedId);
      writes = compareMatchSet(computed, standing, becauseOf);
      moved ||= writes.some((write) => write.moved);
    } while (
      writes.length > 0 &&
      !(await writeMatchSet(tx, { opportunityId: of.id, version: of.version, weightsVersion, now }, writes))
    );
    if (mergedId !== undefined) await noteCarriedVerdicts(tx, of.id, mergedId);
    const ran = { version: of.version, indexCursor: cursor, seed, weightsVersion, ranAt: now };
    await noteRun(tx, { opportunityId: of.id, ranked: ranking.ranked.length, ...ran });
    if (moved) await this.outbox.record(tx, matchesChanged({ opportunityId: of.id }));
  }
}

const RUNS_AT_ONCE = 3;

/** Why all matches of an opportunity that is over fall. */
function becauseOver({ mergedInto, state }: CurrentOpportunity): string {
  return mergedInto === null ? `opportunity/${state.status}` : 'opportunity/merged';
}

function noOpportunity(): DomainError {
  return new DomainError('matching/no-opportunity', 'Match one that exists.', { status: 404 });
}
