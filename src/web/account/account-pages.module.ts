import { Module } from '@nestjs/common';
import { AccountModule } from '../../account/account.module';
import { WebSharedModule } from '../shared/web-shared.module';
import { AccountController } from './account.controller';
import { DemoPeopleQuery } from './demo-people.query';
import { SignInController } from './sign-in.controller';
import { SignOutController } from './sign-out.controller';

@Module({
  imports: [AccountModule, WebSharedModule],
  controllers: [SignInController, SignOutController, AccountController],
  providers: [DemoPeopleQuery],
})
export class AccountPagesModule {}
