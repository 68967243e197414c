import { dayOfFrance } from './day-of-france.bench';
import { noticeFormats } from './notice-formats.bench';
import { corridor, needPage } from './corridor.bench';
import type { Bench } from './figure';
import { directory, largeDirectory } from './import.bench';
import { start } from './start.bench';
import { nomenclature } from './nomenclature.bench';
import { matching } from './matching.bench';
import { freshness, rematch, rematchSample } from './rematch.bench';
import { search } from './search.bench';

/** Every bench, in the order they run; `npm run bench NAME` runs one alone. */
export const benches: readonly Bench[] = [
  start,
  nomenclature,
  matching,
  corridor,
  needPage,
  directory,
  largeDirectory,
  search,
  noticeFormats,
  dayOfFrance,
  freshness,
  rematchSample,
  rematch,
];
