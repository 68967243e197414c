import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json';

/** @returns a new UUID v7 (RFC 9562): ordered by the machine's time of creation, so indexes stay compact */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** @returns the SHA-256, in hex, of a value written as JSON with sorted keys: equal content, equal hash */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
