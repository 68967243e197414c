import { DataSource } from 'typeorm';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Profile } from '#lib/matching-engine';
import { OpportunityService, type OpportunityState } from '../../src/opportunity/opportunity.service';
import { SupplierService, type SupplierRecord } from '../../src/supplier/supplier.service';
import { seededNeeds } from './seeded-needs';
import { seededProfiles } from './seeded-suppliers';

const BATCH = 500;

/** Takes fictional suppliers in through their service. */
export async function seedSuppliers(app: NestExpressApplication, size: number): Promise<void> {
  const suppliers = app.get(SupplierService, { strict: false });
  const db = app.get(DataSource);
  let batch: SupplierRecord[] = [];
  const save = async (): Promise<void> => {
    await db.transaction((tx) => suppliers.upsertMany(tx, batch, 'import:seeded'));
    batch = [];
  };
  for (const profile of seededProfiles(size)) {
    batch.push(recordOf(profile));
    if (batch.length === BATCH) await save();
  }
  if (batch.length > 0) await save();
  const known = await suppliers.count();
  if (known !== size) throw new Error(`${known} suppliers known, ${size} expected.`);
}

/** Publishes fictional lots, open until long after. @returns their ids */
export async function seedOpportunities(app: NestExpressApplication, count: number): Promise<string[]> {
  const opportunities = app.get(OpportunityService, { strict: false });
  const db = app.get(DataSource);
  const ids: string[] = [];
  const needs = seededNeeds(count).map(opportunityOf);
  for (let from = 0; from < needs.length; from += BATCH) {
    await db.transaction(async (tx) => {
      for (const state of needs.slice(from, from + BATCH))
        ids.push((await opportunities.publish(tx, state)).opportunityId);
    });
  }
  return ids;
}

function recordOf(profile: Profile): SupplierRecord {
  const { siret, name, naf, place, activities, evidence, capacity, references, closed } = profile;
  const { commune, epci, department, region, postCode, point } = place;
  return {
    siret,
    name,
    naf,
    commune,
    epci,
    department,
    region,
    postCode,
    point,
    city: place.communeName ?? '',
    pointOrigin: point ? 'source' : 'none',
    activities,
    evidence: evidence.map(({ id: _, ...row }) => ({ ...row, sourceRef: '' })),
    ...capacity,
    references,
    life: closed ? 'archived' : 'imported',
    closedOn: closed ? '2026-01-31' : null,
  };
}

function opportunityOf(facts: ReturnType<typeof seededNeeds>[number], n: number): OpportunityState {
  const { title, text, cpv, nature, place, amount, startsOn } = facts;
  return {
    kind: 'lot',
    ref: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}/1`,
    visibility: 'public',
    status: 'open',
    title,
    text,
    cpv,
    nature,
    place,
    amount: amount && { value: amount.value, currency: 'EUR', isMaximum: false, buyerOnly: false },
    marks: facts.levers.map(({ lever, sure }) => ({
      lever,
      certainty: sure ? 'stated' : 'to-check',
      articles: [],
      evidence: [{ path: 'objet', excerpt: 'lot réservé', origin: 'text' }],
    })),
    buyer: { name: 'Commune de Brumeval', siret: null, city: place.communeName },
    startsOn,
    closesAt: '2027-06-01T10:00:00.000Z',
    path: `/avis/seeded-${n}`,
    documentsUrl: null,
    lotNumber: '1',
    noticeRef: `seeded-${n}`,
  };
}
