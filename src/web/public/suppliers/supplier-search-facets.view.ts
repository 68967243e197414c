import { number } from '#lib/html';
import { leverArticle, LEVERS, sectorByCode } from '#lib/nomenclature';
import { FACET_PARAMS, type FacetParam, type FoundSuppliers, type SearchAsk } from '../../../supplier/supplier.service';
import { filterLabel, FIXED_LABELS } from '../../shared/supplier-search-words';

export interface ChoiceView {
  id: string;
  value: string;
  label: string;
  count: string;
  checked: boolean;
  /** The sectors of a group that is chosen */
  within: ChoiceView[];
}

export interface FacetView {
  name: string;
  title: string;
  choices: ChoiceView[];
  /** Folded away behind « Afficher les 12 autres » */
  others: ChoiceView[];
  othersText: string;
  /** Of those within a choice: they are another facet */
  nameWithin: string;
}

const TITLES: Record<FacetParam, string> = {
  levier: 'Peut répondre à un lot',
  type: 'Type de structure',
  preuve: 'Preuves',
  reference: 'Références',
  groupe: 'Secteur d’achat',
  secteur: 'Secteur d’achat',
  service: 'Nature de la prestation',
  reseau: 'Réseau',
  region: 'Région',
  departement: 'Département',
  epci: 'Intercommunalité',
  commune: 'Commune',
};
const SHOWN = 6;
const french = new Intl.Collator('fr');

/** @param today the law of which gives each reservation its article */
export function facetViews(ask: SearchAsk, counts: FoundSuppliers['facets'], today: string): FacetView[] {
  const choices = (param: FacetParam): ChoiceView[] => choicesOf(param, ask, counts, today);
  return shownFacets(ask).flatMap((param) => {
    const all = param === 'groupe' ? withSectors(choices('groupe'), choices('secteur')) : choices(param);
    if (all.length === 0) return [];
    const first = all.filter(({ checked }, index) => checked || index < SHOWN);
    const others = all.filter((choice) => !first.includes(choice));
    // Folding one away saves nothing
    const folded = others.length > 1 ? others : [];
    return [
      {
        name: param,
        title: TITLES[param],
        choices: folded.length > 0 ? first : all,
        others: folded,
        othersText: `Afficher les ${number(folded.length)} autres`,
        nameWithin: 'secteur',
      },
    ];
  });
}

/** @returns the facets that a page shows: of places, only those smaller than where it looks */
export function shownFacets(ask: SearchAsk): FacetParam[] {
  const places: FacetParam[] =
    ask.territoryOnly || ask.near
      ? ['commune']
      : ask.area?.param === 'epci'
        ? ['commune']
        : ask.area?.param === 'departement'
          ? ['epci', 'commune']
          : ask.area?.param === 'region'
            ? ['departement', 'epci']
            : ['region', 'departement'];
  const isPlace = (param: FacetParam) => ['region', 'departement', 'epci', 'commune'].includes(param);
  return FACET_PARAMS.filter(
    (param) => param !== 'secteur' && (!isPlace(param) || places.includes(param) || ask.filters[param].length > 0),
  );
}

/** @returns the facets whose counts a page needs: those that it shows, and the sectors within a group that is open */
export function countedFacets(ask: SearchAsk): FacetParam[] {
  const { groupe, secteur } = ask.filters;
  return [...shownFacets(ask), ...(groupe.length > 0 || secteur.length > 0 ? ['secteur' as const] : [])];
}

function choicesOf(param: FacetParam, ask: SearchAsk, counts: FoundSuppliers['facets'], today: string): ChoiceView[] {
  const counted = counts[param];
  if (!counted) return [];
  const known = new Map(counted.map(({ value, count }) => [value, count]));
  const chosen = ask.filters[param];
  const values = [...new Set([...chosen, ...known.keys()])];
  const order = Object.keys(FIXED_LABELS[param] ?? {});
  const shown = values.flatMap((value) => {
    const label = labelOf(param, value, today);
    return label === null ? [] : [{ value, label, n: known.get(value) ?? 0, checked: chosen.includes(value) }];
  });
  if (order.length > 0) shown.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  else shown.sort((a, b) => Number(b.checked) - Number(a.checked) || b.n - a.n || french.compare(a.label, b.label));
  return shown.map(({ value, label, n, checked }) => ({
    id: `${param}-${idOf(value)}`,
    value,
    label,
    count: number(n),
    checked,
    within: [],
  }));
}

/** Sectors stand under their group once it is chosen, or one of them is. */
function withSectors(groups: ChoiceView[], sectors: ChoiceView[]): ChoiceView[] {
  return groups.map((group) => {
    const own = sectors.filter(({ value }) => sectorByCode(value)?.group === group.value);
    const isOpen = group.checked || own.some(({ checked }) => checked);
    return isOpen ? { ...group, within: own } : group;
  });
}

function labelOf(param: FacetParam, value: string, today: string): string | null {
  const label = filterLabel(param, value);
  if (param !== 'levier' || label === null) return label;
  const lever = LEVERS.find((one) => one === value);
  const article = lever && lever.startsWith('reserved-') ? leverArticle(lever, today)?.article : undefined;
  return article ? `${label}, ${article}` : label;
}

/** An `id` has no space in it; two names of networks that differ by a sign only would share one, hence the sum. */
function idOf(value: string): string {
  if (/^[\w-]+$/.test(value)) return value;
  const sum = [...value].reduce((total, sign) => (total * 31 + sign.codePointAt(0)!) % 1_000_003, 7);
  return `${value.replace(/[^\w]+/g, '-')}-${sum}`;
}
