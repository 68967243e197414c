import type { NoticeLot } from '../notice';

/** What a source says of a notice outside the notice itself (BOAMP's flat fields); empty for a notice that comes alone. */
export interface SaidBeside {
  title: string;
  buyerName: string;
  deadline: string | null;
  departments: string[];
  nature: NoticeLot['nature'];
  /** The source's own flags, with the path they were read at */
  flags: { social: string | null; environment: string | null };
}
