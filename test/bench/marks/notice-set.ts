import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Notice, readNoticeBytes } from '#lib/notice-formats';
import { FRENCH_EFORMS, NOTICE_LABELS } from './notice-labels';
import { type Case, foundIn, isHeldOut, labelled } from './sentence-set';
import { UNSEEN_LABELS } from './unseen-labels';
import { withoutTags } from './without-tags';

/** The shared data, beside the repository, wherever this runs from it. */
const FOLDERS = [join(__dirname, '../../../../shared'), join(__dirname, '../../../../../shared')];

/** A public notice in all the ways it is judged. */
export interface ReadSet {
  withTags: Case[];
  /** Of the same, only marks that are not `to-check` */
  sureWithTags: Case[];
  withoutTags: Case[];
  unread: string[];
}

/** @returns the labelled public notices, read with their tags and again without; null where the shared data are absent */
export async function noticeCases(): Promise<ReadSet | null> {
  const folder = FOLDERS.find((each) => existsSync(join(each, 'data/notices')));
  if (folder === undefined) return null;
  const set: ReadSet = { withTags: [], sureWithTags: [], withoutTags: [], unread: [] };
  for (const name of filesOf(join(folder, 'data/notices'))) {
    await addTo(set, readFileSync(join(folder, 'data/notices', name)), name, () => true);
  }
  return set;
}

/**
 * @param folder with public exports of TED as XML, at any depth
 * @returns its French notices labelled in `unseen-labels.ts`, or by silence there, each once; none of those of `../shared`
 */
export async function unseenCases(folder: string): Promise<ReadSet> {
  const set: ReadSet = { withTags: [], sureWithTags: [], withoutTags: [], unread: [] };
  const ofShared = FOLDERS.map((each) => join(each, 'data/notices/ted-legacy')).find((each) => existsSync(each));
  const known = new Set(ofShared === undefined ? [] : readdirSync(ofShared).map(publication));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const id = publication(name);
    if (known.has(id) || !bytes.includes('<LG_ORIG>FR')) continue;
    known.add(id);
    await addTo(set, bytes, id, (mark) => /:(?:reserved-|social-clause|insertion-object)/.test(mark));
  }
  return set;
}

/** `123456-2020` of any name of a file that holds it, with or without leading zeros */
function publication(name: string): string {
  const [, number, year] = /(\d{1,6})[-_](\d{4})(?:_\w+)?\.xml$/.exec(name) ?? [];
  return number === undefined ? name : `${number.padStart(6, '0')}-${year}`;
}

async function addTo(set: ReadSet, bytes: Buffer, name: string, isJudged: (mark: string) => boolean): Promise<void> {
  const judged = (each: Case): Case => ({ ...each, found: new Set([...each.found].filter(isJudged)) });
  const read = await noticesIn(bytes, name);
  if (read.length === 0) set.unread.push(name);
  for (const notice of read) {
    set.withTags.push(judged(caseOf(name, notice, { withTags: true, isSure: false })));
    set.sureWithTags.push(judged(caseOf(name, notice, { withTags: false, isSure: true })));
  }
  const stripped = Buffer.from(withoutTags(bytes.toString('utf8')));
  for (const notice of await noticesIn(stripped, name)) {
    set.withoutTags.push(judged(caseOf(name, notice, { withTags: false, isSure: false })));
  }
}

function filesOf(folder: string): string[] {
  const of = (under: string): string[] => readdirSync(join(folder, under)).map((name) => `${under}/${name}`);
  return [
    ...of('ted-legacy'),
    ...of('boamp/xml-2016'),
    'boamp/records-v2.1.json',
    ...FRENCH_EFORMS.map((name) => `eforms/${name}`),
    'decp/pes-2019.json',
    'decp/e-marchespublics-2019.json',
  ];
}

async function noticesIn(bytes: Buffer, name: string): Promise<Notice[]> {
  const records = await readNoticeBytes(bytes, name);
  return records.flatMap(({ parsed }) => (parsed.ok ? [parsed.notice] : []));
}

function caseOf(file: string, notice: Notice, how: { withTags: boolean; isSure: boolean }): Case {
  const id = file.includes('.json') ? `${file} ${notice.sourceId}` : file;
  const numbers = notice.lots.map((lot) => lot.number);
  const byLot = new Map(notice.lots.map((lot) => [lot.number, lot.marks]));
  const labels = labelsOf(file, notice.sourceId)
    .split(' ')
    .filter((label) => how.withTags || !label.startsWith('+'))
    .map((label) => label.replace('+', ''));
  const found = [...foundIn(byLot, !how.isSure)].filter((mark) => !mark.endsWith(':sme'));
  return {
    id,
    isHeldOut: isHeldOut(id),
    lots: numbers.length,
    expected: labelled(labels.join(' '), numbers),
    found: new Set(found),
    words: '',
    hours: null,
  };
}

const rowsOf = (labels: string): string[][] =>
  labels
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((part) => part.trim()));

const LABELS = [
  ...rowsOf(NOTICE_LABELS),
  ...rowsOf(UNSEEN_LABELS).map(([publicationNumber, labels]) => [publicationNumber!, '*', labels!]),
];

function labelsOf(file: string, sourceId: string): string {
  const row = LABELS.find(
    ([name, notice]) => name === file && (notice === '*' || `-${sourceId}-`.includes(`-${notice}-`)),
  );
  return row?.[2] ?? '';
}
