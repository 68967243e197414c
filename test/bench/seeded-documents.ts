import {
  cpvAbove,
  cpvLabel,
  departmentName,
  eligibilityCell,
  epciName,
  epciOfCommune,
  kindName,
  nafLabel,
  regionName,
  regionOfDepartment,
  RESERVATIONS,
  sectorsOfTrade,
  type Kind,
} from '#lib/nomenclature';
import type { SupplierDocument } from '../../src/supplier/supplier.service';
import { generator, seededRow } from './seeded-directory';

const SYLLABLES =
  'ba bel bru cha clo cor da del do fa fer gal gri jo la lan lu ma mar mo na nor or pa pel ra ri ro sa sol ta tor va ver vi zé'.split(
    ' ',
  );
const PLACES_OF_WORK = [
  'dans nos ateliers',
  'chez nos clients',
  'sur tout le département',
  'pour les collectivités',
  'pour les entreprises',
];
/** One in three works far from a town: up to so many degrees */
const SCATTERED = 1.2;

/** Day whose law says who may answer what */
const LAW_DAY = '2026-11-01';

/** @returns the id of the n-th document; ids order as their numbers do */
export function seededId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** @returns a fictional supplier as search holds it, always the same for a number: nothing needs to be kept to make it again */
export function seededDocument(n: number): SupplierDocument {
  const next = generator(n * 7_919 + 17);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const { row, commune, trade } = seededRow(n, next);
  const coined = Array.from({ length: 3 }, () => pick(SYLLABLES)).join('');
  const does = [
    ...new Set([pick(trade.words.sure), pick(trade.words.sure), pick(trade.words.likely ?? trade.words.sure)]),
  ].map((one) => one.replace('=', ''));
  const kinds = (next() < 0.15 ? [row.kind, 'ESUS'] : [row.kind]) as Kind[];
  const scatter = next() < 1 / 3 ? SCATTERED : 0;
  const day = 1 + Math.floor(next() * 28);
  const kindsProven = next() < 0.7 ? kinds : [];
  const sectors = sectorsOfTrade(trade.code).slice(0, 2);
  const epci = epciOfCommune(commune.code);
  const region = regionOfDepartment(row.department);
  const cpv = trade.cpvPrefixes[0]!.padEnd(8, '0').slice(0, 8);
  return {
    id: seededId(n),
    siret: row.siret,
    siren: row.siret.slice(0, 9),
    name: `${row.name.replace(/ \d+$/, '')} ${coined[0]!.toUpperCase()}${coined.slice(1)}`,
    legalName: next() < 0.3 ? `Association ${coined} insertion` : '',
    slug: `${coined}-${row.siret}`,
    kinds,
    kindsProven,
    kindNames: kinds.flatMap((kind) => [kind, kindName(kind)]),
    levers: RESERVATIONS.filter((lever) =>
      kindsProven.some((kind) => eligibilityCell(lever, kind, LAW_DAY)?.answer === 'eligible'),
    ),
    proofs: kindsProven.length > 0 ? 'current' : 'to-verify',
    trades: [trade.code],
    tradeLabels: [trade.label],
    sectors: sectors.map(({ code }) => code),
    sectorGroups: [...new Set(sectors.map(({ group }) => group))],
    sectorLabels: sectors.map(({ label }) => label),
    cpvLabels: [`${cpv} ${cpvLabel(cpv) ?? ''}`],
    cpvAbove: cpvAbove(cpv),
    serviceTypes: ['service'],
    networks: [],
    references: n % 3 === 0 ? ['declared'] : [],
    tradesDeclared: next() < 0.4,
    words: does,
    description: `${coined} réalise ${does.join(', ')} ${pick(PLACES_OF_WORK)}, avec des équipes en insertion encadrées par des professionnels du métier. Devis sur demande, intervention sous huit jours.`,
    naf: nafLabel(row.naf) ?? '',
    city: [row.city],
    postCode: '',
    commune: commune.code,
    epci,
    epciName: (epci && epciName(epci)) ?? '',
    department: row.department,
    departmentName: departmentName(row.department) ?? '',
    region,
    regionName: (region && regionName(region)) ?? '',
    people: n % 2 === 0 ? 2 + (n % 40) : null,
    yearlyAmount: n % 5 === 0 ? 10_000 * (1 + (n % 30)) : null,
    freshness: `2026-${String(1 + Math.floor(next() * 11)).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    point:
      row.lat === null || row.lon === null
        ? null
        : { lat: row.lat + (next() - 0.5) * scatter, lon: row.lon + (next() - 0.5) * scatter },
  };
}
