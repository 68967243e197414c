/** An opportunity as it is written, who must be in the first five, and who must not be in the list. */
export interface OwnCase {
  id: string;
  /** A line that `maillon rank` reads */
  query: {
    title: string;
    text?: string;
    cpv?: string | string[];
    nature?: 'works' | 'supplies' | 'services';
    place?: { code?: string; typeCode?: string; name?: string };
    buyer?: { siret?: string; name?: string };
    amount?: number;
    levers?: string[];
  };
  /** Names of the demo territory, or SIRET of the shared directory */
  first: string[];
  never: string[];
}
