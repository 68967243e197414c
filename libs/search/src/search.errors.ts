import { DomainError } from '#lib/kernel';

/** The engine does not answer: the same query may work later. */
export class SearchUnavailable extends DomainError {
  constructor(engine: string, cause?: unknown) {
    super('search/unavailable', `La recherche (${engine}) ne répond pas. Réessayez dans un instant.`, {
      cause,
      status: 503,
      level: 'error',
    });
  }
}

/** The engine answers, but does not hold this index yet: a fresh server, or a release with other settings. */
export class SearchIndexMissing extends SearchUnavailable {
  constructor(
    readonly index: string,
    cause: unknown,
  ) {
    super('Meilisearch', cause);
  }
}

/** The engine is well, and does not take this one query: another engine may. */
export class SearchNotTaken extends SearchUnavailable {
  constructor(cause: unknown) {
    super('Meilisearch', cause);
  }
}

/** The query itself is at fault, and will be at the next try. */
export class SearchRefused extends DomainError {
  /** @param field the part of the query at fault */
  constructor(field: string, message: string) {
    super('search/refused', message, { status: 400, level: 'info', field });
  }
}

/** Two at once would build over each other. */
export class RebuildUnderWay extends DomainError {
  constructor(index: string) {
    super('search/rebuild-under-way', `L’index « ${index} » est déjà en cours de reconstruction : attendez sa fin.`, {
      status: 409,
      level: 'info',
    });
  }
}

/** The index built beside is not what it should be; the one of before still answers. */
export class RebuildFailed extends DomainError {
  static byCount(index: string, built: number, expected: number): RebuildFailed {
    return new RebuildFailed(`L’index « ${index} » reconstruit tient ${built} documents au lieu de ${expected}.`);
  }

  /** @param ids documents that their own name does not find */
  static byProbes(index: string, ids: readonly string[]): RebuildFailed {
    return new RebuildFailed(`L’index « ${index} » reconstruit ne retrouve pas par leur nom : ${ids.join(', ')}.`);
  }

  private constructor(what: string) {
    super('search/rebuild-failed', `${what} L’ancien reste en place ; relancez la reconstruction.`, {
      status: 500,
      level: 'error',
    });
  }
}

/** The engine does not take these documents; all others of the batch are in. */
export class SearchDocumentsRefused extends DomainError {
  constructor(readonly refused: readonly { id: string; reason: string }[]) {
    const told = refused.slice(0, 5).map(({ id, reason }) => `${id} (${reason})`);
    super('search/documents-refused', `La recherche refuse ${refused.length} document(s) : ${told.join(', ')}.`, {
      status: 500,
      level: 'error',
    });
  }
}
