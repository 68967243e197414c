import { Injectable } from '@nestjs/common';
import { Digests } from './digests';
import { Subscriptions, type Subscription } from './subscriptions';

/** Who wants to hear of what, and the digests that tell them. */
@Injectable()
export class AlertService {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly digests: Digests,
  ) {}

  /**
   * Records that a person wants the digests of a supplier, and its consent; asking again changes nothing.
   * @throws DomainError `alert/no-supplier` (404)
   */
  async subscribe(subscription: Subscription): Promise<{ isNew: boolean; supplierName: string }> {
    return this.subscriptions.subscribe(subscription);
  }

  /**
   * Plans the digests that are due; replaying it on the same facts plans none.
   * @param all whatever the hour and the rhythm
   */
  async planDigests({ all }: { all: boolean }): Promise<{ digests: number; opportunities: number }> {
    return this.digests.plan(all);
  }
}
