/**
 * Infinitives of what is bought, each before the noun that notices use for it, plain. « Déménager nos bureaux » is a
 * « déménagement de bureaux ». Those whose noun would mislead (« livrer », « créer ») are left out. Ours, 2026-11.
 */
const PAIRS =
  'nettoyer nettoyage, laver lavage, balayer balayage, deneiger deneigement, demenager demenagement, debarrasser debarras, ' +
  'enlever enlevement, evacuer evacuation, vider vidage, curer curage, collecter collecte, trier tri, recycler recyclage, ' +
  'reparer reparation, depanner depannage, entretenir entretien, maintenir maintenance, tondre tonte, tailler taille, ' +
  'elaguer elagage, abattre abattage, desherber desherbage, debroussailler debroussaillage, faucher fauchage, ' +
  'planter plantation, arroser arrosage, fleurir fleurissement, imprimer impression, relier reliure, numeriser numerisation, ' +
  'archiver archivage, saisir saisie, traduire traduction, rediger redaction, distribuer distribution, porter portage, ' +
  'peindre peinture, repeindre peinture, carreler carrelage, isoler isolation, demolir demolition, construire construction, ' +
  'renover renovation, rehabiliter rehabilitation, refaire refection, amenager amenagement, installer installation, ' +
  'poser pose, monter montage, souder soudure, coudre couture, repasser repassage, transporter transport, ' +
  'cuisiner cuisine, assembler assemblage, conditionner conditionnement, emballer emballage, fabriquer fabrication, ' +
  'surveiller surveillance, garder garde, accueillir accueil, former formation, recruter recrutement, ' +
  'remplacer remplacement, organiser organisation, animer animation, acheter achat, louer location, fournir fourniture, ' +
  'heberger hebergement';

const NOUNS: ReadonlyMap<string, string> = new Map(
  PAIRS.split(', ').map((pair) => pair.split(' ') as [verb: string, noun: string]),
);

/** @returns the noun of an infinitive, plain; any other word as it is */
export function actNoun(word: string): string {
  return NOUNS.get(word) ?? word;
}
