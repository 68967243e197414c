/** Sources of what is known of suppliers, as a reader knows them. */
const NAMES: Readonly<Record<string, string>> = {
  'directory-file': 'Annuaire de structures inclusives',
  'supplier-file': 'Liste de structures',
  'recherche-entreprises': 'Recherche d’entreprises',
  'marche-inclusion': 'Marché de l’inclusion',
  finess: 'FINESS',
  sirene: 'Répertoire Sirene',
  'esus-list': 'Liste nationale ESUS',
  rna: 'Répertoire national des associations',
  person: 'Déclaré par la structure',
  demo: 'Preuve de démonstration',
};

/** @returns the French name of a source of evidence or of contacts; an unknown one is called by its own name */
export function sourceName(source: string): string {
  return NAMES[source] ?? source;
}
