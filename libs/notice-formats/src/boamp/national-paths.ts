/**
 * Where the national shapes of `donnees` write what a notice says, best first: FNSimple (`natureMarche`, `procedure`,
 * `communication`), MAPA (`description`, `caracteristiques`, `renseignements`), DSP (`descriptionMarche`). BOAMP publishes
 * no schema of them; these are the names seen in published notices and in the public readers of them.
 */
export const PATHS = {
  title: ['natureMarche/intitule', 'descriptionMarche/titreMarche', 'description/intitule'],
  object: ['natureMarche/description', 'description/objet', 'descriptionMarche/objet', 'descriptionMarche/description'],
  features: ['caracteristiques/principales', 'caracteristiques/quantites'],
  reference: [
    'communication/identifiantInterne',
    'renseignements/idMarche',
    'descriptionMarche/numeroReference',
    'description/numeroReference',
  ],
  deadline: ['procedure/dateReceptionOffres', 'delais/receptionOffres', 'delais/receptionCandidatures'],
  documents: ['communication/urlDocConsul', 'adressesComplt/document/coord/url'],
  profile: ['communication/urlProfilAch', 'communication/urlProfilAcheteur'],
  lots: [
    'lots/lot',
    'natureMarche/lotsMarche/lot',
    'natureMarche/lotsMarche',
    'descriptionMarche/lots/lot',
    'descriptionMarche/lot',
  ],
  /** Parts that hold the CPV, place, amount and duration of an undivided contract */
  contract: ['natureMarche', 'descriptionMarche', 'description', 'caracteristiques', 'duree'],
  corrections: ['infosRectif', 'rectification', 'modifications'],
} as const;

/** The same, inside a lot or the part of an undivided contract. */
export const LOT_PATHS = {
  number: ['numLot', 'numero', 'num', 'numeroLot'],
  title: ['intitule', 'titre', 'intituleLot', 'titreLot'],
  text: ['description', 'objet', 'descriptionLot'],
  cpv: ['codeCPV', 'CPV'],
  places: ['lieuExecution', 'lieuExecutionLivraison', 'lieuPrincipal'],
  nuts: ['lieuCodeNUTS/codeNUTS', 'codeNUTS', 'lieuExecution/codeNUTS', 'lieuExecution/codeNuts'],
  amount: ['valeurEstimee', 'estimationValeur', 'valeur', 'montant'],
  years: ['dureeAnnees', 'nbAnnees'],
  months: ['dureeMois', 'nbMois', 'dureeLot/nbMois'],
  days: ['dureeJours', 'nbJours', 'dureeLot/nbJours'],
  from: ['dateACompterDu', 'dateDebut', 'dureeLot/dateACompterDu'],
  to: ['jusquau', 'dateJusquau', 'dateFin', 'dureeLot/dateJusquau'],
} as const;
