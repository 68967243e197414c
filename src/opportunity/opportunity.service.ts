import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock, Correlation, hashOf, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import type { OpportunityKind, OpportunityState } from './opportunity-state';
import { OpportunityVersion } from './opportunity-version.entity';
import { Opportunity } from './opportunity.entity';
import { opportunityChanged, opportunityMerged } from './opportunity.events';

export { leadWords } from './lead-words';
export { briefPlaceWords, placeWords } from './place-words';
export type { OpportunityDocument } from './opportunity-document';
export { OpportunitySearchIndex } from './opportunity-search.index';
export type {
  LeadState,
  OpportunityKind,
  OpportunityState,
  OpportunityStatus,
  OpportunityVisibility,
} from './opportunity-state';

export interface Published {
  opportunityId: string;
  version: number;
  isNew: boolean;
}

/** An opportunity as other rooms see it: its id, its current version and its whole state. */
export interface CurrentOpportunity {
  id: string;
  version: number;
  contentHash: string;
  publishedAt: Date;
  correlationId: string | null;
  /** The one that it turned out to be; it is closed then */
  mergedInto: string | null;
  state: OpportunityState;
}

/** What can be answered by a supplier, whoever published it. Knows no source and no reader. */
@Injectable()
export class OpportunityService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the current state of a lot, a need or another thing that suppliers may answer.
   * A new version exists only when the content changed, so publishing twice is free. One that had been merged into another
   * stands for itself again; what followed to the other (answers, verdicts) stays there.
   * @returns its id, the version now current, and whether that version is new
   */
  async publish(tx: EntityManager, state: OpportunityState): Promise<Published> {
    const contentHash = hashOf(state);
    // Two publishers of a ref that does not exist yet have no row to lock: the advisory lock makes the second wait
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`opportunity:${state.kind}:${state.ref}`]);
    const current = await tx.getRepository(Opportunity).findOne({
      where: { kind: state.kind, ref: state.ref },
      lock: { mode: 'pessimistic_write' },
    });
    if (current?.contentHash === contentHash && current.mergedInto === null) {
      return { opportunityId: current.id, version: current.version, isNew: false };
    }
    const { opportunityId, version } = await this.write(tx, current, state, null);
    return { opportunityId, version, isNew: true };
  }

  /**
   * As `publish`, for several at once: what is current already costs one look-up in all. The caller alone publishes these
   * refs, by a lock of its own.
   */
  async publishAll(tx: EntityManager, states: readonly OpportunityState[]): Promise<void> {
    if (states.length === 0) return;
    const standing: { key: string; contentHash: string }[] = await tx.query(
      `select o.kind || ':' || o.ref as key, o.content_hash as "contentHash"
         from unnest($1::text[], $2::text[]) w (kind, ref) join opportunity o on o.kind = w.kind and o.ref = w.ref
        where o.merged_into is null`,
      [states.map(({ kind }) => kind), states.map(({ ref }) => ref)],
    );
    const current = new Map(standing.map(({ key, contentHash }) => [key, contentHash]));
    for (const state of states) {
      if (current.get(`${state.kind}:${state.ref}`) !== hashOf(state)) await this.publish(tx, state);
    }
  }

  /**
   * Gives an opportunity the ref of what it turned out to be. When nothing has that ref, its id stays and with it what hangs
   * on it; no version is new, since nothing that a supplier reads has changed. When another has it, this one is merged into
   * that one: it closes, leads there, and those who hold matches, answers or links of it are told.
   */
  async become(tx: EntityManager, kind: OpportunityKind, from: string, to: string): Promise<void> {
    const rows = await tx.getRepository(Opportunity).find({
      where: { kind, ref: In([from, to]) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    const one = rows.find(({ ref }) => ref === from);
    const other = rows.find(({ ref }) => ref === to);
    if (!one || one.mergedInto !== null) return;
    if (other && other.mergedInto === null) {
      await this.write(tx, one, { ...one.content, status: 'closed' }, other.id);
      await this.outbox.record(tx, opportunityMerged({ opportunityId: one.id, into: other.id }));
    } else if (!other) {
      const content = { ...one.content, ref: to };
      await tx.getRepository(Opportunity).update({ id: one.id }, { ref: to, content, contentHash: hashOf(content) });
    }
  }

  /** @returns the opportunity of a ref, or null */
  async byRef(tx: EntityManager, kind: OpportunityKind, ref: string): Promise<CurrentOpportunity | null> {
    const rows: CurrentOpportunity[] = await tx.query(`${CURRENT} where kind = $1 and ref = $2`, [kind, ref]);
    return rows[0] ?? null;
  }

  /** @returns the opportunity of an id, or null; `lock` keeps it as it is until the transaction ends */
  async byId(tx: EntityManager, id: string, options: { lock?: boolean } = {}): Promise<CurrentOpportunity | null> {
    const lock = options.lock ? ' for update' : '';
    const rows: CurrentOpportunity[] = await tx.query(`${CURRENT} where id = $1${lock}`, [id]);
    return rows[0] ?? null;
  }

  /** As `byId`, but of one that was merged, the one it leads to. */
  async keptById(tx: EntityManager, id: string, options: { lock?: boolean } = {}): Promise<CurrentOpportunity | null> {
    let found = await this.byId(tx, id);
    // Never in a circle: one that stands for itself again leads nowhere
    while (found !== null && found.mergedInto !== null) found = await this.byId(tx, found.mergedInto);
    if (found === null || !options.lock) return found;
    const locked = await this.byId(tx, found.id, options);
    return locked === null || locked.mergedInto === null ? locked : this.keptById(tx, locked.mergedInto, options);
  }

  /** @returns the ids with those that merged ones lead to added */
  async withKept(tx: EntityManager, ids: Iterable<string>): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query(
      `with recursive kept (id) as (
         select unnest($1::uuid[])
         union select o.merged_into from opportunity o join kept on kept.id = o.id where o.merged_into is not null)
       select id from kept`,
      [[...ids]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @returns the refs of those that were published by one of these notices and were merged into another, in order */
  async mergedRefs(tx: EntityManager, kind: OpportunityKind, noticeRefs: readonly string[]): Promise<string[]> {
    const rows: { ref: string }[] = await tx.query(
      `select ref from opportunity where merged_into is not null and kind = $1 and content ->> 'noticeRef' = any ($2) order by ref`,
      [kind, noticeRefs],
    );
    return rows.map(({ ref }) => ref);
  }

  /** @returns the states of those of these refs that are open and stand for themselves */
  async openOf(tx: EntityManager, kind: OpportunityKind, refs: readonly string[]): Promise<OpportunityState[]> {
    const rows: { content: OpportunityState }[] = await tx.query(
      `select content from opportunity
        where kind = $1 and ref = any ($2) and status = 'open' and merged_into is null order by ref`,
      [kind, refs],
    );
    return rows.map(({ content }) => content);
  }

  /** @returns the refs of those that are open though their last instant has passed, in order */
  async pastRefs(tx: EntityManager, kind: OpportunityKind, now: Date): Promise<string[]> {
    const rows: { ref: string }[] = await tx.query(
      `select ref from opportunity where kind = $1 and status = 'open' and closes_at <= $2 order by ref`,
      [kind, now],
    );
    return rows.map(({ ref }) => ref);
  }

  private async write(
    tx: EntityManager,
    current: Opportunity | null,
    state: OpportunityState,
    mergedInto: string | null,
  ): Promise<{ opportunityId: string; version: number }> {
    const now = this.clock.now();
    const contentHash = hashOf(state);
    const opportunityId = current?.id ?? newId();
    const version = (current?.version ?? 0) + 1;
    const row = {
      id: opportunityId,
      kind: state.kind,
      ref: state.ref,
      mergedInto,
      version,
      contentHash,
      visibility: state.visibility,
      status: state.status,
      title: state.title,
      buyerName: state.buyer.name,
      commune: state.place.commune,
      department: state.place.department,
      epci: state.place.epci,
      closesAt: state.closesAt === null ? null : new Date(state.closesAt),
      content: state,
      publishedAt: current?.publishedAt ?? now,
      changedAt: now,
      correlationId: Correlation.current() ?? null,
    };
    const rows = tx.getRepository(Opportunity);
    await (current ? rows.update({ id: opportunityId }, row) : rows.insert(row));
    await tx
      .getRepository(OpportunityVersion)
      .insert({ opportunityId, version, contentHash, content: state, status: state.status, at: now });
    await this.outbox.record(tx, opportunityChanged({ opportunityId, version }));
    return { opportunityId, version };
  }
}

/** As `CurrentOpportunity`. */
const CURRENT = `
  select id, version, content_hash as "contentHash", published_at as "publishedAt", correlation_id as "correlationId",
         merged_into as "mergedInto", content as state
    from opportunity`;
