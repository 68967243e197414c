import { count, fr, listed, number } from '#lib/html';
import { communeByCode, kindShortName, leverArticle, type Kind } from '#lib/nomenclature';
import { errorOf, titleWithErrors } from '../../shared/form-errors';
import { Page, type Message } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import { RADIUSES, SEARCH_LEVERS, SORTS, searchHref, type SearchAsk, type SearchLever } from './search-input';
import { supplierCard, type SupplierCardView } from './supplier-card.view';
import { supplierMap, type SupplierMapView } from './supplier-map.view';
import { SUPPLIERS_PER_PAGE, type SupplierResults } from './supplier-search';

interface Option {
  value: string;
  label: string;
  selected: boolean;
}
interface FacetView {
  name: string;
  title: string;
  choices: { id: string; value: string; label: string; count: string; checked: boolean }[];
}

export interface SupplierSearchView {
  title: string;
  words: string;
  place: string;
  placeError: string | null;
  radiusError: string | null;
  radiuses: Option[];
  hidden: { name: string; value: string }[];
  facets: FacetView[];
  activeText: string;
  count: string;
  /** What a screen reader hears when a filter changed the results in place */
  announced: string;
  sorts: Option[];
  /** What the sort form must carry along */
  carried: { name: string; value: string }[];
  chips: { label: string; href: string }[];
  csv: string;
  message: Message | null;
  cards: SupplierCardView[];
  empty: { text: string; links: { href: string; label: string }[] } | null;
  pager: PagerView;
  map: SupplierMapView | null;
  /** Kinds named in full once on the page */
  legend: { short: string; name: string }[];
}

const LEVER_LABELS: Record<SearchLever, string> = {
  'reserved-insertion': 'réservé insertion',
  'reserved-disability': 'réservé handicap',
  'reserved-ess': 'réservé ESS',
};
const SORT_LABELS = { pertinence: 'pertinence', distance: 'distance', preuve: 'preuve la plus récente' } as const;
const COMMUNES_SHOWN = 8;

export interface SearchContext {
  today: string;
  territory: { name: string; communes: readonly string[] };
}

/** @returns `/fournisseurs` */
export function supplierSearchPage(
  ask: SearchAsk,
  results: SupplierResults,
  context: SearchContext,
): Page<SupplierSearchView> {
  const { territory, today } = context;
  const heading = ask.words ? fr`Fournisseurs : « ${ask.words} »` : 'Fournisseurs';
  const total = totalText(results);
  const where = ask.near ? ` près de ${ask.near.name}` : ask.territoryOnly ? `, ${territory.name}` : '';
  const cards = results.found.map((one, index) =>
    supplierCard(one, (ask.page - 1) * SUPPLIERS_PER_PAGE + index + 1, ask.words, today),
  );
  const facets = facetsOf(ask, results, context);
  const active = ask.kinds.length + ask.levers.length + ask.communes.length + (ask.proven ? 1 : 0);
  return new Page(
    '/public/suppliers/supplier-search',
    {
      title: titleWithErrors(fr`${ask.words || 'Fournisseurs'}${where}, ${total}`, ask.errors),
      section: 'suppliers',
      needs: { scripts: true },
    },
    {
      title: heading,
      words: ask.words,
      place: ask.place,
      placeError: errorOf(ask.errors, 'ou'),
      radiusError: errorOf(ask.errors, 'km'),
      radiuses: RADIUSES.map((km) => ({
        value: String(km),
        label: km === 0 ? 'Toutes distances' : `${km} km`,
        selected: (ask.near?.km ?? 15) === km,
      })),
      hidden: fieldsOf(ask, ['type', 'levier', 'commune', 'preuve', 'tri']),
      facets,
      activeText: active === 0 ? 'Filtrer' : `Filtrer (${count(active, 'filtre actif', 'filtres actifs')})`,
      count: total,
      announced: total,
      sorts: SORTS.filter((sort) => sort !== 'distance' || ask.near !== null).map((sort) => ({
        value: sort,
        label: SORT_LABELS[sort],
        selected: sort === ask.sort,
      })),
      carried: fieldsOf(ask, ['q', 'ou', 'km', 'type', 'levier', 'commune', 'preuve', 'zone']),
      chips: chipsOf(ask, territory.name),
      csv: searchHref(ask, {}, '/fournisseurs.csv'),
      message: messageOf(ask, results),
      cards,
      empty: results.total === 0 ? emptyOf(ask, results, territory.name) : null,
      pager: pagerView('Pages de résultats', ask.page, Math.ceil(results.total / SUPPLIERS_PER_PAGE), (page) =>
        searchHref(ask, { page }),
      ),
      map: supplierMap(results.found, ask, territory.communes),
      legend: legendOf(cards),
    },
  );
}

function facetsOf(ask: SearchAsk, results: SupplierResults, { today, territory }: SearchContext): FacetView[] {
  const kinds = results.kinds.filter(({ count: n, value }) => n > 0 || ask.kinds.includes(value as Kind));
  const communes = results.communes
    .filter(({ value }) => !ask.territoryOnly || territory.communes.includes(value) || ask.communes.includes(value))
    .slice(0, COMMUNES_SHOWN);
  return [
    {
      name: 'levier',
      title: 'Peut répondre à un lot',
      choices: SEARCH_LEVERS.map((lever) => ({
        id: `levier-${lever}`,
        value: lever,
        label: `${LEVER_LABELS[lever]}, ${leverArticle(lever, today)?.article ?? ''}`,
        count: number(results.levers[lever]),
        checked: ask.levers.includes(lever),
      })),
    },
    {
      name: 'type',
      title: 'Type de structure',
      choices: kinds.map(({ value, count: n }) => ({
        id: `type-${value}`,
        value,
        label: kindShortName(value as Kind),
        count: number(n),
        checked: ask.kinds.includes(value as Kind),
      })),
    },
    {
      name: 'preuve',
      title: 'Preuves',
      choices: [
        {
          id: 'preuve-1',
          value: '1',
          label: 'au moins une preuve à jour',
          count: number(results.proven),
          checked: ask.proven,
        },
      ],
    },
    {
      name: 'commune',
      title: 'Commune',
      choices: communes.map(({ value, count: n }) => ({
        id: `commune-${value}`,
        value,
        label: communeByCode(value)?.name ?? value,
        count: number(n),
        checked: ask.communes.includes(value),
      })),
    },
  ].filter(({ choices }) => choices.length > 0);
}

function chipsOf(ask: SearchAsk, territoryName: string): SupplierSearchView['chips'] {
  const without = <T>(all: readonly T[], one: T): T[] => all.filter((other) => other !== one);
  return [
    ...(ask.territoryOnly && ask.communes.length === 0
      ? [{ label: territoryName, href: searchHref(ask, { territoryOnly: false }) }]
      : []),
    ...(ask.near
      ? [
          {
            label: ask.near.km === 0 ? `près de ${ask.near.name}` : `à moins de ${ask.near.km} km de ${ask.near.name}`,
            href: searchHref(ask, { near: null, place: '', territoryOnly: true, sort: 'pertinence' }),
          },
        ]
      : []),
    ...ask.levers.map((lever) => ({
      label: LEVER_LABELS[lever],
      href: searchHref(ask, { levers: without(ask.levers, lever) }),
    })),
    ...ask.kinds.map((kind) => ({
      label: kindShortName(kind),
      href: searchHref(ask, { kinds: without(ask.kinds, kind) }),
    })),
    ...ask.communes.map((code) => ({
      label: communeByCode(code)?.name ?? code,
      href: searchHref(ask, { communes: without(ask.communes, code) }),
    })),
    ...(ask.proven ? [{ label: 'preuve à jour', href: searchHref(ask, { proven: false }) }] : []),
  ];
}

/** Fields of the search that a form must send again, apart from those it holds itself. */
function fieldsOf(ask: SearchAsk, names: readonly string[]): { name: string; value: string }[] {
  const query = new URLSearchParams(searchHref(ask).split('?')[1] ?? '');
  return [...query].filter(([name]) => names.includes(name)).map(([name, value]) => ({ name, value }));
}

function messageOf(ask: SearchAsk, results: SupplierResults): Message | null {
  if (results.degraded) {
    return {
      tone: 'attention',
      text: 'La recherche rapide est indisponible. Voici la recherche simple : les fautes de frappe ne sont plus corrigées.',
    };
  }
  const near =
    ask.words !== '' && results.found.length > 0 && results.found.every(({ matched }) => matched.length === 0);
  return near
    ? { tone: 'info', text: fr`Personne n’écrit exactement « ${ask.words} ». Voici ce qui s’en approche le plus.` }
    : null;
}

function emptyOf(ask: SearchAsk, results: SupplierResults, territoryName: string): SupplierSearchView['empty'] {
  const what = ask.words ? fr` pour « ${ask.words} »` : '';
  const where = ask.near
    ? ask.near.km > 0
      ? ` à moins de ${ask.near.km} km de ${ask.near.name}`
      : ''
    : ask.territoryOnly
      ? `, ${territoryName}`
      : '';
  const links = results.wider.map(({ ask: wider, total }) => ({
    href: searchHref(wider),
    label: `${wider.near ? (wider.near.km === 0 ? 'toutes distances' : `${wider.near.km} km`) : 'toute la France'} (${number(total)})`,
  }));
  const advice = listed(
    [...(links.length > 0 ? ['cherchez plus loin'] : []), 'essayez un mot plus large', 'déposez un besoin'],
    'ou',
  );
  return {
    text: fr`Aucun fournisseur${what}${where}. Pour avancer, ${advice} : nous vous dirons qui peut répondre.`,
    links: [...links, { href: '/besoins/nouveau', label: 'Déposer un besoin' }],
  };
}

function totalText({ total, totalIsExact }: SupplierResults): string {
  return totalIsExact ? count(total, 'fournisseur') : `plus de ${count(total, 'fournisseur')}`;
}

function legendOf(cards: readonly SupplierCardView[]): SupplierSearchView['legend'] {
  const kinds = new Map(cards.flatMap((card) => card.kinds.map((kind) => [kind.short, kind.name] as const)));
  return [...kinds].filter(([short, name]) => short !== name).map(([short, name]) => ({ short, name }));
}
