import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { relativesOf } from '../french/tradesman';
import { readWords } from '../french/read-words';
import { rootOf } from '../french/root';
import { synonymPhrasesOf } from '../french/synonym-phrases';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import { DIRECTION_FIELDS } from './circle';
import { FIELD } from './stored-document';

/** Counted among the settings, so that documents stored another way go to another index. */
const STORED_FORM = 3;
/** Totals stay exact up to here. */
export const MOST_HITS = 1_000_000;
/** Meilisearch knows a synonym by three words at most. */
const LONGEST_SYNONYM = 3;

interface Made {
  uid: string;
  settings: Settings;
}

/** By the tables of words, then by the fields: made once, as each search asks for them. */
const made = new WeakMap<IndexDefinition['synonyms'], Map<string, Made>>();

/** @returns the name of an index in the engine: other settings are another index, so a release never searches with those of another */
export function uidOf<D extends SearchDocument>(index: IndexDefinition<D>): string {
  return madeOf(index).uid;
}

/**
 * Stop words are none of the settings: the analysis that prepares documents and queries alike drops them, as it makes roots.
 * @returns the settings of an index
 */
export function settingsOf<D extends SearchDocument>(index: IndexDefinition<D>): Settings {
  return madeOf(index).settings;
}

function madeOf<D extends SearchDocument>(index: IndexDefinition<D>): Made {
  const { name, searchable, facets, ranges, sorts } = index;
  const fields = JSON.stringify([name, searchable, facets, ranges, sorts]);
  const known = made.get(index.synonyms) ?? new Map<string, Made>();
  made.set(index.synonyms, known);
  let one = known.get(fields);
  if (!one) {
    const settings = makeSettings(index);
    const hash = createHash('sha256')
      .update(JSON.stringify([STORED_FORM, settings]))
      .digest('hex');
    one = { uid: `${name}_${hash.slice(0, 8)}`, settings };
    known.set(fields, one);
  }
  return one;
}

/** @returns the fields where words are looked for, in the order of their weight: roots, and words as they are where asked */
export function searchedFields<D extends SearchDocument>(index: IndexDefinition<D>, alsoWords: boolean): string[] {
  return [...index.searchable]
    .sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0))
    .flatMap(({ name }) => (alsoWords ? [FIELD.roots(name), FIELD.words(name)] : [FIELD.roots(name)]));
}

function makeSettings<D extends SearchDocument>(index: IndexDefinition<D>): Settings {
  const exact = searchedFields(index, true);
  return {
    searchableAttributes: [...exact, 'near'],
    filterableAttributes: [
      ...index.facets.map(FIELD.facet),
      ...index.ranges.map(FIELD.range),
      ...DIRECTION_FIELDS,
      '_geo',
      'id',
    ],
    sortableAttributes: [...index.sorts.map(FIELD.sort), '_geo'],
    rankingRules: ['sort', 'words', 'typo', 'attributeRank', 'proximity', 'exactness', 'wordPosition'],
    synonyms: synonymsOf(index),
    typoTolerance: {
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      // A word that is there is never read as another: typos are looked for apart, once nothing else answers
      disableOnAttributes: exact,
      disableOnNumbers: true,
    },
    // Its own guess of the language would cut French words as if they were German
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MOST_HITS },
  };
}

/** @returns phrases of roots with those that answer them; a tradesman answers as the trade of the tables that he is kin to */
function synonymsOf(index: Pick<IndexDefinition, 'synonyms' | 'implied'>): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    if (from === to || from.split(' ').length > LONGEST_SYNONYM) return;
    synonyms.set(from, (synonyms.get(from) ?? new Set()).add(to));
  };
  const phrases = synonymPhrasesOf(index);
  for (const same of phrases.values()) {
    for (const { roots, meanings } of same) for (const to of meanings) add(roots.join(' '), to.join(' '));
  }
  const said = [...index.synonyms.flat(), ...(index.implied ?? []).flatMap(([word]) => [word])];
  for (const word of said.flatMap(loneWord)) {
    const root = rootOf(word);
    const meanings = [...(synonyms.get(root) ?? [])];
    for (const relative of relativesOf(word).map(rootOf)) {
      const isTold = phrases.get(relative)?.some(({ roots, isTold: told }) => roots.length === 1 && told);
      if (!isTold) for (const to of [root, ...meanings]) add(relative, to);
    }
  }
  return Object.fromEntries(
    [...synonyms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, to]) => [from, [...to].sort()]),
  );
}

function loneWord(phrase: string): string[] {
  const words = readWords(phrase).filter(({ isStop }) => !isStop);
  return words.length === 1 ? [words[0]!.word] : [];
}
