import { z } from 'zod';
import type { SiretProblem } from '#lib/nomenclature';

/** A few words; what is longer slipped into another's place */
const LONGEST = 500;

/** @returns the text without what PostgreSQL cannot store (NUL, half of a surrogate pair), its white space made one */
export function plainText(text: string): string {
  return text
    .replace(/[\0\p{Surrogate}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A few words of a register; empty when it gives null or nothing. */
export const words = z
  .string()
  .nullish()
  .transform((text) => plainText(text ?? ''))
  .refine((text) => text.length <= LONGEST, {
    error: `More than ${LONGEST} characters.`,
    params: { problem: 'field-too-long' },
  });

/** A text of a register, however long; empty when it gives null or nothing. */
export const prose = z
  .string()
  .nullish()
  .transform((text) => plainText(text ?? ''));

/** @returns what is wrong with a row, as quarantine keeps it */
export function problemsOf(error: z.ZodError): { code: string; path: string; message: string }[] {
  return error.issues.map((issue) => {
    const told: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
    return { code: typeof told === 'string' ? told : 'field-type', path: issue.path.join('.'), message: issue.message };
  });
}

/** @returns what is wrong with a SIRET, in words; null when nothing is. @param problem see `siretProblem` */
export function siretRefusal(problem: SiretProblem | null): { code: string; path: string; message: string } | null {
  if (problem === null) return null;
  const message =
    problem === 'length' ? 'A SIRET has 14 digits.' : 'The check digit of the SIRET is wrong: no such establishment.';
  return { code: `siret-${problem}`, path: 'siret', message };
}

/** @returns a website as an absolute http(s) address; null when the text is none */
export function webAddress(text: string): string | null {
  if (text === '') return null;
  const given = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(given)) return null;
  const url = new URL(given);
  return url.hostname.includes('.') && url.username === '' && url.password === '' ? url.href : null;
}

/** @returns the members that say something: an empty one takes nothing away from what is known */
export function said<T extends Record<string, string | null>>(members: T): Partial<{ [K in keyof T]: string }> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== '')) as Partial<{
    [K in keyof T]: string;
  }>;
}
