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
  /** Key of the bytes that the notice was last read from; null when it is not kept yet */
  currentHash: string | null;
}

/**
 * @returns whether bytes are earlier words of a notice, which later ones have replaced already. A file may be old, so what it said
 *   before is not news; and DECP holds several declarations of one contract side by side, without a version, which would take each other's
 *   place at every reading. A source that is asked and comes back to earlier words is followed
 */
export function isOutdated(
  { source }: Pick<Notice, 'source'>,
  { kind, rawHash, isKnownBytes, currentHash }: Brought,
): boolean {
  const mayBeOld = kind === 'file' || source === 'decp';
  return mayBeOld && isKnownBytes && currentHash !== null && currentHash !== rawHash;
}
