import { renderReason, type Audience, type Link, type LinkName, type LinkState } from '#lib/matching-engine';
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

const NAMES: Record<LinkName, string> = {
  trade: 'Métier',
  place: 'Lieu',
  capacity: 'Capacité',
  status: 'Statut',
  references: 'Références',
};

const STATES: Record<LinkState, Pick<LinkView, 'state' | 'word'>> = {
  held: { state: 'tenu', word: 'tenu' },
  'to-verify': { state: 'verifier', word: 'à vérifier' },
  missing: { state: 'manque', word: 'manque' },
};

/**
 * @param supplier name, for the accessible name of the chain
 * @param audience who reads: `everyone` never sees what is the buyer's own
 */
export function chainView(supplier: string, links: readonly Link[], audience: Audience): ChainView {
  const views = links.map((link): LinkView => {
    const reasons = link.reasons.filter((reason) => audience === 'buyer' || reason.audience === 'everyone');
    const fact = reasons.map((reason) => renderReason(reason, audience)).filter((text) => text !== '');
    return { ...STATES[link.state], name: NAMES[link.name], fact: fact.join(', ') };
  });
  const summary = chainSummary(links.map((link) => link.state));
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
