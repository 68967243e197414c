import { LearntModel } from './learnt-model';
import type { LearntCount } from './learnt-words';

let words: LearntModel | undefined;

/**
 * Gives this process the counts that its instance has learnt, from now on; without any, our own lexicon stands alone.
 * @returns the model that `proposeCodes` uses by default
 */
export function useLearntWords(counts: Iterable<LearntCount> = []): LearntModel {
  words = new LearntModel(counts);
  return words;
}

/** @returns what this process was given, nothing learnt where it was given nothing */
export function learntWords(): LearntModel {
  return (words ??= new LearntModel([]));
}
