import type { Meilisearch } from 'meilisearch';
import { plain } from '#lib/nomenclature';
import { typosAllowed, typosBetween } from '../french/near-words';
import type { ReadQuery, Term } from '../french/read-query';
import { rootOf } from '../french/root';
import { synonymPhrasesOf } from '../french/synonym-phrases';
import { relativesOf } from '../french/tradesman';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import { uidOf } from './index-settings';
import { waysOf, whole, type Alternatives } from './search-request';
import type { StoredDocument } from './stored-document';

/** What a root is in is asked again after this: the words of an index change slowly. */
const KEPT_MS = 600_000;
const MOST_KEPT = 20_000;
/** Documents looked at for words like one that was typed wrong */
const LOOKED_AT = 40;
/** Kin of one word that are asked for at most, the most common first */
const MOST_KIN = 2;

/** What the index's own documents say of words: in how many each is, and which are nearly it. */
export class KnownWords {
  private readonly counts = new Map<string, { documents: number; until: number }>();

  constructor(private readonly engine: Meilisearch) {}

  /** @returns for each term that is a tradesman or a trade, its kin that documents hold, beyond the index's own tables */
  async alternatives<D extends SearchDocument>(
    index: IndexDefinition<D>,
    terms: readonly Term[],
  ): Promise<Alternatives> {
    const kin = new Map<Term, string[]>();
    for (const term of terms) {
      if (term.words.length !== 1) continue;
      const { word, root } = term.words[0]!;
      const phrase = synonymPhrasesOf(index)
        .get(root)
        ?.find(({ roots }) => roots.length === 1);
      if (phrase?.isTold) continue;
      const told = (phrase?.meanings ?? []).map((meaning) => meaning.join(' '));
      const roots = new Set(relativesOf(word).map(rootOf));
      kin.set(
        term,
        [...roots].filter((one) => one !== root && !told.includes(one)),
      );
    }
    const documents = await this.documentsOf(index, [...new Set([...kin.values()].flat())]);
    const common = (roots: readonly string[]): string[] =>
      roots
        .filter((root) => documents.get(root)! > 0)
        .sort((a, b) => documents.get(b)! - documents.get(a)!)
        .slice(0, MOST_KIN);
    return new Map([...kin].map(([term, roots]) => [term, common(roots)]));
  }

  /** @returns in how many documents each term is, in any of its ways */
  async documentsOfTerms<D extends SearchDocument>(
    index: IndexDefinition<D>,
    { terms }: ReadQuery,
  ): Promise<Map<Term, number>> {
    const ways = terms.map((term) => waysOf(index, [term], new Map()).map(({ weight: _all, ...way }) => way));
    const { results } = await this.engine.multiSearch({
      queries: ways.flat().map((way) => ({ ...way, ...COUNT, indexUid: uidOf(index) })),
    });
    const documents = new Map<Term, number>();
    let at = 0;
    for (const [place, term] of terms.entries()) {
      const own = results.slice(at, at + ways[place]!.length);
      documents.set(term, Math.max(...own.map((result) => totalOf(result))));
      at += own.length;
    }
    return documents;
  }

  /** @returns what an unknown word may have been meant as, as documents write it: the nearest, then the most common; null when there is none */
  async nearest<D extends SearchDocument>(index: IndexDefinition<D>, word: string): Promise<string | null> {
    const most = typosAllowed(word);
    if (most === 0) return null;
    const { hits } = await this.engine.index<StoredDocument>(uidOf(index)).search(`${word} `, {
      attributesToSearchOn: ['near'],
      attributesToRetrieve: ['near'],
      matchingStrategy: 'all',
      limit: LOOKED_AT,
    });
    const met = new Map<string, { typos: number; documents: number }>();
    for (const { near } of hits) {
      for (const shown of near) {
        const typos = met.get(shown)?.typos ?? typosBetween(word, plain(shown.normalize('NFKD')), most);
        if (typos !== null) met.set(shown, { typos, documents: (met.get(shown)?.documents ?? 0) + 1 });
      }
    }
    const order = [...met].sort(([a, x], [b, y]) => x.typos - y.typos || y.documents - x.documents || (a < b ? -1 : 1));
    return order[0]?.[0] ?? null;
  }

  private async documentsOf<D extends SearchDocument>(
    index: IndexDefinition<D>,
    roots: readonly string[],
  ): Promise<Map<string, number>> {
    const uid = uidOf(index);
    const now = performance.now();
    const asked = roots.filter((root) => (this.counts.get(`${uid} ${root}`)?.until ?? 0) < now);
    if (asked.length > 0) {
      const { results } = await this.engine.multiSearch({
        queries: asked.map((root) => ({ ...whole(index, root, 1), weight: undefined, ...COUNT, indexUid: uid })),
      });
      if (this.counts.size > MOST_KEPT) this.counts.clear();
      asked.forEach((root, at) => {
        this.counts.set(`${uid} ${root}`, { documents: totalOf(results[at]!), until: now + KEPT_MS });
      });
    }
    return new Map(roots.map((root) => [root, this.counts.get(`${uid} ${root}`)?.documents ?? 0]));
  }
}

const COUNT = { matchingStrategy: 'all' as const, hitsPerPage: 0, page: 1, locales: ['fra' as const] };

function totalOf(result: { totalHits?: number; estimatedTotalHits?: number }): number {
  return result.totalHits ?? result.estimatedTotalHits ?? 0;
}
