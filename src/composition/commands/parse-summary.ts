import {
  filledFields,
  NOTICE_FIELD_NAMES,
  type Notice,
  type NoticeField,
  type ParsedNotice,
} from '#lib/notice-formats';
import { type Certainty, type Lever, LEVERS } from '#lib/nomenclature';

interface FormatCount {
  notices: number;
  refused: number;
  lots: number;
  repairs: Map<string, number>;
  problems: Map<string, number>;
  fields: Map<NoticeField, number>;
  /** Lots by lever and certainty */
  marks: Map<string, number>;
}

const CERTAINTIES: readonly Certainty[] = ['stated', 'likely', 'to-check'];

/** What was read, counted by format: notices and lots, fields filled, marks found, what was mended and what was refused. */
export class ParseSummary {
  private readonly formats = new Map<string, FormatCount>();

  /** Counts one record in. */
  count(parsed: ParsedNotice): void {
    const count = this.of(parsed.format ?? 'unknown format');
    if (!parsed.ok) {
      count.refused += 1;
      for (const { code } of parsed.problems) add(count.problems, code);
      return;
    }
    count.notices += 1;
    count.lots += parsed.notice.lots.length;
    for (const { code } of parsed.repairs) add(count.repairs, code);
    for (const field of filledFields(parsed.notice)) add(count.fields, field);
    for (const mark of lotMarks(parsed.notice)) add(count.marks, mark);
  }

  get refused(): number {
    return [...this.formats.values()].reduce((sum, { refused }) => sum + refused, 0);
  }

  /** @returns the counts as a person reads them, a block a format */
  asText(): string {
    return [...this.formats]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([format, count]) => linesOf(format, count).join('\n'))
      .join('\n');
  }

  private of(format: string): FormatCount {
    const known = this.formats.get(format);
    if (known) return known;
    const empty = { notices: 0, refused: 0, lots: 0 };
    const count = { ...empty, repairs: new Map(), problems: new Map(), fields: new Map(), marks: new Map() };
    this.formats.set(format, count);
    return count;
  }
}

function lotMarks({ lots }: Notice): string[] {
  return lots.flatMap((lot) => lot.marks.map(({ lever, certainty }) => `${lever} ${certainty}`));
}

function linesOf(format: string, { notices, refused, lots, repairs, problems, fields, marks }: FormatCount): string[] {
  const filled = NOTICE_FIELD_NAMES.filter((field) => fields.has(field)).map(
    (field) => `${field} ${Math.round((100 * fields.get(field)!) / notices)} %`,
  );
  const found = LEVERS.filter((lever) => CERTAINTIES.some((certainty) => marks.has(`${lever} ${certainty}`)));
  return [
    `${format}: ${notices} notices, ${lots} lots${refused > 0 ? `, ${refused} refused` : ''}`,
    ...(filled.length > 0 ? [`  filled: ${filled.join(', ')}`] : []),
    ...found.map((lever) => `  lots marked ${lever}: ${certaintiesOf(lever, marks)}`),
    ...(repairs.size > 0 ? [`  mended: ${listed(repairs)}`] : []),
    ...(problems.size > 0 ? [`  refused: ${listed(problems)}`] : []),
  ];
}

function certaintiesOf(lever: Lever, marks: ReadonlyMap<string, number>): string {
  return CERTAINTIES.flatMap((certainty) => {
    const count = marks.get(`${lever} ${certainty}`);
    return count === undefined ? [] : [`${count} ${certainty}`];
  }).join(', ');
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} × ${count}`)
    .join(', ');
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
