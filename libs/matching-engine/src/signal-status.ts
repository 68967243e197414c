import { reason, type Strand } from './reason';
import type { Eligibility } from './types';
import { WEIGHTS } from './weights';

/** The link of status, as eligibility says it. */
export function statusSignal(eligibility: Eligibility): Strand & { points: number } {
  const { answer, lever, article, because, facts } = eligibility;
  if (answer === 'open') return { state: 'held', reasons: [reason('status/open', 0, {})], points: 0 };
  const said = { lever, article, because, ...facts };
  if (answer === 'eligible') {
    const points = WEIGHTS.status.eligible;
    return { state: 'held', reasons: [reason('status/eligible', points, said)], points };
  }
  const state = answer === 'to-verify' ? 'to-verify' : 'missing';
  return { state, reasons: [reason('status/to-verify', 0, said)], points: 0 };
}
