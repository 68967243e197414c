import { fr } from '#lib/html';
import { renderLiftOf } from '#lib/matching-engine';
import type { Explanation } from '../../matching/matching.service';
import { supplierSlug } from '../../supplier/supplier.service';
import { titleWithErrors } from '../shared/form-errors';
import { Page, type Crumb } from '../shared/page';
import { liftedTo, lowerFirst, standingView, type StandingView } from '../shared/standing.view';
import type { AskedSupplier, ReviewedPurchase } from './review.query';

interface ReviewWhyView {
  crumbs: Crumb[];
  heading: string;
  purchase: { title: string; buyer: string };
  supplier: { href: string; city: string };
  now: StandingView;
  lifts: { text: string; after: string | null }[];
  ask: { action: string; siret: string; error: string | null };
  back: string;
}

const NO_SUPPLIER = 'Aucun fournisseur du répertoire n’a ce SIRET.';

/**
 * Why a supplier is where it is for a purchase that is being reviewed, and what would change it; it changes nothing.
 * @param unknown what was typed and led to no supplier, or null
 */
export function reviewWhyPage(
  purchase: ReviewedPurchase,
  { supplier, now, unknown }: { supplier: AskedSupplier; now: Explanation; unknown: string | null },
): Page<ReviewWhyView> {
  const own = standingView(supplier.name, now.standing, 'officer');
  const heading = fr`${supplier.name} : ${lowerFirst(own.title)}`;
  const errors = unknown === null ? [] : [{ field: 'siret', message: NO_SUPPLIER }];
  return new Page(
    '/officer/review-why',
    { title: titleWithErrors(heading, errors), section: 'review', noindex: true },
    {
      crumbs: [{ label: 'Relecture', href: '/relecture' }, { label: 'Pourquoi' }],
      heading,
      purchase: { title: purchase.title, buyer: purchase.buyerName },
      supplier: { href: `/fournisseurs/${supplierSlug(supplier.name, supplier.siret)}`, city: supplier.city },
      now: own,
      // Taking one back is its buyer's alone
      lifts: now.lifts
        .filter(({ code }) => code !== 'buyer/take-back')
        .map((lift) => ({ text: renderLiftOf(lift), after: liftedTo(lift, now.standing, 'officer') })),
      ask: {
        action: `/relecture/${purchase.matchId}/pourquoi`,
        siret: unknown ?? '',
        error: unknown === null ? null : NO_SUPPLIER,
      },
      back: purchase.waits ? `/relecture#m-${purchase.matchId}` : '/relecture',
    },
  );
}
