import { createHash } from 'node:crypto';
import type { Mark } from '#lib/nomenclature';
import { marksOf } from '../../../libs/notice-formats/src/marks/marks-of';
import { CLAUSE_SENTENCES } from './sentences-clauses';
import { LOT_SENTENCES, RESERVED_SENTENCES } from './sentences-reserved';
import { TUNING_SENTENCES } from './sentences-tuning';
import { UNSEEN_SENTENCES } from './sentences-unseen';
import { TRAP_SENTENCES } from './sentences-traps';

/** Short names of levers in the labelled sets. */
export const LEVER_OF: Readonly<Record<string, string>> = {
  dis: 'reserved-disability',
  ins: 'reserved-insertion',
  ess: 'reserved-ess',
  pri: 'reserved-prison',
  unsp: 'reserved-unspecified',
  clause: 'social-clause',
  obj: 'insertion-object',
  soc: 'social-criterion',
  env: 'environment-clause',
  envc: 'environment-criterion',
};

/** One labelled thing: its marks as `lot:lever`, as they should be and as they were found. */
export interface Case {
  id: string;
  isHeldOut: boolean;
  lots: number;
  expected: ReadonlySet<string>;
  found: ReadonlySet<string>;
  /** What was said, to show with an error */
  words: string;
  /** Hours of a clause, when the label gives some */
  hours: { expected: number; found: number | null } | null;
}

/** @returns whether a labelled thing is kept out of tuning; the same for ever for an id. `d…` and `u…` were written while tuning. */
export function isHeldOut(id: string): boolean {
  if (/^[du]\d/.test(id)) return false;
  return createHash('sha256').update(`marks:${id}`).digest()[0]! % 2 === 1;
}

/** @returns our own sentences, read as the only words of a notice */
export function sentenceCases(): Case[] {
  return [RESERVED_SENTENCES, LOT_SENTENCES, TRAP_SENTENCES, CLAUSE_SENTENCES, TUNING_SENTENCES, UNSEEN_SENTENCES]
    .flatMap((set) => set.trim().split('\n'))
    .map(read);
}

function read(line: string): Case {
  const [id, shape, labels, ...rest] = line.split(' | ').map((part) => part.trim());
  const said = rest.join(' | ').replaceAll('¶', '\n');
  const titles = /^\d+$/.test(shape!)
    ? Array.from({ length: Number(shape) }, (_, index) => `Prestation numéro ${index + 1}`)
    : shape!.split(' / ');
  const [, home, words] = /^(?:lot(\d+): |criterion: )?([\s\S]*)$/.exec(said)!;
  const role = said.startsWith('criterion: ') ? ('criterion' as const) : ('text' as const);
  const block = { path: 'BT-24', text: words!, role };
  const numbers = titles.map((_, index) => String(index + 1));
  const marks = marksOf(
    { tags: [], blocks: home === undefined ? [block] : [] },
    titles.map((title, index) => {
      const number = numbers[index]!;
      return { number, title, tags: [], blocks: home === number ? [block] : [] };
    }),
  );
  const hours = /hours=(\d+)/.exec(labels!)?.[1];
  return {
    id: id!,
    isHeldOut: isHeldOut(id!),
    lots: titles.length,
    expected: labelled(labels!, numbers),
    found: foundIn(marks.byLot),
    words: said,
    hours: hours === undefined ? null : { expected: Number(hours), found: hoursOf(marks.byLot) },
  };
}

/** @returns `dis@1,2 clause` as `1:reserved-disability`…; without `@`, on every lot */
export function labelled(labels: string, numbers: readonly string[]): Set<string> {
  const expected = labels.split(' ').flatMap((label) => {
    const [name, at] = label.split('@');
    const lever = LEVER_OF[name!];
    if (lever === undefined) return [];
    return (at?.split(',') ?? numbers).map((number) => `${number}:${lever}`);
  });
  return new Set(expected);
}

/** @returns the marks of lots as `lot:lever`; those to check only when asked for */
export function foundIn(byLot: ReadonlyMap<string, readonly Mark[]>, withToCheck = true): Set<string> {
  const found = [...byLot].flatMap(([number, marks]) =>
    marks.filter((mark) => withToCheck || mark.certainty !== 'to-check').map((mark) => `${number}:${mark.lever}`),
  );
  return new Set(found);
}

function hoursOf(byLot: ReadonlyMap<string, readonly Mark[]>): number | null {
  for (const marks of byLot.values()) for (const mark of marks) if (mark.hours !== undefined) return mark.hours;
  return null;
}
