import type { Pool } from './pool';
import type { Area, Profile, ProfileActivity, ProfileCapacity, ProfileEvidence, ProfileReference } from './types';

/** @returns an equal profile, made of parts that suppliers share: codes, kinds, sources, days, areas, empty lists */
export function compactProfile(profile: Profile, pool: Pool): Profile {
  const { place, capacity } = profile;
  return {
    ...profile,
    naf: pool.text(profile.naf),
    place: {
      commune: pool.text(place.commune),
      communeName: pool.text(place.communeName),
      postCode: pool.text(place.postCode),
      epci: pool.text(place.epci),
      department: pool.text(place.department),
      region: pool.text(place.region),
      point: place.point,
    },
    activities: list(profile.activities, (one) => compactActivity(one, pool), pool),
    evidence: list(profile.evidence, (one) => compactEvidence(one, pool), pool),
    capacity: pool.value(keyOfCapacity(capacity), () => capacity),
    references: list(profile.references, (one) => compactReference(one, pool), pool),
    ...(profile.won ? { won: list(profile.won, (one) => compactReference(one, pool), pool) } : {}),
  };
}

function compactActivity(activity: ProfileActivity, pool: Pool): ProfileActivity {
  const { area } = activity;
  return {
    trade: pool.text(activity.trade),
    sectors: pool.texts(activity.sectors),
    cpv: pool.texts(activity.cpv),
    text: activity.text,
    serviceTypes: pool.texts(activity.serviceTypes),
    area: area && pool.value(keyOfArea(area), () => area),
  };
}

function compactEvidence(row: ProfileEvidence, pool: Pool): ProfileEvidence {
  const { kind, source, checkedAt, validUntil } = row;
  return {
    ...row,
    kind: pool.text(kind),
    source: pool.text(source),
    checkedAt: pool.text(checkedAt),
    validUntil: pool.text(validUntil),
  };
}

function compactReference(reference: ProfileReference, pool: Pool): ProfileReference {
  return { ...reference, buyer: pool.text(reference.buyer), cpv: pool.text(reference.cpv) };
}

function keyOfCapacity({
  people,
  yearlyAmount,
  freeFrom,
  load,
  smallestOrder,
  largestOrder,
  measures,
}: ProfileCapacity): string {
  const told = measures === undefined ? '' : JSON.stringify(measures);
  return `capacity ${people} ${yearlyAmount} ${freeFrom} ${load} ${smallestOrder} ${largestOrder} ${told}`;
}

/** @returns one text for equal areas */
export function keyOfArea(area: Area): string {
  if (area.type === 'country') return 'area country';
  return area.type === 'radius' ? `area radius ${area.km}` : `area ${area.type} ${area.codes.join(' ')}`;
}

function list<T>(rows: readonly T[], compact: (row: T) => T, pool: Pool): T[] {
  return rows.length === 0 ? (pool.texts([]) as never[]) : rows.map(compact);
}
