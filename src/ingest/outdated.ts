import type { Notice } from '#lib/notice-formats';
import type { IngestRunKind } from './ingest-run.entity';

/** What is known of a notice and of the bytes that bring it. */
interface Brought {
  /** How they come */
  kind: IngestRunKind;
  /** Key of the bytes that bring it */
  rawHash: string;
  /** These bytes came before */
  isKnownBytes: boolean;
  /** What is kept of the notice by now: the key of its bytes, and its day of publication; null when it is not kept yet */
  current: { rawHash: string; publishedOn: string | null } | null;
}

/**
 * @returns whether bytes are earlier words of a notice, which later ones have replaced already: they came before, or were
 *   published on an earlier day. A file may be old, so what it said before is not news; and DECP holds several declarations of one contract
 *   side by side, without a version, which would take each other's place at every reading. A source that is asked and comes back to
 *   earlier words is followed
 */
export function isOutdated(
  { source, publishedOn }: Pick<Notice, 'source' | 'publishedOn'>,
  { kind, rawHash, isKnownBytes, current }: Brought,
): boolean {
  const mayBeOld = kind === 'file' || source === 'decp';
  if (!mayBeOld || current === null || current.rawHash === rawHash) return false;
  return isKnownBytes || (publishedOn ?? '') < (current.publishedOn ?? '');
}
