/** What a legal unit may say otherwise than the one below. */
type Parts = Record<string, unknown>;

/** @returns an establishment as the search of Recherche d’entreprises gives one; all of it is made up */
export function anEstablishment(siret: string, parts: Parts = {}): Parts {
  return {
    siret,
    est_siege: true,
    etat_administratif: 'A',
    date_fermeture: null,
    activite_principale: '81.30Z',
    adresse: '12 RUE DES ESSAIS 86000 POITIERS',
    code_postal: '86000',
    commune: '86194',
    libelle_commune: 'POITIERS',
    latitude: '46.5802',
    longitude: '0.3404',
    liste_enseignes: null,
    nom_commercial: null,
    liste_finess: null,
    statut_diffusion_etablissement: 'O',
    ...parts,
  };
}

/** @returns a legal unit with these establishments, the first its head office */
export function aUnit(establishments: readonly Parts[], parts: Parts = {}, complements: Parts = {}): Parts {
  const [first] = establishments;
  return {
    siren: String(first!['siret']).slice(0, 9),
    nom_complet: 'LES JARDINS IMAGINAIRES (LJI)',
    nom_raison_sociale: 'LES JARDINS IMAGINAIRES',
    nature_juridique: '9220',
    etat_administratif: 'A',
    date_fermeture: null,
    nombre_etablissements_ouverts: establishments.length,
    statut_diffusion: 'O',
    siege: first,
    matching_etablissements: establishments,
    ...parts,
    complements: { est_ess: true, est_siae: false, type_siae: null, est_societe_mission: false, ...complements },
  };
}

/** @returns a structure as the Marché de l’inclusion gives one; all of it is made up */
export function aStructure(siret: string, parts: Parts = {}): Parts {
  return {
    id: Number(siret.slice(-9)),
    name: 'LES JARDINS IMAGINAIRES',
    brand: 'Jardins imaginaires',
    slug: `jardins-imaginaires-${siret.slice(-5)}`,
    siret,
    nature: 'HEAD_OFFICE',
    kind: 'ACI',
    kind_parent: 'Insertion',
    contact_website: 'https://jardins.example',
    logo_url: '',
    address: '12 rue des Essais',
    city: 'Poitiers',
    post_code: '86000',
    department: '86',
    region: 'Nouvelle-Aquitaine',
    is_qpv: false,
    is_active: true,
    sectors: [],
    presta_types: ['PREST'],
    networks: [],
    offers: [],
    client_references: [],
    labels_old: [],
    created_at: '2022-01-03T10:00:00+01:00',
    updated_at: '2026-08-30T04:00:00+02:00',
    ...parts,
  };
}

/** @returns a line `structureet` of the extract of FINESS, its columns by their places where they differ */
export function aFinessLine(siret: string, number: string, columns: Record<number, string> = {}): string {
  const cells = Array.from({ length: 32 }, () => '');
  const told: Record<number, string> = {
    0: 'structureet',
    1: number,
    2: '860000000',
    3: 'ESAT IMAGINAIRE',
    4: 'ESAT LES ATELIERS IMAGINAIRES',
    7: '12',
    8: 'R',
    9: 'DES ESSAIS',
    12: '194',
    13: '86',
    14: 'VIENNE',
    15: '86000 POITIERS',
    18: '246',
    19: "Etablissement et Service d'Aide par le Travail (E.S.A.T.)",
    22: siret,
    23: '8810C',
    ...columns,
  };
  for (const [place, text] of Object.entries(told)) cells[Number(place)] = text;
  return cells.join(';');
}
