/** How loudly an error is told: `info` wakes no one (an expected 404), `warn` is read in the morning, `error` now. */
export type ErrorLevel = 'info' | 'warn' | 'error';

interface Details {
  cause?: unknown;
  level?: ErrorLevel;
  /** HTTP status the edge answers with; 400 by default */
  status?: number;
  /** The input field at fault, when there is one */
  field?: string;
}

/** An error that a rule of Maillon raises: a stable `area/reason` code, and a sentence that says the fix. */
export class DomainError extends Error {
  readonly level: ErrorLevel;
  readonly status: number;
  readonly field: string | undefined;

  constructor(
    readonly code: `${string}/${string}`,
    message: string,
    details: Details = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'DomainError';
    this.level = details.level ?? 'warn';
    this.status = details.status ?? 400;
    this.field = details.field;
  }
}
