/**
 * What a pattern says: a CPV code of eight digits (`45230000`; `45000000` when it names no more than the division) and how surely:
 * 1 hints, 2 names it as a phrase of two words does, 3 and more settles it.
 */
export type PatternRow = readonly [code: string, weight: number, pattern: RegExp];

/**
 * What is done with the thing that an object names: moves the odds of whole families, in natural logarithms. A division that is
 * named takes its own number in place of its family's.
 */
export interface ActRow {
  pattern: RegExp;
  /** It settles what is done wherever it stands */
  anywhere?: true;
  supplies?: number;
  works?: number;
  services?: number;
  divisions?: Readonly<Record<string, number>>;
}

// Patterns are met on the words of an object that mean something, plain, one space between: no accent, no « de », « d' », « et »,
// « pour », no sign. « Maîtrise d’œuvre pour la construction » is « maitrise oeuvre construction ».
