import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../audit/audit.service';
import { noticeRef } from './lot-opportunity';
import type { NoticeKey } from './known-notices.service';
import { familyOf, type Member, memberOf } from './notice-family';
import { Notice } from './notice.entity';
import { ProcedureDecision } from './procedure-decision.entity';
import { Procedures } from './procedures';
import { tellingWon } from './won-watch';

/** The officer who decides, and why if it says so. */
export interface OfficerOnNotices {
  personId: string;
  reason?: string | null;
}

const CONFLICT = { status: 409, level: 'info' } as const;

/** What officers say of which notices are one procedure. Kept as pairs of notices, so it holds in whatever order these are read. */
@Injectable()
export class ProcedureDecisions {
  constructor(
    private readonly procedures: Procedures,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the decision's id. @throws DomainError `notice/unknown` (404), `notice/alone` (409) */
  async split(tx: EntityManager, name: NoticeKey, by: OfficerOnNotices): Promise<string> {
    const [own, together] = await this.withProcedure(tx, [await this.find(tx, name)]);
    const others = together.filter(({ id, procedureId }) => id !== own.id && procedureId === own.procedureId);
    if (others.length === 0) {
      throw new DomainError(
        'notice/alone',
        'Cet avis est déjà seul dans sa procédure : il n’y a rien à séparer.',
        CONFLICT,
      );
    }
    await this.supersede(tx, 'together', [own], others, by);
    const id = await this.decide(
      tx,
      'apart',
      others.map((other) => [own, other] as const),
      by,
    );
    await this.regroup(tx, [own, ...others]);
    await this.note(tx, 'notice.split', own, by, { from: others.map(({ notice }) => noticeRef(notice)), decision: id });
    return id;
  }

  /** @returns the decision's id. @throws DomainError `notice/unknown` (404), `notice/already-together`, `notice/two-folders` (409) */
  async join(tx: EntityManager, name: NoticeKey, otherName: NoticeKey, by: OfficerOnNotices): Promise<string> {
    const found = [await this.find(tx, name), await this.find(tx, otherName)];
    const [own, together] = await this.withProcedure(tx, found);
    const other = together.find(({ id }) => id === found[1]!.id)!;
    if (own.procedureId === other.procedureId) {
      throw new DomainError('notice/already-together', 'Ces deux avis sont déjà de la même procédure.', CONFLICT);
    }
    const standing = (one: Member): Member[] => together.filter(({ procedureId }) => procedureId === one.procedureId);
    const [ours, theirs] = [standing(own), standing(other)];
    refuseTwoFolders(ours, theirs);
    await this.supersede(tx, 'apart', ours, theirs, by);
    const id = await this.decide(tx, 'together', [[own, other]], by);
    await this.regroup(tx, [...ours, ...theirs]);
    await this.note(tx, 'notice.joined', own, by, { to: noticeRef(other.notice), decision: id });
    return id;
  }

  /** @throws DomainError `notice/no-decision` (404) when there is none, or it was undone */
  async undo(tx: EntityManager, decisionId: string, by: OfficerOnNotices): Promise<void> {
    const where = { id: decisionId, undoneAt: IsNull() };
    const pairs = await tx.getRepository(ProcedureDecision).findBy(where);
    const [first] = pairs;
    if (!first) {
      throw new DomainError('notice/no-decision', 'Cette décision n’existe pas ou a déjà été annulée.', {
        status: 404,
        level: 'info',
      });
    }
    const ids = [...new Set(pairs.flatMap(({ noticeId, otherId }) => [noticeId, otherId]))];
    const members = await Promise.all(ids.map((id) => this.byId(tx, id)));
    await familyOf(tx, members);
    await tx.getRepository(ProcedureDecision).update(where, { undoneAt: this.clock.now(), undoneBy: by.personId });
    await this.regroup(tx, members);
    await this.note(tx, 'notice.decision-undone', members[0]!, by, { kind: first.kind, decision: decisionId });
  }

  /** Locks the procedures of some notices. @returns the first as it stands then, and all that is tied to them */
  private async withProcedure(tx: EntityManager, from: readonly Member[]): Promise<[Member, Member[]]> {
    const { members } = await familyOf(tx, from);
    return [members.find(({ id }) => id === from[0]!.id)!, members];
  }

  private async regroup(tx: EntityManager, from: readonly Member[]): Promise<void> {
    const family = await familyOf(tx, from);
    await tellingWon(tx, this.outbox, family.members, async () =>
      this.procedures.settle(tx, family, await this.procedures.plan(tx, family)),
    );
  }

  private async decide(
    tx: EntityManager,
    kind: ProcedureDecision['kind'],
    pairs: readonly (readonly [Member, Member])[],
    { personId, reason = null }: OfficerOnNotices,
  ): Promise<string> {
    const id = newId();
    const decided = {
      id,
      kind,
      reason,
      decidedBy: personId,
      decidedAt: this.clock.now(),
      undoneBy: null,
      undoneAt: null,
    };
    await tx
      .getRepository(ProcedureDecision)
      .insert(pairs.map(([one, other]) => ({ ...decided, noticeId: one.id, otherId: other.id })));
    return id;
  }

  /** The last word counts: what was said before of the same notices no longer stands. */
  private async supersede(
    tx: EntityManager,
    kind: ProcedureDecision['kind'],
    some: readonly Member[],
    others: readonly Member[],
    { personId }: OfficerOnNotices,
  ): Promise<void> {
    const ids = (members: readonly Member[]): string[] => members.map(({ id }) => id);
    await tx.query(
      `update procedure_decision set undone_at = $1, undone_by = $2
        where kind = $3 and undone_at is null
          and ((notice_id = any ($4) and other_id = any ($5)) or (notice_id = any ($5) and other_id = any ($4)))`,
      [this.clock.now(), personId, kind, ids(some), ids(others)],
    );
  }

  private async note(
    tx: EntityManager,
    action: string,
    { id, notice }: Member,
    { personId }: OfficerOnNotices,
    facts: Record<string, unknown>,
  ): Promise<void> {
    const about = { notice: noticeRef(notice), ...facts };
    await this.audit.record(tx, {
      personId,
      channel: 'web',
      action,
      subjectType: 'notice',
      subjectId: id,
      facts: about,
    });
  }

  private async find(tx: EntityManager, { source, sourceId }: NoticeKey): Promise<Member> {
    const row = await tx.getRepository(Notice).findOneBy({ source, sourceId });
    if (!row) {
      throw new DomainError('notice/unknown', `Aucun avis lu ne porte le numéro ${sourceId}.`, {
        status: 404,
        level: 'info',
      });
    }
    return memberOf(row.id, row.content, row.procedureId);
  }

  private async byId(tx: EntityManager, id: string): Promise<Member> {
    const row = await tx.getRepository(Notice).findOneByOrFail({ id });
    return memberOf(row.id, row.content, row.procedureId);
  }
}

function refuseTwoFolders(ours: readonly Member[], theirs: readonly Member[]): void {
  const folderOf = (members: readonly Member[]): string | null =>
    members.find(({ identity }) => identity.folderId !== null)?.identity.folderId ?? null;
  const [one, other] = [folderOf(ours), folderOf(theirs)];
  if (one === null || other === null || one === other) return;
  throw new DomainError(
    'notice/two-folders',
    'Ces deux avis portent deux identifiants de procédure différents (BT-04) : ce sont deux procédures.',
    CONFLICT,
  );
}
