import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccount1790000000600 implements MigrationInterface {
  readonly name = 'CreateAccount1790000000600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organisation (
        id uuid primary key,
        name text not null,
        siret char(14) unique,
        legal_type text,
        city text,
        created_at timestamptz not null
      );
      create table person (
        id uuid primary key,
        email text not null,
        name text not null,
        created_at timestamptz not null,
        disabled_at timestamptz
      );
      create unique index person_email on person (lower(email));
      create table membership (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person (id) on delete cascade,
        role text not null check (role in ('buyer', 'supplier', 'officer')),
        organisation_id uuid references organisation (id),
        -- the supplier spoken for, when the role is supplier
        supplier_id uuid,
        since timestamptz not null
      );
      create unique index membership_once on membership
        (person_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), coalesce(supplier_id, '00000000-0000-0000-0000-000000000000'));
      create table sign_in (
        id uuid primary key,
        -- what was typed, until the worker has looked it up; an unknown address leaves no row
        address text,
        person_id uuid references person (id) on delete cascade,
        token_hash text unique,
        return_to text not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        check ((person_id is null) = (token_hash is null) and (person_id is null) = (address is not null))
      );
      create index sign_in_expires_at on sign_in (expires_at);
      create table session (
        token_hash text primary key,
        person_id uuid not null references person (id) on delete cascade,
        space text not null check (space in ('buyer', 'supplier', 'officer')),
        started_at timestamptz not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index session_person on session (person_id);
      -- Counters of rate-limiter-flexible (its own column names)
      create table rate_limit (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table rate_limit;
      drop table session;
      drop table sign_in;
      drop table membership;
      drop table person;
      drop table organisation;
    `);
  }
}
