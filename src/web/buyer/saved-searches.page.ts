import { count, fr, longDate, number } from '#lib/html';
import { parisDay } from '#lib/kernel';
import type { KeptSearch } from '../../alert/alert.service';
import { Page, type Message } from '../shared/page';
import { searchInWords } from '../shared/supplier-search-words';

interface SavedSearchesView {
  messages: Message[];
  /** Just deleted, and can be had back */
  removed: { id: string; name: string } | null;
  searches: { id: string; name: string; inWords: string; found: string; change: string }[];
}

/** What the address says was just done. */
export interface JustDone {
  /** The id of the search that was kept */
  garde?: string | undefined;
  removed: { id: string; name: string } | null;
  restored: boolean;
}

/** @returns `/mes-recherches` */
export function savedSearchesPage(
  searches: readonly KeptSearch[],
  done: JustDone,
  territoryName: string,
): Page<SavedSearchesView> {
  return new Page(
    '/buyer/saved-searches',
    { title: `Mes recherches (${searches.length})`, section: 'searches', noindex: true },
    {
      messages: messagesOf(searches, done),
      removed: done.removed,
      searches: searches.map((search) => ({
        id: search.id,
        name: search.name,
        inWords: searchInWords(search.ask, territoryName),
        found: search.totalIsExact
          ? count(search.total, 'fournisseur')
          : `plus de ${number(search.total)}\u00a0fournisseurs`,
        change: changeOf(search),
      })),
    },
  );
}

function messagesOf(searches: readonly KeptSearch[], { garde, restored }: JustDone): Message[] {
  const kept = searches.find(({ id }) => id === garde);
  if (kept) return [{ tone: 'info', role: 'status', text: fr`La recherche « ${kept.name} » est gardée.` }];
  return restored ? [{ tone: 'info', role: 'status', text: 'La recherche est de nouveau là.' }] : [];
}

function changeOf({ more, seenAt }: KeptSearch): string {
  const since = `depuis votre dernier passage, le ${longDate(parisDay(seenAt))}`;
  if (more === null) return `Dernier passage le ${longDate(parisDay(seenAt))}`;
  if (more === 0) return `Rien de plus ${since}`;
  return more > 0 ? `${number(more)} de plus ${since}` : `${number(-more)} de moins ${since}`;
}
