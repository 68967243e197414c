import type { NoticePlace } from '../notice';
import { NUTS_2013_DEPARTMENTS } from './nuts-2013-departments';
import { NUTS_DEPARTMENTS } from './nuts-departments';

/** @returns the department of a French post code; Corsica by its half, overseas by three digits; null when it is none */
function departmentOfPostCode(postCode: string): string | null {
  if (!/^(?!00)\d{5}$/.test(postCode)) return null;
  if (postCode.startsWith('20')) return /^20[01]/.test(postCode) ? '2A' : '2B';
  if (/^9[78]/.test(postCode)) return postCode.slice(0, 3);
  return postCode.startsWith('96') || postCode.startsWith('99') ? null : postCode.slice(0, 2);
}

/** @returns the department that a NUTS code of level 3 is, by the codes of 2021 then of 2013; they never clash */
function departmentOfNuts(code: string): string | null {
  return NUTS_DEPARTMENTS[code] ?? NUTS_2013_DEPARTMENTS[code] ?? null;
}

/** @returns whether a country code of a notice is France or one of its territories; silence counts as France */
export function isFrenchCountry(code: string): boolean {
  return code === '' || /^(FRA|FR|GLP|MTQ|GUF|REU|MYT|SPM|BLM|MAF|NCL|PYF|WLF)$/i.test(code);
}

/**
 * A place as notices write it. A city written with its post code or with CEDEX loses both; the department comes from the
 * NUTS code, which speaks of the place, before the post code, which may be a CEDEX of elsewhere.
 */
export function placeOf(given: { city: string; postCode: string; nuts: string; country: string }): NoticePlace | null {
  const postCode = /^\d{5}$/.test(given.postCode.replace(/\s/g, ''))
    ? given.postCode.replace(/\s/g, '')
    : (/^(\d{5})\s/.exec(given.city)?.[1] ?? null);
  const city = given.city
    .replace(/^\d{5}\s+/, '')
    .replace(/\s+c[eé]dex(?:\s+\d{1,2})?$/i, '')
    .trim();
  const nuts = /^[A-Z]{2}[A-Z0-9]{0,3}$/i.test(given.nuts) ? given.nuts.toUpperCase() : null;
  const isFrench = isFrenchCountry(given.country);
  const department = isFrench ? (departmentOfNuts(nuts ?? '') ?? departmentOfPostCode(postCode ?? '')) : null;
  const place = { city: city === '' ? null : city, postCode: isFrench ? postCode : null, department, nuts };
  return place.city || place.postCode || place.department || place.nuts ? place : null;
}

const NAMED_TOWN =
  /^(?:territoire de )?(?:la )?(?:commune|ville) (?:de |d['’](?! )|(du |des ))((?:l[ae] |les |l['’])?\p{L}[\p{L}'’ -]{1,60}?)[ .]*$/iu;

/** @returns the town of a place that is told as `Commune de Villeurbanne` and no more, or null; a name alone may be a department */
export function townNamed(words: string): string | null {
  const [, article, name] = NAMED_TOWN.exec(words.slice(0, 120).trim()) ?? [];
  if (name === undefined || / et |, | en /i.test(name)) return null;
  return article === undefined ? name : `${/^du/i.test(article) ? 'Le' : 'Les'} ${name}`;
}

/** @returns the department codes of BOAMP's `code_departement`: `86`, `["86", "79"]`, `86,2A`; other words left out */
export function departmentsOf(value: unknown): string[] {
  const words = (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' || typeof item === 'number'
      ? String(item)
          .toUpperCase()
          .split(/[\s,;|]+/)
      : [],
  );
  const codes = words.map((word) => (/^\d$/.test(word) ? `0${word}` : word));
  return [...new Set(codes.filter((code) => /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[78]\d)$/.test(code)))];
}
