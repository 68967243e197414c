import { normaliseNaf } from '#lib/nomenclature';
import { CAPACITY_UNITS, type SupplierRecord } from '../../../../supplier/supplier.service';
import type { SupplierRow } from '../../../supplier-source.port';
import { storable } from '../directory-row';
import { webAddress } from '../web-address';
import type { Member } from './members';
import { readActivities } from './read-activities';
import { readContact } from './read-contact';
import { readDay } from './read-day';
import { readEvidence, type ListFacts } from './read-evidence';
import { readNumberCell, readRegisterNumber } from './read-number';
import { readPlaceCells } from './read-place-cells';
import type { RowReading } from './row-reading';

/**
 * Reads one row of a list whose columns are mapped. A cell that is empty says nothing, and takes nothing away from what is known.
 * A row without a name is one that completes a supplier: who takes it in knows whether there is one.
 * @param raw what quarantine keeps of it
 */
export function readSupplier(row: RowReading, facts: ListFacts, raw: unknown, place: string): SupplierRow {
  const number = readIdentity(row);
  const name = row.words('name');
  const evidence = readEvidence(row, facts);
  const record: SupplierRecord = { siret: number?.digits ?? '', name, ...members(row), ...readPlaceCells(row) };
  const activities = readActivities(row);
  if (activities) record.activities = activities;
  if (evidence.length > 0) record.evidence = evidence;
  const contact = readContact(row, facts.saidBy);
  if (contact) record.contact = contact;

  const called = storable([number?.digits, name].filter(Boolean).join(' ') || place).slice(0, 200);
  if (row.problems.length > 0 || !number) return { ok: false, record: called, problems: row.problems, raw };
  const repairs = row.repairs(number.digits);
  if (number.digits.length === 14) return { ok: true, record, repairs, raw };
  return { ok: true, siren: number.digits, evidence, repairs, raw };
}

/** The SIRET, the SIREN and NIC that make one, or the SIREN alone. */
function readIdentity(row: RowReading): { digits: string } | null {
  const siret = row.words('siret');
  if (siret !== '') return numberOf(row, 'siret', siret, 14);
  const siren = row.words('siren');
  if (siren === '') {
    if (row.problems.length === 0)
      row.refuse('siret-missing', row.has('siret') ? 'siret' : 'siren', 'The cell is empty.');
    return null;
  }
  const unit = numberOf(row, 'siren', siren, 9);
  const nic = row.words('nic');
  if (!unit || nic === '') return row.has('siret') && unit ? missing(row) : unit;
  return numberOf(row, 'nic', `${unit.digits}${nic.padStart(5, '0')}`, 14);
}

function missing(row: RowReading): null {
  row.refuse('siret-missing', 'siret', 'The cell is empty: a SIREN alone does not say which establishment.');
  return null;
}

const TOLD = {
  14: {
    length: 'A SIRET has 14 digits.',
    'check-digit': 'The check digit of the SIRET is wrong: no such establishment.',
  },
  9: { length: 'A SIREN has 9 digits.', 'check-digit': 'The check digit of the SIREN is wrong: no such legal unit.' },
} as const;

function numberOf(row: RowReading, member: 'siret' | 'siren' | 'nic', text: string, length: 14 | 9) {
  const read = readRegisterNumber(text, member === 'nic' ? text : row.cell(member), length);
  if ('digits' in read) {
    if (read.repair) row.mend(read.repair, member);
    return read;
  }
  const named = length === 14 ? 'siret' : 'siren';
  const message =
    read.problem === 'rounded'
      ? 'A spreadsheet has rounded the number: format the column as text in the original, and export it again.'
      : TOLD[length][read.problem];
  row.refuse(`${named}-${read.problem}`, member, message);
  return null;
}

function members(row: RowReading): Partial<SupplierRecord> {
  const said: Partial<SupplierRecord> = {};
  const name = row.words('name').toLowerCase();
  const brand = row.words('brand');
  if (brand !== '' && !/\p{L}/u.test(brand)) row.mend('brand-dropped', 'brand');
  else if (brand !== '' && brand.toLowerCase() !== name) said.brand = brand;
  text(row, 'naf', normaliseNaf, 'naf-dropped', (naf) => (said.naf = naf));
  text(row, 'website', webAddress, 'website-dropped', (website) => (said.website = website));
  text(
    row,
    'legalForm',
    (words) => words,
    '',
    (legalForm) => (said.legalForm = legalForm),
  );
  text(
    row,
    'description',
    (words) => words,
    '',
    (description) => (said.description = description),
  );
  text(row, 'office', officeOf, 'office-dropped', (office) => (said.office = office));
  text(
    row,
    'freeFrom',
    (words) => readDay(words, row.cell('freeFrom')),
    'date-dropped',
    (day) => (said.freeFrom = day),
  );
  const networks = row
    .words('networks', ' ; ')
    .split(/[;|,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (networks.length > 0) said.networks = [...new Set(networks)];
  for (const [member, most] of Object.entries(NUMBERS) as [NumberMember, number][]) {
    text(
      row,
      member,
      (words) => amount(readNumberCell(words, row.cell(member)), most, WHOLE.has(member)),
      'number-dropped',
      (value) => (said[member] = value),
    );
  }
  const capacities = CAPACITY_UNITS.flatMap((unit) => {
    let value: number | null = null;
    text(
      row,
      `capacity.${unit}`,
      (words) => amount(readNumberCell(words, row.cell(`capacity.${unit}`)), 1e9, false),
      'number-dropped',
      (read) => (value = read),
    );
    return value === null ? [] : [{ unit, amount: value }];
  });
  if (capacities.length > 0) said.capacities = capacities;
  return said;
}

type NumberMember = 'people' | 'load' | 'yearlyAmount' | 'smallestOrder' | 'largestOrder';
/** The most that each may be: beyond, it is another number in its place. */
const NUMBERS: Readonly<Record<NumberMember, number>> = {
  people: 100_000,
  load: 100,
  yearlyAmount: 1e10,
  smallestOrder: 1e10,
  largestOrder: 1e10,
};
const WHOLE: ReadonlySet<string> = new Set(['people', 'load']);

function amount(read: number | null, most: number, isWhole: boolean): number | null {
  if (read === null || read < 0 || read > most) return null;
  return isWhole ? Math.round(read) : Math.round(read * 100) / 100;
}

/** Reads a member's words; what cannot be read is left out and named. */
function text<T>(
  row: RowReading,
  member: Member,
  read: (words: string) => T | null,
  code: string,
  put: (value: T) => void,
): void {
  const words = row.words(member);
  if (words === '') return;
  const value = read(words);
  if (value === null) row.mend(code, member);
  else put(value);
}

function officeOf(words: string): (SupplierRecord['office'] & {}) | null {
  if (/^(?:si[eè]ge.*|oui|true|vrai|1|head.?office)$/i.test(words)) return 'head-office';
  return /^(?:antenne.*|.*secondaire.*|non|false|faux|0|antenna)$/i.test(words) ? 'antenna' : null;
}
