import { z } from 'zod';
import { EXCLUSION_MOTIVES, type ExclusionMotive } from '../../need/need.service';

/** Why a buyer keeps a supplier out, as its form says it and its list tells it. */
const MOTIVES: Record<ExclusionMotive, string> = {
  tried: 'Déjà consulté pour ce besoin, sans suite',
  holder: 'Titulaire sortant, pour varier les fournisseurs',
  conflict: 'Conflit d’intérêts',
  size: 'Taille qui ne convient pas à ce besoin',
  other: 'Autre motif',
};

export const exclusionField = z.enum(EXCLUSION_MOTIVES).optional().catch(undefined);

export function exclusionChoices(): { value: ExclusionMotive; label: string }[] {
  return EXCLUSION_MOTIVES.map((value) => ({ value, label: MOTIVES[value] }));
}

export function exclusionText(motive: ExclusionMotive): string {
  return MOTIVES[motive];
}
