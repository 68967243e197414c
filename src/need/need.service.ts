import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { Instance } from '#lib/config';
import { Clock, DomainError, newId } from '#lib/kernel';
import { AccountService } from '../account/account.service';
import { AuditService } from '../audit/audit.service';
import { OpportunityService } from '../opportunity/opportunity.service';
import { readNeed, type ReadNeed } from './need-answers';
import { formOf, isSame, isSameTyping } from './need-form';
import { EMPTY_NEED, Need, type NeedState } from './need.entity';
import { organisationOf, ownNeed, refuseClosed, type NeedWriter } from './own-need';
import { tellNeed } from './tell-need';
import type { NeedProblem, TypedNeed } from './typed-need';

export type { NeedField, NeedProblem, TypedNeed } from './typed-need';
export { placeAsTyped, placeOf, placesAsTyped, type NeedPlace } from './need-place';
export { placesTyped, type PlaceProblem } from './places-typed';
export { eurosTyped } from './numbers-typed';
export { proposedCpv } from './cpv-proposal';
export { LONGEST_TITLE } from './need-answers';
export { NeedExclusions } from './need-exclusions';
export { EXCLUSION_MOTIVES, type ExclusionMotive } from './need-exclusion.entity';
export type { NeedState } from './need.entity';
export type { NeedWriter } from './own-need';

/** A need after a write. `ref` is null when there was not enough to keep: no title. */
export interface KeptNeed {
  ref: string | null;
  rowVersion: number;
  /** What still lacks; empty when the need can be matched */
  problems: NeedProblem[];
  /** Its opportunity; null as long as its answers never were whole */
  opportunityId: string | null;
}

/** A need ready to be written on. */
export interface OpenNeed {
  id: string;
  ref: string;
  state: NeedState;
  rowVersion: number;
  typed: TypedNeed;
  problems: NeedProblem[];
}

/** A form, and the communes that win between homonyms. */
interface TypedForm {
  typed: TypedNeed;
  near: ReadonlySet<string>;
}

const CONFLICT = { status: 409, level: 'info' } as const;

/** What a buyer asks for: drafted, published, changed, closed. Each change publishes the need's opportunity. */
@Injectable()
export class NeedService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
    private readonly opportunities: OpportunityService,
    private readonly audit: AuditService,
    private readonly instance: Instance,
  ) {}

  /**
   * Keeps a new draft, whole or not.
   * @param formId a UUID drawn with the empty form: the same form sent twice is one need
   */
  async draft(by: NeedWriter, formId: string, typed: TypedNeed): Promise<KeptNeed> {
    const near = await this.near();
    return this.db.transaction(async (tx) => {
      const organisationId = organisationOf(by);
      // The same form sent twice at once: the second waits, and finds what the first kept
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`need:${formId}`]);
      const standing = await tx.getRepository(Need).findOne({ where: { id: formId }, lock: LOCK });
      if (standing?.organisationId === organisationId) return this.rewrite(tx, by, standing, { typed, near });
      const { answers, problems } = this.read({ typed, near });
      const title = answers?.title ?? typed.title.trim().replace(/\s+/g, ' ').slice(0, 200);
      if (title === '') return { ref: null, rowVersion: 0, problems, opportunityId: null };

      const now = this.clock.now();
      const need: Need = {
        ...EMPTY_NEED,
        // One of somebody else has it: an id that was not drawn, or that was copied
        id: standing ? newId() : formId,
        ref: await this.nextRef(tx),
        organisationId,
        writtenBy: by.personId,
        title,
        ...answers,
        typed: answers ? null : typed,
        createdAt: now,
        changedAt: now,
      };
      await tx.getRepository(Need).insert(need);
      await this.note(tx, by, 'need.drafted', need);
      return { ref: need.ref, rowVersion: 1, problems, opportunityId: await this.tell(tx, need) };
    });
  }

  /**
   * @returns the form of a need as it stands, with what it still lacks
   * @throws DomainError `need/unknown` (404)
   */
  async open(by: NeedWriter, ref: string): Promise<OpenNeed> {
    const need = await ownNeed(this.db.manager, by, ref, false);
    const near = await this.near();
    const typed = formOf(need, near);
    const problems = need.typed === null ? [] : this.read({ typed, near }, need).problems;
    return { id: need.id, ref, state: need.state, rowVersion: need.rowVersion, typed, problems };
  }

  /**
   * Changes a draft or a published need. What a draft still lacks is kept as typed; a published one changes only whole.
   * @param rowVersion the version that the form was made from
   * @throws DomainError `need/unknown` (404), `need/closed` (409), `need/changed-meanwhile` (409)
   */
  async change(by: NeedWriter, ref: string, rowVersion: number, typed: TypedNeed): Promise<KeptNeed> {
    const near = await this.near();
    return this.db.transaction(async (tx) => {
      const need = await ownNeed(tx, by, ref);
      return this.rewrite(tx, by, need, { typed, near }, rowVersion);
    });
  }

  /**
   * Makes a draft public: from then on suppliers hear of it. Publishing twice is free.
   * @throws DomainError `need/unknown`, `need/incomplete` (409), `need/closed` (409), `need/changed-meanwhile` (409)
   */
  async publish(by: NeedWriter, ref: string, rowVersion: number): Promise<{ opportunityId: string }> {
    return this.db.transaction(async (tx) => {
      const need = await ownNeed(tx, by, ref);
      if (need.state !== 'published') {
        refuseClosed(need);
        if (need.typed !== null || need.places.length === 0) {
          throw new DomainError('need/incomplete', 'Complétez les réponses qui manquent, puis publiez.', CONFLICT);
        }
        if (need.closesOn !== null && need.closesOn < this.clock.today()) {
          throw new DomainError(
            'need/incomplete',
            'La date limite de réponse est passée : changez-la, puis publiez.',
            CONFLICT,
          );
        }
        this.refuseMoved(need, rowVersion);
        const now = this.clock.now();
        await this.store(tx, need, { state: 'published', publishedAt: now, cpvOrigin: 'chosen' });
        await this.note(tx, by, 'need.published', need);
      }
      return { opportunityId: (await this.tell(tx, need))! };
    });
  }

  /** Ends a need: answers are no longer taken. A draft is put away. Ending twice is free. */
  async close(by: NeedWriter, ref: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const need = await ownNeed(tx, by, ref);
      if (need.state === 'closed' || need.state === 'archived') return;
      await this.end(tx, need, by);
    });
  }

  /** Closes the published needs whose last day to answer has passed. @returns how many */
  async closePast(): Promise<number> {
    const today = this.clock.today();
    const past: { id: string }[] = await this.db.query(
      `select id from need where state = 'published' and closes_on < $1 order by id`,
      [today],
    );
    let closed = 0;
    for (const { id } of past) {
      await this.db.transaction(async (tx) => {
        // Asked again under the lock: its buyer may have put the day off meanwhile
        const where = { id, state: 'published' as const, closesOn: LessThan(today) };
        const need = await tx.getRepository(Need).findOne({ where, lock: LOCK });
        if (!need) return;
        await this.end(tx, need, null);
        closed += 1;
      });
    }
    return closed;
  }

  private async rewrite(
    tx: EntityManager,
    by: NeedWriter,
    need: Need,
    form: TypedForm,
    rowVersion?: number,
  ): Promise<KeptNeed> {
    refuseClosed(need);
    const { typed } = form;
    const { answers, problems } = this.read(form, need);
    if (answers ? isSame(need, answers) : isSameTyping(need, typed)) return this.kept(tx, need, problems);
    if (rowVersion !== undefined) this.refuseMoved(need, rowVersion);
    if (!answers && need.state === 'published') return this.kept(tx, need, problems);
    await this.store(tx, need, answers ? { ...answers, typed: null } : { typed });
    await this.note(tx, by, 'need.changed', need);
    if (answers) await this.tell(tx, need);
    return this.kept(tx, need, problems);
  }

  private async end(tx: EntityManager, need: Need, by: NeedWriter | null): Promise<void> {
    await this.store(tx, need, { state: need.state === 'draft' ? 'archived' : 'closed', typed: null });
    await this.note(tx, by, 'need.closed', need);
    await this.tell(tx, need);
  }

  private async kept(tx: EntityManager, need: Need, problems: NeedProblem[]): Promise<KeptNeed> {
    const opportunity = await this.opportunities.byRef(tx, 'need', need.ref);
    return { ref: need.ref, rowVersion: need.rowVersion, problems, opportunityId: opportunity?.id ?? null };
  }

  private async tell(tx: EntityManager, need: Need): Promise<string | null> {
    const { accounts, opportunities } = this;
    return tellNeed(tx, need, { accounts, opportunities }, this.clock.today());
  }

  private async store(tx: EntityManager, need: Need, change: Partial<Need>): Promise<void> {
    Object.assign(need, change, { changedAt: this.clock.now(), rowVersion: need.rowVersion + 1 });
    await tx.getRepository(Need).save(need);
  }

  private read({ typed, near }: TypedForm, standing?: Need): ReadNeed {
    return readNeed(typed, { today: this.clock.today(), near, ...(standing ? { standing } : {}) });
  }

  /** Asked before a transaction opens: inside one it would need a second connection, and many writers at once would wait for ever. */
  private async near(): Promise<ReadonlySet<string>> {
    const { territory } = await this.instance.settings();
    return new Set(territory?.communes ?? []);
  }

  private refuseMoved(need: Need, rowVersion: number): void {
    if (need.rowVersion === rowVersion) return;
    throw new DomainError(
      'need/changed-meanwhile',
      'Ce besoin a changé entre-temps. Votre modification n’a pas été enregistrée et rien n’a été écrasé.',
      CONFLICT,
    );
  }

  private async nextRef(tx: EntityManager): Promise<string> {
    const [row]: { n: string }[] = await tx.query(`select nextval('need_ref_seq') as n`);
    return `B-${this.clock.today().slice(0, 4)}-${row!.n.padStart(4, '0')}`;
  }

  private async note(tx: EntityManager, by: NeedWriter | null, action: string, need: Need): Promise<void> {
    await this.audit.record(tx, {
      ...(by ? { personId: by.personId } : {}),
      channel: by ? 'web' : 'job',
      action,
      subjectType: 'need',
      subjectId: need.id,
      facts: { ref: need.ref, rowVersion: need.rowVersion },
    });
  }
}

const LOCK = { mode: 'pessimistic_write' } as const;
