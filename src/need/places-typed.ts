import { readPlaces, type ReadPlace } from '#lib/nomenclature';
import { placeAsTyped, type NeedPlace } from './need-place';

/** What a field of place was understood as: all that it names, or the first thing that can't be told. */
export type TypedPlaces = { places: NeedPlace[]; problem: null } | { places: []; problem: PlaceProblem };

export interface PlaceProblem {
  code: 'unknown' | 'ambiguous' | 'too-many';
  /** What was typed of it */
  part: string;
  /** What may have been meant, as it would be typed */
  suggestions: string[];
}

const MOST_PLACES = 10;
const MOST_CHOICES = 6;

/**
 * Understands a field of place: a commune, an EPCI, a department, a region, or several of them. Each is read as the place of a
 * search is, but nothing is put right: a name that is only nearly one is asked about.
 * @param near INSEE codes of communes that win between homonyms: those of the instance's territory
 * @returns the places in the order typed, each once
 */
export function placesTyped(text: string, near: ReadonlySet<string> = new Set()): TypedPlaces {
  const places = new Set<NeedPlace>();
  for (const { part, read } of readPlaces(text, near)) {
    const place = placeRead(read);
    if (place === null) return problemOf(part, read, near);
    places.add(place);
  }
  if (places.size === 0) return refused('unknown', text.trim());
  return places.size > MOST_PLACES ? refused('too-many', text.trim()) : { places: [...places], problem: null };
}

function placeRead(read: ReadPlace): NeedPlace | null {
  if (read.kind === 'ambiguous' || read.kind === 'unknown' || read.corrected) return null;
  return read.kind === 'commune' ? `commune:${read.commune.code}` : `${read.kind}:${read.code}`;
}

function problemOf(part: string, read: ReadPlace, near: ReadonlySet<string>): TypedPlaces {
  switch (read.kind) {
    case 'ambiguous':
      return refused('ambiguous', part, asTyped(read.choices, near));
    case 'unknown': {
      const there = read.like.filter(({ code }) => near.has(code));
      return refused('unknown', part, asTyped(there.length > 0 ? there : read.like, near));
    }
    case 'commune':
      return refused('unknown', part, asTyped([read.commune], near));
    case 'epci':
    case 'department':
    case 'region':
      return refused('unknown', part, [placeAsTyped(`${read.kind}:${read.code}`, near)]);
  }
}

function asTyped(communes: readonly { code: string }[], near: ReadonlySet<string>): string[] {
  return communes.slice(0, MOST_CHOICES).map(({ code }) => placeAsTyped(`commune:${code}`, near));
}

function refused(code: PlaceProblem['code'], part: string, suggestions: string[] = []): TypedPlaces {
  return { places: [], problem: { code, part, suggestions } };
}
