import { dayOfFrance } from './day-of-france.bench';
import { noticeFormats } from './notice-formats.bench';
import { corridor } from './corridor.bench';
import type { Bench } from './figure';
import { directory } from './import.bench';
import { start } from './start.bench';
import { matching } from './matching.bench';
import { search } from './search.bench';

/** Every bench, in the order they run. */
export const benches: readonly Bench[] = [start, matching, corridor, directory, search, noticeFormats, dayOfFrance];
