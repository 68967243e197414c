/** The need form as it was typed, before any of it is understood. */
export interface TypedNeed {
  title: string;
  details: string;
  /** A CPV code, or nothing: then one is proposed from the words */
  cpv: string;
  /** Communes, EPCI, departments or regions, one or several, by their names or numbers */
  place: string;
  /** `YYYY-MM-DD`, as a date field gives it */
  startsOn: string;
  closesOn: string;
  /** Euros: `48 000`, `48 k€`, `48000,50` */
  amount: string;
  /** Whole months */
  months: string;
  buyerType: string;
  /** A reservation's code, or nothing */
  reservedFor: string;
}

export type NeedField = keyof TypedNeed;

/** A field whose answer is missing or not understood; the page says it in French. */
export interface NeedProblem {
  field: NeedField;
  code:
    | 'missing'
    | 'unknown'
    | 'ambiguous'
    | 'too-many'
    | 'not-a-day'
    | 'past'
    | 'after-start'
    | 'not-a-number'
    | 'too-long'
    | 'not-allowed';
  /** What may have been meant */
  suggestions: string[];
  /** What was typed of it, where an answer has several parts */
  part?: string;
}
