import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Config } from '#lib/config';
import { Audience, CurrentViewer, RateLimit } from '#lib/http';
import { Clock } from '#lib/kernel';
import { SearchRefused } from '#lib/search';
import type { Viewer } from '../../../account/account.service';
import {
  SupplierLists,
  supplierSearchInput,
  type SearchAsk,
  type SupplierSearchInput,
} from '../../../supplier/supplier.service';
import { csvRows, CSV_MARK } from '../../shared/csv';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { CSV_MOST, csvCutRow, searchCsvHead, supplierCsvRow } from './supplier-csv';
import { countedFacets } from './supplier-search-facets.view';
import { SupplierSearchResults } from './supplier-search-results';
import { keptMessage, supplierSearchPage } from './supplier-search.page';

const arrived = supplierSearchInput.extend({ garde: z.string().optional() });

/** The search of suppliers, and its export: one understanding of what is asked for both. */
@Controller()
export class SupplierSearchController {
  constructor(
    private readonly results: SupplierSearchResults,
    private readonly lists: SupplierLists,
    private readonly site: Site,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get('fournisseurs')
  @Audience('public')
  async search(
    @Query({ schema: arrived }) { garde, ...input }: z.output<typeof arrived>,
    @CurrentViewer() viewer: Viewer | null,
  ): Promise<Page> {
    const { territory } = await this.site.current();
    const ask = await this.results.understand(input, territory.communes);
    const results = await this.results.find(ask, territory.communes, countedFacets(ask));
    const ids = results.found.map(({ supplier }) => supplier.id);
    const kept = viewer ? await this.lists.holding(viewer.personId, ids) : new Map<string, never>();
    return supplierSearchPage(ask, results, {
      today: this.clock.today(),
      territory,
      isSignedIn: viewer !== null,
      kept,
      done: keptMessage(results, kept, garde),
    });
  }

  @Get('fournisseurs.csv')
  @Audience('public')
  @RateLimit({ name: 'supplier-csv', points: 10, seconds: 60 })
  async export(
    @Query({ schema: supplierSearchInput }) input: SupplierSearchInput,
    @Res() response: ExpressResponse,
  ): Promise<void> {
    const { territory } = await this.site.current();
    const ask = await this.results.understand(input, territory.communes);
    const [refusal] = ask.refused ? ask.faults : [];
    if (refusal) throw new SearchRefused(refusal.field, refusal.message);
    const today = this.clock.today();
    const context = { today, territoryName: territory.name, publicUrl: this.config.publicUrl };
    const head = searchCsvHead(ask, await this.results.count(ask, territory.communes), context);
    response.setHeader('Content-Disposition', `attachment; filename="fournisseurs-${today}.csv"`);
    response.setHeader('Cache-Control', 'no-store');
    response.type('text/csv; charset=utf-8');
    const lines = Readable.from(this.lines(head, ask, territory.communes, context));
    try {
      // Too late for an error page: a fault cuts the download, which the browser tells
      await pipeline(lines, response);
    } catch (error) {
      // The reader left: nothing failed
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }

  /** Piece by piece, at the pace of who reads. */
  private async *lines(
    head: string[][],
    ask: SearchAsk,
    communes: readonly string[],
    context: { today: string; publicUrl: string },
  ): AsyncGenerator<string> {
    yield CSV_MARK + csvRows(head);
    let left = CSV_MOST;
    for await (const found of this.results.all(ask, communes)) {
      yield csvRows(found.slice(0, left).map(({ supplier, km }) => supplierCsvRow(supplier, km, context)));
      left -= found.length;
      if (left < 0) {
        yield csvRows([csvCutRow()]);
        return;
      }
    }
  }
}
