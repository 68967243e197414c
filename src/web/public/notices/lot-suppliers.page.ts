import { count, fr } from '#lib/html';
import type { Audience } from '#lib/matching-engine';
import { placeWords } from '../../../opportunity/opportunity.service';
import { supplierSlug } from '../../../supplier/supplier.service';
import { chainView, type ChainView } from '../../shared/chain.view';
import { eligibilityMark } from '../../shared/eligibility.view';
import { kindViews, type KindView } from '../../shared/evidence.view';
import { markViews, type MarkView } from '../../shared/mark.view';
import { Page, type Crumb } from '../../shared/page';
import type { LotSuppliers } from './lot-suppliers.query';
import { sourceRef } from './notice-list.page';

export interface LotSuppliersView {
  crumbs: Crumb[];
  title: string;
  facts: string[];
  marks: MarkView[];
  suppliers: {
    number: number;
    name: string;
    href: string;
    city: string;
    kinds: KindView[];
    eligibility: MarkView | null;
    review: boolean;
    chain: ChainView;
  }[];
  more: string | null;
}

/** @returns the suppliers a lot could go to, each with its chain; for buyers and officers */
export function lotSuppliersPage(
  found: LotSuppliers,
  context: { ref: string; number: string; audience: Audience; today: string },
): Page<LotSuppliersView> {
  const { lot } = found;
  const title = `${count(found.total, 'fournisseur possible', 'fournisseurs possibles')}`;
  const more = found.total - found.suppliers.length;
  return new Page(
    '/public/notices/lot-suppliers',
    { title: fr`${title} pour le lot ${context.number}, ${lot.title}`, section: 'notices' },
    {
      crumbs: [
        { label: 'Avis et lots', href: '/avis' },
        { label: sourceRef(context.ref)!, href: `/avis/${context.ref}` },
        { label: `Lot ${context.number}` },
      ],
      title,
      facts: [lot.title, lot.buyer.name, placeWords(lot) ?? ''].filter((fact) => fact !== ''),
      marks: markViews(lot.marks, 'full'),
      suppliers: found.suppliers.map((supplier, index) => ({
        number: index + 1,
        name: supplier.name,
        href: `/fournisseurs/${supplierSlug(supplier.name, supplier.siret)}`,
        city: supplier.city,
        kinds: kindViews(supplier.evidence, context.today),
        eligibility: eligibilityMark(supplier.eligibility),
        review: supplier.state === 'to-review',
        chain: chainView(supplier.name, supplier.links, context.audience),
      })),
      more: more > 0 ? `et ${count(more, 'autre')}, moins proches.` : null,
    },
  );
}
