import { z } from 'zod';
import { classify, readNature, type Classes, type LearntModel, type Nature } from '#lib/nomenclature';

/** A line that was not classified: its number from 1, its id where it could be read, and why. */
export interface RefusedObject {
  line: number;
  id: string | null;
  problem: string;
}

/** What `classify` says of one line; `ignored` tells what of it was not used. */
export type ClassifiedLine = ({ id: string | number } & Classes & { ignored?: string[] }) | RefusedObject;

const LINE = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  text: z.string().nullish(),
  nature: z.unknown().optional(),
});

/** @param line one object, as JSON; `number` counts from 1 @returns its classes, or why it has none */
export function classifyLine(line: string, number: number, learnt: LearntModel): ClassifiedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { line: number, id: null, problem: `no JSON: ${(error as Error).message.slice(0, 120)}` };
  }
  const read = LINE.safeParse(value);
  if (!read.success) return { line: number, id: idOf(value), problem: problemOf(read.error) };
  const { id } = read.data;
  const [title, text] = [read.data.title ?? '', read.data.text ?? ''];
  if (title.trim() === '' && text.trim() === '')
    return { line: number, id: String(id), problem: '`title` is empty, and so is `text`: write what is bought' };
  const nature = natureOf(read.data.nature);
  const classes = classify({ title, text, nature: nature.read }, learnt);
  return { id, ...classes, ...(nature.ignored === null ? {} : { ignored: [nature.ignored] }) };
}

/** A nature that is none says nothing, and loses nobody the answer. */
function natureOf(value: unknown): { read: Nature | undefined; ignored: string | null } {
  if (value === undefined || value === null || value === '') return { read: undefined, ignored: null };
  const nature = typeof value === 'string' ? readNature(value) : null;
  if (nature !== null) return { read: nature, ignored: null };
  return { read: undefined, ignored: `nature: ${JSON.stringify(value)} is neither works, supplies nor services` };
}

function problemOf({ issues }: z.ZodError): string {
  const [first] = issues;
  const field = first!.path.join('.');
  return field === '' ? `not an object: ${first!.message}` : `\`${field}\`: ${first!.message}`;
}

function idOf(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['id'] : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 100) : null;
}
