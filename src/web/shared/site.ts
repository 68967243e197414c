import { Injectable } from '@nestjs/common';
import { Config, Instance, type InstanceSettings } from '#lib/config';

/** What every page says of the instance that it is a page of. */
export interface SiteFacts {
  /** What pages show first: `Grand Poitiers` and the INSEE codes of its communes. Never what is hidden. */
  territory: { name: string; communes: readonly string[] };
  /** Everything on it is fictional */
  demo: boolean;
  /** Mails land on a page instead of leaving */
  mailbox: boolean;
  /** Address of a human */
  contact: string | null;
}

/** Knows the instance, for pages. */
@Injectable()
export class Site {
  constructor(
    private readonly instance: Instance,
    private readonly config: Config,
  ) {}

  async current(): Promise<SiteFacts> {
    return this.facts(await this.instance.settings());
  }

  /** What was known last, at once and without fail: an error page needs it when the database is gone. */
  known(): SiteFacts {
    return this.facts(this.instance.known());
  }

  private facts({ territory, isDemo }: InstanceSettings): SiteFacts {
    return {
      territory: { name: territory?.name ?? 'France', communes: territory?.communes ?? [] },
      demo: isDemo && !this.config.isProduction,
      mailbox: this.config.hasMailbox,
      contact: this.config.contact ?? null,
    };
  }
}
