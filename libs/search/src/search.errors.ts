import { DomainError } from '#lib/kernel';

/** The engine does not answer: the same query may work later. */
export class SearchUnavailable extends DomainError {
  constructor(engine: string, cause: unknown) {
    super('search/unavailable', `La recherche (${engine}) ne répond pas. Réessayez dans un instant.`, {
      cause,
      status: 503,
      level: 'error',
    });
  }
}

/** The query itself is at fault, and will be at the next try. */
export class SearchRefused extends DomainError {
  /** @param field the part of the query at fault */
  constructor(field: string, message: string) {
    super('search/refused', message, { status: 400, level: 'info', field });
  }
}
