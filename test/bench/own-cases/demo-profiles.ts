import type { Profile } from '#lib/matching-engine';
import { demoSuppliers } from '../../../src/composition/demo/demo-suppliers';
import { profileOf } from '../../../src/supplier/supplier-profile';
import { unknownSupplier } from '../../../src/supplier/supplier-state';

/** @returns the demo territory as matching knows it on a day, without a database; `supplierId` is the SIRET */
export function demoProfiles(day: string): Profile[] {
  return demoSuppliers(day).map((record) => {
    const { contact: _contact, ...said } = record;
    const state = { ...unknownSupplier(record), ...said };
    const evidence = state.evidence.map((row, at) => ({ ...row, id: `${record.siret} ${row.kind} ${at}` }));
    return profileOf({ ...state, id: record.siret, evidence, mergedInto: null, freshOn: null });
  });
}
