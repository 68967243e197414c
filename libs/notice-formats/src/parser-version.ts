/** Moves when a reader reads something otherwise, so that a kept record says which reading refused it. */
export const PARSER_VERSION = '3';
