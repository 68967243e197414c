/** A public source, of notices or of suppliers, as pages speak of it. */
export interface PublicSource {
  name: string;
  publisher: string;
  licence: { label: string; href: string | null };
  /** Where a person finds it */
  href: string;
  /** What is read of it */
  what: string;
  /** When it is read by itself, where a house collects it */
  when: string;
  /** What a reader has to know of it */
  limits: string;
}

const OPEN_LICENCE = {
  label: 'Licence Ouverte 2.0',
  href: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
};

/** The sources of notices, in the order in which pages list them; the README of each tells more. */
export const PUBLIC_SOURCES: Readonly<Record<'boamp' | 'ted' | 'decp' | 'approch', PublicSource>> = {
  boamp: {
    name: 'BOAMP',
    publisher: 'Direction de l’information légale et administrative (DILA)',
    licence: OPEN_LICENCE,
    href: 'https://www.boamp.fr/',
    what: 'Avis de marchés publics français : appels, rectifications, annulations, résultats, annonces préalables',
    when: 'toutes les heures',
    limits:
      'Les avis nationaux disent rarement le montant et le SIRET de l’acheteur. Trois jours sont relus à chaque fois.',
  },
  ted: {
    name: 'TED',
    publisher: 'Office des publications de l’Union européenne',
    licence: {
      label: '© Union européenne, réutilisation autorisée avec mention de la source',
      href: null,
    },
    href: 'https://ted.europa.eu/',
    what: 'Avis de marchés au-dessus des seuils européens, pour la France',
    when: 'chaque jour à 10 h 25',
    limits:
      'Un jour de publication demande environ cinq minutes. Beaucoup d’avis sont aussi au BOAMP : ils sont réunis.',
  },
  decp: {
    name: 'DECP',
    publisher: 'Les acheteurs publics, par data.gouv.fr',
    licence: OPEN_LICENCE,
    href: 'https://www.data.gouv.fr/',
    what: 'Données essentielles de la commande publique : marchés attribués, titulaires, montants',
    when: 'chaque nuit à 1 h 35',
    limits: 'Un marché y paraît jusqu’à deux mois après sa notification. Le montant d’un accord-cadre est un maximum.',
  },
  approch: {
    name: 'APProch',
    publisher: 'Direction des achats de l’État',
    licence: OPEN_LICENCE,
    href: 'https://projets-achats.marches-publics.gouv.fr/',
    what: 'Projets d’achats publics, avant leur publication',
    when: 'chaque nuit à 2 h 05',
    limits: 'Ce sont des prévisions : dates et montants peuvent changer, et on ne peut pas encore y répondre.',
  },
};

/** The registers of suppliers, in the order in which pages list them; the README of each tells more. */
export const PUBLIC_REGISTERS: Readonly<Record<'recherche-entreprises' | 'marche-inclusion' | 'finess', PublicSource>> =
  {
    'recherche-entreprises': {
      name: 'Recherche d’entreprises',
      publisher:
        'Direction interministérielle du numérique, d’après Sirene (Insee), ESS France et le Marché de l’inclusion',
      licence: OPEN_LICENCE,
      href: 'https://annuaire-entreprises.data.gouv.fr/',
      what: 'Nom, forme juridique, adresse et fermeture de chaque établissement ; appartenance à l’ESS',
      when: 'chaque nuit à 4 h 20, pour les fournisseurs à revoir',
      limits:
        'Les unités non diffusibles en sont absentes : une absence ne prouve rien. « Société à mission » ne vaut pas appartenance à l’ESS.',
    },
    'marche-inclusion': {
      name: 'Marché de l’inclusion',
      publisher: 'Plateforme de l’inclusion',
      licence: { label: 'Conditions de son API', href: 'https://lemarche.inclusion.gouv.fr/cgu-api/' },
      href: 'https://lemarche.inclusion.gouv.fr/',
      what: 'Structures d’insertion et du secteur adapté : type, conventionnement actif, secteurs, prestations',
      when: 'le dimanche à 5 h 15',
      limits: 'Demande un jeton. Ne donne pas les coordonnées géographiques : le point est celui de la commune.',
    },
    finess: {
      name: 'FINESS',
      publisher: 'Agence du numérique en santé',
      licence: OPEN_LICENCE,
      href: 'https://www.data.gouv.fr/fr/datasets/finess-extraction-du-fichier-des-etablissements/',
      what: 'ESAT (catégorie 246) : numéro, nom, adresse, point',
      when: 'le 2 de chaque mois à 5 h 45',
      limits: 'Un ESAT sur dix y était sans SIRET en 2018 : il attend alors en quarantaine. Publié tous les deux mois.',
    },
  };

/** @returns what is known of a source, by its name in addresses; null for a folder, a list… */
export function publicSource(source: string): PublicSource | null {
  const all: Readonly<Record<string, PublicSource>> = { ...PUBLIC_SOURCES, ...PUBLIC_REGISTERS };
  return Object.hasOwn(all, source) ? all[source]! : null;
}
