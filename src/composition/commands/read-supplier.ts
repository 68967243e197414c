import type { KnownSupplier, SupplierMerges, SupplierService } from '../../supplier/supplier.service';
import { toldOf, type ToldSupplier } from './supplier-told';

const CHANGES_SHOWN = 20;

interface Rooms {
  suppliers: SupplierService;
  merges: SupplierMerges;
}

/** @returns all that a command tells of a supplier; others that it was merged with are told by their SIRET and name */
export async function readSupplier(
  { suppliers, merges }: Rooms,
  known: KnownSupplier,
  today: string,
): Promise<ToldSupplier> {
  const origins = await suppliers.originsOf(known.id);
  const history = await suppliers.changesOf(known.id, { perPage: CHANGES_SHOWN });
  const words = [...Object.values(origins).map(({ by }) => by), ...history.changes.map(({ by }) => by)];
  const mergeIds = words.filter((by) => by.startsWith('merge:')).map((by) => by.slice('merge:'.length));
  const merged = await merges.mergedBy([...new Set(mergeIds)]);
  const ids = history.changes.flatMap(({ before, after }) => [before?.['mergedInto'], after['mergedInto']]);
  const into = await suppliers.byIds(null, [
    ...new Set([known.mergedInto, ...ids].filter((id) => typeof id === 'string')),
  ]);
  return toldOf({
    known,
    mergedInto: into.find(({ id }) => id === known.mergedInto)?.state ?? null,
    named: new Map([
      ...into.map(({ id, state }): [string, string] => [id, `${state.siret} ${state.name}`]),
      ...[...merged].map(([id, { siret, name }]): [string, string] => [`merge:${id}`, `merge of ${siret} ${name}`]),
    ]),
    origins,
    history,
    contact: await suppliers.contactOf(null, known.id),
    siblings: await suppliers.suppliersOfSiren(known.state.siret.slice(0, 9)),
    today,
  });
}
