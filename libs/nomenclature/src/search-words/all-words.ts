import { BUILDING_WORDS } from './building-words';
import { FOOD_WORDS } from './food-words';
import { KIND_WORDS } from './kind-words';
import { OFFICE_WORDS } from './office-words';
import { OUTDOOR_WORDS } from './outdoor-words';
import { PEOPLE_WORDS } from './people-words';
import { PREMISES_WORDS } from './premises-words';
import type { SearchWords } from './search-words';
import { TRANSPORT_WORDS } from './transport-words';
import { WASTE_WORDS } from './waste-words';
import { WORKSHOP_WORDS } from './workshop-words';

const FAMILIES: readonly SearchWords[] = [
  PREMISES_WORDS,
  OUTDOOR_WORDS,
  FOOD_WORDS,
  BUILDING_WORDS,
  WORKSHOP_WORDS,
  OFFICE_WORDS,
  TRANSPORT_WORDS,
  WASTE_WORDS,
  PEOPLE_WORDS,
  KIND_WORDS,
];

/** Words that searches take for one another, those of all families; no word stands in two sets. */
export const SEARCH_WORDS: Required<SearchWords> = {
  same: FAMILIES.flatMap(({ same }) => same),
  implied: FAMILIES.flatMap(({ implied }) => implied),
  apart: FAMILIES.flatMap(({ apart = [] }) => apart),
};
