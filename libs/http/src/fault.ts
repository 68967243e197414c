import { HttpException } from '@nestjs/common';
import { Correlation, DomainError, newId, type ErrorLevel } from '#lib/kernel';
import type { Audience } from './audience';
import { TooManyRequests, WrongSpace } from './http.errors';

/** What went wrong with a request, as its error page needs it. */
export interface Fault {
  status: number;
  /** Stable code, `area/reason` */
  code: string;
  /** For logs and the API: a sentence that says the fix, in French wherever the API may say it */
  message: string;
  level: ErrorLevel;
  field: string | undefined;
  /** Four signs a person can read on the telephone: the end of the correlation id of the logs */
  reference: string;
  retryAfterSeconds: number | null;
  /** Space the page is kept for, on a 403 */
  wanted: Audience | null;
}

/** @returns the fault of anything thrown: what is not ours to know becomes a 500 that says nothing */
export function faultOf(error: unknown): Fault {
  const reference = (Correlation.current() ?? newId()).slice(-4).toUpperCase();
  const base = { reference, field: undefined, retryAfterSeconds: null, wanted: null };
  if (error instanceof DomainError) {
    return {
      ...base,
      status: error.status,
      code: error.code,
      message: error.message,
      level: error.level,
      field: error.field,
      retryAfterSeconds: error instanceof TooManyRequests ? error.retryAfterSeconds : null,
      wanted: error instanceof WrongSpace ? error.wanted : null,
    };
  }
  const status = statusOf(error);
  if (status < 500) {
    return { ...base, status, code: `http/${status}`, message: SENTENCES[status] ?? SENTENCES[400]!, level: 'info' };
  }
  return { ...base, status: 500, code: 'http/500', message: 'Une erreur est survenue de notre côté.', level: 'error' };
}

/** What Nest and the body parsers refuse, by status: their own words are English, and of their making. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Cette demande n’est pas comprise\u00a0: vérifiez son adresse et ses champs.',
  404: 'Rien n’existe à cette adresse.',
  405: 'Cette adresse ne prend pas ce type de demande.',
  413: 'Cette demande est trop longue.',
  415: 'Ce type de contenu n’est pas lu ici.',
};

/** Nest's exceptions, and the errors of Express and its body parsers (`status` 400, 413, 415…). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
