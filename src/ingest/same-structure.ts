import { meaningfulWords, stemOf } from '#lib/nomenclature';

/** Words that half of the directory's names hold: legal forms, kinds of structure, and what the lists write in front. */
const COMMON = new Set(
  (
    'asso assoc association associations sarl sas sasu sa eurl scop scic scp gie ' +
    'aci ei ai etti eiti geiq ea eatt esat sep chantier chantiers insertion entreprise entreprises intermediaire ' +
    'intermediaires adaptee adapte emploi employeur employeurs groupement siege antenne etablissement'
  ).split(' '),
);

/** Names that one row gives: the registered one, and the one it goes by. */
export interface Names {
  name: string;
  brand: string;
}

/**
 * Whether two rows of one SIRET speak of the same structure: their names, registered or usual, share a word that means
 * something, or are made of common words only and are equal.
 */
export function isSameStructure(a: Names, b: Names): boolean {
  const ours = stemsOf(a);
  const theirs = stemsOf(b);
  if (ours.size === 0 && theirs.size === 0) return folded(a) === folded(b);
  return [...ours].some((stem) => theirs.has(stem));
}

function stemsOf({ name, brand }: Names): Set<string> {
  const telling = meaningfulWords(`${name} ${brand}`).filter((word) => !COMMON.has(word) && !/^\d+$/.test(word));
  return new Set(telling.map(stemOf));
}

function folded({ name }: Names): string {
  return meaningfulWords(name).join(' ');
}
