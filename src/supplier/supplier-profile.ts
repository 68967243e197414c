import type { EntityManager } from 'typeorm';
import { parisDay } from '#lib/kernel';
import type { Profile, ProfileActivity, ProfileReference } from '#lib/matching-engine';
import { communeByCode } from '#lib/nomenclature';
import { contractsWonByAll, type WonContract } from '../notice/notice.service';
import type { StandingSupplier } from './supplier-rows';
import type { SupplierState } from './supplier-state';

/** @returns the profiles of suppliers, with the contracts they won: one query, whatever their number */
export async function profilesOf(tx: EntityManager, standing: readonly StandingSupplier[]): Promise<Profile[]> {
  const won = await contractsWonByAll(
    tx,
    standing.map(({ state }) => state.siret),
  );
  return standing.map((one) => profileOf(one, won.get(one.state.siret)));
}

/**
 * @param won the contracts that public data says it won
 * @returns a supplier as matching knows it: dates kept, to be judged on the day of the match
 */
export function profileOf(
  { id, evidenceIds, mergedInto, origins, state }: StandingSupplier,
  won: readonly WonContract[] = [],
): Profile {
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
    capacity: {
      people: state.people,
      yearlyAmount: state.yearlyAmount,
      freeFrom: state.freeFrom,
      load: state.load,
      smallestOrder: state.smallestOrder,
      largestOrder: state.largestOrder,
      measures: state.capacities.map(({ amount, unit }) => ({ value: amount, unit })),
    },
    references: state.references,
    won: won.flatMap(referenceOf),
    freshOn: freshDay(origins),
    closed: state.life === 'archived' || mergedInto !== null,
  };
}

/** One that declares no activity is read by its description: lists often say there what a structure does. */
function activitiesOf({ activities, description }: SupplierState): ProfileActivity[] {
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

/** What a job or a merge writes is not the word of who knows the supplier. */
const BY_ITSELF = /^(?:job|merge):/;

function freshDay(origins: StandingSupplier['origins']): string | null {
  const last = Object.values(origins).reduce(
    (latest, { by, at }) => (BY_ITSELF.test(by) || at < latest ? latest : at),
    '',
  );
  return last === '' ? null : parisDay(new Date(last));
}
