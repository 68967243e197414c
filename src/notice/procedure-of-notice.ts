import type { EntityManager } from 'typeorm';
import { DomainError } from '#lib/kernel';
import type { Notice } from '#lib/notice-formats';
import { linkTarget, namesOf } from './notice-order';

/** A procedure that a notice may belong to, its row locked until the transaction ends. */
export interface Candidate {
  id: string;
  folderId: string | null;
}

const MAX_TURNS = 5;

/**
 * Makes those wait that read another notice of the same family: two that name each other, or share BT-04, never run at once.
 * The keys are taken in one order, so that no two readers wait for each other.
 */
export async function lockFamily(tx: EntityManager, notice: Notice): Promise<void> {
  const names = [...namesOf(notice), ...notice.links.map(({ target }) => linkTarget(target))];
  const keys = names.map((name) => `notice:${name}`);
  if (notice.procedureId !== null) keys.push(`procedure:${notice.procedureId}`);
  await tx.query(
    `select pg_advisory_xact_lock(key)
       from (select distinct hashtextextended(name, 0) as key from unnest($1::text[]) name order by 1) keys`,
    [keys],
  );
}

/**
 * The procedures that hold a notice of the same BT-04, one that this notice names, one that names it, or the same notice
 * from another source; one that changes the same notice. Best first: those that have lots already, then the oldest.
 */
export async function proceduresOf(tx: EntityManager, notice: Notice): Promise<Candidate[]> {
  let found = await idsOf(tx, notice);
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const locked: Candidate[] = await tx.query(
      `select id, folder_id as "folderId" from procedure where id = any ($1::uuid[]) order by id for update`,
      [found],
    );
    // While we waited for a row, its procedure may have been joined to another
    const again = await idsOf(tx, notice);
    if (again.length === locked.length && locked.every(({ id }) => again.includes(id))) {
      return again.map((id) => locked.find((row) => row.id === id)!);
    }
    found = again;
  }
  throw new DomainError(
    'notice/busy',
    `The procedure of ${notice.source} ${notice.sourceId} keeps changing: read it again.`,
  );
}

async function idsOf(tx: EntityManager, notice: Notice): Promise<string[]> {
  const targets = notice.links.map(({ target }) => linkTarget(target));
  // Two that change the same notice are of its family before it has come; two that follow the same need not be
  const changes = notice.links.filter(({ relation }) => relation !== 'follows').map(({ target }) => linkTarget(target));
  const rows: { id: string }[] = await tx.query(
    `select p.id
       from procedure p
      where p.id in (
        select id from procedure where folder_id = $1
        union select procedure_id from notice where source = $2 and (source_id = $3 or source_id = any ($5::text[]))
        union select procedure_id from notice where notice_uuid = any ($5::text[] || $4::text)
        union select n.procedure_id from notice_link l join notice n on n.id = l.notice_id
               where (l.target = $3 and n.source = $2) or l.target = $4
                  or (l.target = any ($6::text[]) and l.relation in ('corrects', 'cancels'))
      )
      order by exists (select 1 from procedure_lot l where l.procedure_id = p.id) desc, p.created_at, p.id`,
    [notice.procedureId, notice.source, notice.sourceId, notice.noticeId, targets, changes],
  );
  return rows.map(({ id }) => id);
}

/**
 * Which of the candidates are one procedure with this notice. Two BT-04 that differ are two procedures, whatever the links
 * say: a link may lead to an earlier purchase of the same thing.
 */
export function sameProcedure(notice: Notice, candidates: readonly Candidate[]): Candidate[] {
  const folderId = notice.procedureId ?? candidates.find((candidate) => candidate.folderId !== null)?.folderId ?? null;
  return candidates.filter((candidate) => candidate.folderId === null || candidate.folderId === folderId);
}
