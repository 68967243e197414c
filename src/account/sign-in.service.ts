import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#lib/config';
import { RateLimits, type RateRule } from '#lib/http';
import { Clock, DomainError, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { signInRequested } from './account.events';
import { localPath } from './local-path';
import { hashOfToken, signInToken } from './secret-token';
import { SessionService } from './session.service';
import { SignIn } from './sign-in.entity';
import type { Role } from './viewer';

/** ASVS 6.5.5: a code sent by another way lives ten minutes at most */
const LINK_MS = 10 * 60_000;
/** Links that one address may be sent, known or not: enough when a mail is slow, too few to flood a mailbox */
const LINKS_PER_ADDRESS: RateRule = { name: 'sign-in-address', points: 5, seconds: 15 * 60 };

export interface SignedIn {
  /** Value of the session's cookie */
  token: string;
  /** Longest it may serve */
  lifeSeconds: number;
  /** A path of this site */
  returnTo: string;
}

/** Signing in by a link: asked for, looked up by the worker, used once. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Notes that a link is asked for. Whether the address is known is looked up later, by the worker: the page does the
   * same work and takes the same time for every address (ASVS 6.3.8).
   * @throws TooManyRequests (429)
   */
  async request(email: string, returnTo: string): Promise<void> {
    const address = email.trim().toLowerCase();
    // A keyed hash: the counters must not tell who uses the site to whoever tries a list of addresses on them
    const counted = createHmac('sha256', this.config.secret).update(`sign-in-limit\n${address}`).digest('base64url');
    await this.limits.take(LINKS_PER_ADDRESS, counted);
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const id = newId();
      await tx.getRepository(SignIn).insert({
        id,
        address,
        personId: null,
        tokenHash: null,
        returnTo: localPath(returnTo),
        requestedAt: now,
        expiresAt: new Date(now.getTime() + LINK_MS),
        usedAt: null,
      });
      await this.outbox.record(tx, signInRequested({ signInId: id }));
    });
  }

  /**
   * Gives a request its person and its token; one from an unknown or disabled address leaves nothing behind.
   * @returns whom to write to, or null
   */
  async lookUp(tx: EntityManager, signInId: string): Promise<{ personId: string } | null> {
    const rows: { personId: string | null }[] = await tx.query(
      `select coalesce(s.person_id, p.id) as "personId"
         from sign_in s left join person p on lower(p.email) = s.address and p.disabled_at is null
              and exists (select 1 from membership m where m.person_id = p.id)
        where s.id = $1 for update of s`,
      [signInId],
    );
    if (!rows[0]) return null;
    const { personId } = rows[0];
    if (personId === null) {
      await tx.getRepository(SignIn).delete(signInId);
      return null;
    }
    const tokenHash = hashOfToken(signInToken(this.config.secret, signInId));
    await tx.getRepository(SignIn).update(signInId, { address: null, personId, tokenHash });
    return { personId };
  }

  /** @returns where a link leads when it would sign in now, else null; looking uses nothing up */
  async look(token: string): Promise<{ returnTo: string } | null> {
    const rows: { returnTo: string }[] = await this.db.query(
      'select return_to as "returnTo" from sign_in where token_hash = $1 and used_at is null and expires_at > $2',
      [hashOfToken(token), this.clock.now()],
    );
    return rows[0] ?? null;
  }

  /**
   * Uses a link up and starts a session.
   * @param space where to begin; the person's first role when it is not given or not held
   * @param replaces value of the cookie that the browser held before
   * @throws DomainError `account/link-spent` (410) when the link is unknown, used, late, or its person may not enter
   */
  async consume(token: string, space?: Role, replaces?: string): Promise<SignedIn> {
    return this.db.transaction(async (tx) => {
      // One statement, so that of two who come together one only finds it unused
      const [used]: [{ personId: string; returnTo: string }[]] = await tx.query(
        `update sign_in s set used_at = $2 from person p
          where s.token_hash = $1 and s.used_at is null and s.expires_at > $2
            and p.id = s.person_id and p.disabled_at is null
        returning s.person_id as "personId", s.return_to as "returnTo"`,
        [hashOfToken(token), this.clock.now()],
      );
      const [first] = used[0] ? await this.sessions.rolesOf(tx, used[0].personId) : [];
      if (!used[0] || !first) {
        throw new DomainError('account/link-spent', 'Ce lien a déjà servi ou a expiré.', {
          status: 410,
          level: 'info',
        });
      }
      const { personId, returnTo } = used[0];
      const session = await this.sessions.start(tx, personId, space ?? first.role, replaces);
      return { ...session, returnTo };
    });
  }

  /** Forgets requests a day after they ended. */
  async forgetPast(tx: EntityManager): Promise<void> {
    await tx.query('delete from sign_in where expires_at < $1', [new Date(this.clock.now().getTime() - 86_400_000)]);
  }
}
