import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { DeliveryService } from '../delivery/delivery.service';
import { signInRequested } from './account.events';
import { SignInService } from './sign-in.service';

/** Looks up who asked for a link, and plans its mail when somebody is known at that address. */
@Injectable()
export class SignInRequestedConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly signIns: SignInService,
    private readonly delivery: DeliveryService,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'account-look-up-sign-in',
      queue: 'delivery',
      event: signInRequested,
      handle: async (tx, { signInId }) => {
        const found = await this.signIns.lookUp(tx, signInId);
        if (!found) return;
        await this.delivery.plan(tx, {
          recipientId: found.personId,
          kind: 'sign-in',
          subjectType: 'sign-in',
          subjectId: signInId,
          version: 1,
        });
      },
    });
  }
}
