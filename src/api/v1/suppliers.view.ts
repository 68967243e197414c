import { eligibleLevers } from './eligible-levers';
import { statusOf } from '#lib/matching-engine';
import { sectorByCode, tradeByCode } from '#lib/nomenclature';
import type { FieldMatch } from '#lib/search';
import { supplierSlug, type KnownSupplier } from '../../supplier/supplier.service';
import type { SupplierOut } from './suppliers.schema';

/**
 * @param today day on which its proofs are judged
 * @param into the supplier that it was merged into
 * @returns a supplier as the API gives it
 */
export function supplierView(
  { state }: KnownSupplier,
  { today, publicUrl, into = null }: { today: string; publicUrl: string; into?: KnownSupplier | null },
): SupplierOut {
  const name = state.brand || state.name;
  const archived = state.life === 'archived';
  return {
    siret: state.siret,
    name,
    legalName: state.name,
    legalForm: state.legalForm,
    naf: state.naf,
    description: state.description,
    website: state.website,
    place: {
      address: state.address,
      postCode: state.postCode,
      city: state.city,
      commune: state.commune,
      epci: state.epci,
      department: state.department,
      region: state.region,
      point: state.point,
    },
    activities: state.activities.map(({ trade, sectors, cpv, text, serviceTypes }) => ({
      trade: trade === null ? null : (tradeByCode(trade)?.label ?? trade),
      sectors: sectors.map((code) => sectorByCode(code)?.label ?? code),
      cpv,
      text,
      services: serviceTypes,
    })),
    capacity: { people: state.people, yearlyAmount: state.yearlyAmount, freeFrom: state.freeFrom },
    evidence: state.evidence.map((row) => ({
      kind: row.kind,
      source: row.source,
      reference: row.sourceRef,
      checkedAt: row.checkedAt,
      validUntil: row.validUntil,
      status: statusOf(row, today),
    })),
    archived,
    closedOn: state.closedOn,
    mergedInto: into?.state.siret ?? null,
    levers: archived || into ? [] : eligibleLevers(state.evidence, today),
    page: `${publicUrl}/fournisseurs/${supplierSlug(name, state.siret)}`,
  };
}

/** @returns where the words are, what answers them between « and » */
export function matchText({ parts }: FieldMatch): string {
  return parts.map(({ text, isMatch }) => (isMatch ? `«\u00a0${text}\u00a0»` : text)).join('');
}
