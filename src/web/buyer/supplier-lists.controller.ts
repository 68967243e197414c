import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { z } from 'zod';
import { Config } from '#lib/config';
import { Audience, CurrentViewer, NotFound, RateLimit } from '#lib/http';
import { Clock } from '#lib/kernel';
import { localPath, type Viewer } from '../../account/account.service';
import { SupplierLists, type KeptList } from '../../supplier/supplier.service';
import { listCsvHead, supplierCsvRow } from '../public/suppliers/supplier-csv';
import { SupplierFactsQuery } from '../public/suppliers/supplier-facts.query';
import { csvText } from '../shared/csv';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { supplierListPage, supplierListsPage } from './supplier-lists.page';

const uuid = z.uuid();
const arrived = z.object({ supprime: z.string().optional(), rendue: z.string().optional() });
const named = z.object({ nom: z.string().default('') });
const keeping = z.object({ fournisseur: z.string().default(''), retour: z.string().default('') });
const noted = z.object({ fournisseur: z.string().default(''), note: z.string().max(5_000).default('') });
const moved = z.object({ fournisseur: z.string().default(''), vers: z.string().default('') });

/** Suppliers that somebody keeps, in lists. */
@Controller('mes-listes')
export class SupplierListsController {
  constructor(
    private readonly lists: SupplierLists,
    private readonly facts: SupplierFactsQuery,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get()
  @Audience('anyone-signed-in')
  async all(
    @CurrentViewer() { personId }: Viewer,
    @Query({ schema: arrived }) { supprime, rendue }: z.infer<typeof arrived>,
  ): Promise<Page> {
    const name = uuid.safeParse(supprime).success ? await this.lists.removed(personId, supprime!) : null;
    const removed = name === null ? null : { id: supprime!, name };
    return supplierListsPage(await this.lists.of(personId), { removed, restored: rendue !== undefined });
  }

  @Post()
  @Audience('anyone-signed-in')
  @RateLimit({ name: 'supplier-list', points: 60, seconds: 600 })
  async create(
    @CurrentViewer() { personId }: Viewer,
    @Body({ schema: named }) { nom }: z.infer<typeof named>,
  ): Promise<Response> {
    await this.lists.create(personId, nom);
    return seeOther('/mes-listes');
  }

  /** Comes back to the page it was sent from, where it says what it did. */
  @Post('garder')
  @Audience('anyone-signed-in')
  async keep(
    @CurrentViewer() { personId }: Viewer,
    @Body({ schema: keeping }) { fournisseur, retour }: z.infer<typeof keeping>,
  ): Promise<Response> {
    const { listId } = await this.lists.keep(personId, idOf(fournisseur));
    const back = localPath(retour);
    if (back === '/') return seeOther(`/mes-listes/${listId}`);
    const url = new URL(back, 'http://here');
    url.searchParams.set('garde', fournisseur);
    return seeOther(`${url.pathname}${url.search}${url.hash}`);
  }

  @Get(':id')
  @Audience('anyone-signed-in')
  async one(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Page> {
    const list = await this.list(personId, id);
    const suppliers = await this.facts.byIds(list.items.map(({ supplierId }) => supplierId));
    return supplierListPage(list, suppliers, await this.lists.of(personId), this.clock.today());
  }

  @Get(':id/export.csv')
  @Audience('anyone-signed-in')
  @RateLimit({ name: 'supplier-csv', points: 10, seconds: 60 })
  async export(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Res() response: ExpressResponse,
  ): Promise<void> {
    const list = await this.list(personId, id);
    const context = { today: this.clock.today(), publicUrl: this.config.publicUrl };
    const suppliers = await this.facts.byIds(list.items.map(({ supplierId }) => supplierId));
    const notes = new Map(list.items.map(({ supplierId, note }) => [supplierId, note]));
    const rows = suppliers.map((one) => [...supplierCsvRow(one, null, context), notes.get(one.id) ?? '']);
    response.setHeader('Content-Disposition', `attachment; filename="liste-${context.today}.csv"`);
    response.setHeader('Cache-Control', 'no-store');
    response.type('text/csv; charset=utf-8');
    response.send(csvText([...listCsvHead(list.name, rows.length, context), ...rows]));
  }

  @Post(':id/renommer')
  @Audience('anyone-signed-in')
  async rename(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Body({ schema: named }) { nom }: z.infer<typeof named>,
  ): Promise<Response> {
    await this.lists.rename(personId, idOf(id), nom);
    return seeOther(`/mes-listes/${id}`);
  }

  @Post(':id/note')
  @Audience('anyone-signed-in')
  async note(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Body({ schema: noted }) { fournisseur, note }: z.infer<typeof noted>,
  ): Promise<Response> {
    await this.lists.note(personId, idOf(id), idOf(fournisseur), note);
    return seeOther(`/mes-listes/${id}`);
  }

  @Post(':id/deplacer')
  @Audience('anyone-signed-in')
  async move(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Body({ schema: moved }) { fournisseur, vers }: z.infer<typeof moved>,
  ): Promise<Response> {
    await this.lists.move(personId, idOf(id), idOf(vers), idOf(fournisseur));
    return seeOther(`/mes-listes/${id}`);
  }

  @Post(':id/retirer')
  @Audience('anyone-signed-in')
  async drop(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Body({ schema: keeping }) { fournisseur }: z.infer<typeof keeping>,
  ): Promise<Response> {
    await this.lists.drop(personId, idOf(id), idOf(fournisseur));
    return seeOther(`/mes-listes/${id}`);
  }

  @Post(':id/supprimer')
  @Audience('anyone-signed-in')
  async remove(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Response> {
    await this.lists.remove(personId, idOf(id));
    return seeOther(`/mes-listes?supprime=${id}`);
  }

  @Post(':id/annuler')
  @Audience('anyone-signed-in')
  async restore(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Response> {
    await this.lists.restore(personId, idOf(id));
    return seeOther('/mes-listes?rendue=1');
  }

  private async list(personId: string, id: string): Promise<KeptList> {
    const list = await this.lists.one(personId, idOf(id));
    if (!list) throw new NotFound('list');
    return list;
  }
}

function idOf(id: string): string {
  if (!uuid.safeParse(id).success) throw new NotFound('list');
  return id;
}
