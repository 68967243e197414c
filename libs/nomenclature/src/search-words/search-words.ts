/** Words of one family of trades, as buyers and suppliers say them. */
export interface SearchWords {
  /** Sets of words and phrases that mean the same; singular or plural is all one */
  same: string[][];
  /** What a word is also looked for as, one way: the tradesman for the trade, a family for its members */
  implied: [word: string, meanings: string[]][];
}
