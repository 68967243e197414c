import { readPlace, type ReadPlace } from './read-place';

/** One of several places that a person typed in one field. */
export interface PlaceTyped {
  part: string;
  read: ReadPlace;
}

/** What parts places always; then what may part them, and may also stand within the name of one. */
const PARTING = /[;\n\r]+/;
const AND = /\s+(?:et|ou)\s+(?!(?:sa|ses|son|leurs?|environs|alentours)(?!\p{L}))/iu;
const MAY_PART = [/\s*(?:,|\/|\+)\s*/, AND];
/** « et » that the name of one place holds at most */
const MOST_AND = 3;
/** Ten EPCI of the longest names take 570 signs; a longer text names nothing that a person typed as places */
const LONGEST = 1_000;

/**
 * Reads one or several places, parted by a semicolon, a line, a comma or « et », each as `readPlace` does.
 * @param near INSEE codes of communes that win between homonyms
 * @returns each in the order typed, as often as it was; none for nothing, and one unknown for what is too long
 */
export function readPlaces(text: string, near: ReadonlySet<string> = new Set()): PlaceTyped[] {
  if (text.length > LONGEST) return [{ part: `${text.slice(0, 40)}…`, read: { kind: 'unknown', like: [] } }];
  const parts = text.split(PARTING).flatMap((part) => apart(part.trim(), near, MAY_PART));
  return parts.filter((part) => part !== '').map((part) => ({ part, read: readPlace(part, near) }));
}

/** A part is cut only where it names no place as a whole: « Poitiers, Vienne » is one, and so is « Poitiers et sa couronne ». */
function apart(part: string, near: ReadonlySet<string>, [by, ...others]: readonly RegExp[]): string[] {
  if (by === undefined) return [part];
  const cut = part.split(by).filter((one) => one.trim() !== '');
  if (cut.length > 1 && isPlace(readPlace(part, near, { asTyped: true }))) return [part];
  return (by === AND ? together(cut, near) : cut).flatMap((one) => apart(one.trim(), near, others));
}

/** @returns the pieces, those that name one place together put back: « Indre et Loire et Vienne » is two departments */
function together([first, ...rest]: readonly string[], near: ReadonlySet<string>): string[] {
  if (first === undefined) return [];
  for (let more = Math.min(rest.length, MOST_AND); more > 0; more -= 1) {
    const name = [first, ...rest.slice(0, more)].join(' et ');
    if (isPlace(readPlace(name, near, { asTyped: true }))) return [name, ...together(rest.slice(more), near)];
  }
  return [first, ...together(rest, near)];
}

function isPlace(read: ReadPlace): boolean {
  return read.kind !== 'unknown' && (read.kind === 'ambiguous' || !read.corrected);
}
