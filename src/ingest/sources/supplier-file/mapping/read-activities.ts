import type { Area, ProfileActivity, ServiceType } from '#lib/matching-engine';
import {
  departmentOfPostCode,
  findCommune,
  isDepartment,
  normaliseCpv,
  plain,
  readPlace,
  sectorByCode,
  sectorOfLabel,
  sectorsOfText,
  type Sector,
} from '#lib/nomenclature';
import { readNumber, readNumberCell } from './read-number';
import type { RowReading } from './row-reading';

const SERVICES: readonly [words: RegExp, type: ServiceType][] = [
  [/\b(?:mise a disposition|interim|personnel|staff)/, 'staff'],
  [/\b(?:fourniture|produit|vente|fabrication|bien|supply|goods)/, 'supply'],
  [/\b(?:prestation|service|travaux|realisation)/, 'service'],
];
const FARTHEST_KM = 1_000;

/**
 * @returns what a row says that its supplier does: one activity, or one for each trade that its sectors belong to; null when no
 *   cell says it
 */
export function readActivities(row: RowReading): ProfileActivity[] | null {
  const { sectors, others } = readSectors(row);
  const cpv = readCpv(row);
  const text = [row.words('activity.text', ' ; '), ...others].filter((words) => words !== '').join(' ; ');
  const serviceTypes = readServices(row);
  const area = readArea(row);
  if (text === '' && sectors.length === 0 && cpv.length === 0) {
    if (area || serviceTypes.length > 0)
      row.mend('activity-without-words', area ? 'activity.area' : 'activity.serviceTypes');
    return null;
  }
  const byTrade = new Map<string | null, Sector[]>();
  for (const sector of sectors) byTrade.set(sector.trade, [...(byTrade.get(sector.trade) ?? []), sector]);
  if (byTrade.size === 0) byTrade.set(null, []);
  return [...byTrade].map(([trade, ofTrade], n) => ({
    trade,
    sectors: ofTrade.map(({ code }) => code),
    // Words and codes are not told apart by trade: they stand once
    cpv: n === 0 ? cpv : [],
    text: n === 0 ? text : '',
    serviceTypes,
    area,
  }));
}

/** Sectors by their label or code, else by the words in them; words that name none become words of the activity. */
function readSectors(row: RowReading): { sectors: Sector[]; others: string[] } {
  const text = row.words('activity.sectors', ' ; ');
  const whole = text === '' ? null : (sectorOfLabel(text) ?? sectorByCode(text));
  if (whole) return { sectors: [whole], others: [] };
  const sectors = new Set<Sector>();
  const others: string[] = [];
  for (const part of apart(text, /[;|\n]/)) {
    for (const sector of sectorsOf(part)) sectors.add(sector);
    if (sectorsOf(part).length > 0) continue;
    row.mend('sector-unknown', 'activity.sectors');
    others.push(part);
  }
  return { sectors: [...sectors], others };
}

function sectorsOf(part: string): Sector[] {
  const named = sectorOfLabel(part) ?? sectorByCode(part);
  if (named) return [named];
  // Labels hold commas, so a part is taken apart by them only when it is no label
  const pieces = apart(part, /,/);
  const labels = pieces.map((piece) => sectorOfLabel(piece) ?? sectorByCode(piece));
  if (pieces.length > 1 && labels.every((label) => label !== null)) return labels as Sector[];
  return sectorsOfText(part).slice(0, 1);
}

function readCpv(row: RowReading): string[] {
  const codes = new Set<string>();
  for (const part of apart(row.words('activity.cpv', ' ; '), /[;|,\s]+/)) {
    const code = normaliseCpv(part);
    if (code) codes.add(code);
    else if (/\d{4}/.test(part)) row.mend('cpv-dropped', 'activity.cpv');
  }
  return [...codes];
}

function readServices(row: RowReading): ServiceType[] {
  const text = plain(row.words('activity.serviceTypes'));
  if (text === '') return [];
  const types = SERVICES.filter(([words]) => words.test(text)).map(([, type]) => type);
  if (types.length === 0) row.mend('service-type-unknown', 'activity.serviceTypes');
  return types.sort();
}

/** « France entière », `50 km`, numbers or names of departments, names of communes, EPCI or regions; kilometres may have a column of their own. */
function readArea(row: RowReading): Area | null {
  const kilometres = row.words('activity.km');
  const text = row.words('activity.area', ' ; ');
  if (kilometres !== '') return radius(row, kilometres, 'activity.km');
  if (text === '') return null;
  const words = plain(text);
  if (/^(?:france(?: entiere| metropolitaine)?|national(?:e)?|toute la france|pays|country)$/.test(words))
    return { type: 'country' };
  if (/^\d+\s*km\b/.test(words)) return radius(row, /^\d+/.exec(words)![0], 'activity.area');
  const parts = apart(text, /[;|,/]/);
  const departments = parts.map(
    (part) => /^(\d{2,3}|2[AB])(?:\s*[-–(].*|\s+\D.*)?$/i.exec(part)?.[1]?.toUpperCase() ?? '',
  );
  if (departments.every((code) => isDepartment(code))) return { type: 'departments', codes: departments };
  const names = parts.map((part) => part.replace(WHAT_IT_IS, ''));
  // « Indre et Loire » is one name, « Lusignan et Rouillé » are two
  const found =
    areasNamed(names, row) ??
    areasNamed(
      names.flatMap((name) => apart(name, /\set\s/)),
      row,
    );
  if (found === null) row.mend('area-not-read', 'activity.area');
  return found;
}
/** « communes de », « Départements de la », « et des » */
const WHAT_IT_IS =
  /^(?:(?:les\s+)?(?:communes?|villes?|départements?|régions?)\s+)?(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’]|:\s*)?/i;

function areasNamed(names: readonly string[], row: RowReading): Area | null {
  const named = names.map((name) => areaNamed(name.replace(WHAT_IT_IS, ''), departmentOf(row)));
  const type = named[0]?.type;
  return type && named.every((one) => one?.type === type) ? { type, codes: named.map((one) => one!.code) } : null;
}

interface NamedArea {
  type: Exclude<Area['type'], 'country' | 'radius'>;
  code: string;
}

/** Names are of where the supplier is, first: « Vienne » is a town for who is in Isère, and a department for all others. */
function areaNamed(name: string, department: string | null): NamedArea | null {
  const own = department === null ? null : findCommune(name, { department });
  if (own) return { type: 'communes', code: own.code };
  const found = readPlace(name);
  if (found.kind === 'unknown' || found.kind === 'ambiguous' || found.corrected) return null;
  if (found.kind === 'commune') return { type: 'communes', code: found.commune.code };
  return { type: `${found.kind}s`, code: found.code };
}

function departmentOf(row: RowReading): string | null {
  const postCode = row.words('postCode').replace(/\s/g, '').padStart(5, '0');
  return departmentOfPostCode(postCode) ?? (isDepartment(row.words('department')) ? row.words('department') : null);
}

function radius(row: RowReading, text: string, member: 'activity.km' | 'activity.area'): Area | null {
  const km = member === 'activity.km' ? readNumberCell(text, row.cell(member)) : readNumber(text);
  if (km !== null && km > 0 && km <= FARTHEST_KM) return { type: 'radius', km };
  row.mend('area-not-read', member);
  return null;
}

function apart(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
