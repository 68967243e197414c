import { z } from 'zod';
import { KINDS } from '#lib/nomenclature';

/** @returns the text without what PostgreSQL cannot store: NUL, and half of a surrogate pair */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '');
}

/** Longer, a name or an address is something else that slipped into its place. */
const LONGEST = 500;

const words = z.string().transform((value) => storable(value).trim());
const text = words.refine((value) => value.length <= LONGEST, {
  error: `More than ${LONGEST} characters.`,
  params: { problem: 'field-too-long' },
});

/** One row of the directory as its file gives it; members that are not named here are not read. */
export const directoryRow = z.object({
  siret: text,
  kind: z.preprocess((value) => (typeof value === 'string' ? value.trim().toUpperCase() : value), z.enum(KINDS)),
  name: text.refine((value) => value !== '', { error: 'The name is empty.', params: { problem: 'name-missing' } }),
  brand: text.default(''),
  naf: text.default(''),
  legalForm: text.default(''),
  address: text.default(''),
  postCode: text.default(''),
  city: text.default(''),
  department: text.default(''),
  lat: z.number().nullish(),
  lon: z.number().nullish(),
  description: words.default(''),
  website: text.default(''),
});

export type DirectoryRow = z.infer<typeof directoryRow>;
