import type { Kind } from './kind';
import { validOn, type Dated } from './law';

/** For how many months after it was checked an evidence without an end stays current; then it is to be verified. */
export interface EvidenceAge extends Omit<Dated, 'source'> {
  /** Which source of evidence it speaks of (`directory-file`, `person`…), or `*` */
  source: string;
  /** `*`: every kind */
  kind: Kind | '*';
  months: number;
  /** Why that long */
  because: string;
}

const HOUSE = { validFrom: null, validTo: null, certainty: 'house' } as const;

/** The most precise row wins: source and kind, then source, then kind, then all. */
export const EVIDENCE_AGES: readonly EvidenceAge[] = [
  {
    ...HOUSE,
    source: '*',
    kind: '*',
    months: 12,
    because: 'Conventions et annexes financières de l’IAE sont annuelles',
  },
  { ...HOUSE, source: 'person', kind: '*', months: 6, because: 'Déclaré sans registre' },
  {
    ...HOUSE,
    source: 'finess',
    kind: '*',
    months: 24,
    because: 'Autorisations de quinze ans, relues deux fois par an',
  },
  {
    ...HOUSE,
    source: 'esus-list',
    kind: 'ESUS',
    months: 12,
    because: 'Liste nationale publiée en février et en juillet',
  },
  { ...HOUSE, source: '*', kind: 'ESUS', months: 24, because: 'Agrément de deux ou cinq ans' },
  ...(['ASSOCIATION', 'SCOP', 'SCIC', 'MUTUELLE', 'FONDATION'] as const).map((kind): EvidenceAge => ({
    ...HOUSE,
    source: '*',
    kind,
    months: 24,
    because: 'Une forme juridique change rarement',
  })),
];

/** @param day the day it is judged on, `YYYY-MM-DD` @returns months that an evidence stays current after it was checked */
export function evidenceMonths(source: string, kind: Kind, day: string): number {
  const fitting = EVIDENCE_AGES.filter(
    (row) =>
      (row.source === source || row.source === '*') && (row.kind === kind || row.kind === '*') && validOn(row, day),
  );
  const precision = (row: EvidenceAge): number => (row.source === '*' ? 0 : 2) + (row.kind === '*' ? 0 : 1);
  return fitting.reduce((best, row) => (precision(row) > precision(best) ? row : best)).months;
}
