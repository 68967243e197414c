import type { SearchDocument } from './search-index.port';

/** @returns what a field says, as one text; lists are joined, absent fields are empty */
export function textOf(document: SearchDocument, field: string): string {
  const value = document[field];
  if (Array.isArray(value)) return value.map(String).join(' . ');
  return value === null || value === undefined ? '' : String(value as string | number);
}
