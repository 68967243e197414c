import type { Eligibility } from '#lib/matching-engine';
import { markOf, type MarkView } from './mark.view';

/** @returns the state of a supplier before the law, for a lot; null when nothing is reserved and no status is asked */
export function eligibilityMark({ answer, article }: Eligibility): MarkView | null {
  const tail = article ? ` ${article}` : '';
  switch (answer) {
    case 'open':
      return null;
    case 'eligible':
      return markOf('eligible', `Éligible${tail}`);
    case 'to-verify':
      return markOf('verifier', `À vérifier${tail}`);
    case 'not-eligible':
      return markOf('non', `Non éligible${tail}`);
  }
}
