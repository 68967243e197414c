import type { EntityManager } from 'typeorm';
import type { AccountService } from '../account/account.service';
import type { OpportunityService } from '../opportunity/opportunity.service';
import { NeedExclusion } from './need-exclusion.entity';
import { opportunityOf } from './need-opportunity';
import type { Need } from './need.entity';

interface Rooms {
  accounts: AccountService;
  opportunities: OpportunityService;
}

/**
 * Publishes the need's opportunity as the need now is, when its answers are or once were whole.
 * @param today the day whose law names the article of a reservation
 * @returns the id of the opportunity, or null while there is none
 */
export async function tellNeed(tx: EntityManager, need: Need, rooms: Rooms, today: string): Promise<string | null> {
  if (need.places.length === 0) return null;
  const buyer = (await rooms.accounts.organisationById(tx, need.organisationId))!;
  const rows = await tx.getRepository(NeedExclusion).findBy({ needId: need.id });
  const excluded = rows.map(({ supplierId }) => supplierId).sort();
  const { opportunityId } = await rooms.opportunities.publish(tx, opportunityOf(need, { buyer, excluded }, today));
  return opportunityId;
}
