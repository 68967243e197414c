import type { SupplierRecord } from '../../supplier/supplier.service';
import { building } from './suppliers/building';
import { circular } from './suppliers/circular';
import { recordOf, type DemoSupplier } from './suppliers/demo-supplier';
import { food } from './suppliers/food';
import { outdoors } from './suppliers/outdoors';
import { premises } from './suppliers/premises';
import { services } from './suppliers/services';
import { staff } from './suppliers/staff';
import { workshops } from './suppliers/workshops';

const everyone: readonly DemoSupplier[] = [
  ...outdoors,
  ...premises,
  ...building,
  ...food,
  ...workshops,
  ...circular,
  ...services,
  ...staff,
];

/** @param today `YYYY-MM-DD`, in Paris @returns the fictional suppliers of the demo, their dates told from that day */
export function demoSuppliers(today: string): SupplierRecord[] {
  return everyone.map((demo) => recordOf(demo, today));
}
