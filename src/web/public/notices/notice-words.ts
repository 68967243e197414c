import { Injectable } from '@nestjs/common';
import { SearchIndex, type SearchPage } from '#lib/search';
import { OpportunitySearchIndex, type OpportunityDocument } from '../../../opportunity/opportunity.service';

/** Words looked for in a list of lots. */
export interface WordsAsked {
  words: string;
  /** As they are: no typo is mended */
  asTyped: boolean;
}

/** The lots that words find, whatever the list keeps of them. */
export interface LotsFound {
  /** Ids of opportunities */
  ids: string[];
  /** Only the nearest to the words are there */
  isCut: boolean;
  corrected: SearchPage<OpportunityDocument>['corrected'];
  degraded: boolean;
}

/** Lots that can be answered are found apart from the others, which are many more. */
const STATES = [['open'], ['closed', 'cancelled', 'awarded']];
const PAGE = 100;
const PAGES = 10;

/** Finds lots by words, through the search port. */
@Injectable()
export class NoticeWords {
  constructor(
    private readonly search: SearchIndex,
    private readonly index: OpportunitySearchIndex,
  ) {}

  /** @returns null without words; at most 1,000 lots that are open and as many others */
  async find(asked: WordsAsked): Promise<LotsFound | null> {
    if (asked.words === '') return null;
    const [open, others] = await Promise.all(STATES.map((states) => this.nearest(asked, states)));
    return {
      ...open!,
      ids: [...open!.ids, ...others!.ids],
      corrected: open!.corrected.length > 0 ? open!.corrected : others!.corrected,
    };
  }

  private async nearest({ words, asTyped }: WordsAsked, states: string[]): Promise<LotsFound> {
    const ids: string[] = [];
    for (let page = 1; ; page += 1) {
      const found = await this.search.search(this.index, {
        words,
        asTyped,
        filters: { kind: ['lot'], state: states },
        sort: 'relevance',
        page,
        perPage: PAGE,
        countFacets: [],
      });
      ids.push(...found.hits.map(({ document }) => document.id));
      const isAll = found.hits.length < PAGE;
      if (isAll || page === PAGES) {
        return { ids, isCut: !isAll, corrected: found.corrected, degraded: found.degraded };
      }
    }
  }
}
