import { fr } from '#lib/html';
import { BUYER_TYPES, type Nature } from '#lib/nomenclature';
import { errorOf, errorSummary, type ErrorSummaryView, type FieldError } from './form-errors';
import { buyerChoices } from './lever-card.view';

/** What stands in the fields, as typed. */
export interface TypedQuestions {
  total: string;
  acheteur: string;
  duree: string;
}

/** The questions of a lever card, with their form; drawn by `/shared/lever-questions`. */
export interface LeverQuestionsView {
  questions: string[];
  action: string;
  method: 'get' | 'post';
  /** Null where nothing is kept */
  version: number | null;
  typed: TypedQuestions;
  errors: ErrorSummaryView | null;
  error: Record<keyof TypedQuestions, string | null>;
  totalLabel: string;
  choices: ReturnType<typeof buyerChoices>;
  button: string;
  editHref: string | null;
}

/** Sentences of what was refused, by the field's `id`. */
export const QUESTION_ERRORS: Readonly<Record<keyof TypedQuestions, string>> = {
  total: 'Indiquez le total de l’année en euros, par exemple 55 000, ou laissez vide',
  acheteur: 'Choisissez un type d’acheteur de la liste',
  duree: 'Indiquez une durée en mois, de 1 à 120, ou laissez vide',
};

/** @param nature works are counted by operation, the rest by homogeneous family */
export function leverQuestions(
  facts: Pick<LeverQuestionsView, 'questions' | 'action' | 'method' | 'version' | 'typed' | 'editHref' | 'button'> & {
    problems: readonly (keyof TypedQuestions)[];
    nature: Nature | null;
  },
): LeverQuestionsView {
  const { problems, nature, ...view } = facts;
  const errors: FieldError[] = problems.map((field) => ({ field, message: QUESTION_ERRORS[field] }));
  return {
    ...view,
    errors: errorSummary(errors),
    error: { total: errorOf(errors, 'total'), acheteur: errorOf(errors, 'acheteur'), duree: errorOf(errors, 'duree') },
    totalLabel:
      nature === 'works' ? 'Total de l’opération de travaux' : fr`Total de l’année pour cette famille d’achats`,
    choices: buyerChoices(BUYER_TYPES, view.typed.acheteur),
  };
}
