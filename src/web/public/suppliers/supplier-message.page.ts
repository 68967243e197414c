import { fr } from '#lib/html';
import type { MessageAim } from '../../../supplier/supplier.service';
import {
  errorOf,
  errorSummary,
  titleWithErrors,
  type ErrorSummaryView,
  type FieldError,
} from '../../shared/form-errors';
import { Page, type Crumb } from '../../shared/page';
import type { SupplierFacts } from './supplier-facts.query';
import { MESSAGE_PATHS } from './supplier-message-paths';
import { supplierHref } from './supplier.page';

/** What was typed in the form, kept when it comes back. */
export interface TypedMessage {
  name: string;
  organisation: string;
  email: string;
  text: string;
}

export interface SupplierMessageFormView {
  crumbs: Crumb[];
  heading: string;
  lead: string;
  action: string;
  back: string;
  key: string;
  typed: TypedMessage;
  errors: ErrorSummaryView | null;
  error: Record<keyof typeof FIELDS, string | null>;
  textLabel: string;
  textHelp: string;
  button: string;
}

/** Ids of the inputs */
const FIELDS = { nom: 'nom', organisme: 'organisme', courriel: 'courriel', message: 'message' } as const;

interface Words {
  heading: (name: string) => string;
  lead: (isSignedIn: boolean) => string;
  textLabel: string;
  textHelp: string;
  button: string;
}

const WORDS: Readonly<Record<MessageAim, Words>> = {
  contact: {
    heading: (name) => fr`Écrire à ${name}`,
    lead: (isSignedIn) =>
      isSignedIn
        ? 'Votre message part aussitôt. Votre adresse est donnée à la structure pour qu’elle vous réponde ; la sienne n’est pas montrée.'
        : 'Vous n’êtes pas connecté : le service achats relit votre message, puis le transmet. Votre adresse est donnée à la structure pour qu’elle vous réponde.',
    textLabel: 'Votre message',
    textHelp:
      'Dites ce que vous cherchez, où et pour quand. Donnez les mêmes informations à tous ceux que vous consultez.',
    button: 'Envoyer',
  },
  mistake: {
    heading: (name) => fr`Signaler une erreur sur ${name}`,
    lead: () => 'Le service achats relit, corrige, et vous répond. Pour le retrait d’une adresse, un mot suffit.',
    textLabel: 'Ce qui est faux, et ce qu’il faut lire',
    textHelp: 'Une date, un lien ou un registre aide à vérifier.',
    button: 'Signaler',
  },
  claim: {
    heading: (name) => fr`${name} : c’est ma structure`,
    lead: () =>
      'Le service achats vérifie que vous parlez au nom de la structure, puis vous confie sa fiche : vous vous connectez avec votre adresse et y trouvez ses opportunités.',
    textLabel: 'Votre rôle dans la structure',
    textHelp: 'Écrivez de préférence depuis l’adresse de la structure.',
    button: 'Demander l’accès',
  },
};

/** @returns the form of a message from a supplier's page */
export function supplierMessagePage(
  supplier: SupplierFacts,
  aim: MessageAim,
  state: { key: string; typed: TypedMessage; errors: readonly FieldError[]; isSignedIn: boolean },
): Page<SupplierMessageFormView> {
  const { heading, lead, ...labels } = WORDS[aim];
  const { key, typed, errors, isSignedIn } = state;
  const title = heading(supplier.name);
  return new Page(
    '/public/suppliers/supplier-message',
    {
      title: titleWithErrors(title, errors),
      section: 'suppliers',
      noindex: true,
      ...(errors.length > 0 ? { status: 422 } : {}),
    },
    {
      crumbs: [
        { label: 'Fournisseurs', href: '/fournisseurs' },
        { label: supplier.name, href: supplierHref(supplier) },
        { label: labels.button },
      ],
      heading: title,
      lead: lead(isSignedIn),
      action: `${supplierHref(supplier)}/${MESSAGE_PATHS[aim]}`,
      back: supplierHref(supplier),
      key,
      typed,
      errors: errorSummary(errors),
      error: Object.fromEntries(Object.keys(FIELDS).map((field) => [field, errorOf(errors, field)])) as Record<
        keyof typeof FIELDS,
        string | null
      >,
      ...labels,
    },
  );
}
