import { CAPACITY_UNITS } from '../../../../supplier/supplier.service';

/** What a column can fill, in the words of a mapping: the members of a supplier, of its activities, evidence and contact. */
export const MEMBERS = [
  'siret',
  'siren',
  'nic',
  'name',
  'brand',
  'naf',
  'legalForm',
  'description',
  'website',
  'address',
  'postCode',
  'city',
  'commune',
  'department',
  'lat',
  'lon',
  'point',
  'office',
  'networks',
  'people',
  'yearlyAmount',
  'load',
  'freeFrom',
  'smallestOrder',
  'largestOrder',
  ...CAPACITY_UNITS.map((unit) => `capacity.${unit}` as const),
  'activity.text',
  'activity.sectors',
  'activity.cpv',
  'activity.serviceTypes',
  'activity.area',
  'activity.km',
  'kind',
  'evidence.ref',
  'evidence.approvedAt',
  'evidence.checkedAt',
  'evidence.validUntil',
  'evidence.denied',
  'contact.email',
  'contact.phone',
  'contact.name',
  'contact.source',
  'contact.legalBasis',
] as const;

export type Member = (typeof MEMBERS)[number];

/** Members that several columns may fill together: their words are joined. */
export const JOINED: ReadonlySet<Member> = new Set<Member>([
  'address',
  'description',
  'networks',
  'activity.text',
  'activity.sectors',
  'activity.cpv',
  'activity.area',
  'kind',
]);

export function isMember(text: string): text is Member {
  return (MEMBERS as readonly string[]).includes(text);
}
