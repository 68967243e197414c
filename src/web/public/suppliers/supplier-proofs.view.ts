import { escapeHtml } from '#lib/html';
import { evidenceView, kindViews, type EvidenceView, type KindView } from '../../shared/evidence.view';
import { leverSummary } from '../../shared/levers.view';
import type { ListedSupplier } from './supplier-facts.query';

/** What a card says of the proofs of a supplier. */
export interface SupplierProofsView {
  kinds: readonly KindView[];
  evidence: readonly EvidenceView[];
  /** The lots that it may answer, escaped */
  lotsHtml: string;
}

const KEPT = 1_000;
const kept = new Map<string, SupplierProofsView>();

/**
 * @returns what a card says of proofs: worked out once for all suppliers that have the same on a day, which is most of those that
 * one list brought
 */
export function supplierProofs(evidence: ListedSupplier['evidence'], today: string): SupplierProofsView {
  const key = evidence.reduce(
    (text, { kind, source, checkedAt, validUntil, denied }) =>
      `${text}|${kind} ${checkedAt} ${validUntil} ${denied} ${source}`,
    today,
  );
  const known = kept.get(key);
  if (known) return known;
  const view = {
    kinds: kindViews(evidence, today),
    evidence: evidence.map((row) => evidenceView(row, today)),
    lotsHtml: articlesHtml(leverSummary(evidence, today)),
  };
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, view);
  return view;
}

/** The number of an article stays on one line. */
function articlesHtml(text: string): string {
  return escapeHtml(text).replace(/\(L\d[\d-]*\)/g, '<span class="insecable">$&</span>');
}
