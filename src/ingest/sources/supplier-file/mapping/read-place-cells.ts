import { communeByCode, departmentName, isDepartment, plain } from '#lib/nomenclature';
import { placeOfAddress, readPoint, type SupplierRecord } from '../../../../supplier/supplier.service';
import { readDegrees } from './read-number';
import type { RowReading } from './row-reading';

/** @returns what a row says of where its supplier stands; nothing when no cell says it */
export function readPlaceCells(row: RowReading): Partial<SupplierRecord> {
  const city = row.words('city');
  const postCode = readPostCode(row);
  const insee = readInsee(row);
  const department = insee?.department ?? readDepartment(row);
  const point = readPointCells(row);
  const address = row.words('address', ', ');
  const said = address === '' ? {} : { address };
  if (city === '' && !postCode && !insee && !department)
    return point ? { ...said, point, pointOrigin: 'source' } : said;
  const place = placeOfAddress({ city: insee?.name ?? city, postCode, department, point });
  if (!place.commune && city !== '') row.mend('commune-not-found', 'city');
  return { ...said, ...place };
}

function readPostCode(row: RowReading): string | null {
  const text = row.words('postCode');
  if (text === '') return null;
  const digits = /^\d{4,5}$/.exec(text.replace(/\s/g, '').replace(/\.0$/, ''))?.[0];
  if (digits === undefined) {
    row.mend('post-code-dropped', 'postCode');
    return null;
  }
  if (digits.length === 5) return digits;
  row.mend('post-code-padded', 'postCode');
  return `0${digits}`;
}

function readInsee(row: RowReading) {
  const text = row.words('commune').toUpperCase();
  if (text === '') return null;
  const commune = communeByCode(text.padStart(5, '0'));
  if (!commune) row.mend('commune-not-found', 'commune');
  return commune;
}

/** A code (`1`, `01`, `2A`), `86 - Vienne`, or a name. */
function readDepartment(row: RowReading): string | null {
  const text = row.words('department');
  if (text === '') return null;
  const code = /^(\d{1,3}|2[ab])\b/i.exec(text)?.[1]?.toUpperCase().padStart(2, '0');
  if (code !== undefined && isDepartment(code)) return code;
  const named = DEPARTMENTS().get(
    plain(text)
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  if (named === undefined) row.mend('department-dropped', 'department');
  return named ?? null;
}

let byName: Map<string, string> | undefined;
function DEPARTMENTS(): Map<string, string> {
  if (byName) return byName;
  const numbers = Array.from({ length: 95 }, (_unused, n) => String(n + 1).padStart(2, '0'));
  const codes = [...numbers, '2A', '2B', '971', '972', '973', '974', '976'].filter(isDepartment);
  byName = new Map(codes.map((code) => [plain(departmentName(code)!).replace(/[^a-z]+/g, ' '), code]));
  return byName;
}

function readPointCells(row: RowReading) {
  const both = row.words('point').split(/[;|]|,\s|\s+|(?<=\.\d+),/);
  const [latText, lonText] = row.has('point') ? [both[0] ?? '', both[1] ?? ''] : [row.words('lat'), row.words('lon')];
  if (latText === '' && lonText === '') return null;
  const member = row.has('point') ? 'point' : 'lat';
  const [lat, lon] = [readDegrees(latText), readDegrees(lonText)];
  if ((lat === null && latText !== '') || (lon === null && lonText !== '')) {
    row.mend('point-dropped', member);
    return null;
  }
  const { point, problem } = readPoint(lat, lon);
  if (problem) row.mend(problem, member);
  return point;
}
