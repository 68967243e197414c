import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Role } from '../../account/account.service';

export interface DemoPerson {
  role: Role;
  name: string;
  email: string;
}

/** The first person of each role: in a demo, those it was loaded with. Never asked elsewhere: it shows addresses. */
@Injectable()
export class DemoPeopleQuery {
  constructor(private readonly db: DataSource) {}

  async all(): Promise<DemoPerson[]> {
    return readOnly(this.db, (tx) =>
      tx.query<DemoPerson[]>(
        `select distinct on (m.role) m.role, p.name, p.email
         from membership m join person p on p.id = m.person_id
        where p.disabled_at is null order by m.role, m.since, p.id`,
      ),
    );
  }
}
