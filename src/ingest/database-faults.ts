import { DomainError } from '#lib/kernel';

/** What PostgreSQL's answer says of a failed transaction: the record's fault, worth another turn, or not the record's fault. */
export type Fault = 'record' | 'turn' | 'house';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
/** Class 22, data exception: a value that PostgreSQL cannot hold, e.g. NUL in a text (Appendix A of its manual) */
const DATA_EXCEPTION = /^22/;

/** @returns whose fault an error of a transaction is */
export function faultOf(error: unknown): Fault {
  const code = sqlState(error);
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED) return 'turn';
  return DATA_EXCEPTION.test(code) ? 'record' : 'house';
}

/** @returns an error that stops a reading, naming the record it stopped at; a DomainError is handed on as it is */
export function stoppedAt(record: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new DomainError(
    'ingest/stopped',
    `Stopped at ${record}: ${reason}. Nothing of this record was kept, all before it was: mend the cause and run the same again.`,
    { cause: error, level: 'error', status: 503 },
  );
}

function sqlState(error: unknown): string {
  if (error === null || typeof error !== 'object') return '';
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' ? state : '';
}
