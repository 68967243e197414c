import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MailNotNow, MailRefused, Mailer, told } from '#lib/mail';
import { ConsumerRegistry, type Receipt } from '#lib/outbox';
import { DeliveryAttempt } from './delivery-attempt';
import type { Delivery } from './delivery.entity';
import { deliveryPlanned } from './delivery.events';
import { DeliveryService } from './delivery.service';
import { MailKindRegistry, type ComposedMail } from './mail-kind-registry';

/** Sends planned mails. What is sent is composed at that moment, so what was withdrawn meanwhile is not sent. */
@Injectable()
export class SendDeliveryConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly attempts: DeliveryAttempt,
    private readonly kinds: MailKindRegistry,
    private readonly deliveries: DeliveryService,
    private readonly mailer: Mailer,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'send-delivery',
      queue: 'delivery',
      event: deliveryPlanned,
      effect: ({ deliveryId }, receipt) => this.send(deliveryId, receipt),
    });
  }

  /** @throws MailNotNow, or what composing threw, when it is to be tried again */
  private async send(deliveryId: string, receipt: Receipt): Promise<void> {
    const delivery = await this.attempts.take(deliveryId, receipt);
    if (!delivery) return;
    try {
      const composed = await this.kinds.of(delivery.kind).compose(delivery);
      const objection = composed ? await this.objection(delivery, composed) : 'no-longer-holds';
      if (objection !== null) {
        await this.attempts.conclude(delivery, 'withheld', objection, receipt);
        return;
      }
      await this.mailer.send({ ...composed!, messageId: delivery.messageId, kind: delivery.kind });
    } catch (error) {
      await this.concludeFailed(delivery, error, receipt);
      return;
    }
    await this.attempts.conclude(delivery, 'accepted', null, receipt);
  }

  /** @returns why this mail must not be sent, null when it may */
  private async objection(delivery: Delivery, { to }: ComposedMail): Promise<string | null> {
    const { purpose } = this.kinds.of(delivery.kind);
    const tx = this.db.manager;
    if (purpose !== null && !(await this.deliveries.mayWrite(tx, delivery.recipientId, purpose))) return 'no-consent';
    return (await this.deliveries.isSuppressed(tx, to)) ? 'suppressed-address' : null;
  }

  private async concludeFailed(delivery: Delivery, error: unknown, receipt: Receipt): Promise<void> {
    const reason = reasonOf(error);
    if (error instanceof MailRefused) {
      await this.attempts.conclude(delivery, 'refused', reason, receipt);
      return;
    }
    if (this.attempts.isOverdue(delivery)) {
      await this.attempts.conclude(delivery, 'given-up', reason, receipt);
      return;
    }
    const lost = error instanceof MailNotNow && error.maybeAccepted;
    await this.attempts.conclude(delivery, lost ? 'lost' : 'put-off', reason);
    throw error;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof MailRefused) return `refused: ${told(error.failure)}`;
  if (error instanceof MailNotNow) return `not now: ${told(error.failure)}`;
  return 'could not be composed';
}
