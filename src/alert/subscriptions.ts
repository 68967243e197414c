import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError, newId, parisDay } from '#lib/kernel';
import { AccountService } from '../account/account.service';
import { AuditService } from '../audit/audit.service';
import { DeliveryService } from '../delivery/delivery.service';
import { SupplierService } from '../supplier/supplier.service';
import { AlertProfile } from './alert-profile.entity';
import { setLeads } from './preferences';

export interface Subscription {
  siret: string;
  email: string;
  /** On what ground we may write: `requested` when the person asked for it */
  basis: string;
  /** Who or what recorded it: `cli`, `web`, `demo` */
  source: string;
  /** The person asks again after it stopped the mails */
  again?: boolean;
  /** Whether it wants leads too; left as it is when absent, and none for a new subscription */
  leads?: boolean;
}

/** Who asked to hear of what: a person, its consent, and an alert profile on a supplier. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
    private readonly suppliers: SupplierService,
    private readonly delivery: DeliveryService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Records that a person wants the digests of a supplier. Asking again changes nothing.
   * @returns whether the subscription is new
   * @throws DomainError `alert/no-supplier` (404) when no supplier has this SIRET, `alert/stopped` (409) when the person
   * stopped the mails and `again` does not say that it wants them back
   */
  async subscribe(subscription: Subscription): Promise<{ isNew: boolean; supplierName: string }> {
    const { siret, email, basis, source, again = false, leads } = subscription;
    return this.db.transaction(async (tx) => {
      const supplier = await this.suppliers.bySiret(tx, siret);
      if (!supplier) {
        throw new DomainError('alert/no-supplier', `Aucun fournisseur n’a le SIRET ${siret} : importez-le d’abord.`, {
          status: 404,
          field: 'siret',
        });
      }
      const person = await this.accounts.findOrCreatePerson(tx, { email, name: '' });
      const stoppedAt = again ? null : await this.delivery.withdrawnAt(tx, person.id, 'digest');
      if (stoppedAt) {
        const message = `Cette personne a demandé, le ${parisDay(stoppedAt)}, à ne plus rien recevoir. Si elle le veut de nouveau, ajoutez \`--again\`.`;
        throw new DomainError('alert/stopped', message, { status: 409 });
      }
      await this.accounts.grantRole(tx, { personId: person.id, role: 'supplier', supplierId: supplier.id });
      await this.delivery.giveConsent(tx, { personId: person.id, purpose: 'digest', basis, source });
      const now = this.clock.now();
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(AlertProfile)
        .values({
          id: newId(),
          personId: person.id,
          supplierId: supplier.id,
          rhythm: 'daily',
          leads: leads ?? false,
          pausedUntil: null,
          createdAt: now,
          changedAt: now,
        })
        .orIgnore()
        .returning('id')
        .execute();
      const isNew = (raw as unknown[]).length > 0;
      if (isNew) {
        await this.audit.record(tx, {
          personId: person.id,
          channel: source === 'web' ? 'web' : 'cli',
          action: 'alert.subscribed',
          subjectType: 'supplier',
          subjectId: supplier.id,
          facts: { basis, source },
        });
      }
      if (!isNew && leads !== undefined) {
        await setLeads(tx, this.audit, { personId: person.id, supplierId: supplier.id, leads, source, now });
      }
      return { isNew, supplierName: supplier.state.name };
    });
  }
}
