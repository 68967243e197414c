import type { FaultView } from '../../shared/fault.page';
import { Page } from '../../shared/page';
import { supplierHref } from './supplier.page';

/** @returns the page of a supplier that is not there, with those of a near name */
export function supplierMissingPage(near: readonly { name: string; siret: string; city: string }[]): Page<FaultView> {
  return new Page(
    '/shared/fault',
    { title: 'Cette fiche n’existe pas, ou plus', section: 'suppliers', status: 404, noindex: true },
    {
      title: 'Cette fiche n’existe pas, ou plus',
      text:
        near.length > 0
          ? 'Peut-être cherchiez-vous l’une de celles-ci.'
          : 'L’adresse est peut-être incomplète, ou la structure a été retirée.',
      links: near.map((one) => ({ href: supplierHref(one), label: `${one.name}, ${one.city}`, main: false })),
      search: true,
    },
  );
}
