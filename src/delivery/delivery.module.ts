import { Module } from '@nestjs/common';
import { DeliveryAttempt } from './delivery-attempt';
import { DeliveryService } from './delivery.service';
import { MailKindRegistry } from './mail-kind-registry';
import { RecoverDeliveriesJob } from './recover-deliveries.job';
import { SendDeliveryConsumer } from './send-delivery.consumer';

@Module({
  providers: [DeliveryService, MailKindRegistry, DeliveryAttempt, SendDeliveryConsumer, RecoverDeliveriesJob],
  exports: [DeliveryService, MailKindRegistry],
})
export class DeliveryModule {}
