import { longDate, shortDate } from '#lib/html';
import { kindName, kindShortName, type Kind } from '#lib/nomenclature';

/** A kind of structure, drawn by `/shared/kind`; the full name stands once on the page as well. */
export interface KindView {
  short: string;
  name: string;
}

/** A proof, drawn by `/shared/evidence`: kind, source and date, always the three together. */
export interface EvidenceView {
  kind: string;
  name: string;
  text: string;
  state: 'current' | 'to-verify' | 'expired';
}

/** An evidence row, with what the law's data say of it today. */
export interface EvidenceRow {
  kind: Kind;
  source: string;
  checkedAt: string | null;
  validUntil: string | null;
  state: EvidenceView['state'];
}

/** Sources as a reader knows them; an unknown one shows its own name. */
const SOURCES: Record<string, string> = {
  'marche-inclusion': 'Marché de l’inclusion',
  'inclusive-directory': 'Annuaire de l’inclusion',
  directory: 'Annuaire de l’inclusion',
  finess: 'FINESS',
  sirene: 'Répertoire Sirene',
  'esus-list': 'Liste nationale ESUS',
  esus: 'Liste nationale ESUS',
  rna: 'Répertoire national des associations',
  declared: 'Déclaré par la structure',
  demo: 'Preuve de démonstration',
};

/** @returns the name of a source of evidence, as a reader knows it */
export function sourceName(source: string): string {
  return SOURCES[source] ?? source;
}

export function kindView(kind: Kind): KindView {
  return { short: kindShortName(kind), name: kindName(kind) };
}

/** @returns what the badge says: « Marché de l’inclusion, le 02/09/2026 », « … expirée le 31 mars 2026 : à vérifier » */
export function evidenceView(row: EvidenceRow): EvidenceView {
  const { short, name } = kindView(row.kind);
  const source = sourceName(row.source);
  return { kind: short, name, state: row.state, text: `${source}, ${dated(row)}` };
}

function dated({ state, checkedAt, validUntil }: EvidenceRow): string {
  if (state === 'expired' && validUntil) return `preuve expirée le ${longDate(validUntil)}, à vérifier`;
  if (checkedAt === null && validUntil === null) return 'sans date, à vérifier';
  const facts = [
    ...(checkedAt ? [`le ${shortDate(checkedAt)}`] : []),
    ...(validUntil ? [`valable jusqu’au ${shortDate(validUntil)}`] : []),
  ].join(', ');
  return state === 'current' ? facts : `${facts}, à vérifier`;
}
