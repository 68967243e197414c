import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { SourceRefused } from '../source.errors';

/** @returns whether an address is one of the public Internet: not of this machine, a private network, a cloud's own… */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'unicast';
}

/** @returns whether a host's name is this machine's, whatever a name server says */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (bare === 'localhost') return true;
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'loopback';
}

/**
 * Connects to public addresses only, looked at after the name was resolved, so that neither a name server nor a redirect
 * leads into our own network.
 * @param isTrusted hosts that may be anywhere
 */
export function guardedConnector(isTrusted: (hostname: string) => boolean, timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout });
  const guarded = buildConnector({ timeout, lookup: publicLookup } as buildConnector.BuildOptions);
  return (options, callback) => {
    if (isTrusted(options.hostname)) return open(options, callback);
    // An address that is written out is never looked up
    const isWrittenOut = ipaddr.isValid(options.hostname.replace(/^\[(.*)\]$/, '$1'));
    if (isWrittenOut && !isPublicAddress(options.hostname)) {
      return callback(notPublic(options.hostname, options.hostname), null);
    }
    return guarded(options, callback);
  };
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    const wrong = addresses.find(({ address }) => !isPublicAddress(address));
    if (wrong) return callback(notPublic(hostname, wrong.address), '');
    if (options.all) return callback(null, addresses);
    return callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

function notPublic(hostname: string, address: string): SourceRefused {
  return new SourceRefused(
    hostname,
    `is at ${address}, which is not a public address`,
    'Give the address of a public source; outside production one of this machine, written as such, is taken.',
  );
}
