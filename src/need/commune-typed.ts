import {
  communeByCode,
  communesByPostCode,
  findCommune,
  placeNameKey,
  suggestCommunes,
  type Commune,
} from '#lib/nomenclature';

const SUGGESTIONS = 3;

/** What a field of place was understood as: one commune, or those it may have meant, as they would be typed. */
export interface TypedCommune {
  /** INSEE code */
  code: string | null;
  suggestions: string[];
}

/**
 * Understands `Buxerolles`, `Buxerolles (86180)`, `86180` or an INSEE code.
 * @param near communes that win between homonyms: those of the instance's territory
 */
export function communeTyped(text: string, near: ReadonlySet<string> = new Set()): TypedCommune {
  const typed = text.trim();
  const postCode = /\b\d{5}\b/.exec(typed)?.[0] ?? null;
  const name = typed.replace(/\(?\b\d{5}\b\)?/, '').trim();
  const found = name === '' ? byNumber(postCode) : named(name, postCode, near);
  if (found) return { code: found.code, suggestions: [] };
  const suggested = name === '' ? communesByPostCode(postCode ?? '') : suggestCommunes(name, SUGGESTIONS, near);
  const there = suggested.filter((commune) => near.has(commune.code));
  return { code: null, suggestions: (there.length > 0 ? there : suggested).slice(0, SUGGESTIONS).map(communeAsTyped) };
}

/** @returns `Buxerolles (86180)`: what a list offers, and what is understood again without doubt */
export function communeAsTyped(commune: Commune): string {
  const [postCode] = commune.postCodes;
  return postCode ? `${commune.name} (${postCode})` : commune.name;
}

function byNumber(postCode: string | null): Commune | null {
  if (postCode === null) return null;
  const there = communesByPostCode(postCode);
  return there.length === 1 ? there[0]! : there.length === 0 ? communeByCode(postCode) : null;
}

function named(name: string, postCode: string | null, near: ReadonlySet<string>): Commune | null {
  return postCode === null ? (nearest(name, near) ?? findCommune(name)) : findCommune(name, { postCode });
}

function nearest(name: string, near: ReadonlySet<string>): Commune | null {
  const key = placeNameKey(name);
  const homonyms = suggestCommunes(name, 20, near).filter((commune) => placeNameKey(commune.name) === key);
  const there = homonyms.filter((commune) => near.has(commune.code));
  return there.length === 1 ? there[0]! : null;
}
