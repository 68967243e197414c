import {
  linkName,
  linkWords,
  stateFor,
  strongestWords,
  type Link,
  type LinkState,
  type Reader,
} from '#lib/matching-engine';
import { fr } from '#lib/html';

export interface LinkView {
  state: 'tenu' | 'verifier' | 'manque';
  name: string;
  /** « tenu », « à vérifier », « manque » */
  word: string;
  fact: string;
}

/** Why a purchase and a supplier go together, drawn as five links by `/shared/chain` and `/shared/mini-chain`. */
export interface ChainView {
  /** « Pourquoi Jardins de Brumeval : 4 maillons sur 5, 1 à vérifier » */
  label: string;
  /** « 4 maillons sur 5, 1 à vérifier » */
  summary: string;
  links: LinkView[];
}

const STATES: Record<LinkState, LinkView['state']> = { held: 'tenu', 'to-verify': 'verifier', missing: 'manque' };

/**
 * @param supplier name, for the accessible name of the chain
 * @param reader who reads: the buyer alone sees what is its own, and the supplier is spoken to
 */
export function chainView(supplier: string, links: readonly Link[], reader: Reader): ChainView {
  const audience = reader === 'supplier' ? 'everyone' : reader;
  const states = links.map((link) => stateFor(link, audience));
  const views = links.map((link, position): LinkView => {
    const fact = strongestWords(link, reader).join(', ');
    const seen = states[position]!;
    const state = STATES[seen];
    return {
      state,
      name: linkName(link.name),
      word: linkWords(seen),
      // What is held stands alone; the others follow « à vérifier — » or « manque — »
      fact: state === 'tenu' ? fact.charAt(0).toUpperCase() + fact.slice(1) : fact,
    };
  });
  const summary = chainSummary(states);
  return { label: fr`Pourquoi ${supplier} : ${summary}`, summary, links: views };
}

/** @returns « 3 maillons sur 5, 1 à vérifier, 1 manque » */
export function chainSummary(states: readonly LinkState[]): string {
  const of = (wanted: LinkState) => states.filter((state) => state === wanted).length;
  const [held, doubtful, missing] = [of('held'), of('to-verify'), of('missing')];
  return [
    `${held} maillon${held > 1 ? 's' : ''} sur ${states.length}`,
    ...(doubtful > 0 ? [`${doubtful} à vérifier`] : []),
    ...(missing > 0 ? [`${missing} manque${missing > 1 ? 'nt' : ''}`] : []),
  ].join(', ');
}
