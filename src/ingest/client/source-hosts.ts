import { SourceRefused } from '../source.errors';
import { isLoopback } from './public-address';

/** The only hosts that are ever asked: those of the configured addresses. */
export class SourceHosts {
  private readonly hosts: ReadonlySet<string>;
  private readonly trusted: ReadonlySet<string>;

  /** @param addresses of the sources; outside production they may be on this machine */
  constructor(addresses: readonly string[], { isProduction }: { isProduction: boolean }) {
    const urls = addresses.map((address) => new URL(address));
    this.hosts = new Set(urls.map(({ host }) => host));
    const here = urls.map(({ hostname }) => hostname).filter(isLoopback);
    this.trusted = new Set(isProduction ? [] : here);
  }

  /**
   * @returns the address, when it may be asked
   * @throws SourceRefused when it is another host's, or not http(s)
   */
  allowed(address: string, from?: URL): URL {
    const url = URL.canParse(address, from?.href) ? new URL(address, from?.href) : null;
    const origin = from === undefined ? (url?.host ?? 'A source') : `${from.host}, which sends us elsewhere,`;
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      throw new SourceRefused(origin, 'gives no http(s) address', 'Correct the address of the source.');
    }
    if (from?.protocol === 'https:' && url.protocol === 'http:') {
      throw new SourceRefused(origin, 'leaves https for http', 'Set the address of the source to where it now is.');
    }
    if (!this.hosts.has(url.host)) {
      throw new SourceRefused(
        origin,
        `asks for ${url.host}, which is no source's host`,
        'If the source moved, set its address to where it now is.',
      );
    }
    return url;
  }

  /** @returns whether this host was configured as one of this machine, outside production */
  isTrusted(hostname: string): boolean {
    return this.trusted.has(hostname);
  }
}
