import type { Lever } from '#lib/nomenclature';

/** A text of a notice in which a lever may be written. Titles and conditions name it; criteria weigh it. */
export interface TextBlock {
  /** Field it was read from, as an evidence names it: `BT-24`, `BT-70`… */
  path: string;
  text: string;
  role: 'text' | 'criterion';
}

/** A field of the source that says a lever by a code. */
export interface Tag {
  lever: Lever;
  articles: readonly string[];
  path: string;
  /** The code as the source writes it */
  excerpt: string;
}

/** Where marks are looked for, on a notice or on one lot, whatever the format. */
export interface MarkSource {
  tags: Tag[];
  blocks: TextBlock[];
}

export interface LotMarkSource extends MarkSource {
  number: string;
  title: string;
}
