import { fr } from '#lib/html';
import type { Message } from '../../shared/page';
import type { LotsFound, WordsAsked } from './notice-words';

/** The field « Mots » above a list of lots, and what is told of what it found. */
export interface NoticeWordsView {
  words: string;
  /** What of the list the form keeps */
  kept: { name: string; value: string }[];
  /** Takes the words away */
  clear: string | null;
  message: Message | null;
}

/** @param hrefs of the list without words, and with the words as they are */
export function noticeWordsView(
  { words }: WordsAsked,
  found: LotsFound | null,
  hrefs: { without: string; asTyped: string },
): NoticeWordsView {
  const kept = [...new URL(hrefs.without, 'http://here').searchParams].map(([name, value]) => ({ name, value }));
  return {
    words,
    kept,
    clear: words === '' ? null : hrefs.without,
    message: found && messageOf(words, found, hrefs.asTyped),
  };
}

/** @returns why a list is empty when words were looked for in it */
export function nothingFound(words: string, found: LotsFound): string {
  return found.ids.length === 0
    ? fr`Aucun lot ne répond à « ${words} ».`
    : fr`Aucun lot de cette liste ne répond à « ${words} » ; une autre zone ou un autre onglet en a.`;
}

function messageOf(words: string, found: LotsFound, asTyped: string): Message | null {
  if (found.degraded) {
    return {
      tone: 'attention',
      text: 'La recherche rapide est indisponible. Voici la recherche simple : il peut manquer des résultats.',
    };
  }
  if (found.corrected.length > 0) {
    const read = found.corrected.reduce((text, one) => text.replace(one.typed, one.read), words);
    return {
      tone: 'info',
      text: fr`Résultats pour « ${read} ».`,
      link: { href: asTyped, label: fr`Chercher plutôt « ${words} »` },
    };
  }
  return found.isCut
    ? { tone: 'info', text: 'Ces mots sont très courants : voici les lots qui y répondent le mieux.' }
    : null;
}
