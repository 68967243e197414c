/** Words of one family of trades, as buyers and suppliers say them. */
export interface SearchWords {
  /** Sets of words and phrases that mean the same; singular or plural is all one */
  same: string[][];
  /** What a word is also looked for as, one way: the tradesman for the trade, a family for its members */
  implied: [word: string, meanings: string[]][];
  /** What a word is followed by where it means another thing than its set, « couverture des frais » */
  apart?: [word: string, followers: string[]][];
}
