import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CodedObject, type Nature, stems } from '#lib/nomenclature';
import { type Notice, type NoticeRecord, readNotices } from '#lib/notice-formats';
import { codedObjects } from '../../../src/notice/coded-objects';

/** The shared data, beside the repository, wherever this runs from it. */
const FOLDERS = [join(__dirname, '../../../../shared'), join(__dirname, '../../../../../shared')];

export type Source = 'awards' | 'ted' | 'boamp' | 'eforms';

/** A notice whose buyer's own words are judged against the code that it gave. */
export interface JudgedObject extends CodedObject {
  source: Source;
  nature: Nature | undefined;
  /** Awards tell no nature: theirs is that of their code, shown beside as what a nature would bring */
  natureIsOfCode: boolean;
  /** 0 to 9, the same for titles that begin alike: a series of lots never stands on both sides */
  fold: number;
  /** What the notice teaches when it is on the learning side: itself and its lots */
  teaches: CodedObject[];
  /** How its title begins */
  beginning: string;
}

/** @returns the folder of the shared data, null where it is absent */
export function sharedFolder(): string | null {
  return FOLDERS.find((each) => existsSync(join(each, 'data/notices'))) ?? null;
}

/** @returns the official CPV labels of the shared data */
export function officialLabels(folder: string): Map<string, string> {
  const lines = readFileSync(join(folder, 'data/reference/cpv_fr.csv'), 'utf8').split(/\r?\n/).slice(1);
  return new Map(lines.filter(Boolean).map((line) => [line.slice(0, 8), line.slice(9).replace(/^"|"$/g, '')]));
}

/**
 * @param folder with notices of any format, at any depth
 * @param without beginnings of titles that are left out
 * @returns the French ones with a code, each title once a division
 */
export async function judgedObjects(folder: string, without: ReadonlySet<string> = new Set()): Promise<JudgedObject[]> {
  const found = new Map<string, JudgedObject>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    for await (const record of readNotices(createReadStream(path), name)) {
      const one = judged(record);
      if (one === null || without.has(one.beginning)) continue;
      const key = `${said(one.title).join(' ')} ${one.cpv.slice(0, 2)}`;
      if (!found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
}

function judged({ parsed }: NoticeRecord): JudgedObject | null {
  if (!parsed.ok) return null;
  const { notice, repairs, format } = parsed;
  const teaches = codedObjects(notice, repairs);
  const own = teaches.find(({ title }) => title === notice.title);
  const beginning = said(notice.title).slice(0, 5).join(' ');
  if (own === undefined || beginning === '') return null;
  return {
    ...own,
    source: sourceOf(notice, format),
    nature: notice.lots.find(({ cpv }) => cpv.length > 0)?.nature ?? undefined,
    natureIsOfCode: notice.source === 'decp',
    fold: createHash('sha256').update(beginning).digest()[0]! % 10,
    teaches,
    beginning,
  };
}

function sourceOf({ source }: Notice, format: string): Source {
  if (format === 'eforms-xml') return 'eforms';
  return source === 'decp' ? 'awards' : source === 'ted' ? 'ted' : 'boamp';
}

function said(title: string): string[] {
  return stems(title).filter((stem) => !/\d/.test(stem));
}
