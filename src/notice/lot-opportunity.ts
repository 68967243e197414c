import type { Notice, NoticeLot } from '#lib/notice-formats';
import type { OpportunityState } from '../opportunity/opportunity.service';
import { placeOfLot, placesOfLot } from './lot-place';
import type { ProjectedLot, ProjectedProcedure } from './procedure-projection';

/** @returns the name of a notice in addresses: `boamp-25-123130` */
export function noticeRef({ source, sourceId }: Pick<Notice, 'source' | 'sourceId'>): string {
  return `${source}-${sourceId}`;
}

/** @returns the ref of a lot's opportunity */
export function lotRef(procedureId: string, number: string): string {
  return `${procedureId}/${number}`;
}

/** @returns the procedure in the ref of a lot's opportunity */
export function procedureOfRef(ref: string): string {
  return ref.split('/', 1)[0]!;
}

/** What a lot asks, for those who may answer it. It holds nothing that changes while the lot itself does not. */
export function opportunityOf(
  procedureId: string,
  procedure: ProjectedProcedure,
  { number, content, deadline, status, saidBy }: ProjectedLot,
): OpportunityState {
  const { buyer, title: procedureTitle } = saidBy;
  const ref = noticeRef(procedure.openedBy);
  const title = content.title || procedureTitle;
  const places = placesOfLot(content.places);
  return {
    kind: 'lot',
    ref: lotRef(procedureId, number),
    visibility: 'public',
    status,
    title,
    // A lot named "Secteur nord" says what it is about only under the title of its procedure
    text: sameWords(title, procedureTitle) ? content.text : `${procedureTitle}\n\n${content.text}`,
    cpv: content.cpv,
    nature: content.nature,
    place: placeOfLot(content.places, buyer),
    ...(places.length > 0 ? { places } : {}),
    amount: amountOf(content.amount),
    marks: content.marks,
    buyer: { name: buyer.name, siret: buyer.siret, city: buyer.city },
    startsOn: null,
    closesAt: deadline?.toISOString() ?? null,
    path: `/avis/${encodeURIComponent(ref)}/lots/${encodeURIComponent(number)}`,
    documentsUrl: content.documentsUrl?.startsWith('https:') ? content.documentsUrl : null,
    lotNumber: number,
    noticeRef: ref,
  };
}

function amountOf(amount: NoticeLot['amount']): OpportunityState['amount'] {
  if (amount === null) return null;
  const { value, currency, isMaximum } = amount;
  return { value, currency, isMaximum, buyerOnly: false };
}

function sameWords(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return plain(a).includes(plain(b));
}
