import { corridor } from './corridor.bench';
import type { Bench } from './figure';
import { directory } from './import.bench';

/** Every bench, in the order they run. */
export const benches: readonly Bench[] = [corridor, directory];
