import { longDate, shortDate } from '#lib/html';
import { provenKinds, statusOf, type EvidenceStatus, type ProfileEvidence } from '#lib/matching-engine';
import { kindName, kindShortName, type Kind } from '#lib/nomenclature';
import { sourceName } from '../../supplier/supplier.service';

/** A kind of structure, drawn by `/shared/kind`; the full name stands once on the page as well. */
export interface KindView {
  short: string;
  name: string;
}

/** A proof, drawn by `/shared/evidence`: kind, source and date, always the three together. */
export interface EvidenceView {
  kind: string;
  name: string;
  source: string;
  text: string;
  state: EvidenceStatus;
}

function kindView(kind: Kind): KindView {
  return { short: kindShortName(kind), name: kindName(kind) };
}

/** @returns the badges of a supplier: the kinds that it has a current proof of, which no source denies, each once */
export function kindViews(evidence: readonly Omit<ProfileEvidence, 'id'>[], today: string): KindView[] {
  return provenKinds(evidence, today).map(kindView);
}

/** @returns what the badge says: « Marché de l’inclusion, le 02/09/2026 », « …, preuve expirée le 31 mars 2026, à vérifier » */
export function evidenceView(row: Omit<ProfileEvidence, 'id'>, today: string): EvidenceView {
  const { short, name } = kindView(row.kind);
  const [source, state] = [sourceName(row.source), statusOf(row, today)];
  return { kind: short, name, source, state, text: `${source}, ${dated(row, state)}` };
}

function dated({ checkedAt, validUntil }: Omit<ProfileEvidence, 'id'>, state: EvidenceStatus): string {
  if (state === 'denied') return checkedAt ? `démenti le ${shortDate(checkedAt)}` : 'démenti, sans date';
  if (state === 'expired' && validUntil) return `preuve expirée le ${longDate(validUntil)}, à vérifier`;
  if (checkedAt === null && validUntil === null) return 'sans date, à vérifier';
  const facts = [
    ...(checkedAt ? [`le ${shortDate(checkedAt)}`] : []),
    ...(validUntil ? [`valable jusqu’au ${shortDate(validUntil)}`] : []),
  ].join(', ');
  return state === 'current' ? facts : `${facts}, à vérifier`;
}
