import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FilterDirectory,
  placeKey,
  type FilterActivity,
  type FilterArea,
  type FilterPlace,
  type FilterSupplier,
  type Point,
} from '#lib/matching-engine';
import { z } from 'zod';
import type { PeerNeed } from './peer-policy';

const KINDS = { CITY: 'commune', DEPARTMENT: 'department', REGION: 'region' } as const;

export interface PeerFiles {
  directory: FilterDirectory;
  placesByCode: ReadonlyMap<string, FilterPlace>;
}

/**
 * Reads `per.tsv`, `loc.tsv`, `act.tsv` and `siae.tsv` of a folder.
 * @throws Error with the file, the line and what is wrong with it
 */
export function readPeerFiles(folder: string): PeerFiles {
  const rows = (file: string, columns: number): string[][] => rowsOf(join(folder, file), columns);
  const places = new Map(rows('per.tsv', 8).map((row) => [row[0]!, placeOf(row)]));
  const zones = new Map<string, string[]>();
  for (const [activity, place] of rows('loc.tsv', 2)) {
    const known = zones.get(activity!);
    const named = places.get(place!);
    if (!named) throw new Error(`loc.tsv: activity ${activity} names place ${place}, which per.tsv does not hold.`);
    if (known) known.push(placeKey(named));
    else zones.set(activity!, [placeKey(named)]);
  }
  const activities = new Map<string, FilterActivity[]>();
  for (const [id, supplier, sector, types, range, km] of rows('act.tsv', 6)) {
    const activity = {
      sector: sector!,
      serviceTypes: listOf(types!),
      area: areaOf(range!, Number(km), zones.get(id!) ?? []),
    };
    const known = activities.get(supplier!);
    if (known) known.push(activity);
    else activities.set(supplier!, [activity]);
  }
  const suppliers = rows('siae.tsv', 10).map((row): FilterSupplier => {
    const [id, , kind, postCode, department, region, point, email, isActive, isDelisted] = row as [string, ...string[]];
    return {
      id,
      kind: kind!,
      postCode: postCode!,
      department: department!,
      region: region!,
      point: pointOf(point!),
      isLive: isActive === 't' && isDelisted === 'f' && kind !== 'OPCS',
      canBeWrittenTo: email !== '' && email !== '\\N',
      activities: activities.get(id) ?? [],
    };
  });
  const placesByCode = new Map([...places.values()].map((place) => [codeOf(place), place]));
  return { directory: new FilterDirectory(suppliers), placesByCode };
}

const code = z.union([z.string(), z.number()]).transform(String);
const needSchema = z.strictObject({
  sectors: z.array(code).default([]),
  presta_types: z.array(z.string()).default([]),
  kinds: z.array(z.string()).default([]),
  perimeters: z.array(code).default([]),
  location: code.nullish(),
  distance_location: z.number().nonnegative().nullish(),
  include_country_area: z.boolean().default(false),
  is_country_area: z.boolean().default(false),
});
const needsSchema = z.array(z.looseObject({ id: z.union([z.string(), z.number()]), need: needSchema }));

/** @throws Error naming the need and the member that cannot be read, or the place that no file holds */
export function readPeerNeeds(file: string, { placesByCode }: PeerFiles): { id: string | number; need: PeerNeed }[] {
  const read = needsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data.map(({ id, need }) => {
    const place = (asked: string): FilterPlace => {
      const found = placesByCode.get(asked);
      if (!found) throw new Error(`${file}: need ${id} asks for place ${asked}, which per.tsv does not hold.`);
      return found;
    };
    return {
      id,
      need: {
        sectors: need.sectors,
        serviceTypes: need.presta_types,
        kinds: need.kinds,
        places: need.perimeters.map(place),
        location: need.location == null ? null : place(need.location),
        km: need.distance_location ?? null,
        includeCountry: need.include_country_area,
        isCountry: need.is_country_area,
      },
    };
  });
}

function rowsOf(path: string, columns: number): string[][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, at) => {
    const row = line.split('\t');
    if (row.length !== columns) throw new Error(`${path}, line ${at + 1}: ${row.length} columns, ${columns} expected.`);
    return row;
  });
}

function placeOf([, kind, code, name, postCodes, department, region, point]: string[]): FilterPlace {
  const known = KINDS[kind as keyof typeof KINDS];
  if (!known) throw new Error(`per.tsv: « ${kind} » is no kind of place.`);
  return {
    kind: known,
    code: known === 'region' ? code!.replace(/^R/, '') : code!,
    name: name!,
    postCodes: listOf(postCodes!),
    department: department || null,
    region: region || null,
    point: pointOf(point!),
  };
}

function codeOf({ kind, code }: FilterPlace): string {
  return kind === 'region' ? `R${code}` : code;
}

function areaOf(range: string, km: number, keys: string[]): FilterArea {
  if (range === 'COUNTRY') return { type: 'country' };
  if (range === 'CUSTOM') return { type: 'radius', km };
  return range === 'ZONES' ? { type: 'places', keys } : null;
}

/** `{a,b}`, an array as PostgreSQL writes it. */
function listOf(text: string): string[] {
  return text
    .replace(/^\{|\}$/g, '')
    .split(',')
    .filter(Boolean);
}

function pointOf(ewkt: string): Point | null {
  const [, lon, lat] = /POINT\((\S+) (\S+)\)/.exec(ewkt) ?? [];
  return lon === undefined ? null : { lat: Number(lat), lon: Number(lon) };
}
