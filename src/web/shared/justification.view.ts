import { eurosHt, fr, typo } from '#lib/html';
import { renderLaw, type Justification } from '#lib/matching-engine';

/** What is owed when no social condition is set. */
export interface JustificationView {
  text: string;
  exceptions: { text: string; fits: boolean }[];
  environment: string | null;
}

/** @returns null before the rule is in force: there is nothing to justify */
export function justificationView({
  status,
  law,
  limit,
  value,
  questions,
  exceptions,
  environment,
}: Justification): JustificationView | null {
  if (law === null || status === 'not-in-force') return null;
  const asked = environment.map((row) => `${row.means} (${row.law.article})`).join(fr` ; `);
  return {
    text: textOf(status, typo(renderLaw(law)), limit, value, questions.length),
    exceptions: exceptions.map(({ means, fits }) => ({ text: typo(means), fits })),
    environment: asked === '' ? null : fr`À tout marché : ${typo(asked)}. À confirmer sur Légifrance.`,
  };
}

function textOf(
  status: Justification['status'],
  law: string,
  limit: number | null,
  value: number | null,
  asked: number,
): string {
  if (status === 'set') return fr`Une condition sociale est posée : rien à justifier (${law}).`;
  if (status === 'not-required')
    return fr`${eurosHt(value!)}, sous le seuil européen de ${eurosHt(limit!)} : aucune justification n’est due (${law}).`;
  if (status === 'required')
    return fr`À partir de ${eurosHt(limit!)}, une condition sociale est due (${law}). Sans elle, gardez au dossier une justification écrite. Une réservation n’en tient pas lieu à notre connaissance. Exceptions, à confirmer :`;
  return fr`À partir des seuils européens, une condition sociale ou une justification écrite est due (${law}). ${asked > 0 ? 'Il manque une réponse pour le dire.' : 'Nous ne connaissons pas le seuil de ce jour.'}`;
}
