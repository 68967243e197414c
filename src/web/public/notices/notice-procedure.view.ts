import { dayOfMonth, fr } from '#lib/html';
import type { JoinRule } from '../../../notice/notice.service';
import type { Message } from '../../shared/page';
import { noticeHref, sourceRef } from './notice-list.page';
import type { NoticeEntry, ProcedureDecisionRow } from './notice.query';

/** Why a notice is shown with the others, and what an officer may do about it. */
export interface ProcedureView {
  notices: { label: string; href: string; why: string }[];
  decisions: { id: string; text: string }[];
  /** Null when the notice is alone: there is nothing to set it apart from */
  splitHref: string | null;
  joinHref: string;
  undoAction: string;
}

const RULES: Record<JoinRule, string> = {
  'same-notice': 'le même avis, publié par deux sources',
  link: 'l’un des avis cite l’autre',
  'folder-id': 'même identifiant de procédure (BT-04)',
  reference: 'même acheteur, même référence, titre et dates proches',
  title: 'même acheteur, mêmes mots, dates proches',
  officer: 'réuni par un agent',
};

const FAULTS = {
  seul: 'Cet avis est déjà seul dans sa procédure : il n’y a rien à séparer.',
  inconnu: 'Aucun avis lu ne porte ce numéro. Vérifiez-le, puis recommencez.',
  deja: 'Ces deux avis sont déjà de la même procédure.',
  'bt-04': 'Ces deux avis portent deux identifiants de procédure différents (BT-04) : ce sont deux procédures.',
  annule: 'Cette décision a déjà été annulée.',
} as const;
export type ProcedureFault = keyof typeof FAULTS;
export const PROCEDURE_FAULTS = Object.keys(FAULTS) as [ProcedureFault, ...ProcedureFault[]];

/** @returns the part of a notice's page that only officers see */
export function procedureView(
  ref: string,
  notices: readonly NoticeEntry[],
  decisions: readonly ProcedureDecisionRow[],
): ProcedureView {
  return {
    notices: notices.map((entry) => ({
      label: sourceRef(refOf(entry))!,
      href: noticeHref(refOf(entry)),
      why: entry.joinedBy === null ? 'le premier de la procédure' : RULES[entry.joinedBy],
    })),
    decisions: decisions.map(({ id, kind, others, by, at }) => ({
      id,
      text: fr`${kind === 'apart' ? 'Séparé de' : 'Réuni à'} ${others.map((other) => sourceRef(other)!).join(', ')} par ${by || 'un agent'}, le ${dayOfMonth(at)}`,
    })),
    splitHref: notices.length > 1 ? `${noticeHref(ref)}/separer` : null,
    joinHref: `${noticeHref(ref)}/joindre`,
    undoAction: `${noticeHref(ref)}/retablir`,
  };
}

/** @returns what an officer is told once it acted, or could not */
export function procedureMessage(done: string | undefined, fault: ProcedureFault | undefined): Message | null {
  if (fault) return { tone: 'erreur', text: FAULTS[fault], role: 'alert' };
  if (done === undefined) return null;
  return { tone: 'info', text: 'C’est fait. Vous pouvez revenir en arrière sous « Procédure ».', role: 'status' };
}

function refOf({ source, sourceId }: NoticeEntry): string {
  return `${source}-${sourceId}`;
}
