import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoticeFormat, readNoticeBytes } from '#lib/notice-formats';

const FIXTURES = join(process.cwd(), 'test/fixtures/notices');

/** Our own notice of a format, as the text of its file. */
export interface SeededNotice {
  name: string;
  format: NoticeFormat;
  text: string;
}

/** @returns our fixtures, the first notice of each file saying its format */
export async function fixtures(): Promise<SeededNotice[]> {
  const seeded: SeededNotice[] = [];
  for (const name of readdirSync(FIXTURES).sort()) {
    const bytes = readFileSync(join(FIXTURES, name));
    const [record] = await readNoticeBytes(bytes, name);
    if (!record?.parsed.ok) throw new Error(`${name} is not read.`);
    seeded.push({ name, format: record.parsed.format, text: bytes.toString('utf8') });
  }
  return seeded;
}

/** The same notice under numbers of its own: UUIDs, BOAMP and TED numbers, and what DECP calls an award. */
export function renumbered(text: string, n: number): Buffer {
  const tail = String(n).padStart(6, '0');
  return Buffer.from(
    text
      .replace(/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6})[0-9a-f]{6}/gi, `$1${tail}`)
      .replace(/(?<![A-Za-z\d-])(\d{2}[-_])\d{4,6}(?![\d-])/g, `$1${tail}`)
      .replace(/(?<!\d)(\d{2,4})\d{4}(-20\d{2})(?!\d)/g, `$1${tail.slice(2)}$2`)
      .replace(/("(?:id|uid)"\s*:\s*")([^"]*)"/g, `$1$2${tail}"`),
  );
}

/** An eForms call of a hundred lots, made of its first one, each told at the length of a long one (some 17,000 characters). */
export function aHundredLots(call: string): Buffer {
  const elements = call.match(/<(\w+):ProcurementProjectLot>[\s\S]*?<\/\1:ProcurementProjectLot>/g) ?? [];
  const lot = elements.find((element) => element.includes('LOT-0001'));
  if (lot === undefined) throw new Error('The fixture has no lot.');
  const lots = Array.from({ length: 100 }, (_, n) =>
    lot
      .replaceAll('LOT-0001', `LOT-${String(n + 1).padStart(4, '0')}`)
      .replace(/(<\w+:Description[^>]*>)/, `$1${'Le lot comprend la tonte, la taille et le désherbage. '.repeat(220)}`),
  );
  return Buffer.from(
    elements.reduce((text, element) => text.replace(element, element === lot ? lots.join('') : ''), call),
  );
}

/** Awards of DECP in the format of 2022, each another purchase of one of forty buyers. */
export function* decpAwards(count: number): Generator<Buffer> {
  yield Buffer.from('{"marches":{"marche":[');
  for (let n = 0; n < count; n += 1) yield Buffer.from(`${n === 0 ? '' : ',\n'}${JSON.stringify(award(n))}`);
  yield Buffer.from(']}}');
}

const OBJECTS = ['Entretien des espaces verts', 'Nettoyage des écoles', 'Blanchisserie', 'Restauration scolaire'];
const CPV = ['77310000-6', '90911200-8', '98310000-9', '55523100-3'];

function award(n: number): object {
  return {
    id: `2026M${String(n).padStart(8, '0')}`,
    acheteur: { id: `9999${String(n % 40).padStart(5, '0')}00000` },
    nature: 'Marché',
    objet: `${OBJECTS[n % 4]!}, lot ${n % 7}, année ${n}`,
    codeCPV: CPV[n % 4],
    procedure: 'Procédure adaptée',
    lieuExecution: { code: '86194', typeCode: 'Code commune' },
    dureeMois: 12 + (n % 36),
    dateNotification: `2026-0${1 + (n % 9)}-1${n % 10}`,
    datePublicationDonnees: `2026-0${1 + (n % 9)}-2${n % 10}`,
    montant: 40_000 + n,
    offresRecues: n % 9,
    titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: '99990009500012' } }],
    considerationsSociales: { considerationSociale: [n % 3 === 0 ? 'Clause sociale' : 'Pas de considération sociale'] },
  };
}
