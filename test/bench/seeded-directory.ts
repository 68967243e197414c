import {
  communeByCode,
  communesOfEpci,
  isSiret,
  pointOfCommune,
  TRADES,
  type Commune,
  type Trade,
} from '#lib/nomenclature';

const GRAND_POITIERS = '200069854';

/** Towns of everywhere, by INSEE code, with the point that no package gives. */
const TOWNS: readonly [code: string, lat: number, lon: number][] = [
  ['79191', 46.323, -0.464],
  ['16015', 45.649, 0.156],
  ['87085', 45.834, 1.262],
  ['37261', 47.394, 0.685],
  ['49007', 47.478, -0.563],
  ['59350', 50.637, 3.063],
  ['62041', 50.291, 2.777],
  ['33063', 44.838, -0.579],
  ['35238', 48.111, -1.68],
  ['44109', 47.218, -1.554],
  ['31555', 43.604, 1.444],
  ['67482', 48.584, 7.746],
  ['92026', 48.897, 2.257],
];

const KINDS = ['ACI', 'EI', 'AI', 'ETTI', 'GEIQ', 'EA', 'ESAT'];

/** A row in the format of the directory file. */
export interface DirectoryRow {
  siret: string;
  kind: string;
  name: string;
  naf: string;
  postCode: string;
  city: string;
  department: string;
  lat: number | null;
  lon: number | null;
}

/** @returns a directory of fictional suppliers, always the same for a size: as many as the largest public one, or told */
export function seededDirectory(size = 3_853): DirectoryRow[] {
  return [...seededRows(size)];
}

/** The same, one row at a time. */
export function* seededRows(size: number): Generator<DirectoryRow> {
  const next = generator(20_261_124);
  for (let n = 0; n < size; n += 1) yield seededRow(n, next).row;
}

/** @param next numbers from 0 to 1 @returns a fictional supplier, its commune and its trade */
export function seededRow(n: number, next: () => number): { row: DirectoryRow; commune: Commune; trade: Trade } {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  // One in six is in Grand Poitiers, so that a need of Grand Poitiers has a crowd to rank
  const { commune, lat, lon } = next() < 1 / 6 ? near(pick(communesOfEpci(GRAND_POITIERS))) : far(pick(TOWNS));
  const trade = pick(TRADES);
  const row = {
    siret: siretOf(n),
    kind: pick(KINDS),
    name: next() < 0.5 ? `Atelier fictif ${trade.label} ${n}` : `Structure fictive ${n}`,
    naf: next() < 0.5 ? '8899B' : (trade.naf[0] ?? '9499Z'),
    postCode: commune.postCodes[0] ?? '',
    city: commune.name,
    department: commune.department,
    lat: lat === null ? null : lat + next() / 50,
    lon: lon === null ? null : lon + next() / 50,
  };
  return { row, commune, trade };
}

interface Located {
  commune: Commune;
  lat: number | null;
  lon: number | null;
}

function near(code: string): Located {
  const point = pointOfCommune(code);
  return { commune: communeByCode(code)!, lat: point?.lat ?? null, lon: point?.lon ?? null };
}

function far([code, lat, lon]: (typeof TOWNS)[number]): Located {
  return { commune: communeByCode(code)!, lat, lon };
}

/** @returns the n-th SIRET of a range that no establishment has */
export function siretOf(n: number): string {
  const stem = `99993${String(n).padStart(7, '0')}1`;
  for (let digit = 0; digit < 10; digit += 1) if (isSiret(`${stem}${digit}`)) return `${stem}${digit}`;
  throw new Error(`No check digit suits ${stem}.`);
}

/** Mulberry32: small, and the same on every machine. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
