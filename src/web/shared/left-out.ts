import { z } from 'zod';
import { fr } from '#lib/html';
import type { Message } from './page';

/** A member of an address that is not what it can be. */
export interface LeftOut {
  name: string;
  value: string;
}

type Read<S extends z.core.$ZodLooseShape> = { [K in keyof S]: z.output<S[K]> } & { leftOut: LeftOut[] };

const SHOWN = 60;

/**
 * The members of an address, each read alone: one that can't be read is as if it were absent, and told in `leftOut`, so that an
 * old or a broken link still shows something. A member that is said twice counts once.
 * @param shape each must do with `undefined`
 */
export function addressMembers<S extends Record<string, z.ZodType>>(
  shape: S,
): z.ZodPipe<z.ZodRecord<z.ZodString, z.ZodUnknown>, z.ZodTransform<Read<S>, Record<string, unknown>>> {
  return z.record(z.string(), z.unknown()).transform((members): Read<S> => {
    const leftOut: LeftOut[] = [];
    const read = Object.entries(shape).map(([name, member]) => {
      const [value] = [members[name]].flat();
      const found = member.safeParse(value === '' ? undefined : value);
      if (found.success) return [name, found.data];
      leftOut.push({ name, value: String(value).slice(0, SHOWN) });
      return [name, member.parse(undefined)];
    });
    return { ...Object.fromEntries(read), leftOut } as Read<S>;
  });
}

/** @param most the last page that is ever shown */
export function pageNumber(most: number): z.ZodType<number> {
  return z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .or(z.undefined().transform(() => 1));
}

/** @returns what was left out of an address, as its page says it; null when nothing was */
export function leftOutMessage(leftOut: readonly LeftOut[]): Message | null {
  if (leftOut.length === 0) return null;
  const said = leftOut.map(({ name, value }) => fr`${name} « ${value} »`).join(', ');
  return {
    tone: 'attention',
    text: fr`Une partie de cette adresse n’est pas comprise et a été laissée de côté : ${said}.`,
  };
}
