import { Injectable } from '@nestjs/common';
import { Viewers, type SignedIn } from '#lib/http';
import { AccountService } from '../../account/account.service';

/** Sessions of the account room, for the pipeline of requests. */
@Injectable()
export class AccountViewers extends Viewers {
  constructor(private readonly accounts: AccountService) {
    super();
  }

  of(sessionToken: string): Promise<SignedIn | null> {
    return this.accounts.sessionOf(sessionToken);
  }
}
