/** One line of the table: what was judged, how many, how well, and what is aimed at. */
export interface Row {
  part: string;
  of: string;
  count: number;
  figures: string;
  /** Empty where no level is set */
  aim: string;
}

/** What a section found: its lines of the table, and what stands behind them. */
export interface Section {
  rows: Row[];
  details: string[];
}

/** What the evaluation is asked for. */
export interface Asked {
  /** Held-out halves are not read out */
  devOnly: boolean;
  /** A labelled set of an instance */
  labels: string | undefined;
  /** A file of further real awards, in the form of the shared ones */
  awards: string | undefined;
}

/** @returns a section that could not be judged: the table says so where its figures would stand */
export function notEvaluated(part: string, why = '../shared is absent'): Section {
  return { rows: [{ part, of: '', count: 0, figures: `NOT EVALUATED: ${why}`, aim: '' }], details: [] };
}

/** @returns the lines of the table */
export function tableOf(rows: readonly Row[]): string[] {
  const [parts, names] = [widest(rows.map(({ part }) => part)), widest(rows.map(({ of }) => of))];
  const figures = widest(rows.map((row) => row.figures));
  return rows.map(({ part, of, count, figures: told, aim }, at) => {
    const first = rows[at - 1]?.part === part ? '' : part;
    const number = count === 0 ? '' : String(count);
    return `${first.padEnd(parts)}  ${of.padEnd(names)}  ${number.padStart(5)}  ${told.padEnd(figures)}  ${aim}`.trimEnd();
  });
}

/** @returns three decimals */
export function share(part: number, whole = 1): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

/** @returns the same with its sign */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
