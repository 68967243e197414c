import type { Profile } from '#lib/matching-engine';
import type { StandingSupplier } from './supplier-rows';

/** @returns a supplier as matching knows it: dates kept, to be judged on the day of the match */
export function profileOf({ id, evidenceIds, state }: StandingSupplier): Profile {
  return {
    supplierId: id,
    siret: state.siret,
    name: state.brand || state.name,
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
    activities: state.activities,
    evidence: state.evidence.map(({ kind, source, checkedAt, validUntil }, index) => ({
      id: evidenceIds[index]!,
      kind,
      source,
      checkedAt,
      validUntil,
    })),
    capacity: { people: state.people, yearlyAmount: state.yearlyAmount, freeFrom: state.freeFrom },
    references: state.references,
    closed: state.life === 'archived',
  };
}
