import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, WrongSpace } from '#lib/http';
import { DomainError, newId } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import { NeedService, proposedCpv, type KeptNeed, type TypedNeed } from '../../need/need.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { keyOf, needForm, typedOf, versionOf, type NeedForm } from './need-form';
import { needFormPage } from './need-form.page';
import { PlacesQuery } from './places.query';

const started = z.object({ objet: z.string().max(200).default('') });

const BLANK: TypedNeed = {
  title: '',
  details: '',
  cpv: '',
  place: '',
  startsOn: '',
  closesOn: '',
  amount: '',
  months: '',
  buyerType: 'public',
  reservedFor: '',
};

/**
 * The need form, empty and filled. Its posts are open to all at the door, so that a session lost while writing loses
 * no answer: whoever is no buyer is turned away here, with the form still filled.
 */
@Controller('besoins')
export class NeedFormController {
  constructor(
    private readonly needs: NeedService,
    private readonly places: PlacesQuery,
  ) {}

  @Get('nouveau')
  @Audience('buyer')
  async blank(@Query({ schema: started }) query: z.infer<typeof started>): Promise<Page> {
    return this.page({ ref: null, key: newId(), version: 0, typed: { ...BLANK, title: query.objet } });
  }

  @Post('nouveau')
  @Audience('public')
  async draft(
    @CurrentViewer() viewer: Viewer | null,
    @Body({ schema: needForm }) form: NeedForm,
  ): Promise<Page | Response> {
    if (!mayWrite(viewer)) return this.lost(null, form);
    return this.after(form, await this.needs.draft(viewer, keyOf(form), typedOf(form)), false);
  }

  @Get(':ref/modifier')
  @Audience('buyer')
  async edit(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Page> {
    const { id, rowVersion, typed, problems, state } = await this.needs.open(viewer, ref);
    return this.page({ ref, key: id, version: rowVersion, typed, problems, published: state === 'published' });
  }

  @Post(':ref/modifier')
  @Audience('public')
  async change(
    @CurrentViewer() viewer: Viewer | null,
    @Param('ref') ref: string,
    @Body({ schema: needForm }) form: NeedForm,
  ): Promise<Page | Response> {
    if (!mayWrite(viewer)) return this.lost(ref, form);
    const { state } = await this.needs.open(viewer, ref);
    try {
      const kept = await this.needs.change(viewer, ref, versionOf(form), typedOf(form));
      return await this.after(form, kept, state === 'published');
    } catch (error) {
      if (error instanceof DomainError && error.code === 'need/changed-meanwhile')
        return this.conflict(viewer, ref, form);
      throw error;
    }
  }

  private async after(form: NeedForm, kept: KeptNeed, published: boolean): Promise<Page | Response> {
    const { ref, rowVersion, problems } = kept;
    if (ref !== null && form.brouillon !== undefined && !published) return seeOther(`/mes-besoins?garde=${ref}`);
    if (ref !== null && problems.length === 0) return seeOther(`/besoins/${ref}`);
    return this.page({ ref, key: keyOf(form), version: rowVersion, typed: typedOf(form), problems, published });
  }

  /** Somebody changed it meanwhile: what was typed stays in the form, and sending it again is a choice. */
  private async conflict(viewer: Viewer, ref: string, form: NeedForm): Promise<Page> {
    const { id, rowVersion, state } = await this.needs.open(viewer, ref);
    const published = state === 'published';
    return this.page({ ref, key: id, version: rowVersion, typed: typedOf(form), published, conflict: true });
  }

  private async lost(ref: string | null, form: NeedForm): Promise<Page> {
    const facts = { ref, key: keyOf(form), version: versionOf(form), typed: typedOf(form) };
    return this.page({ ...facts, sessionLost: true });
  }

  private async page(
    facts: Pick<Parameters<typeof needFormPage>[0], 'ref' | 'key' | 'version' | 'typed'> &
      Partial<Parameters<typeof needFormPage>[0]>,
  ): Promise<Page> {
    const { title, details } = facts.typed;
    return needFormPage({
      problems: [],
      published: false,
      proposedCpv: proposedCpv(title, details).map(({ code }) => code),
      places: await this.places.offered(),
      ...facts,
    });
  }
}

/** @throws WrongSpace for somebody who is signed in elsewhere */
function mayWrite(viewer: Viewer | null): viewer is Viewer {
  if (viewer && viewer.space !== 'buyer') throw new WrongSpace('buyer');
  return viewer !== null;
}
