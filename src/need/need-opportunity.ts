import { parisInstant } from '#lib/kernel';
import { communeByCode, placeOfCommune, type Lever, type Mark } from '#lib/nomenclature';
import type { OpportunityState } from '../opportunity/opportunity.service';
import type { Need } from './need.entity';

/** The article of each reservation a buyer can choose (code de la commande publique). */
const ARTICLES: Partial<Record<Lever, string>> = {
  'reserved-disability': 'L2113-12',
  'reserved-insertion': 'L2113-13',
  'reserved-prison': 'L2113-13-1',
  'reserved-ess': 'L2113-15',
};

const STATUS = { draft: 'open', published: 'open', closed: 'closed', archived: 'closed' } as const;

/**
 * What a need asks, for those who may answer it.
 * @param need whole: its last answers were understood, so it has a commune and an amount
 * @param buyer the organisation it is written for
 */
export function opportunityOf(
  need: Need,
  buyer: { name: string; siret: string | null; city: string | null },
): OpportunityState {
  return {
    kind: 'need',
    ref: need.ref,
    visibility: need.publishedAt === null ? 'private' : 'public',
    status: STATUS[need.state],
    title: need.title,
    text: need.details,
    cpv: need.cpv,
    nature: need.nature,
    place: placeOfCommune(need.commune!),
    // Never shown to suppliers, whatever the state of the need: an order of magnitude would become the price
    amount: need.amount === null ? null : { value: need.amount, currency: 'EUR', isMaximum: false, buyerOnly: true },
    marks: need.reservedFor === null ? [] : [chosen(need.reservedFor)],
    buyer: { name: buyer.name, siret: buyer.siret, city: buyer.city ?? communeByCode(need.commune!)?.name ?? null },
    startsOn: need.startsOn,
    closesAt: need.closesOn === null ? null : parisInstant(need.closesOn, '23:59:59').toISOString(),
    path: `/mes-opportunites/${need.ref}`,
    documentsUrl: null,
    lotNumber: null,
    noticeRef: null,
  };
}

function chosen(lever: Lever): Mark {
  const article = ARTICLES[lever];
  return {
    lever,
    certainty: 'stated',
    articles: article ? [article] : [],
    evidence: [{ path: 'need.reserved_for', excerpt: 'Choisi par l’acheteur', origin: 'structured' }],
  };
}
