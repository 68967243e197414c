import { counted, euros, typeset } from '../french-numbers';
import type { Audience } from '../types';
import { tradeName } from './partners';
import type { ShareForm, ShareMember, ShareReason, ShareReasonCode } from './share-types';

type Facts = ShareReason['facts'];

/** @returns a reason in French, a whole sentence; null when it tells what only the buyer may read and someone else does */
export function renderShareReason({ code, audience, facts }: ShareReason, reader: Audience): string | null {
  if (audience === 'buyer' && reader !== 'buyer') return null;
  return typeset(SENTENCES[code](facts));
}

const SENTENCES: Readonly<Record<ShareReasonCode, (facts: Facts) => string>> = {
  'share/none-big-enough': ({ amount, largest, unknown }) =>
    `Aucun fournisseur sûr ne dit pouvoir prendre seul ${euros(Number(amount))} : le plus grand prend ${euros(Number(largest))}${silent(unknown)}.`,
  'share/one-big-enough': ({ amount, unknown }) =>
    `Un seul fournisseur sûr dit pouvoir prendre ${euros(Number(amount))}${silent(unknown)}.`,
  'share/several-trades': ({ trades }) =>
    `L’achat demande plusieurs métiers, et aucun fournisseur sûr ne les a tous : ${trades}.`,
  'share/several-places': ({ places }) =>
    `L’achat se fait en plusieurs lieux, et aucun fournisseur ne va partout : ${places}.`,
  'share/rooms-cover': ({ rooms, amount, members }) =>
    `Les capacités déclarées des ${counted(Number(members), 'fournisseur')} font ${euros(Number(rooms))}, pour ${euros(Number(amount))} demandés.`,
  'share/rest-to-confirm': ({ rest }) =>
    `Il reste ${euros(Number(rest))} à un fournisseur qui n’a pas dit sa capacité : à confirmer avec lui.`,
  'share/trades-complete': ({ trades }) => `Leurs métiers se complètent : ${trades}.`,
  'share/places-complete': ({ places }) => `Leurs zones d’intervention se complètent : ${places}.`,
  'share/kinds-complete': ({ part }) =>
    `Rien n’est réservé : une structure d’insertion ou adaptée peut s’associer à une autre entreprise, et prendre ${euros(Number(part))}.`,
  'share/eligible-each': () => 'Le lot est réservé : chaque membre y est éligible.',
  'share/value-unchanged': () =>
    'Répartir ne change pas la valeur à comparer aux seuils : tous les lots s’additionnent, et pour les fournitures et services le total de l’année de la famille homogène (R2121-1 et suivants).',
};

function silent(unknown: Facts[string] | undefined): string {
  const count = Number(unknown ?? 0);
  if (count === 0) return '';
  return ` ; ${counted(count, 'autre n’a pas dit ce qu’il peut', 'autres n’ont pas dit ce qu’ils peuvent')} prendre`;
}

/** @returns « Deux lots », « Un groupement » */
export function shareTitle(form: ShareForm, members: number): string {
  if (form === 'group') return 'Un groupement';
  return `${['', '', 'Deux', 'Trois', 'Quatre'][members] ?? members} lots`;
}

/** @returns what a member would take: « 48 000 € HT », « à confirmer », the trades or places that are its own */
export function renderPart({ part, room, trades, places }: ShareMember, reader: Audience, ofBuyer: boolean): string {
  const own = [...trades.map((code) => lowered(tradeName(code))), ...places].join(', ');
  if (part === null || (ofBuyer && reader !== 'buyer')) return typeset(own);
  const amount = `${euros(part)}${room === null ? ', à confirmer' : ''}`;
  return typeset(own === '' ? amount : `${own} : ${amount}`);
}

function lowered(text: string): string {
  return /^\p{Lu}[\p{Ll}’ ]/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
