import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound, RateLimit } from '#lib/http';
import { count } from '#lib/html';
import { newId } from '#lib/kernel';
import { AccountService, type Viewer } from '../../../account/account.service';
import { MESSAGE_AIMS, SupplierMessages, type MessageAim } from '../../../supplier/supplier.service';
import type { FieldError } from '../../shared/form-errors';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { SupplierFactsQuery, type SupplierFacts } from './supplier-facts.query';
import { MESSAGE_PATHS } from './supplier-message-paths';
import { supplierMessagePage, type TypedMessage } from './supplier-message.page';
import { supplierHref } from './supplier.page';

/** No bound here: what is too long comes back to the form with its sentence. */
const posted = z.object({
  cle: z.uuid().catch(() => newId()),
  nom: z.string().default(''),
  organisme: z.string().default(''),
  courriel: z.string().default(''),
  message: z.string().default(''),
});
const MOST = { name: 120, organisation: 160, text: 5_000 } as const;
const address = z.email().max(254);

/** Words for a supplier, or about its page. No address is shown: the product carries the message. */
@Controller('fournisseurs/:slug')
export class SupplierMessageController {
  constructor(
    private readonly facts: SupplierFactsQuery,
    private readonly messages: SupplierMessages,
    private readonly accounts: AccountService,
  ) {}

  @Get(':path')
  @Audience('public')
  async blank(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Param('path') path: string,
  ): Promise<Page> {
    const { supplier, aim } = await this.asked(slug, path);
    return supplierMessagePage(supplier, aim, {
      key: newId(),
      typed: await this.known(viewer),
      errors: [],
      isSignedIn: viewer !== null,
    });
  }

  @Post(':path')
  @Audience('public')
  @RateLimit({ name: 'supplier-message', points: 10, seconds: 3_600 })
  async send(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Param('path') path: string,
    @Body({ schema: posted }) form: z.infer<typeof posted>,
  ): Promise<Page | Response> {
    const { supplier, aim } = await this.asked(slug, path);
    const typed = {
      name: oneLine(form.nom),
      organisation: oneLine(form.organisme),
      email: form.courriel.trim(),
      text: form.message.replaceAll('\r\n', '\n').trim(),
    };
    const errors = problemsOf(typed);
    if (errors.length > 0) {
      return supplierMessagePage(supplier, aim, { key: form.cle, typed, errors, isSignedIn: viewer !== null });
    }
    const state = await this.messages.send({
      id: form.cle,
      supplierId: supplier.id,
      aim,
      fromName: typed.name,
      fromOrganisation: typed.organisation,
      fromEmail: typed.email,
      text: typed.text,
      personId: viewer?.personId ?? null,
    });
    return seeOther(`${supplierHref(supplier)}?envoye=${aim === 'contact' && state === 'waiting' ? 'relecture' : aim}`);
  }

  /**
   * @returns the supplier, or the one that it was merged into
   * @throws NotFound for a supplier or a form that does not exist; a closed one can only be told of
   */
  private async asked(slug: string, path: string): Promise<{ supplier: SupplierFacts; aim: MessageAim }> {
    const siret = /(?:^|-)(\d{14})$/.exec(slug)?.[1];
    const named = siret ? await this.facts.bySiret(siret) : null;
    const supplier = named?.mergedInto ? await this.facts.bySiret(named.mergedInto) : named;
    const aim = MESSAGE_AIMS.find((one) => MESSAGE_PATHS[one] === path);
    if (!supplier || !aim || (aim !== 'mistake' && supplier.life === 'archived')) throw new NotFound('supplier');
    return { supplier, aim };
  }

  private async known(viewer: Viewer | null): Promise<TypedMessage> {
    if (!viewer) return { name: '', organisation: '', email: '', text: '' };
    const person = await this.accounts.personById(null, viewer.personId);
    const organisation = viewer.organisationName ?? '';
    return { name: person?.name ?? '', organisation, email: person?.email ?? '', text: '' };
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function problemsOf({ name, organisation, email, text }: TypedMessage): FieldError[] {
  const problems: (FieldError | null)[] = [
    name === '' ? { field: 'nom', message: 'Écrivez votre nom.' } : tooLong('nom', name, MOST.name),
    tooLong('organisme', organisation, MOST.organisation),
    address.safeParse(email).success
      ? null
      : { field: 'courriel', message: 'Écrivez une adresse complète, comme prenom.nom@ville.example.' },
    text === '' ? { field: 'message', message: 'Écrivez votre message.' } : tooLong('message', text, MOST.text),
  ];
  return problems.filter((problem) => problem !== null);
}

function tooLong(field: string, text: string, most: number): FieldError | null {
  return text.length <= most ? null : { field, message: `Restez en dessous de ${count(most + 1, 'caractère')}.` };
}
