import type { Meilisearch } from 'meilisearch';
import type { SearchQuery } from '../search-index.port';
import { coveredRows, type CoveredRow } from './circle';
import { kmBetween } from './km-between';
import { FIELD, type StoredDocument } from './stored-document';

/** A part of a filter; the parts of a list are alternatives. */
export type FilterPart = string | string[];

/** Where more stand along the edge (a town), reading all points of the index costs less. */
const MOST_AT_EDGE = 400;
/** Degrees: more than what is rounded off of a point, less than what parts two */
const HAIR = 1e-6;

/**
 * The engine's own circle reads all points of the index, each time it is asked for: 30 ms for 250 000, in each way that words are
 * asked for. Here rows of the map tell who is surely in; those at the edge are asked for, measured, and named where rows can't tell.
 * @returns what keeps to a circle, exactly
 */
export async function placeFilter(
  engine: Meilisearch,
  uid: string,
  circle: NonNullable<SearchQuery['near']>,
): Promise<FilterPart> {
  const covered = coveredRows(circle, FIELD.rows);
  if (covered === null) return wholeCircle(circle);
  const { rows, rowOf } = covered;
  const { results } = await engine.index<StoredDocument>(uid).getDocuments({
    filter: [rows.flatMap(edgeOf)],
    fields: ['id', '_geo'],
    limit: MOST_AT_EDGE + 1,
  });
  if (results.length > MOST_AT_EDGE) return wholeCircle(circle);
  const edge = results.flatMap(({ id, _geo }) => {
    const row = _geo && rowOf(_geo);
    if (!row) return [];
    const isIn = kmBetween(circle, { lat: _geo.lat, lon: _geo.lng }) <= circle.km;
    return [{ id, row, isIn, away: Math.abs(_geo.lng - circle.lon) }];
  });
  // A row is taken as far as the nearest to its middle who is not in; who is in beyond that is named
  const reach = new Map<CoveredRow, number>(rows.map((row) => [row, row.most]));
  for (const { row, isIn, away } of edge) if (!isIn) reach.set(row, Math.min(reach.get(row)!, away - HAIR));
  const named = edge.filter(({ row, isIn, away }) => isIn && away > reach.get(row)! - HAIR);
  return [
    ...[...reach].flatMap(([row, east]) => (east > 0 ? [row.range(-east, east)] : [])),
    `id IN [${named.map(({ id }) => JSON.stringify(id)).join(', ')}]`,
  ];
}

function edgeOf({ sure, most, range }: CoveredRow): string[] {
  return sure > 0 ? [range(-most, -sure), range(sure, most)] : [range(-most, most)];
}

function wholeCircle({ lat, lon, km }: NonNullable<SearchQuery['near']>): string {
  return `_geoRadius(${lat}, ${lon}, ${Math.round(km * 1_000)})`;
}
