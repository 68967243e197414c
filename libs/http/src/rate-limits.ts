import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable, SetMetadata, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyRequests } from './http.errors';

/** So many requests in so many seconds, for one caller. */
export interface RateRule {
  name: string;
  points: number;
  seconds: number;
}

const RULE = 'maillon:rate-limit';

/** Limits a route per address of the caller. */
export const RateLimit = (rule: RateRule): CustomDecorator => SetMetadata(RULE, rule);

/** Counters in PostgreSQL (table `rate_limit`), so that every web process counts together; only hashes of keys are kept. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly db: DataSource) {}

  /**
   * Counts one request.
   * @param key who is counted: an address, an e-mail
   * @throws TooManyRequests with the seconds to wait
   */
  async take(rule: RateRule, key: string): Promise<void> {
    const hashed = createHash('sha256').update(`${rule.name}\n${key}`).digest('base64url');
    try {
      await this.limiter(rule).consume(hashed);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  }

  private limiter(rule: RateRule): RateLimiterPostgres {
    const known = this.limiters.get(rule.name);
    if (known) return known;
    const limits = { keyPrefix: rule.name, points: rule.points, duration: rule.seconds };
    const limiter = new RateLimiterPostgres({
      ...limits,
      storeClient: this.db,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      // Counting must not take the site down with the counters
      insuranceLimiter: new RateLimiterMemory(limits),
    });
    this.limiters.set(rule.name, limiter);
    return limiter;
  }
}

/** Applies `@RateLimit`. */
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RateRule | undefined>(RULE, context.getHandler());
    if (!rule) return true;
    const http = context.switchToHttp();
    try {
      await this.limits.take(rule, callerOf(http.getRequest<Request>()));
    } catch (error) {
      if (error instanceof TooManyRequests) {
        http.getResponse<Response>().setHeader('Retry-After', String(error.retryAfterSeconds));
      }
      throw error;
    }
    return true;
  }
}

/** @returns the caller's address; a whole /64 of IPv6 is one caller, as one subscriber holds it */
export function callerOf(request: Request): string {
  const address = request.ip ?? 'unknown';
  return isIPv6(address) && !address.startsWith('::ffff:') ? networkOf(address) : address;
}

/** @returns the first four groups of an IPv6 address; the zeros that `::` leaves out are counted */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  // An IPv4 address at the end stands for two groups
  const written = before.length + after.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - written }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
