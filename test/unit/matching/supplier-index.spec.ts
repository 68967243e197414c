import { Registry } from 'prom-client';
import { SupplierIndex } from '../../../src/matching/supplier-index';
import type { SupplierService } from '../../../src/supplier/supplier.service';

describe('the suppliers in memory', () => {
  it('are brought up to date by one reading at a time: an older one would put back what a newer one replaced', async () => {
    const asked: (string | null)[] = [];
    let finish: () => void = () => {};
    const suppliers = {
      takeProfilesChangedSince: async (cursor: string | null) => {
        asked.push(cursor);
        if (asked.length === 1) await new Promise<void>((resolve) => (finish = resolve));
        return { removed: [], cursor: `${asked.length}` };
      },
    };
    const index = new SupplierIndex(suppliers as unknown as SupplierService, new Registry());
    const both = Promise.all([index.current(), index.current()]);
    await new Promise(setImmediate);
    expect(asked).toEqual([null]);
    finish();
    expect((await both).map(({ cursor }) => cursor)).toEqual(['1', '2']);
    expect(asked).toEqual([null, '1']);
  });

  it('are read again from where they stood when a reading failed', async () => {
    const asked: (string | null)[] = [];
    const suppliers = {
      takeProfilesChangedSince: async (cursor: string | null) => {
        asked.push(cursor);
        if (asked.length === 2) throw new Error('gone');
        return { removed: [], cursor: `${asked.length}` };
      },
    };
    const index = new SupplierIndex(suppliers as unknown as SupplierService, new Registry());
    await index.current();
    await expect(index.current()).rejects.toThrow('gone');
    expect((await index.current()).cursor).toBe('3');
    expect(asked).toEqual([null, '1', '1']);
  });
});
