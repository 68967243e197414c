import type { Profile, ProfileActivity, ProfileEvidence, ProfileReference } from '#lib/matching-engine';
import { communeByCode } from '#lib/nomenclature';
import type { WonContract } from '../notice/notice.service';
import type { SupplierState } from './supplier-state';

/** A supplier as far as matching asks. */
export type ProfileSource = Pick<
  SupplierState,
  | 'siret'
  | 'name'
  | 'brand'
  | 'naf'
  | 'description'
  | 'postCode'
  | 'city'
  | 'commune'
  | 'epci'
  | 'department'
  | 'region'
  | 'point'
  | 'people'
  | 'yearlyAmount'
  | 'freeFrom'
  | 'capacities'
  | 'load'
  | 'smallestOrder'
  | 'largestOrder'
  | 'life'
  | 'activities'
  | 'references'
> & {
  id: string;
  evidence: ProfileEvidence[];
  /** The supplier that it turned out to be */
  mergedInto: string | null;
  /** Day its own people, or a list, last changed or confirmed it */
  freshOn: string | null;
};

/**
 * @param won the contracts that public data says it won
 * @returns a supplier as matching knows it: dates kept, to be judged on the day of the match
 */
export function profileOf(source: ProfileSource, won: readonly WonContract[] = []): Profile {
  return {
    supplierId: source.id,
    siret: source.siret,
    name: [source.brand, source.name].filter(Boolean).join(' '),
    naf: source.naf,
    place: {
      commune: source.commune,
      communeName: source.city || null,
      postCode: source.postCode,
      epci: source.epci,
      department: source.department,
      region: source.region,
      point: source.point,
    },
    activities: activitiesOf(source),
    evidence: source.evidence,
    capacity: {
      people: source.people,
      yearlyAmount: source.yearlyAmount,
      freeFrom: source.freeFrom,
      load: source.load,
      smallestOrder: source.smallestOrder,
      largestOrder: source.largestOrder,
      measures: source.capacities.map(({ amount, unit }) => ({ value: amount, unit })),
    },
    references: source.references,
    won: won.flatMap(referenceOf),
    freshOn: source.freshOn,
    closed: source.life === 'archived' || source.mergedInto !== null,
  };
}

/** One that declares no activity is read by its description: lists often say there what a structure does. */
function activitiesOf({ activities, description }: ProfileSource): ProfileActivity[] {
  if (activities.length > 0 || description === '') return activities;
  return [{ trade: null, sectors: [], cpv: [], text: description, serviceTypes: [], area: null }];
}

/** A contract that nothing dates is left out: how long ago it was won is half of what it says. */
function referenceOf({ buyer, title, cpv, amount, decidedOn, publishedOn, where }: WonContract): ProfileReference[] {
  const day = decidedOn ?? publishedOn ?? null;
  if (day === null) return [];
  return [
    {
      buyer: buyer.name,
      title,
      cpv: cpv[0] ?? null,
      year: Number(day.slice(0, 4)),
      amount: amount?.currency === 'EUR' ? amount.value : null,
      where: where ?? communeOfBuyer(buyer.siret),
    },
  ];
}

/** The SIREN of a commune holds its INSEE code: `21` 92 `0` 062 → 92062. */
function communeOfBuyer(siret: string | null): string | null {
  if (!siret?.startsWith('21')) return null;
  return communeByCode(siret.slice(2, 4) + siret.slice(5, 8))?.code ?? null;
}
