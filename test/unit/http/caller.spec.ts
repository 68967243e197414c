import type { Request } from 'express';
import { callerOf } from '#lib/http';

describe('who a request is counted for', () => {
  const caller = (ip: string | undefined): string => callerOf({ ip } as Request);

  it.each([
    ['2001:db8:1:2::5', '2001:db8:1:2:aaaa:bbbb:cccc:dddd'],
    ['2001:db8:1::5', '2001:db8:1::6'],
    ['2001:db8:1::5', '2001:db8:1:0:aaaa:bbbb:cccc:dddd'],
    ['2001:db8::1', '2001:db8::2:3'],
    ['::1', '::2'],
    ['64:ff9b::192.0.2.1', '64:ff9b::192.0.2.2'],
  ])('is one subscriber for two addresses of a /64: %s and %s', (one, other) => {
    expect(caller(one)).toBe(caller(other));
  });

  it.each([
    ['2001:db8:1:2::5', '2001:db8:1:3::5'],
    ['2001:db8:1::5', '2001:db8:2::5'],
    ['192.0.2.1', '192.0.2.2'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
  ])('is two callers for %s and %s', (one, other) => {
    expect(caller(one)).not.toBe(caller(other));
  });

  it('is one caller for all whose address is not known', () => {
    expect(caller(undefined)).toBe('unknown');
  });
});
