import { masculineOf } from './root';

/**
 * Endings of who does it, and of what is done: « plombier » and « plomberie », « nettoyeur » and « nettoyage », the verb too.
 * The forms that are made exist or not: an engine keeps those that its documents hold.
 */
const ENDINGS: readonly [who: string, what: readonly string[]][] = [
  ['culteur', ['culture']],
  ['ateur', ['ation', 'at', 'er']],
  ['cteur', ['ction', 'cture']],
  ['iteur', ['ition']],
  ['sseur', ['ssement', 'ssage', 'sserie', 'ssion']],
  ['eur', ['age', 'ement', 'erie', 'ure', 'aison', 'ation', 'er', 'e', '']],
  ['ier', ['erie', 'age', 'ure', 'e', '']],
  ['er', ['erie', 'age', 'ement', 'ation', 'eur']],
  ['icien', ['icite', 'ique']],
  ['ien', ['iennage', 'ie']],
  ['iste', ['isterie', 'erie', 'isme', 'ie', 'e', '']],
  ['tre', ['ture']],
  ['on', ['onnerie']],
];

/** Words that end like a trade's and are none, or whose kin is another thing: « chauffeur » is not « chauffage ». */
const NO_TRADESMAN = new Set(
  (
    'chauffeur traiteur facteur acteur secteur moteur auteur couleur valeur hauteur chaleur fleur coeur docteur ' +
    'ascenseur interieur exterieur meilleur ailleurs tracteur lecteur quartier chantier papier atelier metier courrier ' +
    'menager meneur danger leger etranger entier premier dernier particulier mobilier escalier foyer loyer hiver ' +
    'savon saison maison liaison action station gestion solution region occasion garage menage passage image voyage etage ' +
    'page usage message service centre lettre metre autre notre votre liste piste quatre titre chapitre'
  ).split(' '),
);
const SHORTEST_BASE = 3;
/** « -age » and « -ure » end many other words: what stands before must say more. */
const SHORTEST_BASE_OF_TRADE = 4;
const TELLING_ENDING = 4;

/** @returns whether a word ends like the name of who does something */
export function isTradesman(word: string): boolean {
  const one = masculineOf(word);
  return (
    !NO_TRADESMAN.has(one) && ENDINGS.some(([who]) => one.endsWith(who) && one.length - who.length >= SHORTEST_BASE)
  );
}

/** @returns the plain forms that may name the trade of this tradesman, or the tradesman of this trade; never the word itself */
export function relativesOf(word: string): string[] {
  const one = masculineOf(word);
  if (NO_TRADESMAN.has(one) || !/^[a-z]+$/.test(one)) return [];
  const found = new Set<string>();
  for (const [who, what] of ENDINGS) {
    const base = one.endsWith(who) ? one.slice(0, one.length - who.length) : '';
    if (base.length >= SHORTEST_BASE) for (const ending of what) found.add(base + ending);
    for (const ending of what) {
      if (ending.length < 3 || !one.endsWith(ending)) continue;
      const trade = one.slice(0, one.length - ending.length);
      const shortest = ending.length >= TELLING_ENDING ? SHORTEST_BASE : SHORTEST_BASE_OF_TRADE;
      if (trade.length >= shortest) found.add(trade + who);
    }
  }
  found.delete(one);
  found.delete(word);
  return [...found].filter((made) => made.length > SHORTEST_BASE && !NO_TRADESMAN.has(made));
}
