import type { EntityManager } from 'typeorm';
import type { Notice, Winner } from '#lib/notice-formats';
import { sirenOf } from '#lib/nomenclature';

/** A contract somebody won, once, whoever tells of it. */
export interface WonContract {
  title: string;
  buyer: { name: string; siret: string | null };
  /** Null where only DECP tells of it, which numbers no lot */
  lotNumber: string | null;
  cpv: string[];
  /** Of the whole contract, before tax */
  amount: { value: number; currency: string } | null;
  decidedOn: string | null;
  /** Where the work is: INSEE code of its commune, else of its department */
  where?: string | null;
  /** Day of the first notice that tells of it */
  publishedOn?: string | null;
  role: Winner['role'];
  /** By its own number, or by that of its legal unit alone or of another establishment */
  by: 'siret' | 'siren';
  /** The notices that tell of it */
  told: { source: Notice['source']; sourceId: string }[];
}

/** One telling of one contract. */
export interface AwardRow extends Omit<WonContract, 'told' | 'lotNumber'> {
  source: Notice['source'];
  sourceId: string;
  procedureId: string;
  lotNumber: string;
  contractId: string | null;
}

/** What a later notice corrected or took back no longer stands; on an award's notice `n`. */
export const STANDS = `
  not exists (select 1 from notice_link l join notice c on c.id = l.notice_id
               where l.target in (n.source_id, n.notice_uuid) and l.relation in ('corrects', 'cancels')
                 and c.procedure_id = n.procedure_id and c.id <> n.id and c.form in ('result', 'modification', 'cancellation'))`;

/** @returns those of these legal units that won a contract which stands */
export async function sirensThatWon(tx: EntityManager, sirens: readonly string[]): Promise<Set<string>> {
  const rows: { siren: string }[] = await tx.query(
    `select distinct a.winner_siren as siren from award a join notice n on n.id = a.notice_id
      where a.winner_siren = any ($1) and ${STANDS}`,
    [sirens],
  );
  return new Set(rows.map(({ siren }) => siren));
}

/** @returns the contracts of an establishment, then those of its legal unit, the latest first */
export async function contractsWonBy(tx: EntityManager, siret: string): Promise<WonContract[]> {
  return (await contractsWonByAll(tx, [siret])).get(siret) ?? [];
}

/**
 * As `contractsWonBy`, for any number of establishments in one query.
 * @returns by SIRET; one that won nothing has no entry
 */
export async function contractsWonByAll(
  tx: EntityManager,
  sirets: readonly string[],
): Promise<Map<string, WonContract[]>> {
  const rows: (AwardRow & { siren: string; winnerSiret: string | null })[] = await tx.query(
    `select n.source, n.source_id as "sourceId", n.procedure_id as "procedureId", a.lot_number as "lotNumber", a.title, a.cpv,
            json_build_object('name', a.buyer_name, 'siret', a.buyer_siret) as buyer, a.role, a.contract_id as "contractId",
            case when a.amount is null then null
                 else json_build_object('value', a.amount::float8, 'currency', coalesce(a.currency, 'EUR')) end as amount,
            a.decided_on::text as "decidedOn", a.place as where, n.published_on::text as "publishedOn",
            a.winner_siren as siren, a.winner_siret as "winnerSiret"
       from award a join notice n on n.id = a.notice_id
      where a.winner_siren = any ($1) and ${STANDS}
      order by n.source, n.source_id, a.position`,
    [[...new Set(sirets.map(sirenOf))]],
  );
  const bySiren = new Map<string, typeof rows>();
  for (const row of rows) {
    const known = bySiren.get(row.siren);
    if (known) known.push(row);
    else bySiren.set(row.siren, [row]);
  }
  const won = new Map<string, WonContract[]>();
  for (const siret of sirets) {
    const told = bySiren.get(sirenOf(siret));
    if (!told) continue;
    const own = told.map(({ siren: _, winnerSiret, ...row }): AwardRow => {
      return { ...row, by: winnerSiret === siret ? 'siret' : 'siren' };
    });
    won.set(siret, contractsOf(own));
  }
  return won;
}

interface Known {
  contract: WonContract;
  row: AwardRow;
  /** Whether DECP told of it already */
  isPaired: boolean;
}

/** Days between the decision that DECP gives (notification) and that of the notice, within one contract. */
export const DECISION_DAYS = 60;

/**
 * @returns each contract once. Notices of one procedure, lot and winner tell of one contract; the data of DECP tells of one
 * that such a notice told already, where there is one in its procedure, or of the same buyer, amount and days.
 */
export function contractsOf(rows: readonly AwardRow[]): WonContract[] {
  const known: Known[] = [];
  for (const row of rows.filter(({ source }) => source !== 'decp')) {
    const same = known.find((one) => isSameLot(one.row, row));
    if (same) add(same, row);
    else known.push({ contract: contractOf(row, row.lotNumber), row, isPaired: false });
  }
  for (const row of rows.filter(({ source }) => source === 'decp')) {
    const same = known.find((one) => isSameData(one.row, row)) ?? tellingOf(known, row);
    if (same) add(same, row);
    else known.push({ contract: contractOf(row, null), row, isPaired: true });
  }
  return known.map(({ contract }) => contract).sort(byOwnThenLatest);
}

function isSameLot(a: AwardRow, b: AwardRow): boolean {
  const sameNumber = a.contractId === null || b.contractId === null || a.contractId === b.contractId;
  return a.procedureId === b.procedureId && a.lotNumber === b.lotNumber && a.role === b.role && sameNumber;
}

function isSameData(a: AwardRow, b: AwardRow): boolean {
  const sameBuyer = a.buyer.siret !== null && a.buyer.siret === b.buyer.siret;
  return (
    a.source === 'decp' && sameBuyer && a.role === b.role && a.contractId !== null && a.contractId === b.contractId
  );
}

function tellingOf(known: readonly Known[], decp: AwardRow): Known | undefined {
  const free = known.filter(({ isPaired, row }) => !isPaired && row.role === decp.role);
  const own = free.filter(({ row }) => row.procedureId === decp.procedureId);
  const sameAmount = (one: Known): boolean => one.row.amount !== null && one.row.amount.value === decp.amount?.value;
  const alike = free.filter(
    (one) => sameAmount(one) && sameLegalUnit(one.row, decp) && areClose(one.row.decidedOn, decp.decidedOn),
  );
  return own.find(sameAmount) ?? own.find(({ row }) => row.decidedOn === decp.decidedOn) ?? own[0] ?? alike[0];
}

function sameLegalUnit({ buyer: a }: AwardRow, { buyer: b }: AwardRow): boolean {
  return a.siret !== null && b.siret !== null && sirenOf(a.siret) === sirenOf(b.siret);
}

function areClose(a: string | null, b: string | null): boolean {
  return a === null || b === null || Math.abs(Date.parse(a) - Date.parse(b)) <= DECISION_DAYS * 86_400_000;
}

function add(one: Known, { source, sourceId, amount, decidedOn, where, publishedOn, by, cpv }: AwardRow): void {
  const { contract } = one;
  contract.told.push({ source, sourceId });
  contract.amount ??= amount;
  contract.decidedOn ??= decidedOn;
  contract.where ??= where;
  contract.publishedOn ??= publishedOn;
  if (by === 'siret') contract.by = by;
  if (contract.cpv.length === 0) contract.cpv = cpv;
  if (source === 'decp') one.isPaired = true;
}

function contractOf(row: AwardRow, lotNumber: string | null): WonContract {
  const { title, buyer, cpv, amount, decidedOn, where, publishedOn, role, by, source, sourceId } = row;
  const told = [{ source, sourceId }];
  return { title, buyer, lotNumber, cpv, amount, decidedOn, where, publishedOn, role, by, told };
}

function byOwnThenLatest(a: WonContract, b: WonContract): number {
  if (a.by !== b.by) return a.by === 'siret' ? -1 : 1;
  const [one, other] = [a.decidedOn ?? '', b.decidedOn ?? ''];
  return one === other ? (a.title < b.title ? -1 : 1) : one < other ? 1 : -1;
}
