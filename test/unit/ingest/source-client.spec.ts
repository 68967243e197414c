import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopback, isPublicAddress } from '../../../src/ingest/client/public-address';
import { backOffMs, retryAfterSeconds } from '../../../src/ingest/client/retry-delay';
import { userAgentOf } from '../../../src/ingest/client/source-client.provider';
import { SourceHosts } from '../../../src/ingest/client/source-hosts';

describe('an address', () => {
  it.each(['8.8.8.8', '2a01:cb00::1', '[2a01:cb00::1]', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '0177.0.0.1',
    '2130706433',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.1.1', false],
    ['localhost.example', false],
  ])('%s is of this machine: %s', (hostname, is) => {
    expect(isLoopback(hostname)).toBe(is);
  });
});

describe('the hosts that may be asked', () => {
  const hosts = new SourceHosts(['https://boamp.example/api', 'http://decp.example:8080/'], { isProduction: true });

  it('are those of the configured addresses', () => {
    expect(hosts.allowed('https://boamp.example/other').href).toBe('https://boamp.example/other');
    expect(() => hosts.allowed('https://boamp.example:444/')).toThrow('no source');
    expect(() => hosts.allowed('https://user@elsewhere.example/')).toThrow('no source');
  });

  it('are followed to each other, never from https to http', () => {
    const from = new URL('https://boamp.example/api');
    expect(hosts.allowed('/there', from).href).toBe('https://boamp.example/there');
    expect(() => hosts.allowed('http://decp.example:8080/x', from)).toThrow('leaves https for http');
    expect(hosts.allowed('https://boamp.example/', new URL('http://decp.example:8080/')).protocol).toBe('https:');
  });

  it('may be of this machine outside production only', () => {
    const addresses = ['http://127.0.0.1:4000/', 'http://10.0.0.1/'];
    expect(new SourceHosts(addresses, { isProduction: false }).isTrusted('127.0.0.1')).toBe(true);
    expect(new SourceHosts(addresses, { isProduction: false }).isTrusted('10.0.0.1')).toBe(false);
    expect(new SourceHosts(addresses, { isProduction: true }).isTrusted('127.0.0.1')).toBe(false);
  });
});

describe('what a source asks to wait', () => {
  const now = new Date('2026-09-10T10:00:00Z');
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['999999999', 86_400],
    ['Thu, 10 Sep 2099 10:02:00 GMT', 86_400],
    ['Thu, 10 Sep 2026 10:02:00 GMT', 120],
    ['Thu, 10 Sep 2026 09:00:00 GMT', 0],
    ['Thursday, 10-Sep-26 10:02:00 GMT', 120],
    [undefined, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['99999999999999999999', null],
  ])('%j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it('grows from try to try, is drawn at random, and has an end', () => {
    expect([1, 2, 3].map((tries) => backOffMs(tries, 1))).toEqual([2_000, 4_000, 8_000]);
    expect(backOffMs(3, 0.25)).toBe(2_000);
    expect(backOffMs(3, 0)).toBe(0);
    expect(backOffMs(50, 1)).toBe(60_000);
  });
});

describe('who asks', () => {
  it('is Maillon of the version that is installed, with an address and a contact', () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(userAgentOf({ publicUrl: 'https://maillon.example', contact: 'contact@maillon.example' })).toBe(
      `Maillon/${version} (+https://maillon.example; contact@maillon.example)`,
    );
    expect(userAgentOf({ publicUrl: 'https://maillon.example', contact: undefined })).toBe(
      `Maillon/${version} (+https://maillon.example)`,
    );
  });

  it('is said in signs that a header takes', () => {
    expect(userAgentOf({ publicUrl: 'https://maillon.example', contact: 'l’équipe@maillon.example' })).toMatch(
      /^Maillon\/[\d.]+ \(\+https:\/\/maillon\.example; l\?\?quipe@maillon\.example\)$/,
    );
  });
});
