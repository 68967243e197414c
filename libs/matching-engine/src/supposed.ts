import type { Area, OpportunityFacts, Profile, ProfileCapacity, RankedSupplier } from './types';

/** What to suppose otherwise: facts of the opportunity, of the supplier, or of both. */
export interface FactChanges {
  opportunity?: Partial<OpportunityFacts>;
  supplier?: Partial<Omit<Profile, 'supplierId' | 'siret' | 'capacity'>> & {
    capacity?: Partial<ProfileCapacity>;
    /** Where it works, for all that it does */
    area?: Area | null;
  };
}

/** The first rule that keeps a supplier out; rendered by `renderRule`. */
export interface FailedRule {
  code:
    | 'supplier/closed'
    | 'buyer/excluded'
    | 'hours/holder'
    | 'place/area-excludes'
    | 'place/too-far'
    | 'place/doubt-from-afar'
    | 'trade/other'
    | 'status/not-eligible'
    | 'rank/too-many-guesses';
  facts: Record<string, string | number | boolean | null>;
}

/** Where a supplier stands: ranked, from 1, or kept out by a rule. */
export type Standing =
  { outcome: 'ranked'; rank: number; of: number; supplier: RankedSupplier } | { outcome: 'kept-out'; rule: FailedRule };

/** What would help a supplier; rendered by `renderLiftOf`. */
export type LiftCode =
  | 'supplier/reopen'
  | 'buyer/take-back'
  | 'place/declare-area'
  | 'place/nearer'
  | 'trade/declare'
  | 'trade/own-lot'
  | 'status/proof'
  | 'status/open'
  | 'capacity/tell'
  | 'capacity/smaller'
  | 'capacity/later'
  | 'references/tell';

/** One thing that would help, tried out. */
export interface Lift {
  code: LiftCode;
  facts: Record<string, string | number | boolean | null>;
  /** What was supposed; null where only a person can do it, so that nothing could be tried */
  changes: FactChanges | null;
  /** Where the supplier would then stand; null when it was not tried */
  gives: Standing | null;
}

export interface WhyNot {
  standing: Standing;
  /** What would lift the rule or the links that are not held; those that were tried and change nothing are left out */
  lifts: Lift[];
}

/** An opportunity and a supplier as they are supposed to be. */
export interface Supposed {
  facts: OpportunityFacts;
  profile: Profile;
}

/** @returns both with the changes made, the originals as they were */
export function changed(facts: OpportunityFacts, profile: Profile, { opportunity, supplier }: FactChanges): Supposed {
  const { area, capacity, ...rest } = supplier ?? {};
  const told: Profile = { ...profile, ...rest, capacity: { ...profile.capacity, ...capacity } };
  return {
    facts: { ...facts, ...opportunity },
    profile: area === undefined ? told : { ...told, activities: withArea(told, area) },
  };
}

/** One that declares no activity still works somewhere. */
function withArea({ activities }: Profile, area: Area | null): Profile['activities'] {
  if (activities.length > 0) return activities.map((activity) => ({ ...activity, area }));
  return area === null ? [] : [{ trade: null, sectors: [], cpv: [], text: '', serviceTypes: [], area }];
}
