import type { Notice, NoticeLot } from '#lib/notice-formats';
import { stems } from '#lib/nomenclature';
import type { Draft } from './procedure-projection';

interface AwardedLot {
  draft: Draft;
  outcome: 'awarded' | 'closed';
  /** The lot as the result tells it; null when it names none */
  told: NoticeLot | null;
}

/**
 * The lots that a result ends: those it names, or all when it names none. A lot for which none was chosen (BT-142
 * `clos-nw`) is closed, not awarded. DECP numbers no lot: its contract is the only lot there is, or the only one of its
 * title, else it ends none.
 */
export function awardedLots(drafts: ReadonlyMap<string, Draft>, result: Notice): AwardedLot[] {
  const all = [...drafts.values()];
  if (result.lots.length === 0) return all.map((draft) => ({ draft, outcome: 'awarded', told: null }));
  return result.lots.flatMap((lot) => {
    const draft = result.source === 'decp' ? lotOfContract(all, lot) : drafts.get(lot.number);
    return draft ? [{ draft, outcome: lot.result?.outcome === 'not-awarded' ? 'closed' : 'awarded', told: lot }] : [];
  });
}

function lotOfContract(drafts: readonly Draft[], contract: NoticeLot): Draft | undefined {
  if (drafts.length === 1) return drafts[0];
  const words = titleKey(contract.title);
  const titled =
    words === '' ? [] : drafts.filter((draft) => (draft.titleKey ??= titleKey(draft.content.title)) === words);
  return titled.length === 1 ? titled[0] : undefined;
}

function titleKey(title: string): string {
  return [...new Set(stems(title))].sort().join(' ');
}
