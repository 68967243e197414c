import type { EvidenceState, KnownSupplier, SupplierRecord } from '../supplier/supplier.service';
import { isSameStructure } from './same-structure';
import { confirmedOfUnit, RECHERCHE_ENTREPRISES } from './sources/recherche-entreprises/establishment-row';
import type { Register } from './sources/supplier-sources';

type State = KnownSupplier['state'];

/** What a register was asked about, and said. */
export interface CheckedAnswer {
  register: Register;
  record: SupplierRecord;
  /** The rows it gave, as they came */
  raws: readonly unknown[];
  /** Whether each of them could be read: one that could not may prove what the others do not */
  isWhole: boolean;
  /** Day on which it was asked, `YYYY-MM-DD` */
  day: string;
}

/** What a check did to the proofs of a supplier. */
export interface ProofCounts {
  /** Proofs that this register had not given before */
  created: number;
  /** Those it gives again, with a newer day */
  renewed: number;
  /** Those it gave, and now denies */
  denied: number;
}

/**
 * What a register says of a supplier that is known already, made whole: it was asked for all it has on it, so a proof that it
 * gave and gives no more is denied; what it only says of the whole legal unit confirms what the supplier is known to be.
 */
export function checkedRecord(known: State, { register, record, raws, isWhole, day }: CheckedAnswer): SupplierRecord {
  const said = record.evidence ?? [];
  const kinds = known.evidence.filter(({ denied }) => !denied).map(({ kind }) => kind);
  const ofUnit = register === RECHERCHE_ENTREPRISES ? raws.flatMap((raw) => confirmedOfUnit(raw, kinds, day)) : [];
  const told = [...said, ...ofUnit.filter(({ kind }) => !said.some((one) => one.kind === kind))];
  const gone = known.evidence.filter(
    ({ kind, source, denied }) => isWhole && source === register && !denied && !told.some((one) => one.kind === kind),
  );
  const denied = gone.map((row): EvidenceState => ({ ...row, checkedAt: day, validUntil: null, denied: true }));
  return { ...record, ...brandOf(known, record), evidence: [...told, ...denied] };
}

/** @returns what a record does to the proofs of a supplier */
export function proofsOf(known: State, { evidence = [] }: SupplierRecord): ProofCounts {
  const counts = { created: 0, renewed: 0, denied: 0 };
  for (const row of evidence) {
    const before = known.evidence.find(({ kind, source }) => kind === row.kind && source === row.source);
    if (row.denied) counts.denied += before && !before.denied ? 1 : 0;
    else if (!before || before.denied) counts.created += 1;
    else if ((before.checkedAt ?? '') < (row.checkedAt ?? '')) counts.renewed += 1;
  }
  return counts;
}

/** The name that people knew it by is not lost when the registered one, another, takes its place. */
function brandOf(known: State, { name, brand = '' }: SupplierRecord): Pick<SupplierRecord, 'brand'> {
  if (known.brand !== '' || brand !== '' || isSameStructure(known, { name, brand })) return {};
  return { brand: known.name };
}
