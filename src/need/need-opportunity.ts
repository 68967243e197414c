import { parisInstant } from '#lib/kernel';
import { commonPlace, leverArticle, type Lever, type Mark } from '#lib/nomenclature';
import type { OpportunityState } from '../opportunity/opportunity.service';
import { placeOf } from './need-place';
import type { Need } from './need.entity';

const STATUS = { draft: 'open', published: 'open', closed: 'closed', archived: 'closed' } as const;

interface Buyer {
  name: string;
  siret: string | null;
  city: string | null;
}

/**
 * What a need asks, for those who may answer it.
 * @param need whole: its last answers were understood, so it has a place and an amount
 * @param buyer the organisation it is written for
 * @param excluded ids of the suppliers that the buyer keeps out, in order
 * @param today the day whose law names the article of a reservation
 */
export function opportunityOf(
  need: Need,
  { buyer, excluded }: { buyer: Buyer; excluded: string[] },
  today: string,
): OpportunityState {
  const places = need.places.map(placeOf);
  const place = places.length === 1 ? places[0]! : commonPlace(places);
  return {
    kind: 'need',
    ref: need.ref,
    visibility: need.publishedAt === null ? 'private' : 'public',
    status: STATUS[need.state],
    title: need.title,
    text: need.details,
    cpv: need.cpv,
    nature: need.nature,
    place,
    ...(places.length > 1 ? { places } : {}),
    // Never shown to suppliers, whatever the state of the need: an order of magnitude would become the price
    amount: need.amount === null ? null : { value: need.amount, currency: 'EUR', isMaximum: false, buyerOnly: true },
    marks: need.reservedFor === null ? [] : [chosen(need.reservedFor, today)],
    buyer: { name: buyer.name, siret: buyer.siret, city: buyer.city ?? place.communeName },
    startsOn: need.startsOn,
    closesAt: need.closesOn === null ? null : parisInstant(need.closesOn, '23:59:59').toISOString(),
    path: `/mes-opportunites/${need.ref}`,
    documentsUrl: null,
    lotNumber: null,
    noticeRef: null,
    // Absent when empty, so that a need from before has the hash it had
    ...(excluded.length > 0 ? { excluded } : {}),
  };
}

function chosen(lever: Lever, today: string): Mark {
  const article = leverArticle(lever, today)?.article;
  return {
    lever,
    certainty: 'stated',
    articles: article ? [article] : [],
    evidence: [{ path: 'need.reserved_for', excerpt: 'Choisi par l’acheteur', origin: 'structured' }],
  };
}
