import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readPrepared, type PreparedRead } from '#lib/database';
import { Clock } from '#lib/kernel';
import { AuditService } from '../audit/audit.service';
import { hashOfToken, randomToken } from './secret-token';
import { Session } from './session.entity';
import { viewerOf, type Role, type RoleHeld, type Viewer } from './viewer';

const MINUTE_MS = 60_000;
/** A desk left alone (OWASP ASVS 5.0, 7.3.1) */
const IDLE_MS = 30 * MINUTE_MS;
/** A working day, whatever was done in it (7.3.2) */
const LIFE_MS = 12 * 60 * MINUTE_MS;
/** The instant last seen is written once a minute at most, so that reading pages costs no write */
const SEEN_EVERY_MS = MINUTE_MS;

/** Roles of a person, the oldest first, with the name of the organisation. */
const rolesHeld = (person: string): string => `
  select m.role, m.organisation_id as "organisationId", o.name as "organisationName", m.supplier_id as "supplierId"
    from membership m left join organisation o on o.id = m.organisation_id
   where m.person_id = ${person} order by m.since, m.role, m.id`;

/** Read for every page that somebody who is signed in asks for. */
const VIEWER: PreparedRead = {
  name: 'session-viewer',
  text: `select p.id, p.name, s.space, s.seen_at as "seenAt",
                coalesce((select json_agg(held) from (${rolesHeld('p.id')}) held), '[]') as roles
           from session s join person p on p.id = s.person_id
          where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and p.disabled_at is null`,
};

interface ViewerRow {
  id: string;
  name: string;
  space: Role;
  seenAt: Date;
  roles: RoleHeld[];
}

/** Browsers that are signed in. The cookie's value is random; only its hash is kept. */
@Injectable()
export class SessionService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Starts a session, and ends the one that the same browser held, so that a value known before is worth nothing after.
   * @returns the value of the cookie, and how long it may serve at most
   */
  async start(
    tx: EntityManager,
    personId: string,
    space: Role,
    replaces?: string,
  ): Promise<{ token: string; lifeSeconds: number }> {
    if (replaces) await tx.getRepository(Session).delete({ tokenHash: hashOfToken(replaces) });
    const token = randomToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    await tx
      .getRepository(Session)
      .insert({ tokenHash: hashOfToken(token), personId, space, startedAt: now, seenAt: now, expiresAt });
    await this.note(tx, personId, 'session.started');
    return { token, lifeSeconds: LIFE_MS / 1000 };
  }

  /** @returns who a cookie stands for, or null when it is unknown, ended, idle too long or its person disabled */
  async viewer(token: string): Promise<Viewer | null> {
    const now = this.clock.now();
    const tokenHash = hashOfToken(token);
    const asked = [tokenHash, now, new Date(now.getTime() - IDLE_MS)];
    const [row] = await readPrepared<ViewerRow>(this.db, VIEWER, asked);
    if (!row) return null;
    if (now.getTime() - row.seenAt.getTime() >= SEEN_EVERY_MS) {
      await this.db.query('update session set seen_at = $2 where token_hash = $1', [tokenHash, now]);
    }
    return viewerOf(row, row.roles, row.space);
  }

  /** @returns the roles of a person, the oldest first */
  async rolesOf(tx: EntityManager, personId: string): Promise<RoleHeld[]> {
    return tx.query(rolesHeld('$1'), [personId]);
  }

  /** Moves a session to another space of its person; a space it does not hold changes nothing. */
  async enter(token: string, space: Role): Promise<void> {
    await this.db.query(
      `update session s set space = $2
        where s.token_hash = $1 and exists (select 1 from membership m where m.person_id = s.person_id and m.role = $2)`,
      [hashOfToken(token), space],
    );
  }

  /** Ends a session on the server; ending it twice is free. */
  async end(token: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [rows]: [{ personId: string }[]] = await tx.query(
        'delete from session where token_hash = $1 returning person_id as "personId"',
        [hashOfToken(token)],
      );
      if (rows[0]) await this.note(tx, rows[0].personId, 'session.ended');
    });
  }

  /** Ends every session of a person (ASVS 7.4.2: when the account is disabled). */
  async endAll(tx: EntityManager, personId: string): Promise<void> {
    await tx.getRepository(Session).delete({ personId });
  }

  /** Forgets the sessions that can no longer serve. */
  async forgetPast(tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    await tx.query('delete from session where expires_at <= $1 or seen_at <= $2', [
      now,
      new Date(now.getTime() - IDLE_MS),
    ]);
  }

  private async note(tx: EntityManager, personId: string, action: string): Promise<void> {
    await this.audit.record(tx, { personId, channel: 'web', action, subjectType: 'person', subjectId: personId });
  }
}
