import type { EntityManager } from 'typeorm';
import { DomainError } from '#lib/kernel';
import type { Notice } from '#lib/notice-formats';
import { identityOf, type NoticeIdentity } from './notice-identity';
import type { Decision } from './procedure-groups';
import { ruleJoining } from './same-procedure';

/** A notice and what ties it to others. */
export interface Member {
  id: string;
  notice: Notice;
  identity: NoticeIdentity;
  /** The procedure it stands in, null when it is new */
  procedureId: string | null;
}

/** All notices that are tied to each other, directly or not, and what officers said of them. */
export interface Family {
  members: Member[];
  decisions: Decision[];
}

const MAX_TURNS = 5;

/** @returns a notice as a member of its family */
export function memberOf(id: string, notice: Notice, procedureId: string | null): Member {
  return { id, notice, identity: identityOf(notice), procedureId };
}

/**
 * Makes those wait that read another notice of the same family: two that may be directly one procedure never run at once.
 * The keys are taken in one order, so that no two readers wait for each other.
 */
export async function lockFamily(tx: EntityManager, { identity }: Member): Promise<void> {
  const { stands, asks } = identity.keys;
  await tx.query(
    `select pg_advisory_xact_lock(key)
       from (select distinct hashtextextended('notice:' || name, 0) as key from unnest($1::text[]) name order by 1) keys`,
    [[...new Set([...stands, ...asks])]],
  );
}

/**
 * Reads a family, the rows of its procedures locked until the transaction ends.
 * @param from notices as they now are: new, changed or known
 * @param before what they were before they changed: whom they were tied to then may stand elsewhere now
 * @throws DomainError `notice/busy` when its procedures keep changing
 */
export async function familyOf(
  tx: EntityManager,
  from: readonly Member[],
  before: readonly Member[] = [],
): Promise<Family> {
  let family = await read(tx, from, before);
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const ids = proceduresOf(family);
    if (ids.length === 0) return family;
    await tx.query(`select id from procedure where id = any ($1::uuid[]) order by id for update`, [ids]);
    // While we waited for a row, its procedure may have been joined to another
    family = await read(tx, await asTheyStand(tx, from), before);
    if (proceduresOf(family).every((id) => ids.includes(id))) return family;
  }
  const { source, sourceId } = from[0]!.notice;
  throw new DomainError('notice/busy', `The procedure of ${source} ${sourceId} keeps changing: read it again.`);
}

/** @returns the procedures in which the members of a family stand */
export function proceduresOf({ members }: Family): string[] {
  return [...new Set(members.flatMap(({ procedureId }) => procedureId ?? []))];
}

async function asTheyStand(tx: EntityManager, from: readonly Member[]): Promise<Member[]> {
  const rows: { id: string; procedureId: string }[] = await tx.query(
    `select id, procedure_id as "procedureId" from notice where id = any ($1::uuid[])`,
    [from.map(({ id }) => id)],
  );
  return from.map((one) => ({ ...one, procedureId: rows.find(({ id }) => id === one.id)?.procedureId ?? null }));
}

async function read(tx: EntityManager, from: readonly Member[], before: readonly Member[]): Promise<Family> {
  const members = new Map(from.map((one) => [one.id, one]));
  const strangers = new Map<string, Member>();
  const decisions = new Map<string, Decision>();
  let edge: Member[] = [...from, ...before];
  while (edge.length > 0) {
    const said = await decisionsOn(tx, edge);
    for (const one of said) decisions.set(`${one.kind} ${one.noticeId} ${one.otherId}`, one);
    const wanted = said.filter(({ kind }) => kind === 'together').flatMap((one) => [one.noticeId, one.otherId]);
    const near = await neighbours(tx, edge, wanted, [...members.keys(), ...strangers.keys()]);
    for (const one of near) strangers.set(one.id, one);
    const reached = edge;
    // Those that stand in one procedure now are looked at together, also when nothing ties them any more
    const stood = new Set(reached.map(({ procedureId }) => procedureId));
    edge = [...strangers.values()].filter(
      (stranger) =>
        stood.has(stranger.procedureId) ||
        wanted.includes(stranger.id) ||
        reached.some((one) => ruleJoining(one.identity, stranger.identity) !== null),
    );
    for (const one of edge) {
      members.set(one.id, one);
      strangers.delete(one.id);
    }
  }
  return { members: [...members.values()], decisions: [...decisions.values()] };
}

async function neighbours(
  tx: EntityManager,
  edge: readonly Member[],
  wanted: readonly string[],
  known: readonly string[],
): Promise<Member[]> {
  const keys = new Set(edge.flatMap(({ identity }) => identity.keys.asks));
  const procedureIds = edge.flatMap(({ procedureId }) => procedureId ?? []);
  // Ids first: most notices have no neighbour, and of the others PostgreSQL would read all when it guesses badly
  const found: { id: string }[] = await tx.query(
    `select notice_id as id from procedure_key where key = any ($1::text[])
     union select id from notice where procedure_id = any ($2::uuid[])
     union select unnest($3::uuid[])`,
    [[...keys], procedureIds, wanted],
  );
  const ids = found.map(({ id }) => id).filter((id) => !known.includes(id));
  if (ids.length === 0) return [];
  const rows: { id: string; content: Notice; procedureId: string }[] = await tx.query(
    `select id, content, procedure_id as "procedureId" from notice where id = any ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id, content, procedureId }) => memberOf(id, content, procedureId));
}

async function decisionsOn(tx: EntityManager, edge: readonly Member[]): Promise<Decision[]> {
  // A notice that has not come yet has had nothing said of it
  const ids = edge.filter(({ procedureId }) => procedureId !== null).map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx.query(
    `select notice_id as "noticeId", other_id as "otherId", kind from procedure_decision
      where undone_at is null and (notice_id = any ($1::uuid[]) or other_id = any ($1::uuid[]))`,
    [ids],
  );
}
