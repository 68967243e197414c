import { fr } from '#lib/html';
import { titleWithErrors } from '../shared/form-errors';
import { Page, type Crumb } from '../shared/page';
import { exclusionChoices } from './exclusion-motives';
import { supplierHref } from './need-cards';
import type { NeedFacts, SupplierFacts } from './need-results.query';

interface NeedExcludeView {
  crumbs: Crumb[];
  heading: string;
  supplier: { name: string; city: string; href: string };
  what: string;
  law: string | null;
  action: string;
  back: string;
  motives: { value: string; label: string }[];
  error: string | null;
  /** What was typed beside a motive that lacks */
  precision: string;
  /** A closed need changes no more */
  over: boolean;
}

const NO_MOTIVE = 'Choisissez un motif pour écarter ce fournisseur.';

/**
 * What keeping a supplier out will do, before it is done.
 * @param refused.unmotivated what was typed beside a motive that lacks
 */
export function needExcludePage(
  need: NeedFacts,
  supplier: SupplierFacts,
  { unmotivated = null }: { unmotivated?: string | null } = {},
): Page<NeedExcludeView> {
  const heading = fr`Écarter ${supplier.name} ?`;
  const errors = unmotivated === null ? [] : [{ field: 'tried', message: NO_MOTIVE }];
  return new Page(
    '/buyer/need-exclude',
    { title: titleWithErrors(heading, errors), section: 'needs', noindex: true, status: errors.length > 0 ? 422 : 200 },
    {
      crumbs: [
        { label: 'Mes besoins', href: '/mes-besoins' },
        { label: need.title, href: `/besoins/${need.ref}` },
        { label: 'Écarter' },
      ],
      heading,
      supplier: { name: supplier.name, city: supplier.city, href: supplierHref(supplier) },
      what:
        need.publishedAt === null
          ? fr`Il ne sera plus proposé pour ce besoin, ni prévenu quand vous le publierez.`
          : fr`Il ne sera plus proposé pour ce besoin ni prévenu ; s’il l’a déjà été, il n’est pas prévenu de votre choix.`,
      law:
        need.buyerType === 'public'
          ? fr`Achat public : un motif objectif, le même pour tous. Il reste dans la trace du sourcing.`
          : null,
      action: `/besoins/${need.ref}/ecarter/${supplier.siret}`,
      back: `/besoins/${need.ref}`,
      motives: exclusionChoices(),
      error: unmotivated === null ? null : NO_MOTIVE,
      precision: unmotivated ?? '',
      over: need.state === 'closed' || need.state === 'archived',
    },
  );
}
