import { FACET_PARAMS, searchHref, withoutFilter, type SearchAsk } from '../../../supplier/supplier.service';
import { filterLabel, placeInWords } from '../../shared/supplier-search-words';

/** A filter that stands, and the search without it. */
export interface ChipView {
  label: string;
  href: string;
}

/** @returns what narrows a search, each with the link that takes it away: first the place */
export function chipsOf(ask: SearchAsk, territoryName: string): ChipView[] {
  const nowhere = { near: null, area: null, place: '', sort: ask.sort === 'distance' ? 'nom' : ask.sort } as const;
  const place: ChipView[] =
    ask.near || ask.area
      ? [{ label: placeInWords(ask, territoryName), href: searchHref(ask, { ...nowhere, territoryOnly: true }) }]
      : ask.territoryOnly
        ? [{ label: territoryName, href: searchHref(ask, { ...nowhere, territoryOnly: false }) }]
        : [];
  return [
    ...place,
    ...FACET_PARAMS.flatMap((param) =>
      ask.filters[param].map((value) => ({
        label: filterLabel(param, value) ?? value,
        href: searchHref(ask, { filters: withoutFilter(ask.filters, param, value) }),
      })),
    ),
  ];
}
