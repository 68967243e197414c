import { DomainError } from '#lib/kernel';

/** The source does not answer as it should now; the same question may be answered later. */
export class SourceUnavailable extends DomainError {
  /** Seconds that the source asks to wait; null when it said nothing */
  readonly retryAfter: number | null;

  /** @param why what happened, as the end of the sentence "the source …" */
  constructor(
    source: string,
    why: string,
    { cause, retryAfter = null }: { cause?: unknown; retryAfter?: number | null } = {},
  ) {
    const when = retryAfter === null ? 'later' : `in ${retryAfter} s`;
    super('source/unavailable', `${source} ${why}. It can be asked again ${when}.`, { cause, status: 503 });
    this.retryAfter = retryAfter;
  }
}

/** Asking again changes nothing: somebody must mend an address, or the reading of a source that changed. */
export class SourceRefused extends DomainError {
  /** HTTP status of the answer, when it is what refused */
  readonly answered: number | null;

  /** @param fix the whole sentence that says what to mend */
  constructor(
    source: string,
    why: string,
    fix: string,
    { cause, answered = null }: { cause?: unknown; answered?: number | null } = {},
  ) {
    super('source/refused', `${source} ${why}. ${fix}`, { cause, status: 502 });
    this.answered = answered;
  }
}
