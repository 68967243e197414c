import { renderSetAside } from '#lib/matching-engine';
import type { KindView } from '../shared/evidence.view';
import { supplierHref, supplierKinds } from './need-cards';
import type { SetAsideRow } from './need-results.query';

/** A supplier that resembles the need and was set aside, with what would lift it. */
export interface AsideView {
  name: string;
  href: string;
  kinds: KindView[];
  motive: string;
  lift: string;
}

export function asideViews(rows: readonly SetAsideRow[]): AsideView[] {
  return rows.map((row) => {
    const { motive, lift } = renderSetAside(row.aside);
    return { name: row.name, href: supplierHref(row), kinds: supplierKinds(row), motive, lift };
  });
}
