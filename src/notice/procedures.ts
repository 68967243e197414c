import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, newId } from '#lib/kernel';
import { OpportunityService } from '../opportunity/opportunity.service';
import { noticeRef, procedureOfRef } from './lot-opportunity';
import type { Family, Member } from './notice-family';
import { proceduresOf } from './notice-family';
import { compareNotices } from './notice-order';
import { groupNotices, rulesJoining } from './procedure-groups';
import { ProcedureLots } from './procedure-lots';
import { type ProjectedProcedure, projectProcedure } from './procedure-projection';

/** A procedure as it must now be. */
export interface PlannedProcedure {
  id: string;
  isNew: boolean;
  /** Oldest first */
  members: Member[];
  projected: ProjectedProcedure;
}

/** Which notices are one procedure, and the rows that say so. */
@Injectable()
export class Procedures {
  constructor(
    private readonly opportunities: OpportunityService,
    private readonly lots: ProcedureLots,
    private readonly clock: Clock,
  ) {}

  /** Groups a family anew and writes the rows of new procedures; `settle` must follow once every notice has its row. */
  async plan(tx: EntityManager, family: Family): Promise<PlannedProcedure[]> {
    const groups = groupNotices(family.members, family.decisions).map((members) =>
      members.sort((a, b) => compareNotices(a.notice, b.notice)),
    );
    groups.sort(([a], [b]) => compareNotices(a!.notice, b!.notice));
    const free = await this.inOrderOfKeeping(tx, proceduresOf(family));
    const planned: PlannedProcedure[] = [];
    for (const members of groups) {
      const stood = free.find((id) => members.some(({ procedureId }) => procedureId === id));
      if (stood !== undefined) free.splice(free.indexOf(stood), 1);
      const id = stood ?? (await this.formerId(tx, members)) ?? newId();
      const projected = projectProcedure(members, this.clock.now());
      planned.push({ id, isNew: stood === undefined, members, projected });
      if (stood === undefined) await this.lots.create(tx, id, projected);
    }
    return planned;
  }

  /** Moves the notices of a family to their procedures, and brings lots and opportunities along. */
  async settle(tx: EntityManager, family: Family, planned: readonly PlannedProcedure[]): Promise<void> {
    await this.moveNotices(tx, family, planned);
    const kept = new Set(planned.map(({ id }) => id));
    const left = proceduresOf(family).filter(
      (id) => !kept.has(id) || family.members.some((one) => one.procedureId === id && !isIn(planned, id, one)),
    );
    for (const id of left) await this.lots.follow(tx, id, planned);
    for (const id of left.filter((one) => !kept.has(one))) await this.lots.retire(tx, id);
    for (const { id, projected, isNew } of planned) await this.lots.write(tx, id, projected, isNew);
  }

  /** Those that have lots already, then the oldest: what suppliers have seen stays. */
  private async inOrderOfKeeping(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
    if (ids.length < 2) return [...ids];
    const rows: { id: string }[] = await tx.query(
      `select id from procedure p where id = any ($1::uuid[])
        order by exists (select 1 from procedure_lot l where l.procedure_id = p.id) desc, created_at, id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the id of the procedure that notices left when it was joined to another, so that its opportunities come back */
  private async formerId(tx: EntityManager, members: readonly Member[]): Promise<string | null> {
    if (members.every(({ procedureId }) => procedureId === null)) return null;
    const refs = members.map(({ notice }) => noticeRef(notice));
    const [ref] = await this.opportunities.mergedRefs(tx, 'lot', refs);
    if (ref === undefined) return null;
    const id = procedureOfRef(ref);
    const [taken] = await tx.query('select id from procedure where id = $1', [id]);
    return taken ? null : id;
  }

  private async moveNotices(
    tx: EntityManager,
    { members, decisions }: Family,
    planned: readonly PlannedProcedure[],
  ): Promise<void> {
    const rows = planned.flatMap(({ id, members: own }) =>
      [...rulesJoining(own, decisions)].map(([noticeId, rule]) => ({ id, noticeId, rule })),
    );
    // The row of a new notice that stands alone says all that already
    if (rows.length === 1 && members.length === 1 && members[0]!.procedureId === null) return;
    await tx.query(
      `update notice n set procedure_id = w.procedure_id, joined_by = w.rule
         from unnest($1::uuid[], $2::uuid[], $3::text[]) w (id, procedure_id, rule)
        where n.id = w.id and (n.procedure_id, n.joined_by) is distinct from (w.procedure_id, w.rule)`,
      [rows.map(({ noticeId }) => noticeId), rows.map(({ id }) => id), rows.map(({ rule }) => rule)],
    );
  }
}

function isIn(planned: readonly PlannedProcedure[], procedureId: string, { id }: Member): boolean {
  return planned.some((one) => one.id === procedureId && one.members.some((member) => member.id === id));
}
