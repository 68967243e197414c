import { z } from 'zod';
import { NotFound } from '#lib/http';

/** `boamp-26-900417`; the numbers of DECP hold whatever their buyers write */
const noticeRef = z.string().regex(/^[a-z]{2,12}-[^\p{C}]{1,120}$/u);

/** @throws NotFound on what cannot be a notice: an address typed wrong is not a bad request */
export function sourceOf(ref: string): [source: string, sourceId: string] {
  if (!noticeRef.safeParse(ref).success) throw new NotFound('notice');
  const dash = ref.indexOf('-');
  return [ref.slice(0, dash), ref.slice(dash + 1)];
}
