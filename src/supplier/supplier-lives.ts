import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, DomainError, hashOf, isDay } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { takeTurn, writeAndAnnounce } from './announce';
import type { Origins } from './supplier-history';
import { lifeAfter, type LifeVerb } from './supplier-life';
import { readSuppliers, type StandingSupplier } from './supplier-rows';
import { difference, type SupplierState } from './supplier-state';
import type { SupplierLife } from './supplier.entity';

/** Why a supplier leaves search and matching: the day it closed, or another reason, in words. */
export type ArchiveReason = { closedOn: string } | { because: string };

/** Moves suppliers along their line: imported, invited, claimed, verified; archived and back. */
@Injectable()
export class SupplierLives {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Notes that its people were written to. @throws DomainError `supplier/unknown`, `supplier/life` */
  async invite(tx: EntityManager, supplierId: string, by: string): Promise<void> {
    await this.move(tx, supplierId, 'invite', by);
  }

  /** Notes that its people have taken it over. @throws DomainError `supplier/unknown`, `supplier/life` */
  async claim(tx: EntityManager, supplierId: string, by: string): Promise<void> {
    await this.move(tx, supplierId, 'claim', by);
  }

  /** Notes that an officer has checked what its people say. @throws DomainError `supplier/unknown`, `supplier/life` */
  async verify(tx: EntityManager, supplierId: string, by: string): Promise<void> {
    await this.move(tx, supplierId, 'verify', by);
  }

  /**
   * Puts a supplier out of search and matching, and keeps it in history.
   * @param why the day it closed, `YYYY-MM-DD`, or another reason
   * @throws DomainError `supplier/unknown`; `supplier/closed-on` when the day is none, or is to come
   */
  async archive(tx: EntityManager, supplierId: string, why: ArchiveReason, by: string): Promise<void> {
    const closedOn = 'closedOn' in why ? why.closedOn : null;
    if (closedOn !== null && (!isDay(closedOn) || closedOn > this.clock.today())) {
      const message = 'Give the day that the establishment closed, YYYY-MM-DD, today at the latest.';
      throw new DomainError('supplier/closed-on', message, { status: 422, field: 'closedOn' });
    }
    await this.move(tx, supplierId, 'archive', by, (state) => ({
      closedOn: closedOn ?? state.closedOn,
      ...('because' in why ? { because: why.because } : {}),
    }));
  }

  /**
   * Puts an archived supplier back where it was on its line, for a person to do; a register does it by saying that it is open.
   * @throws DomainError `supplier/unknown`; `supplier/life` when it is not archived
   */
  async reopen(tx: EntityManager, supplierId: string, by: string): Promise<void> {
    await takeTurn(tx);
    const standing = await this.standingById(tx, supplierId);
    if (standing.state.life !== 'archived') {
      throw new DomainError('supplier/life', 'The supplier is not archived: there is nothing to reopen.', {
        status: 409,
      });
    }
    await this.lay(tx, standing, { life: standing.lifeBefore ?? 'imported', closedOn: null }, by);
  }

  private async standingById(tx: EntityManager, supplierId: string): Promise<StandingSupplier> {
    const [standing] = isId(supplierId) ? await readSuppliers(tx, 's.id = $1', [supplierId]) : [];
    if (!standing) throw new DomainError('supplier/unknown', 'There is no such supplier.', { status: 404 });
    return standing;
  }

  private async move(
    tx: EntityManager,
    supplierId: string,
    verb: LifeVerb,
    by: string,
    more: (state: SupplierState) => { closedOn?: string | null; because?: string } = () => ({}),
  ): Promise<void> {
    await takeTurn(tx);
    const standing = await this.standingById(tx, supplierId);
    await this.lay(tx, standing, { life: lifeAfter(verb, standing.state.life), ...more(standing.state) }, by);
  }

  /** Writes where a supplier stands on its line, with its change and its event; nothing when it stands there already. */
  private async lay(
    tx: EntityManager,
    { id, state: before, origins }: StandingSupplier,
    { because, ...members }: { life: SupplierLife; closedOn?: string | null; because?: string },
    by: string,
  ): Promise<void> {
    const state = { ...before, ...members };
    const change = difference(before, state);
    if (Object.keys(change.after).length === 0) return;
    if (because !== undefined) change.after = { ...change.after, because };
    const told: Origins =
      members.closedOn === undefined ? {} : { closedOn: { by, at: this.clock.now().toISOString() } };
    const write = { id, contentHash: hashOf(state), state, origins: { ...origins, ...told }, change };
    await writeAndAnnounce(tx, this.outbox, [write], by, this.clock.now());
  }
}

/** PostgreSQL refuses a text that is no uuid; nobody has it either. */
function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/i.test(text);
}
