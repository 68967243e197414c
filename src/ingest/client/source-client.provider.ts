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
  const { boampUrl, tedSearchUrl, tedNoticeUrl, decpUrl, approchUrl, cpvUrl, communesUrl, nafUrl } = config;
  const notices = [boampUrl, tedSearchUrl, tedNoticeUrl, decpUrl, approchUrl];
  const hosts = new SourceHosts([...notices, cpvUrl, communesUrl, nafUrl], config);
  const exchange = new HttpExchange(hosts, userAgentOf(config), { ...LIMITS, ...limits });
  const pace = new HostPace(db, clock, waiting);
  return new PoliteSourceClient(hosts, exchange, pace, new SourceValidators(db, clock), clock, waiting);
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
