import type { NoticeForm, NoticeLink } from '../notice';
import type { BoampContent } from './boamp-content';

/** What BOAMP says of the standing of a notice: `nature`, `etat`, and the same in `gestion.REFERENCE.TYPE_AVIS`. */
export interface Standing {
  nature: string;
  state: string;
}

/**
 * The form of a notice. A cancellation is one whoever says it; a corrected call is a correction; a corrected result, plan
 * or modification keeps its form, since what it corrects was never open.
 */
export function formOf(standing: Standing, content: Pick<BoampContent, 'baseForm' | 'change'> | null): NoticeForm {
  if (/ANNUL/.test(standing.state) || /ANNUL/.test(standing.nature) || content?.change?.isCancellation)
    return 'cancellation';
  const base = content?.baseForm ?? formOfNature(standing.nature);
  return base === 'competition' && isCorrection(standing, content) ? 'correction' : base;
}

function formOfNature(nature: string): NoticeForm {
  if (/ATTRIBUTION|RESULTAT/.test(nature)) return 'result';
  if (/MODIFICATION/.test(nature)) return 'modification';
  if (/INTENTION|EX_ANTE|PRE[-_]?INFORMATION|PERIODIQUE|PROFIL_ACHETEUR/.test(nature)) return 'planning';
  return 'competition';
}

function isCorrection(standing: Standing, content: Pick<BoampContent, 'change'> | null): boolean {
  return /RECTIF/.test(standing.state) || /RECTIF/.test(standing.nature) || (content?.change ?? null) !== null;
}

/**
 * The earlier notices that one speaks of, each once. BT-758 says which notice is changed; BOAMP's own links say the same
 * by its numbers, and also link a result to its call.
 * @param ids BOAMP numbers found in `annonce_lie`, `annonces_anterieures` and `gestion`
 */
export function linksOf(
  own: { sourceId: string; noticeId: string | null },
  form: NoticeForm,
  standing: Standing,
  ids: readonly string[],
  content: Pick<BoampContent, 'change' | 'follows'> | null,
): NoticeLink[] {
  const relation: NoticeLink['relation'] =
    form === 'cancellation' ? 'cancels' : isCorrection(standing, content) ? 'corrects' : 'follows';
  const links = new Map<string, NoticeLink>();
  for (const target of [...ids, content?.change?.target ?? ''])
    if (target !== '') links.set(target, { relation, target });
  for (const target of content?.follows ?? [])
    if (!links.has(target)) links.set(target, { relation: 'follows', target });
  links.delete(own.sourceId);
  if (own.noticeId !== null) links.delete(own.noticeId);
  return [...links.values()];
}

/** @returns the BOAMP numbers written in a value, whatever holds them: `25-123573`, `25_123573`, lists, commas */
export function boampIds(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.flatMap(boampIds) : typeof value === 'string' ? [value] : [];
  const ids = texts.flatMap((text) => text.slice(0, 2_000).match(/(?<!\d)\d{2}[-_]\d{1,7}(?!\d)/g) ?? []);
  return [...new Set(ids.map((id) => id.replace('_', '-')))].slice(0, 50);
}
