import { Injectable } from '@nestjs/common';
import { Digests, type PlannedDigests } from './digests';
import { Subscriptions, type Subscription } from './subscriptions';

export type { PlannedDigests } from './digests';
export { Preferences, type AlertPreferences } from './preferences';
export { SavedSearches, type KeptSearch } from './saved-searches';

/** Who wants to hear of what, and the digests that tell them. */
@Injectable()
export class AlertService {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly digests: Digests,
  ) {}

  /**
   * Records that a person wants the digests of a supplier, and its consent; asking again changes nothing.
   * @throws DomainError `alert/no-supplier` (404), `alert/stopped` (409)
   */
  async subscribe(subscription: Subscription): Promise<{ isNew: boolean; supplierName: string }> {
    return this.subscriptions.subscribe(subscription);
  }

  /** Plans the digests of the day once its hour has come. @returns null when it has not, or when it was done */
  async planDay(): Promise<PlannedDigests | null> {
    return this.digests.planDay();
  }

  /** Plans all that can be told now, whatever the hour and the rhythm; replayed on the same facts it plans nothing. */
  async planAll(): Promise<PlannedDigests> {
    return this.digests.plan(true);
  }
}
