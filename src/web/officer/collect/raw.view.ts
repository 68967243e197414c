/** One line of a raw record. */
export interface RawLine {
  text: string;
  /** A reason names a field that stands on this line */
  marked: boolean;
}

export interface RawView {
  lines: RawLine[];
  /** Lines or characters were left out */
  isCut: boolean;
}

const MOST_LINES = 2_000;
const MOST_CHARACTERS = 300_000;

/**
 * @param paths fields at fault, as reasons name them: `gestion/INDEXATION/DATE_PUBLICATION`
 * @returns the bytes of a record as lines of text; JSON written on one line is set out, since nobody reads it otherwise
 */
export function rawView(raw: Uint8Array, paths: readonly string[]): RawView {
  const whole = Buffer.from(raw).toString('utf8');
  const text = whole.length > MOST_CHARACTERS ? whole.slice(0, MOST_CHARACTERS) : laidOut(whole);
  const lines = text.split(/\r?\n/);
  const names = paths.map(nameOf).filter((name) => name !== '');
  return {
    isCut: whole.length > MOST_CHARACTERS || lines.length > MOST_LINES,
    lines: lines.slice(0, MOST_LINES).map((line) => ({
      text: line,
      marked: names.some(
        (name) => line.includes(`"${name}"`) || line.includes(`<${name}`) || line.includes(`:${name}`),
      ),
    })),
  };
}

function laidOut(text: string): string {
  if (text.trim().includes('\n') || !/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The last name of a path, without its prefix, its `@` and its place in a list. */
function nameOf(path: string): string {
  return path
    .split(/[/.]/)
    .at(-1)!
    .replace(/\[\d+\]$/, '')
    .replace(/^.*:/, '')
    .replace(/^@/, '');
}
