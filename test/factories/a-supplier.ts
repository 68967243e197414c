import type { DataSource } from 'typeorm';
import type { Clock } from '#lib/kernel';
import type { Area, ProfileActivity, ProfileReference } from '#lib/matching-engine';
import { isSiret, type Kind } from '#lib/nomenclature';
import { Outbox } from '#lib/outbox';
import {
  placeOfAddress,
  SupplierService,
  type KnownSupplier,
  type SupplierRecord,
} from '../../src/supplier/supplier.service';

let made = 0;

/** @returns the n-th SIRET of a range that no establishment has, with a right check digit */
export function aSiret(n: number): string {
  const stem = `99992${String(n).padStart(4, '0')}0001`;
  for (let digit = 0; digit < 10; digit++) if (isSiret(`${stem}${digit}`)) return `${stem}${digit}`;
  throw new Error(`No check digit suits ${stem}.`);
}

/** A supplier to be told in a test's own words: `aSupplier().at('Poitiers').doing('…').provenBy({ kind: 'ACI' })`. */
export function aSupplier(name?: string): SupplierFactory {
  made += 1;
  return new SupplierFactory({ siret: aSiret(made), name: name ?? `Les Ateliers du Clain ${made}` });
}

export class SupplierFactory {
  constructor(private readonly told: SupplierRecord) {}

  with(more: Partial<SupplierRecord>): SupplierFactory {
    return new SupplierFactory({ ...this.told, ...more });
  }

  /** @param city with its post code when the name alone does not tell it */
  at(city: string, postCode: string | null = null): SupplierFactory {
    return this.with(placeOfAddress({ city, postCode, department: postCode ? null : '86', point: null }));
  }

  doing(text: string, more: Partial<ProfileActivity> = {}): SupplierFactory {
    const activity: ProfileActivity = {
      trade: null,
      sectors: [],
      cpv: [],
      text,
      serviceTypes: ['service'],
      area: null,
      ...more,
    };
    return this.with({ activities: [...(this.told.activities ?? []), activity] });
  }

  /** Where it works, for all that it does so far. */
  within(area: Area): SupplierFactory {
    return this.with({ activities: (this.told.activities ?? []).map((activity) => ({ ...activity, area })) });
  }

  provenBy(proof: {
    kind: Kind;
    source?: string;
    checkedAt?: string | null;
    validUntil?: string | null;
  }): SupplierFactory {
    const { kind, source = 'test', checkedAt = null, validUntil = null } = proof;
    const row = { kind, source, sourceRef: '', checkedAt, validUntil };
    return this.with({ evidence: [...(this.told.evidence ?? []), row] });
  }

  havingDone(reference: ProfileReference): SupplierFactory {
    return this.with({ references: [...(this.told.references ?? []), reference] });
  }

  /** @returns what was told, as a source would say it */
  record(): SupplierRecord {
    return this.told;
  }

  /** Takes it in through its service, with its event, in a transaction of its own. */
  async saved(db: DataSource, clock: Clock): Promise<KnownSupplier> {
    const suppliers = new SupplierService(db, new Outbox(clock), clock);
    await db.transaction((tx) => suppliers.upsert(tx, this.told, 'test'));
    return (await suppliers.bySiret(null, this.told.siret))!;
  }
}
