import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { AuditService } from '../audit/audit.service';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';
import { SessionService } from './session.service';
import { SignInService, type SignedIn } from './sign-in.service';
import type { Role, Viewer } from './viewer';

export { ROLES, type Role, type Viewer } from './viewer';
export type { SignedIn } from './sign-in.service';
export { localPath } from './local-path';

export interface KnownPerson {
  id: string;
  email: string;
  name: string;
  disabledAt: Date | null;
}

export interface KnownOrganisation {
  id: string;
  name: string;
  siret: string | null;
  city: string | null;
}

/** People, the organisations they act for, their roles, and how they sign in. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
  ) {}

  /** @returns a person, or null; `tx` null reads outside any transaction */
  async personById(tx: EntityManager | null, id: string): Promise<KnownPerson | null> {
    return (tx ?? this.db.manager).getRepository(Person).findOneBy({ id });
  }

  /** @returns a person by its address, whatever its case, or null */
  async personByEmail(tx: EntityManager | null, email: string): Promise<KnownPerson | null> {
    return (tx ?? this.db.manager)
      .getRepository(Person)
      .createQueryBuilder('p')
      .where('lower(p.email) = lower(:email)', { email: email.trim() })
      .getOne();
  }

  /** @returns the person of an address, made when there is none; a name given later only fills an empty one */
  async findOrCreatePerson(tx: EntityManager, given: { email: string; name: string }): Promise<KnownPerson> {
    const email = given.email.trim();
    await tx.query(
      `insert into person (id, email, name, created_at) values ($1, $2, $3, $4) on conflict (lower(email)) do update set name = excluded.name where person.name = ''`,
      [newId(), email, given.name, this.clock.now()],
    );
    return (await this.personByEmail(tx, email))!;
  }

  /** @returns the organisation of a SIRET, or of a name when it has none, made when there is none */
  async findOrCreateOrganisation(
    tx: EntityManager,
    given: { name: string; siret?: string | null; legalType?: string | null; city?: string | null },
  ): Promise<KnownOrganisation> {
    const organisations = tx.getRepository(Organisation);
    // Without a SIRET nothing in the table makes two equal: the lock does
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `organisation:${given.siret ?? given.name}`,
    ]);
    const found = given.siret
      ? await organisations.findOneBy({ siret: given.siret })
      : await organisations.findOneBy({ name: given.name });
    if (found) return found;
    const { name, siret = null, legalType = null, city = null } = given;
    const made = { id: newId(), name, siret, legalType, city, createdAt: this.clock.now() };
    await organisations.insert(made);
    return made;
  }

  /** @returns an organisation, or null */
  async organisationById(tx: EntityManager | null, id: string): Promise<KnownOrganisation | null> {
    return (tx ?? this.db.manager).getRepository(Organisation).findOneBy({ id });
  }

  /**
   * Gives a person a role; giving it twice is free.
   * @throws DomainError `account/role-incomplete` for a buyer without an organisation or a supplier without a supplier
   */
  async grantRole(
    tx: EntityManager,
    given: { personId: string; role: Role; organisationId?: string | null; supplierId?: string | null },
  ): Promise<void> {
    const { personId, role, organisationId = null, supplierId = null } = given;
    if ((role === 'buyer' && organisationId === null) || (role === 'supplier' && supplierId === null)) {
      throw new DomainError('account/role-incomplete', 'Give a buyer its organisation, and a supplier its supplier.');
    }
    const rows: unknown[] = await tx.query(
      `insert into membership (id, person_id, role, organisation_id, supplier_id, since) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning 1`,
      [newId(), personId, role, organisationId, supplierId, this.clock.now()],
    );
    if (rows.length === 0) return;
    const facts = { role, organisationId, supplierId };
    await this.audit.record(tx, {
      personId,
      channel: 'cli',
      action: 'account.role-granted',
      subjectType: 'person',
      subjectId: personId,
      facts,
    });
  }

  /** Asks for a sign-in link: the same work and the same answer for every address. @throws TooManyRequests (429) */
  async requestSignIn(email: string, returnTo: string): Promise<void> {
    await this.signIns.request(email, returnTo);
  }

  /** @returns where a link leads when it would sign in now, else null */
  async lookAtSignIn(token: string): Promise<{ returnTo: string } | null> {
    return this.signIns.look(token);
  }

  /** Uses a link up. @param replaces the cookie held before @throws DomainError `account/link-spent` (410) */
  async consumeSignIn(token: string, space?: Role, replaces?: string): Promise<SignedIn> {
    return this.signIns.consume(token, space, replaces);
  }

  /** @returns who a session's cookie stands for, or null */
  async sessionOf(cookieToken: string): Promise<Viewer | null> {
    return this.sessions.viewer(cookieToken);
  }

  /** Moves a session to another space of its person. */
  async enterSpace(cookieToken: string, space: Role): Promise<void> {
    await this.sessions.enter(cookieToken, space);
  }

  /** Ends a session on the server; ending it twice is free. */
  async signOut(cookieToken: string): Promise<void> {
    await this.sessions.end(cookieToken);
  }

  /** Keeps a person out from now on: its sessions end, its links no longer sign in. */
  async disable(tx: EntityManager, personId: string): Promise<void> {
    await tx.query('update person set disabled_at = $2 where id = $1 and disabled_at is null', [
      personId,
      this.clock.now(),
    ]);
    await this.sessions.endAll(tx, personId);
    await this.audit.record(tx, {
      personId,
      channel: 'cli',
      action: 'account.disabled',
      subjectType: 'person',
      subjectId: personId,
    });
  }
}
