/** Why a record is refused, in an officer's words, by the stable code of the reader. */
const REASONS: Record<string, string> = {
  'not-json': 'N’est pas du JSON lisible',
  'not-xml': 'N’est pas du XML lisible',
  'doctype-refused': 'XML qui appelle d’autres fichiers',
  'format-unknown': 'Format inconnu',
  'test-record': 'Enregistrement d’essai',
  'not-an-object': 'N’est pas un avis',
  'field-missing': 'Information indispensable absente',
  'shape-unknown': 'Forme d’avis inconnue',
  'donnees-not-json': 'Contenu de l’avis illisible',
  'gestion-not-json': 'Fiche de gestion illisible',
  encoding: 'Caractères illisibles',
  'date-invalid': 'Date illisible',
  'too-large': 'Trop volumineux',
  'too-deep': 'Trop imbriqué',
  'document-missing': 'La source ne donne plus cet avis',
  'file-unreadable': 'Fichier illisible',
  'value-refused': 'Valeur que la base refuse',
  'row-not-an-object': 'N’est pas une ligne lisible',
  'field-type': 'Champ d’une autre nature',
  'field-too-long': 'Texte trop long',
  'kind-unknown': 'Type de structure inconnu',
  'name-missing': 'Nom absent',
  'names-differ': 'Même SIRET, autre nom',
  'siret-missing': 'Sans SIRET',
  'siret-unknown': 'SIRET absent du registre',
  'siret-invalid': 'Ni un SIRET, ni un SIREN',
  'one-person': 'Personne en nom propre',
  'not-shown': 'Adresse non diffusible',
  'line-short': 'Ligne incomplète',
  'line-unreadable': 'Ligne illisible',
  'answer-refused': 'Réponse illisible du registre',
};

/** @returns the reason, or its code when nobody has put it in words yet */
export function reasonWords(code: string): string {
  return REASONS[code] ?? code;
}
