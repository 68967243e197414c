import { z } from 'zod';
import { KINDS, LEVERS } from '#lib/nomenclature';

const day = z.iso.date();

const evidence = z
  .object({
    kind: z.enum(KINDS).meta({ description: 'Type de structure' }),
    source: z.string().meta({ description: 'Qui le dit' }),
    reference: z.string(),
    checkedAt: day.nullable().meta({ description: 'Jour où la source a été lue ; null si elle ne le dit pas' }),
    validUntil: day.nullable().meta({ description: 'Dernier jour de validité, compris' }),
    status: z.string().meta({
      description: 'Au jour de la réponse : current, to-verify, expired ou denied (la source dit le contraire)',
    }),
  })
  .meta({ id: 'Evidence' });

const activity = z
  .object({
    trade: z.string().nullable().meta({ description: 'Libellé du métier' }),
    sectors: z.array(z.string()).meta({ description: 'Libellés des secteurs d’achat' }),
    cpv: z.array(z.string()).meta({ description: 'Codes CPV à huit chiffres' }),
    text: z.string(),
    services: z.array(z.enum(['supply', 'service', 'staff'])),
  })
  .meta({ id: 'Activity' });

/** One supplier. No address to write to: the page has a form. */
export const supplierOut = z
  .object({
    siret: z.string(),
    name: z.string().meta({ description: 'Nom d’usage' }),
    legalName: z.string(),
    legalForm: z.string(),
    naf: z.string().nullable(),
    description: z.string(),
    website: z.string().nullable(),
    place: z.object({
      address: z.string(),
      postCode: z.string().nullable(),
      city: z.string(),
      commune: z.string().nullable().meta({ description: 'Code INSEE' }),
      epci: z.string().nullable().meta({ description: 'SIREN' }),
      department: z.string().nullable(),
      region: z.string().nullable(),
      point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
    }),
    activities: z.array(activity),
    capacity: z.object({
      people: z.number().nullable(),
      yearlyAmount: z.number().nullable().meta({ description: 'Euros hors taxes par an' }),
      freeFrom: day.nullable(),
    }),
    evidence: z.array(evidence),
    archived: z.boolean().meta({ description: 'true : fermé, ou retiré de l’annuaire' }),
    closedOn: day.nullable().meta({ description: 'Jour de sa fermeture, s’il est connu' }),
    mergedInto: z.string().nullable().meta({ description: 'SIRET du fournisseur dont il est un double' }),
    levers: z.array(z.enum(LEVERS)).meta({
      description:
        'Réservations auxquelles une preuve à jour permet de répondre ; aucune pour un double ou un fournisseur archivé',
    }),
    page: z.url().meta({ description: 'Sa page, avec le formulaire de contact' }),
  })
  .meta({ id: 'Supplier' });
export type SupplierOut = z.output<typeof supplierOut>;

const match = z
  .object({
    field: z.string(),
    by: z.enum(['word', 'prefix', 'synonym', 'typo']),
    text: z.string().meta({ description: 'Le texte où sont les mots ; ce qui répond est entre « et »' }),
  })
  .meta({ id: 'Match' });

const fault = z
  .object({ field: z.string().nullish(), code: z.string(), message: z.string() })
  .meta({ id: 'Fault', description: 'Pourquoi une demande est refusée, et à quel champ' });

export const errorOut = z.object({ error: fault.extend({ reference: z.string().nullish() }) }).meta({ id: 'Error' });

/** One page of a search of suppliers. */
export const suppliersOut = z
  .object({
    total: z.number().int(),
    totalIsExact: z.boolean().meta({ description: 'false : « plus de »' }),
    page: z.number().int(),
    perPage: z.number().int(),
    corrected: z.array(z.object({ typed: z.string(), read: z.string() })),
    notes: z.array(z.string()).meta({ description: 'Ce qui a été lu autrement qu’écrit' }),
    degraded: z.boolean().meta({
      description: 'true : la recherche rapide est arrêtée, ou se construit ; une recherche plus simple a répondu',
    }),
    suppliers: z.array(
      z
        .object({
          supplier: supplierOut,
          km: z.number().nullable().meta({ description: 'Distance au lieu demandé' }),
          matched: z.array(match),
        })
        .meta({ id: 'FoundSupplier' }),
    ),
    facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
    facetsAreExact: z.boolean(),
    links: z.object({ self: z.url(), next: z.url().nullable(), previous: z.url().nullable(), page: z.url() }),
  })
  .meta({ id: 'Suppliers' });
export type SuppliersOut = z.output<typeof suppliersOut>;
