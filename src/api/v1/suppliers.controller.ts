import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Config, Instance } from '#lib/config';
import { fr, listed } from '#lib/html';
import { Audience, NotFound, RateLimit } from '#lib/http';
import { Clock, DomainError } from '#lib/kernel';
import {
  searchHref,
  SupplierFinder,
  supplierSearchInput,
  SupplierService,
  type FoundSuppliers,
  type SearchAsk,
} from '../../supplier/supplier.service';
import { errorOut, supplierOut, suppliersOut, type SupplierOut, type SuppliersOut } from './suppliers.schema';
import { matchText, supplierView } from './suppliers.view';

const PER_PAGE = 20;
const MOST_PER_PAGE = 100;

/** Loose, so that a parameter that does not exist is seen, and told */
const query = supplierSearchInput.extend({ par_page: z.string().optional() }).loose();
const siretParam = z.string();
const PATH = '/api/v1/suppliers';
/** The same door for both: who crawls the whole directory is told to take the CSV of the page instead. */
const RULE = { name: 'api-suppliers', points: 120, seconds: 60 };

/** Who can supply, for programs: the search of the pages, with the same words and the same filters. */
@Controller('api/v1/suppliers')
@ApiTags('suppliers')
export class SuppliersController {
  constructor(
    private readonly finder: SupplierFinder,
    private readonly suppliers: SupplierService,
    private readonly instance: Instance,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  @RateLimit(RULE)
  @ApiOperation({ summary: 'Cherche des fournisseurs', description: 'Les mêmes paramètres que la page /fournisseurs.' })
  @ApiResponse({ status: 200, standardSchema: suppliersOut })
  @ApiResponse({ status: 400, standardSchema: errorOut })
  async search(@Query({ schema: query }) input: z.output<typeof query>): Promise<SuppliersOut> {
    const { territory } = await this.instance.settings();
    const communes = territory?.communes ?? [];
    const ask = await this.finder.understand(input, communes);
    const perPage = perPageOf(input.par_page);
    refuseUnread(input, ask);
    const results = await this.finder.find(ask, communes, { perPage });
    const known = await this.suppliers.byIds(
      null,
      results.found.map(({ id }) => id),
    );
    const byId = new Map(known.map((supplier) => [supplier.id, supplier]));
    const today = this.clock.today();
    const { publicUrl } = this.config;
    return {
      total: results.total,
      totalIsExact: results.totalIsExact,
      page: ask.page,
      perPage,
      corrected: results.corrected,
      notes: ask.notes,
      degraded: results.degraded,
      suppliers: results.found.flatMap(({ id, km, matched }) => {
        const supplier = byId.get(id);
        // One that left since it was indexed is simply not given
        if (!supplier || supplier.state.life === 'archived' || supplier.mergedInto !== null) return [];
        const why = matched.map((one) => ({ field: one.field, by: one.by, text: matchText(one) }));
        return [{ supplier: supplierView(supplier, { today, publicUrl }), km, matched: why }];
      }),
      facets: results.facets,
      facetsAreExact: results.facetsAreExact,
      links: this.linksOf(ask, results, perPage),
    };
  }

  @Get(':siret')
  @Audience('public')
  @RateLimit(RULE)
  @ApiOperation({ summary: 'Un fournisseur, par son SIRET' })
  @ApiResponse({ status: 200, standardSchema: supplierOut })
  @ApiResponse({ status: 404, standardSchema: errorOut })
  async one(@Param('siret', { schema: siretParam }) siret: string): Promise<SupplierOut> {
    const digits = siret.replace(/\s/g, '');
    const supplier = /^\d{14}$/.test(digits) ? await this.suppliers.bySiret(null, digits) : null;
    if (!supplier) throw new NotFound('supplier');
    const into = supplier.mergedInto === null ? null : await this.suppliers.byId(null, supplier.mergedInto);
    return supplierView(supplier, { today: this.clock.today(), publicUrl: this.config.publicUrl, into });
  }

  private linksOf(
    ask: SearchAsk,
    { total, totalIsExact, found }: FoundSuppliers,
    perPage: number,
  ): SuppliersOut['links'] {
    const { publicUrl } = this.config;
    const at = (page: number): string => {
      const href = searchHref(ask, { page }, PATH);
      return `${publicUrl}${perPage === PER_PAGE ? href : `${href}${href.includes('?') ? '&' : '?'}par_page=${perPage}`}`;
    };
    const isMore = ask.page * perPage < total || (!totalIsExact && found.length === perPage);
    return {
      self: at(ask.page),
      next: isMore ? at(ask.page + 1) : null,
      previous: ask.page > 1 ? at(ask.page - 1) : null,
      page: `${publicUrl}${searchHref(ask)}`,
    };
  }
}

/**
 * A page searches without what it could not read, and says so; a program would take the answer for what it asked.
 * @throws DomainError `api/query` naming the field
 */
function refuseUnread(input: z.output<typeof query>, ask: SearchAsk): void {
  const [fault] = ask.faults;
  const choices = fault?.field === 'ou' ? ask.choices.map(({ place }) => fr`« ${place} »`) : [];
  const toWrite = choices.length > 0 ? fr` À écrire : ${listed(choices, 'ou')}.` : '';
  if (fault) throw refusal(fault.field, `${fault.message}${toWrite}`);
  const [ignored] = ask.ignored;
  if (ignored) throw refusal(ignored.field, ignored.message);
  const [facet] = ask.leftOut;
  if (facet) throw refusal(facet, fr`Une valeur de « ${facet} » n’existe pas : ${DESCRIBED}.`);
  const stray = Object.keys(input).find((name) => !Object.hasOwn(query.shape, name));
  if (stray !== undefined) throw refusal(stray.slice(0, 60), `Ce paramètre n’existe pas : ${DESCRIBED}.`);
}

const DESCRIBED = 'voir /api/v1/openapi.json';

function refusal(field: string, message: string): DomainError {
  return new DomainError('api/query', message, { status: 400, level: 'info', field });
}

/** @throws DomainError `api/query` naming the field */
function perPageOf(asked: string | undefined): number {
  const perPage = asked === undefined || asked === '' ? PER_PAGE : Number(asked);
  if (Number.isInteger(perPage) && perPage >= 1 && perPage <= MOST_PER_PAGE) return perPage;
  throw refusal('par_page', `Demandez de 1 à ${MOST_PER_PAGE} résultats par page.`);
}
