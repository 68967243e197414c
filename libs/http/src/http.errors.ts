import { DomainError } from '#lib/kernel';
import type { Audience } from './audience';

/** Nobody is signed in where somebody must be: a page sends to the sign-in page, the API answers 401. */
export class SignInNeeded extends DomainError {
  /** @param returnTo path to come back to, from `/` */
  constructor(readonly returnTo: string) {
    super('http/sign-in-needed', 'Connectez-vous d’abord.', { status: 401, level: 'info' });
  }
}

/** Somebody is signed in, in a space that this route is not of. */
export class WrongSpace extends DomainError {
  constructor(readonly wanted: Audience) {
    const message = 'Cette adresse n’est pas de votre espace\u00a0: changez d’espace, ou demandez l’accès.';
    super('http/wrong-space', message, { status: 403, level: 'info' });
  }
}

/** A write that another site caused, or that hides where it comes from. */
export class CrossSiteWrite extends DomainError {
  constructor() {
    super('http/cross-site-write', 'Envoyez le formulaire depuis une page de ce site.', { status: 403, level: 'info' });
  }
}

/** A text with a NUL in it, which nothing here can hold. */
export class UnstorableText extends DomainError {
  constructor() {
    super('http/unstorable-text', 'Envoyez un texte sans caractère nul (%00).', { status: 400, level: 'info' });
  }
}

export class TooManyRequests extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('http/too-many-requests', `Trop de demandes. Réessayez dans ${retryAfterSeconds}\u00a0s.`, {
      status: 429,
      level: 'info',
    });
  }
}

const NOT_FOUND = {
  page: 'Cette page n’existe pas, ou plus.',
  api: 'Rien n’existe à cette adresse de l’API\u00a0: voir /api/v1/openapi.json.',
  decision: 'Cette décision n’existe pas, ou plus.',
  list: 'Cette liste n’existe pas, ou plus.',
  lot: 'Ce lot n’existe pas, ou plus.',
  match: 'Ce rapprochement n’existe pas, ou plus.',
  message: 'Ce message n’existe pas, ou plus.',
  need: 'Ce besoin n’existe pas, ou n’est pas à vous.',
  notice: 'Cet avis n’est pas connu.',
  opportunity: 'Cette opportunité n’existe pas, ou plus.',
  record: 'Cet enregistrement n’existe pas, ou plus.',
  search: 'Cette recherche n’existe pas, ou plus.',
  source: 'Cette source n’existe pas.',
  supplier: 'Aucun fournisseur n’est connu sous ce SIRET.',
  trace: 'Cette trace n’existe pas, ou plus.',
} as const;

/** The thing asked for does not exist, or is not for this reader: both look the same from outside. */
export class NotFound extends DomainError {
  constructor(what: keyof typeof NOT_FOUND = 'page') {
    super('http/not-found', NOT_FOUND[what], { status: 404, level: 'info' });
  }
}
