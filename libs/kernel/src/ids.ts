import { hash, randomUUID } from 'node:crypto';
import { canonicalJson } from './canonical-json';

/** @returns a new UUID v7 (RFC 9562): ordered by the machine's time of creation, so indexes stay compact */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  // Its random digits and its variant are those of a UUID v4, for which Node draws randomness ahead
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** @returns the SHA-256, in hex, of a value written as JSON with sorted keys: equal content, equal hash */
export function hashOf(value: unknown): string {
  return hashOfText(canonicalJson(value));
}

/** @returns the SHA-256, in hex, of a text; of what `canonicalJson` wrote, it is `hashOf` the value */
export function hashOfText(text: string): string {
  return hash('sha256', text);
}
