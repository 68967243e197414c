import type { SearchQuery } from '../search-index.port';

/**
 * What a row is found by stands in one `tsvector`, so that one GIN index meets words, facets and place together. The first
 * character tells what a lexeme is; a root has none of these.
 */
const FIRST = { names: '@', said: '+' } as const;
const EXACT_NAME = '=';
const FACET = '#';
const CELL = '~';

/** PostgreSQL refuses a lexeme of more than 2 046 bytes. */
const LONGEST = 400;

/** What is found first where hits are too many to rank: names (weight A), then what suppliers say they do (A and B). */
export type First = keyof typeof FIRST;

/** @returns the lexemes that a root of this weight is held as once more: to ask for one costs half of what asking for either of two does */
export function firstsOf(weight: string, root: string): string[] {
  if (weight === 'A') return [first('names', root), first('said', root)];
  return weight === 'B' ? [first('said', root)] : [];
}

/** @returns a root as names, or as what suppliers say, names among it, hold it */
export function first(among: First, root: string): string {
  return FIRST[among] + root;
}

/** @param whole a name's plain words */
export function exactName(whole: string): string {
  return EXACT_NAME + whole.slice(0, LONGEST);
}

/** @param facet its place in the definition */
export function facetValue(facet: number, value: string): string {
  return `${FACET}${facet}=${value.slice(0, LONGEST)}`;
}

/** Sides of the squares of the three grids, in degrees. */
const GRIDS = [0.2, 0.8, 3.2] as const;
/** More squares than these cost more than they spare. */
const MOST_CELLS = 20;
const KM_PER_DEGREE = 111.19;

/** @returns the squares that a point lies in, one per grid */
export function cellsOfPoint({ lat, lon }: { lat: number; lon: number }): string[] {
  return GRIDS.map((side, grid) => cell(grid, Math.floor(lat / side), Math.floor(lon / side)));
}

/** @returns the squares that cover a circle, by the finest grid that needs few enough; null when none does (half a continent, a pole) */
export function cellsOfCircle({ lat, lon, km }: NonNullable<SearchQuery['near']>): string[] | null {
  const lats = km / KM_PER_DEGREE;
  const widest = Math.min(89.9, Math.abs(lat) + lats);
  const lons = lats / Math.cos((widest * Math.PI) / 180);
  if (Math.abs(lon) + lons > 180 || Math.abs(lat) + lats > 89) return null;
  for (const [grid, side] of GRIDS.entries()) {
    const [south, north] = [Math.floor((lat - lats) / side), Math.floor((lat + lats) / side)];
    const [west, east] = [Math.floor((lon - lons) / side), Math.floor((lon + lons) / side)];
    if ((north - south + 1) * (east - west + 1) > MOST_CELLS) continue;
    const cells: string[] = [];
    for (let y = south; y <= north; y += 1) for (let x = west; x <= east; x += 1) cells.push(cell(grid, y, x));
    return cells;
  }
  return null;
}

function cell(grid: number, y: number, x: number): string {
  return `${CELL}${grid}:${y},${x}`;
}

/** PostgreSQL holds no NUL and no half of a surrogate pair; whoever cuts a text cleans it after that. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\uFFFD');
}

/** @returns a lexeme as the text forms of `tsvector` and `tsquery` want it: whatever it holds is a letter to them */
export function quoted(lexeme: string): string {
  return `'${clean(lexeme).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
