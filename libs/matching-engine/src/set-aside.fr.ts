import { renderEligibility, renderLift } from './eligibility.fr';
import { kilometres, typeset } from './french-numbers';
import { MOST_SET_ASIDE } from './rank';
import type { Eligibility, RankedSupplier, SetAside } from './types';

/** Why a supplier was set aside, and what would change that; French, without a full stop. */
export interface SetAsideWords {
  motive: string;
  lift: string;
}

export function renderSetAside(aside: Pick<SetAside, 'code' | 'facts'>): SetAsideWords {
  const { motive, lift } = wordsOf(aside);
  return { motive: typeset(motive), lift: typeset(lift) };
}

/** @returns one that is ranked, as set aside because its proof ended or is denied: its match falls until a new proof comes */
export function setAsideByProof({ supplierId, eligibility }: RankedSupplier): SetAside {
  const { lever, article, because, facts } = eligibility;
  return { supplierId, code: 'status/proof', facts: { ...facts, lever, article, because } };
}

/** @returns the code of why a supplier of a kind is not eligible by a lever, which a rule does not carry */
export function refusalOf(lever: unknown, kind: unknown): string {
  if (lever !== 'social-clause') return 'kind/not-eligible';
  return kind === undefined ? 'clause/none' : 'clause/kind';
}

const COUNTED: readonly (readonly [code: string, words: string])[] = [
  ['place/too-far', 'de ce métier au-delà'],
  ['place/area-excludes', 'dont la zone exclut ce lieu'],
  ['status/not-eligible', 'que la réservation écarte'],
  ['status/proof', 'dont la preuve de statut n’est plus valable'],
  ['trade/other', 'd’un métier voisin'],
];

/** @returns how many were set aside by each rule, in French: « 3 de ce métier au-delà »; nothing of a rule that kept nobody out */
export function countSetAside(setAside: readonly Pick<SetAside, 'code'>[]): string[] {
  // Those set aside are named up to a number, which is then a least
  const least = setAside.length >= MOST_SET_ASIDE ? 'au moins ' : '';
  return COUNTED.flatMap(([code, words]) => {
    const found = setAside.filter((one) => one.code === code).length;
    return found === 0 ? [] : [`${least}${found} ${words}`];
  });
}

function wordsOf(aside: Pick<SetAside, 'code' | 'facts'>): SetAsideWords {
  const { code, facts } = aside;
  const km = typeof facts.km === 'number' ? kilometres(facts.km) : null;
  switch (code) {
    case 'place/area-excludes':
      return {
        motive: km ? `Hors de sa zone d’intervention, à ${km}` : 'Hors de sa zone d’intervention',
        lift: 'un lieu dans sa zone, ou une zone élargie',
      };
    case 'place/too-far':
      return {
        motive: km ? `Trop loin : ${km}` : 'Trop loin : autre département',
        lift: 'un lieu plus proche, ou une zone déclarée',
      };
    case 'trade/other':
      return {
        motive:
          typeof facts.activity === 'string' && facts.activity !== ''
            ? `Métier trop éloigné : ${facts.activity}`
            : 'Métier trop éloigné',
        lift: 'un lot séparé dans son métier',
      };
    case 'status/proof':
    case 'status/not-eligible': {
      const { lever, article, because, ...rest } = facts;
      const eligibility: Eligibility = {
        answer: code === 'status/proof' ? 'to-verify' : 'not-eligible',
        lever: lever as Eligibility['lever'],
        article: typeof article === 'string' ? article : null,
        because: code === 'status/proof' ? String(because) : refusalOf(lever, facts.kind),
        facts: rest,
      };
      const words = renderEligibility(eligibility);
      return { motive: words[0]!.toUpperCase() + words.slice(1), lift: renderLift(eligibility)! };
    }
    case 'buyer/excluded':
      return { motive: 'Écarté par l’acheteur', lift: 'une reprise par l’acheteur' };
    default:
      return { motive: 'Écarté', lift: 'un besoin différent' };
  }
}
