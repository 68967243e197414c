import type { DataSource } from 'typeorm';
import type { QueryResultRow } from 'pg';
import { readPrepared } from '#lib/database';

/** A text that was asked so often is worth the memory of its plan, on each connection. */
const OFTEN = 5;
const MOST_NAMED = 40;
const MOST_COUNTED = 1_000;

const named = new Map<string, string>();
const asked = new Map<string, number>();

/**
 * Runs one read, whose text is one of many. Those that come again are named, so that a connection parses and plans them
 * once; never more than a few, since a connection forgets none.
 */
export async function readOften<Row extends QueryResultRow>(
  db: DataSource,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const name = nameOf(text);
  return name === null ? db.query(text, values) : readPrepared<Row>(db, { name, text }, values);
}

function nameOf(text: string): string | null {
  const known = named.get(text);
  if (known !== undefined) return known;
  if (named.size === MOST_NAMED) return null;
  const times = (asked.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (asked.size === MOST_COUNTED) asked.clear();
    asked.set(text, times);
    return null;
  }
  asked.delete(text);
  const name = `search-${named.size}`;
  named.set(text, name);
  return name;
}
