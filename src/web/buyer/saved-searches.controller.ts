import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound, RateLimit } from '#lib/http';
import type { Viewer } from '../../account/account.service';
import { SavedSearches } from '../../alert/alert.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { Site } from '../shared/site';
import { savedSearchesPage } from './saved-searches.page';

const uuid = z.uuid();
const arrived = z.object({
  garde: z.string().optional(),
  supprime: z.string().optional(),
  rendue: z.string().optional(),
});
const kept = z.object({ nom: z.string().default(''), recherche: z.string().max(8_000).default('') });
const named = z.object({ nom: z.string().default('') });

/** Searches that somebody keeps. Opening one is a post: it notes what was seen. */
@Controller('mes-recherches')
export class SavedSearchesController {
  constructor(
    private readonly searches: SavedSearches,
    private readonly site: Site,
  ) {}

  @Get()
  @Audience('anyone-signed-in')
  async list(
    @CurrentViewer() { personId }: Viewer,
    @Query({ schema: arrived }) { garde, supprime, rendue }: z.infer<typeof arrived>,
  ): Promise<Page> {
    const { territory } = await this.site.current();
    const name = uuid.safeParse(supprime).success ? await this.searches.removed(personId, supprime!) : null;
    const removed = name === null ? null : { id: supprime!, name };
    const done = { garde, removed, restored: rendue !== undefined };
    return savedSearchesPage(await this.searches.of(personId, territory.communes), done, territory.name);
  }

  @Post()
  @Audience('anyone-signed-in')
  @RateLimit({ name: 'save-search', points: 60, seconds: 600 })
  async save(
    @CurrentViewer() { personId }: Viewer,
    @Body({ schema: kept }) { nom, recherche }: z.infer<typeof kept>,
  ): Promise<Response> {
    const { territory } = await this.site.current();
    const { id } = await this.searches.save(personId, { name: nom, query: recherche }, territory.communes);
    return seeOther(`/mes-recherches?garde=${id}`);
  }

  @Post(':id/voir')
  @Audience('anyone-signed-in')
  async open(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Response> {
    const { territory } = await this.site.current();
    const query = await this.searches.open(personId, idOf(id), territory.communes);
    return seeOther(query ? `/fournisseurs?${query}` : '/fournisseurs');
  }

  @Post(':id/renommer')
  @Audience('anyone-signed-in')
  async rename(
    @CurrentViewer() { personId }: Viewer,
    @Param('id') id: string,
    @Body({ schema: named }) { nom }: z.infer<typeof named>,
  ): Promise<Response> {
    await this.searches.rename(personId, idOf(id), nom);
    return seeOther('/mes-recherches');
  }

  @Post(':id/supprimer')
  @Audience('anyone-signed-in')
  async remove(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Response> {
    await this.searches.remove(personId, idOf(id));
    return seeOther(`/mes-recherches?supprime=${id}`);
  }

  @Post(':id/annuler')
  @Audience('anyone-signed-in')
  async restore(@CurrentViewer() { personId }: Viewer, @Param('id') id: string): Promise<Response> {
    await this.searches.restore(personId, idOf(id));
    return seeOther('/mes-recherches?rendue=1');
  }
}

function idOf(id: string): string {
  if (!uuid.safeParse(id).success) throw new NotFound('search');
  return id;
}
