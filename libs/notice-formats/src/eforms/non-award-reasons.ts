/**
 * Why no tender was chosen (BT-144), in our words; codes of the eForms SDK list `non-award-justification`
 * (http://publications.europa.eu/resource/authority/non-award-justification).
 */
export const NON_AWARD_REASONS: Readonly<Record<string, string | undefined>> = {
  'all-rej': 'Toutes les offres ont été retirées ou jugées irrecevables',
  'chan-need': 'Décision de l’acheteur : ses besoins ont changé',
  'ins-fund': 'Décision de l’acheteur : les fonds sont insuffisants',
  'no-rece': 'Aucune offre reçue',
  'no-signed': 'L’attributaire a refusé de signer le contrat',
  'one-admis': 'Une seule offre recevable',
  other: 'Autre raison',
  'rev-body': 'Décision d’une instance de recours',
  'rev-buyer': 'Décision de l’acheteur après une demande de réexamen',
  'tch-pro-er': 'Décision de l’acheteur : erreurs techniques ou de procédure',
};
