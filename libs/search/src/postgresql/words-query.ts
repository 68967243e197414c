/** One part of a `tsquery` and the values it binds: `plainto_tsquery('maillon_french', $n) || …`. */
export interface WordsQuery {
  sql: string;
  values: string[];
}

/** A query holds at most this many words; those after say nothing more. */
const MAX_TOKENS = 12;

/** @returns the words of a query as typed, apostrophes and hyphens opened, lower case, without accents */
export function tokensOf(words: string): string[] {
  const folded = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_TOKENS);
}

/**
 * Builds the `tsquery` of a query: every word wanted (`and`) or one at least (`or`), each or one of its synonyms, the
 * last one also as the beginning of a word. Stop words vanish in PostgreSQL itself.
 * @param from number of the first bound parameter
 */
export function wordsQuery(
  tokens: readonly string[],
  synonyms: readonly (readonly string[])[],
  join: 'and' | 'or',
  from: number,
): WordsQuery {
  const values: string[] = [];
  const bind = (value: string): string => {
    values.push(value);
    return `$${from + values.length - 1}`;
  };
  const parts = tokens.map((token, position) => {
    const group = synonyms.find((words) => words.some((word) => tokensOf(word).join(' ') === token)) ?? [];
    const alternatives = [...new Set([token, ...group])].map(
      (word) => `phraseto_tsquery('maillon_french', ${bind(word)})`,
    );
    // Tokens are letters and digits only, so the prefix form holds nothing that to_tsquery could read as syntax
    if (position === tokens.length - 1 && token.length >= 3) {
      alternatives.push(`to_tsquery('maillon_french', ${bind(`${token}:*`)})`);
    }
    return `(${alternatives.join(' || ')})`;
  });
  return { sql: parts.join(join === 'and' ? ' && ' : ' || '), values };
}
