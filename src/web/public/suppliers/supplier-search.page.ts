import { count, fr, number } from '#lib/html';
import {
  RADIUSES,
  searchHref,
  searchMembers,
  searchQueryString,
  sortsOf,
  SUPPLIERS_PER_PAGE,
  type SearchAsk,
  type SearchSort,
} from '../../../supplier/supplier.service';
import { errorOf, titleWithErrors } from '../../shared/form-errors';
import { Page, type Message } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import { placeInWords } from '../../shared/supplier-search-words';
import { supplierCard, type SupplierCardView } from './supplier-card.view';
import { signInHref, supplierKeep, type SupplierKeepView } from './supplier-keep.view';
import { supplierMap, type SupplierMapView } from './supplier-map.view';
import { chipsOf, type ChipView } from './supplier-search-chips.view';
import { facetViews, shownFacets, type FacetView } from './supplier-search-facets.view';
import { emptyOf, messagesOf, type EmptyView } from './supplier-search-messages.view';
import { lastPage, type SupplierResults } from './supplier-search-results';

interface Option {
  value: string;
  label: string;
  selected: boolean;
}
interface Hidden {
  name: string;
  value: string;
}

export interface SupplierSearchView {
  title: string;
  words: string;
  place: string;
  wordsError: string | null;
  placeError: string | null;
  radiusError: string | null;
  radiuses: Option[];
  /** Places that the one that was typed may be */
  choices: { label: string; href: string }[];
  /** What each form sends again, apart from what it holds itself */
  hidden: { search: Hidden[]; filters: Hidden[]; sort: Hidden[] };
  facets: FacetView[];
  facetsNote: string | null;
  activeText: string;
  count: string;
  /** What a screen reader hears when a filter changed the results in place */
  announced: string;
  sorts: Option[];
  chips: ChipView[];
  csv: string | null;
  /** Whether there is something to put in order */
  isSortable: boolean;
  save: SaveView;
  messages: Message[];
  cards: (SupplierCardView & { keep: SupplierKeepView })[];
  empty: EmptyView | null;
  pager: PagerView;
  map: SupplierMapView | null;
  /** Kinds named in full once on the page */
  legend: { short: string; name: string }[];
}

/** How the search, and what it finds, are kept: by who is signed in, else after signing in. */
export interface SaveView {
  isSignedIn: boolean;
  signIn: string;
  /** Proposed for it */
  name: string;
  query: string;
}

const SORT_LABELS: Record<SearchSort, string> = {
  pertinence: 'pertinence',
  distance: 'distance',
  nom: 'nom',
  preuve: 'preuve la plus récente',
};

export interface SearchContext {
  today: string;
  territory: { name: string; communes: readonly string[] };
  isSignedIn: boolean;
  /** The list that keeps each supplier, by its id */
  kept: ReadonlyMap<string, { listId: string; listName: string }>;
  /** What has just been done, said once */
  done: Message | null;
}

/** @returns `/fournisseurs` */
export function supplierSearchPage(
  ask: SearchAsk,
  results: SupplierResults,
  context: SearchContext,
): Page<SupplierSearchView> {
  const { territory, today } = context;
  const total = ask.refused ? 'recherche impossible' : totalText(results);
  const place = placeInWords(ask, territory.name);
  const errors = ask.faults;
  const first = (ask.page - 1) * SUPPLIERS_PER_PAGE + 1;
  const back = searchHref(ask, { page: ask.page });
  const cards = results.found.map((one, index) => {
    const page = { isSignedIn: context.isSignedIn, back: `${back}#f${first + index}` };
    const keep = supplierKeep(one.supplier, context.kept.get(one.supplier.id), page);
    return { ...supplierCard(one, first + index, ask.words, today), keep };
  });
  const shown = shownFacets(ask);
  const active = Object.values(ask.filters).reduce((n, values) => n + values.length, 0);
  const isBeyond = results.total > 0 && cards.length === 0;
  return new Page(
    '/public/suppliers/supplier-search',
    {
      title: titleWithErrors(
        ask.refused ? 'recherche impossible' : fr`${ask.words || 'Fournisseurs'}, ${place}, ${total}`,
        errors,
      ),
      section: 'suppliers',
      needs: { scripts: true },
      status: ask.refused ? 400 : isBeyond ? 404 : 200,
      noindex: ask.refused || isBeyond,
    },
    {
      title: ask.words && !ask.refused ? fr`Fournisseurs : « ${ask.words} »` : 'Fournisseurs',
      words: ask.words,
      place: ask.place,
      wordsError: errorOf(errors, 'q'),
      placeError: errorOf(errors, 'ou'),
      radiusError: errorOf(errors, 'km'),
      radiuses: radiusOptions(ask),
      choices: ask.choices.map((choice) => ({
        label: choice.label,
        href: searchHref(ask, { place: choice.place, territoryOnly: true }),
      })),
      hidden: {
        search: fieldsOf(ask, (name) => !['q', 'ou', 'km', 'exact', 'page'].includes(name)),
        filters: fieldsOf(ask, (name) => name !== 'secteur' && !shown.includes(name as never)),
        sort: fieldsOf(ask, (name) => name !== 'tri'),
      },
      facets: facetViews(ask, results.facets, today),
      facetsNote: results.facetsAreExact ? null : 'Nombres comptés sur une partie des résultats seulement.',
      activeText: active > 0 ? `Filtrer (${count(active, 'filtre actif', 'filtres actifs')})` : 'Filtrer',
      count: total,
      announced: total,
      sorts: sortsOf(ask).map((sort) => ({ value: sort, label: SORT_LABELS[sort], selected: sort === ask.sort })),
      chips: chipsOf(ask, territory.name),
      isSortable: results.total > 1,
      csv: cards.length > 0 ? searchHref(ask, {}, '/fournisseurs.csv') : null,
      save: saveOf(ask, place, context),
      messages: [...(context.done ? [context.done] : []), ...messagesOf(ask, results, place)],
      cards,
      empty: ask.refused ? null : emptyOf(ask, results, place),
      pager: pagerView('Pages de résultats', Math.min(ask.page, lastPage(results) + 1), lastPage(results), (page) =>
        searchHref(ask, { page }),
      ),
      map: supplierMap(results.found, ask, territory.communes),
      legend: legendOf(cards),
    },
  );
}

/** @returns what is said once a supplier of the page was kept, or null */
export function keptMessage(
  { found }: SupplierResults,
  kept: SearchContext['kept'],
  id: string | undefined,
): Message | null {
  const supplier = found.find((one) => one.supplier.id === id)?.supplier;
  const list = supplier ? kept.get(supplier.id) : undefined;
  if (!supplier || !list) return null;
  const link = { href: `/mes-listes/${list.listId}`, label: 'Ouvrir la liste' };
  return { tone: 'info', role: 'status', text: fr`${supplier.name} est gardé dans « ${list.listName} ».`, link };
}

/** A radius that no list offers stays chosen: an old link may hold it. */
function radiusOptions({ near, km: asked, faults }: SearchAsk): Option[] {
  const chosen = faults.some(({ field }) => field === 'km') ? 15 : (near?.km ?? asked);
  const all: number[] = [...new Set<number>([...RADIUSES, chosen])].sort((a, b) => (a || Infinity) - (b || Infinity));
  return all.map((km) => ({
    value: String(km),
    label: km === 0 ? 'Toutes distances' : `${String(km).replace('.', ',')}\u00a0km`,
    selected: chosen === km,
  }));
}

/** Fields of the search that a form must send again, apart from those it holds itself. */
function fieldsOf(ask: SearchAsk, isCarried: (name: string) => boolean): Hidden[] {
  return searchMembers(ask)
    .filter(([name]) => isCarried(name))
    .map(([name, value]) => ({ name, value }));
}

function saveOf(ask: SearchAsk, place: string, { isSignedIn }: SearchContext): SaveView {
  return {
    isSignedIn,
    signIn: signInHref(searchHref(ask, { page: ask.page })),
    name: fr`${ask.words || 'Fournisseurs'}, ${place}`.slice(0, 120),
    query: searchQueryString(ask),
  };
}

function totalText({ total, totalIsExact }: SupplierResults): string {
  return totalIsExact ? count(total, 'fournisseur') : `plus de ${number(total)}\u00a0fournisseurs`;
}

function legendOf(cards: readonly SupplierCardView[]): SupplierSearchView['legend'] {
  const kinds = new Map(cards.flatMap((card) => card.evidence.map(({ kind, name }) => [kind, name] as const)));
  return [...kinds].filter(([short, name]) => short !== name).map(([short, name]) => ({ short, name }));
}
