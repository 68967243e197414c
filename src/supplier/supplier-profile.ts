import type { Profile, ProfileActivity } from '#lib/matching-engine';
import type { StandingSupplier } from './supplier-rows';
import type { SupplierState } from './supplier-state';

/** @returns a supplier as matching knows it: dates kept, to be judged on the day of the match */
export function profileOf({ id, evidenceIds, mergedInto, state }: StandingSupplier): Profile {
  return {
    supplierId: id,
    siret: state.siret,
    name: [state.brand, state.name].filter(Boolean).join(' '),
    naf: state.naf,
    place: {
      commune: state.commune,
      communeName: state.city || null,
      postCode: state.postCode,
      epci: state.epci,
      department: state.department,
      region: state.region,
      point: state.point,
    },
    activities: activitiesOf(state),
    evidence: state.evidence.map(({ kind, source, checkedAt, validUntil, denied }, index) => ({
      id: evidenceIds[index]!,
      kind,
      source,
      checkedAt,
      validUntil,
      ...(denied ? { denied } : {}),
    })),
    capacity: { people: state.people, yearlyAmount: state.yearlyAmount, freeFrom: state.freeFrom },
    references: state.references,
    closed: state.life === 'archived' || mergedInto !== null,
  };
}

/** One that declares no activity is read by its description: lists often say there what a structure does. */
function activitiesOf({ activities, description }: SupplierState): ProfileActivity[] {
  if (activities.length > 0 || description === '') return activities;
  return [{ trade: null, sectors: [], cpv: [], text: description, serviceTypes: [], area: null }];
}
