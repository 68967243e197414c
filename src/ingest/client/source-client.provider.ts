import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { Clock } from '#lib/kernel';
import { SourceClient } from '../source-client.port';
import { HostPace } from './host-pace';
import { type ExchangeLimits, HttpExchange, LIMITS } from './http-exchange';
import { PoliteSourceClient } from './polite-source-client.adapter';
import { SourceHosts } from './source-hosts';
import { SourceValidators } from './source-validators';
import { realWaiting, type Waiting } from './waiting';

const VERSION = '0.1.0';
/** A little more than 1000 / 7: their clock and ours are not one */
const SEVEN_A_SECOND_MS = 150;

/** How a test stands in the way of time; the product gives none of it. */
interface Otherwise {
  waiting?: Waiting;
  limits?: Partial<ExchangeLimits>;
}

/** @returns the client that asks the configured sources, and no other host */
export function politeSourceClient(
  config: Config,
  db: DataSource,
  clock: Clock,
  { waiting = realWaiting, limits = {} }: Otherwise = {},
): PoliteSourceClient {
  const { boampUrl, tedSearchUrl, tedNoticeUrl, decpUrl, approchUrl } = config;
  const { rechercheEntreprisesUrl, marcheInclusionUrl, finessUrl, cpvUrl, communesUrl, nafUrl } = config;
  const notices = [boampUrl, tedSearchUrl, tedNoticeUrl, decpUrl, approchUrl];
  const slow = [...notices, marcheInclusionUrl, finessUrl, cpvUrl, communesUrl, nafUrl];
  const hosts = new SourceHosts([...slow, rechercheEntreprisesUrl, ...filesOf(finessUrl)], config);
  const exchange = new HttpExchange(hosts, userAgentOf(config), { ...LIMITS, ...limits });
  const pace = new HostPace(db, clock, waiting, ownPace(rechercheEntreprisesUrl, slow));
  return new PoliteSourceClient(hosts, exchange, pace, new SourceValidators(db, clock), clock, waiting);
}

/** A data set of data.gouv.fr is asked for at one address and lies at another */
function filesOf(address: string): string[] {
  return new URL(address).host === 'www.data.gouv.fr' ? ['https://static.data.gouv.fr/'] : [];
}

/** Recherche d’entreprises allows seven requests a second from one address; where another source shares its host, that one's pace holds. */
function ownPace(address: string, slow: readonly string[]): Map<string, number> {
  const { host } = new URL(address);
  const isShared = slow.some((other) => new URL(other).host === host);
  return new Map(isShared ? [] : [[host, SEVEN_A_SECOND_MS]]);
}

/** @returns who asks and how to reach them: `Maillon/0.1.0 (+https://…; contact@…)` */
export function userAgentOf({ publicUrl, contact }: Pick<Config, 'publicUrl' | 'contact'>): string {
  const who = `Maillon/${VERSION} (+${publicUrl}${contact === undefined ? '' : `; ${contact}`})`;
  // A header takes no other sign, and a request that cannot be sent would look like a source that does not answer
  return who.replace(/[^\x20-\x7e]/g, '?');
}

export const sourceClientProvider: Provider = {
  provide: SourceClient,
  inject: [Config, DataSource, Clock],
  useFactory: (config: Config, db: DataSource, clock: Clock) => politeSourceClient(config, db, clock),
};
