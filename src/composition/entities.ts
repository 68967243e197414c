import { OpportunityVersion } from '../opportunity/opportunity-version.entity';
import { Opportunity } from '../opportunity/opportunity.entity';

/** Every entity of every room; a guard test compares them with the migrated tables. */
export const entities: (new () => object)[] = [
  Opportunity,
  OpportunityVersion,
];
