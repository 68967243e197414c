import { z } from 'zod';
import { fr } from '#lib/html';
import type { Point } from '#lib/matching-engine';
import {
  eligibilityCell,
  findCommune,
  isKind,
  KINDS,
  pointOfCommune,
  suggestCommunes,
  type Kind,
  type Lever,
} from '#lib/nomenclature';
import type { FieldError } from '../../shared/form-errors';

export const SORTS = ['pertinence', 'distance', 'preuve'] as const;
export type SearchSort = (typeof SORTS)[number];
/** Radiuses offered, in km; 0 is no limit */
export const RADIUSES = [5, 15, 30, 50, 0] as const;
const DEFAULT_KM = 15;
/** Levers that a search can ask for */
export const SEARCH_LEVERS = ['reserved-insertion', 'reserved-disability', 'reserved-ess'] as const;
export type SearchLever = (typeof SEARCH_LEVERS)[number];

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()).slice(0, 60));
const text = (most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => ([value].flat()[0] ?? '').trim().slice(0, most));

/** The query string of `/fournisseurs`; what it does not know it reads as absent, so that an old link still works. */
export const searchInput = z.object({
  q: text(200),
  ou: text(80),
  km: text(4),
  type: several,
  levier: several,
  commune: several,
  preuve: text(1),
  zone: text(12),
  tri: text(12),
  page: z.coerce.number().int().min(1).max(200).catch(1),
});
export type SearchInput = z.output<typeof searchInput>;

/** What is searched, once understood. */
export interface SearchAsk {
  words: string;
  /** As typed */
  place: string;
  near: { name: string; point: Point; km: number } | null;
  kinds: Kind[];
  levers: SearchLever[];
  communes: string[];
  proven: boolean;
  /** The territory only, which is what is shown first when no place is named */
  territoryOnly: boolean;
  sort: SearchSort;
  page: number;
  errors: FieldError[];
}

/**
 * Understands a search; what it can't understand becomes a message at its field, and the rest is searched all the same.
 * @param territory INSEE codes of what is shown first
 */
export function understandSearch(input: SearchInput, territory: readonly string[]): SearchAsk {
  const errors: FieldError[] = [];
  const commune = input.ou === '' ? null : findCommune(input.ou);
  const point = commune ? pointOfCommune(commune.code) : null;
  if (input.ou !== '' && (!commune || !point)) errors.push({ field: 'ou', message: unknownPlace(input.ou, territory) });

  const km = input.km === '' ? DEFAULT_KM : Number(input.km);
  const badKm = !(Number.isFinite(km) && km >= 0 && km <= 2000);
  if (badKm) errors.push({ field: 'km', message: 'Choisissez une distance de la liste.' });

  const near = commune && point ? { name: commune.name, point, km: badKm ? DEFAULT_KM : km } : null;
  const sort = SORTS.find((one) => one === input.tri) ?? 'pertinence';
  return {
    words: input.q,
    place: input.ou,
    near,
    kinds: input.type.filter(isKind),
    levers: SEARCH_LEVERS.filter((lever) => input.levier.includes(lever)),
    communes: input.commune.filter((code) => /^[0-9AB]{5}$/.test(code)),
    proven: input.preuve === '1',
    territoryOnly: near === null && input.zone !== 'france' && territory.length > 0,
    sort: sort === 'distance' && near === null ? 'pertinence' : sort,
    page: input.page,
    errors,
  };
}

/** @returns kinds whose proof alone lets a supplier answer a lot under a lever, by the law of a day */
export function kindsOfLever(lever: Lever, today: string): Kind[] {
  return KINDS.filter((kind) => eligibilityCell(lever, kind, today)?.answer === 'eligible');
}

/** @returns the search as a query string, some of it changed; the page is forgotten unless it is what changes */
export function searchHref(ask: SearchAsk, change: Partial<SearchAsk> = {}, path = '/fournisseurs'): string {
  const next = { ...ask, page: 1, ...change };
  const query = new URLSearchParams();
  if (next.words) query.set('q', next.words);
  if (next.place) query.set('ou', next.place);
  if (next.near && next.near.km !== DEFAULT_KM) query.set('km', String(next.near.km));
  for (const kind of next.kinds) query.append('type', kind);
  for (const lever of next.levers) query.append('levier', lever);
  for (const code of next.communes) query.append('commune', code);
  if (next.proven) query.set('preuve', '1');
  if (!next.territoryOnly && !next.near) query.set('zone', 'france');
  if (next.sort !== 'pertinence') query.set('tri', next.sort);
  if (next.page > 1) query.set('page', String(next.page));
  const encoded = query.toString();
  return encoded ? `${path}?${encoded}` : path;
}

function unknownPlace(typed: string, territory: readonly string[]): string {
  const [like] = suggestCommunes(typed, 1, new Set(territory));
  return like
    ? fr`Commune inconnue. Vouliez-vous dire « ${like.name} » ?`
    : 'Commune inconnue. Écrivez son nom en entier.';
}
