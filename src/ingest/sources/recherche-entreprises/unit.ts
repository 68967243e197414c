import { z } from 'zod';
import { KINDS, type Kind } from '#lib/nomenclature';
import { words } from '../register-field';

const flag = z.boolean().nullish();
const list = z.array(z.string()).nullish();

/** An establishment as the search gives it; the members that are not named here are not read. */
export const establishment = z.object({
  siret: words,
  est_siege: flag,
  /** `A` active, `F` closed */
  etat_administratif: words,
  date_fermeture: z.string().nullish(),
  activite_principale: words,
  adresse: words,
  code_postal: words,
  commune: words,
  libelle_commune: words,
  latitude: words,
  longitude: words,
  liste_enseignes: list,
  nom_commercial: words,
  liste_finess: list,
  /** `O`, or `P` when the people of it asked for its address not to be shown */
  statut_diffusion_etablissement: words,
});
export type Establishment = z.infer<typeof establishment>;

/** A legal unit as the search gives it, without its establishments. */
export const unit = z.object({
  siren: z.string().regex(/^\d{9}$/, 'A SIREN has 9 digits.'),
  nom_raison_sociale: words,
  nom_complet: words,
  nature_juridique: words,
  /** `A` active, `C` ceased */
  etat_administratif: words,
  date_fermeture: z.string().nullish(),
  nombre_etablissements_ouverts: z.int().nullish(),
  statut_diffusion: words,
  // Without them it would deny what it says nothing of
  complements: z.object({ est_ess: z.boolean(), est_siae: z.boolean(), type_siae: z.string().nullish() }),
});
export type Unit = z.infer<typeof unit>;

/** @returns the kinds of insertion and adapted work that the register gives for the legal unit as a whole, `ACI, EI` */
export function kindsOfUnit({ complements }: Unit): Kind[] {
  if (!complements.est_siae) return [];
  const named = (complements.type_siae ?? '').split(',').map((text) => text.trim().toUpperCase());
  return KINDS.filter((kind) => named.includes(kind));
}
