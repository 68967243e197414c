import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Config } from '#lib/config';
import { Clock, Correlation, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { Consent } from './consent.entity';
import { deliveryPlanned } from './delivery.events';
import { Suppression } from './suppression.entity';

export { MailKindRegistry, type ComposedMail, type DeliverySubject, type MailKind } from './mail-kind-registry';
export type { DeliveryState } from './delivery-state';

export interface PlannedMail {
  /** The person it is for */
  recipientId: string;
  /** A registered mail kind */
  kind: string;
  subjectType: string;
  subjectId: string;
  version: number;
}

/** Plans mails, and knows whether we may write. It knows no room: rooms register how their mails are composed. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Plans a mail, to be composed and sent once the transaction commits. Planned twice, it is the same mail.
   * @returns its id, and whether this call planned it
   */
  async plan(tx: EntityManager, mail: PlannedMail): Promise<{ deliveryId: string; isNew: boolean }> {
    const correlationId = Correlation.current() ?? newId();
    const [deliveryId, outboxId] = [newId(), newId()];
    const unique = [mail.recipientId, mail.subjectType, mail.subjectId, mail.version, mail.kind];
    const written: unknown[] = await tx.query(
      `insert into delivery (recipient_id, subject_type, subject_id, version, kind,
                             id, state, message_id, correlation_id, outbox_id, created_at)
       values ($1, $2, $3, $4, $5, $6, 'created', $7, $8, $9, $10)
       on conflict (recipient_id, subject_type, subject_id, version, kind) do nothing returning id`,
      [...unique, deliveryId, this.messageId(deliveryId), correlationId, outboxId, this.clock.now()],
    );
    if (written.length === 0) {
      const [standing]: { id: string }[] = await tx.query(
        `select id from delivery
          where recipient_id = $1 and subject_type = $2 and subject_id = $3 and version = $4 and kind = $5`,
        unique,
      );
      return { deliveryId: standing!.id, isNew: false };
    }
    await Correlation.run(() => this.outbox.record(tx, deliveryPlanned({ deliveryId }), outboxId), correlationId);
    return { deliveryId, isNew: true };
  }

  /**
   * Notes that a person agreed to be written to. Given again while it stands, nothing changes.
   * @param consent basis: the legal one, in words; source: how it came, as `cli` or `form:/inscription`
   * @returns whether it is new
   */
  async giveConsent(
    tx: EntityManager,
    consent: { personId: string; purpose: string; basis: string; source: string },
  ): Promise<boolean> {
    const written: unknown[] = await tx.query(
      `insert into consent (id, person_id, purpose, basis, source, given_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (person_id, purpose) where withdrawn_at is null do nothing returning id`,
      [newId(), consent.personId, consent.purpose, consent.basis, consent.source, this.clock.now()],
    );
    return written.length > 0;
  }

  /** Withdraws a consent. @param withdrawal by: how, as `mail-link` or a person's id. @returns whether one stood */
  async withdrawConsent(
    tx: EntityManager,
    withdrawal: { personId: string; purpose: string; by: string },
  ): Promise<boolean> {
    const { personId, purpose, by } = withdrawal;
    const { affected } = await tx
      .getRepository(Consent)
      .update({ personId, purpose, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now(), withdrawnBy: by });
    return (affected ?? 0) > 0;
  }

  /** @returns when the person last withdrew a consent that has not been given again, or null */
  async withdrawnAt(tx: EntityManager, personId: string, purpose: string): Promise<Date | null> {
    if (await this.mayWrite(tx, personId, purpose)) return null;
    const last = await tx
      .getRepository(Consent)
      .findOne({ where: { personId, purpose }, order: { withdrawnAt: 'DESC' } });
    return last?.withdrawnAt ?? null;
  }

  /** @returns whether the person agreed to this purpose, and still does */
  mayWrite(tx: EntityManager, personId: string, purpose: string): Promise<boolean> {
    return tx.getRepository(Consent).existsBy({ personId, purpose, withdrawnAt: IsNull() });
  }

  /** Never writes to an address again, whatever consent stands or comes. */
  async suppress(tx: EntityManager, address: string, reason: string): Promise<void> {
    await tx.query(`insert into suppression (address_hash, reason, since) values ($1, $2, $3) on conflict do nothing`, [
      this.addressHash(address),
      reason,
      this.clock.now(),
    ]);
  }

  /** @returns whether an address must not be written to */
  isSuppressed(tx: EntityManager, address: string): Promise<boolean> {
    return tx.getRepository(Suppression).existsBy({ addressHash: this.addressHash(address) });
  }

  private addressHash(address: string): string {
    const known = address.trim().toLowerCase();
    return createHmac('sha256', this.config.secret).update(`suppression:${known}`).digest('hex');
  }

  private messageId(deliveryId: string): string {
    return `<${deliveryId}@${new URL(this.config.publicUrl).hostname}>`;
  }
}
