import { fr, listed, number } from '#lib/html';
import { FACET_PARAMS, searchHref, type SearchAsk } from '../../../supplier/supplier.service';
import type { Message } from '../../shared/page';
import { isNear } from './supplier-match.view';
import { lastPage, type SupplierResults } from './supplier-search-results';

export interface EmptyView {
  text: string;
  links: { href: string; label: string }[];
}

/** @returns what a reader must know of the results: most serious first */
export function messagesOf(ask: SearchAsk, results: SupplierResults, place: string): Message[] {
  if (ask.refused) return [];
  return [
    ...(results.degraded ? [DEGRADED] : []),
    ...beyond(ask, results),
    ...(ask.faults.some(({ field }) => field === 'ou')
      ? [
          {
            tone: 'attention',
            text: fr`Le lieu n’est pas compris. En attendant, la recherche porte sur : ${place}.`,
          } as const,
        ]
      : []),
    ...ask.notes.map((text): Message => ({ tone: 'info', text })),
    ...ask.ignored.map(({ message }): Message => ({ tone: 'attention', text: message })),
    ...(ask.leftOut.length > 0 ? [LEFT_OUT] : []),
    ...readOtherwise(ask, results),
  ];
}

const DEGRADED: Message = {
  tone: 'attention',
  text: 'La recherche rapide est indisponible. Voici la recherche simple : il peut manquer des résultats.',
};
const LEFT_OUT: Message = {
  tone: 'attention',
  text: 'Un filtre de cette adresse n’existe pas, ou plus : il est laissé de côté.',
};

function beyond(ask: SearchAsk, results: SupplierResults): Message[] {
  if (results.total === 0 || results.found.length > 0) return [];
  const last = lastPage(results);
  return [
    {
      tone: 'attention',
      text: fr`Cette page de résultats n’existe pas : les résultats tiennent sur ${number(last)} page${last > 1 ? 's' : ''}.`,
      link: { href: searchHref(ask, { page: last }), label: 'Voir la dernière' },
    },
  ];
}

/** The words were mended, or taken as they are, or nothing is exactly what was typed. */
function readOtherwise(ask: SearchAsk, { corrected, found }: SupplierResults): Message[] {
  if (ask.words === '') return [];
  if (ask.exact) {
    const link = { href: searchHref(ask, { exact: false }), label: 'Chercher aussi les mots voisins' };
    return [{ tone: 'info', text: fr`Recherche de « ${ask.words} » tel quel.`, link }];
  }
  if (corrected.length > 0) {
    const link = { href: searchHref(ask, { exact: true }), label: fr`Chercher plutôt « ${ask.words} »` };
    return [{ tone: 'info', text: fr`Résultats pour « ${mended(ask.words, corrected)} ».`, link }];
  }
  return found.length > 0 && found.every(({ matched }) => isNear(matched))
    ? [{ tone: 'info', text: fr`Personne n’écrit exactement « ${ask.words} ». Voici ce qui s’en approche le plus.` }]
    : [];
}

function mended(words: string, corrected: SupplierResults['corrected']): string {
  const read = new Map(corrected.map((one) => [one.typed.toLowerCase(), one.read]));
  return words
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((piece) => read.get(piece.toLowerCase()) ?? read.get(bare(piece)) ?? piece)
    .join('');
}

/** An engine may tell a typed word without its accents. */
function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @returns what to say when nothing is found, with how many each wider search finds; null when something is */
export function emptyOf(ask: SearchAsk, results: SupplierResults, place: string): EmptyView | null {
  if (results.total > 0) return null;
  const what = ask.words ? fr` pour « ${ask.words} »` : '';
  // No article is known of an area: « dans la Vienne », « en Bretagne »
  const nobody = ask.near
    ? fr`Aucun fournisseur${what} ${place}`
    : fr`${place.charAt(0).toUpperCase()}${place.slice(1)} : aucun fournisseur${what}`;
  const isFiltered = FACET_PARAMS.some((param) => ask.filters[param].length > 0);
  const links = results.wider.map(({ ask: wider, total }) => ({
    href: searchHref(wider),
    label: `${widerLabel(ask, wider)} (${number(total)})`,
  }));
  const advice = listed(
    [
      ...(links.length > 0 ? ['cherchez plus largement'] : []),
      ...(ask.words ? ['essayez un mot plus large'] : []),
      'déposez un besoin',
    ],
    'ou',
  );
  return {
    text: fr`${nobody}${isFiltered ? ' avec ces filtres' : ''}. Pour avancer, ${advice} : nous vous dirons qui peut répondre.`,
    links: [...links, { href: '/besoins/nouveau', label: 'Déposer un besoin' }],
  };
}

function widerLabel(ask: SearchAsk, wider: SearchAsk): string {
  const hasFilters = (one: SearchAsk) => FACET_PARAMS.some((param) => one.filters[param].length > 0);
  if (hasFilters(ask) && !hasFilters(wider)) return 'Sans les filtres';
  if (wider.near) return wider.near.km === 0 ? 'Toutes distances' : `${wider.near.km}\u00a0km`;
  return 'Toute la France';
}
