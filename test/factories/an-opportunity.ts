import type { Lever } from '#lib/nomenclature';
import { findCommune, placeOfCommune } from '#lib/nomenclature';
import { OpportunityService, type OpportunityState } from '../../src/opportunity/opportunity.service';
import type { TestHouse } from '../support/house';

let made = 0;

/** A lot open to all, of green spaces in Poitiers, that closes on 4 May 2026 at noon, but for what is told. */
export function aLot(title = 'Entretien des espaces verts'): OpportunityFactory {
  made += 1;
  return new OpportunityFactory({
    kind: 'lot',
    ref: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}/1`,
    visibility: 'public',
    status: 'open',
    title,
    text: '',
    cpv: ['77310000'],
    nature: 'services',
    place: placeOfCommune(findCommune('Poitiers', { department: '86' })!.code)!,
    amount: null,
    marks: [],
    buyer: { name: 'Commune de Brumeval', siret: null, city: 'Poitiers' },
    startsOn: null,
    closesAt: '2026-05-04T10:00:00.000Z',
    path: `/avis/boamp-26-${made}`,
    documentsUrl: null,
    lotNumber: '1',
    noticeRef: `boamp-26-${made}`,
  });
}

export class OpportunityFactory {
  constructor(readonly state: OpportunityState) {}

  with(more: Partial<OpportunityState>): OpportunityFactory {
    return new OpportunityFactory({ ...this.state, ...more });
  }

  reservedFor(lever: Lever, article: string): OpportunityFactory {
    const evidence = [{ path: 'objet', excerpt: `lot réservé, ${article}`, origin: 'text' as const }];
    return this.with({ marks: [{ lever, certainty: 'stated', articles: [article], evidence }] });
  }

  /** Publishes it in a transaction of its own; nothing is matched before the house settles. @returns its id */
  async published(house: TestHouse): Promise<string> {
    const { opportunityId } = await house.db.transaction((tx) => house.get(OpportunityService).publish(tx, this.state));
    return opportunityId;
  }
}
