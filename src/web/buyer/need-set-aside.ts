import { typo } from '#lib/html';
import { renderSetAside } from '#lib/matching-engine';
import { kindViews, type KindView } from '../shared/evidence.view';
import { markOf, type MarkView } from '../shared/mark.view';
import { supplierHref } from './need-cards';
import { exclusionText } from './exclusion-motives';
import type { SetAsideRow } from './need-results.query';
import type { ExcludedRow } from './need-suppliers.query';

/** A supplier that resembles the need and was set aside, with what would lift it. */
export interface AsideView {
  name: string;
  href: string;
  kinds: KindView[];
  mark: MarkView;
  /** More on the motive; may be empty */
  motive: string;
  lift: string;
  /** Where taking it back is posted; null for one that a rule set aside, or once the need is closed */
  takeBack: string | null;
}

export function asideViews(rows: readonly SetAsideRow[], today: string): AsideView[] {
  return rows.map((row) => {
    const { motive, lift } = renderSetAside(row.aside);
    // « Trop loin : 62 km »: the rule on the badge, the fact beside it
    const [, rule, fact] = /^([^:]+?)\s: (.+)$/s.exec(motive) ?? [undefined, motive, ''];
    const isLaw = row.aside.code.startsWith('status/');
    const isProof = row.aside.code === 'status/proof';
    return {
      name: row.name,
      href: supplierHref(row),
      kinds: kindViews(row.evidence, today),
      mark: markOf('non', isProof ? 'Statut à prouver' : isLaw ? 'Non éligible' : rule!),
      motive: typo(isLaw ? motive : fact!),
      lift: typo(lift),
      takeBack: null,
    };
  });
}

/** @returns those that the buyer keeps out, its motive in place of a rule */
export function excludedViews(
  rows: readonly ExcludedRow[],
  { ref, isOver, today }: { ref: string; isOver: boolean; today: string },
): AsideView[] {
  return rows.map((row) => ({
    name: row.name,
    href: supplierHref(row),
    kinds: kindViews(row.evidence, today),
    mark: markOf('non', 'Écarté par vous'),
    motive: typo([exclusionText(row.motive), row.precision].filter(Boolean).join(' : ')),
    lift: '',
    takeBack: isOver ? null : `/besoins/${ref}/reprendre/${row.siret}`,
  }));
}
