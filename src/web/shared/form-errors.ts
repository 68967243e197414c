import { count, fr } from '#lib/html';

/** A field that was refused: the same words stand in the summary and beside the field. */
export interface FieldError {
  /** `id` of the input */
  field: string;
  message: string;
}

/** What `/shared/error-summary` draws, first in the form; null when nothing is wrong. */
export interface ErrorSummaryView {
  title: string;
  errors: FieldError[];
}

export function errorSummary(errors: readonly FieldError[]): ErrorSummaryView | null {
  if (errors.length === 0) return null;
  return { title: `${count(errors.length, 'réponse')} à corriger`, errors: [...errors] };
}

/** @returns the title of a page whose form was refused: a screen reader hears it first */
export function titleWithErrors(title: string, errors: readonly FieldError[]): string {
  return errors.length > 0 ? fr`Erreur : ${title}` : title;
}

/** @returns the message of a field, or null, for `/shared/field-error` and `aria-invalid` */
export function errorOf(errors: readonly FieldError[], field: string): string | null {
  return errors.find((error) => error.field === field)?.message ?? null;
}
