import type { DataSource } from 'typeorm';
import { completeNomenclature, type LearntCount, type Point, useLearntWords } from '#lib/nomenclature';

interface Row {
  list: 'cpv' | 'communes' | 'naf';
  code: string;
  label: string;
  lat: number | null;
  lon: number | null;
}

/** The lists that this process uses, as `name version hash`; the library holds them for the whole process, so this does too. */
let inUse = '';

/**
 * Gives the nomenclature library the official lists that the database holds, unless it has them already.
 * @returns the rows of each list now in use, or null when nothing moved
 */
export async function completeFrom(db: DataSource): Promise<Record<Row['list'], number> | null> {
  const lists = await db.query<{ said: string }[]>(
    `select concat_ws(' ', name, version, content_hash) as said from reference_list order by name`,
  );
  const said = lists.map((list) => list.said).join(', ');
  if (said === inUse) return null;
  const cpv = new Map<string, string>();
  const naf = new Map<string, string>();
  const communes = new Map<string, Point>();
  const rows = await db.query<Row[]>('select list, code, label, lat, lon from reference_row order by list, code');
  for (const { list, code, label, lat, lon } of rows) {
    if (list === 'cpv') cpv.set(code, label);
    else if (list === 'naf') naf.set(code, label);
    else communes.set(code, { lat: lat!, lon: lon! });
  }
  completeNomenclature({ cpv, naf, communes });
  inUse = said;
  return { cpv: cpv.size, naf: naf.size, communes: communes.size };
}

/** The learnt words that this process uses: of which database, as version and time of the build. */
let wordsInUse: { db: DataSource; said: string } | null = null;

/**
 * Gives the nomenclature library the words that this instance has learnt from its notices, unless it has them already.
 * @returns how many counts are now in use, or null when nothing moved
 */
export async function learnFrom(db: DataSource): Promise<number | null> {
  const [last] = await db.query<{ said: string }[]>(
    `select concat_ws(' ', version, learnt_at) as said from word_learning`,
  );
  const said = last?.said ?? '';
  if (said === (wordsInUse?.db === db ? wordsInUse.said : '')) return null;
  const counts: LearntCount[] = await db.query(
    'select term, cpv_group as "group", count from learnt_word order by term, cpv_group',
  );
  useLearntWords(counts);
  wordsInUse = { db, said };
  return counts.length;
}
