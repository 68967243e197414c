/** What every page says of the instance that it is a page of. */
export interface SiteFacts {
  /** `Grand Poitiers` */
  territory: string;
  /** Everything on it is fictional */
  demo: boolean;
  /** Mails land on a page instead of leaving */
  mailbox: boolean;
  contact: string | null;
}

/** Knows the instance. `known` never waits nor fails: an error page needs it when the database is gone. */
export abstract class Site {
  abstract current(): Promise<SiteFacts>;
  abstract known(): SiteFacts;
}
