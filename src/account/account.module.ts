import { Module } from '@nestjs/common';
import { RateLimits } from '#lib/http';
import { AuditModule } from '../audit/audit.module';
import { DeliveryModule } from '../delivery/delivery.module';
import { AccountService } from './account.service';
import { ForgetPastSignInsJob } from './forget-past-sign-ins.job';
import { SessionService } from './session.service';
import { SignInMail } from './sign-in.mail';
import { SignInRequestedConsumer } from './sign-in-requested.consumer';
import { SignInService } from './sign-in.service';

@Module({
  imports: [AuditModule, DeliveryModule],
  providers: [
    AccountService,
    SignInService,
    SessionService,
    RateLimits,
    SignInMail,
    SignInRequestedConsumer,
    ForgetPastSignInsJob,
  ],
  exports: [AccountService],
})
export class AccountModule {}
