/** What a contract buys, as a notice and the thresholds tell it. */
export type Nature = 'works' | 'supplies' | 'services';
