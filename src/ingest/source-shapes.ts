import { filledFields, NOTICE_FIELD_NAMES, type NoticeField, type ParsedNotice } from '#lib/notice-formats';

/** Of one format, what a reading saw: how many records came, how many could not be read, and of how many each field was filled. */
export interface Shape {
  records: number;
  refused: number;
  fields: Partial<Record<NoticeField, number>>;
}

/** Shapes by format; records that no format recognised stand under `unknown`. */
export type Shapes = Record<string, Shape>;

/** Counts one record in. */
export function countShape(shapes: Shapes, parsed: ParsedNotice): void {
  const shape = (shapes[parsed.format ?? 'unknown'] ??= { records: 0, refused: 0, fields: {} });
  shape.records += 1;
  if (!parsed.ok) shape.refused += 1;
  else for (const field of filledFields(parsed.notice)) shape.fields[field] = (shape.fields[field] ?? 0) + 1;
}

/** A field that a source fills far more rarely than it used to: a sign that it changed its format without a word. */
export interface Drop {
  format: string;
  /** `record` when it is the records as a whole that can no longer be read */
  field: NoticeField | 'record';
  /** Shares of the records, 0 to 1 */
  before: number;
  now: number;
}

/**
 * When a drop is told. Set for a working day of the BOAMP (some 1,500 records in a window of three days): an hour of it,
 * or a small source, must not cry wolf.
 */
export const DROP = {
  /** Days of past runs that say what is usual */
  pastDays: 30,
  /** Fewer records of a format than these say nothing, before and now */
  recordsBefore: 50,
  recordsNow: 20,
  /** A field filled more rarely than this is never usual */
  usualShare: 0.2,
  /** Share of what was usual that must be gone */
  lostShare: 0.5,
  /** What chance does in a sample of that size, many times over: standard errors of a proportion */
  standardErrors: 5,
} as const;

/** When a reading that brought nothing is told: of so many before it at least, nearly all brought something. */
export const SILENCE = { runsBefore: 10, usualShare: 0.9 } as const;

/** @returns several runs' shapes as one */
export function sumOfShapes(runs: readonly Shapes[]): Shapes {
  const sum: Shapes = {};
  for (const [format, { records, refused, fields }] of runs.flatMap((shapes) => Object.entries(shapes))) {
    const shape = (sum[format] ??= { records: 0, refused: 0, fields: {} });
    shape.records += records;
    shape.refused += refused;
    for (const field of NOTICE_FIELD_NAMES) {
      if (fields[field]) shape.fields[field] = (shape.fields[field] ?? 0) + fields[field];
    }
  }
  return sum;
}

/** @returns the fields, and the share of records read, that fell far below what `past` runs of the source say is usual */
export function dropsOf(past: readonly Shapes[], now: Shapes): Drop[] {
  const usual = sumOfShapes(past);
  const fields = Object.entries(now).flatMap(([format, shape]) => {
    const before = usual[format];
    if (!before) return [];
    return NOTICE_FIELD_NAMES.flatMap((field) =>
      dropOf(format, field, sampleOf(before, field), sampleOf(shape, field)),
    );
  });
  // A source whose format changed may well be recognised no more, so that what was read is compared over all formats
  return [...dropOf('', 'record', readSample(usual), readSample(now)), ...fields];
}

interface Sample {
  filled: number;
  of: number;
}

function sampleOf({ records, refused, fields }: Shape, field: NoticeField): Sample {
  return { filled: fields[field] ?? 0, of: records - refused };
}

function readSample(shapes: Shapes): Sample {
  const all = Object.values(shapes);
  const of = all.reduce((sum, { records }) => sum + records, 0);
  return { of, filled: of - all.reduce((sum, { refused }) => sum + refused, 0) };
}

function dropOf(format: string, field: Drop['field'], past: Sample, present: Sample): Drop[] {
  if (past.of < DROP.recordsBefore || present.of < DROP.recordsNow) return [];
  const before = past.filled / past.of;
  const now = present.filled / present.of;
  if (before < DROP.usualShare || now > before * (1 - DROP.lostShare)) return [];
  const chance = Math.sqrt((before * (1 - before)) / present.of);
  if (before - now < DROP.standardErrors * chance) return [];
  return [{ format, field, before, now }];
}
