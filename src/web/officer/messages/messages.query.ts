import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { MessageAim, MessageState } from '../../../supplier/supplier.service';

/** A message as an officer reads it. */
export interface MessageRow {
  id: string;
  aim: MessageAim;
  state: MessageState;
  fromName: string;
  fromOrganisation: string;
  fromEmail: string;
  isSignedIn: boolean;
  text: string;
  sentAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  note: string;
  supplierName: string;
  siret: string;
  /** An address to send it on to is known */
  canForward: boolean;
  /** It is about the page, and an address that was found in a list is kept */
  canForget: boolean;
}

export const MESSAGES_PER_PAGE = 20;

/** Messages written from the pages of suppliers. */
@Injectable()
export class MessagesQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns those that wait, oldest first; or those that are done, newest first; and how many there are of each */
  async page(state: 'waiting' | 'done', page: number): Promise<{ rows: MessageRow[]; waiting: number; done: number }> {
    return readOnly(this.db, async (tx) => {
      const [counts]: { waiting: number; done: number }[] = await tx.query(
        `select (count(*) filter (where state = 'waiting'))::int as waiting,
                (count(*) filter (where state <> 'waiting'))::int as done from supplier_message`,
      );
      const rows: MessageRow[] = await tx.query(
        `select m.id, m.aim, m.state, m.from_name as "fromName", m.from_organisation as "fromOrganisation",
                m.from_email as "fromEmail", m.person_id is not null as "isSignedIn", m.text, m.sent_at as "sentAt",
                m.decided_at as "decidedAt", p.name as "decidedBy", m.note,
                coalesce(nullif(s.brand, ''), s.name) as "supplierName", s.siret,
                m.aim = 'contact' and (exists (select 1 from supplier_contact c where c.supplier_id = s.id and c.email is not null)
                  or exists (select 1 from membership b where b.supplier_id = s.id and b.role = 'supplier')) as "canForward",
                m.aim = 'mistake' and exists (select 1 from supplier_contact c where c.supplier_id = s.id) as "canForget"
           from supplier_message m join supplier s on s.id = m.supplier_id left join person p on p.id = m.decided_by
          where (m.state = 'waiting') = $1
          order by ${state === 'waiting' ? 'm.sent_at, m.id' : 'm.sent_at desc, m.id'} limit $2 offset $3`,
        [state === 'waiting', MESSAGES_PER_PAGE, (page - 1) * MESSAGES_PER_PAGE],
      );
      return { rows, ...counts! };
    });
  }
}
