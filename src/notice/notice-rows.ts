import type { EntityManager } from 'typeorm';
import type { Notice as NoticeContent, Repair } from '#lib/notice-formats';
import { writeAwards } from './award-rows';
import type { Member } from './notice-family';
import { linkTarget } from './notice-order';
import { Notice } from './notice.entity';

/** A notice as it was read, with what was mended and the key of the bytes it was read from. */
export interface ReadNotice {
  notice: NoticeContent;
  repairs: Repair[];
  rawHash: string;
}

/** Writes the row of a notice, the keys and links under which others find it, and the contracts it tells of. */
export async function writeNotice(
  tx: EntityManager,
  member: Member,
  procedureId: string,
  reading: Omit<ReadNotice, 'notice'> & { contentHash: string; readAt: Date },
): Promise<void> {
  const { id, notice, identity } = member;
  const { source, sourceId, noticeId: noticeUuid, form, publishedOn, url, links } = notice;
  const issuedAt = notice.issuedAt === null ? null : new Date(notice.issuedAt);
  const said = { source, sourceId, noticeUuid, form, publishedOn, issuedAt, url, content: notice };
  const isKnown = member.procedureId !== null;
  const row = { procedureId, ...said, ...reading };
  if (isKnown) await tx.getRepository(Notice).update({ id }, row);
  else await tx.getRepository(Notice).insert({ id, joinedBy: null, ...row });
  if (isKnown) {
    await tx.query('delete from procedure_key where notice_id = $1', [id]);
    await tx.query('delete from notice_link where notice_id = $1', [id]);
  }
  await tx.query(`insert into procedure_key (key, notice_id) select unnest($2::text[]), $1`, [
    id,
    identity.keys.stands,
  ]);
  await writeAwards(tx, id, notice, isKnown);
  if (links.length === 0) return;
  await tx.query(
    `insert into notice_link (notice_id, relation, target)
     select $1, relation, target from unnest($2::text[], $3::text[]) l (relation, target) on conflict do nothing`,
    [id, links.map(({ relation }) => relation), links.map(({ target }) => linkTarget(target))],
  );
}
