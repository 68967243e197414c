import { provenKinds, statusOf } from '#lib/matching-engine';
import {
  communeByCode,
  cpvAbove,
  cpvLabel,
  departmentName,
  eligibilityCell,
  epciName,
  kindName,
  kindShortName,
  nafLabel,
  nafSaysNothing,
  regionName,
  RESERVATIONS,
  sectorsOfNaf,
  sectorByCode,
  sectorsOfCpv,
  sectorsOfText,
  sirenOf,
  tradeByCode,
  tradesOfName,
  tradesOfNaf,
  tradesOfText,
  type Kind,
  type Lever,
  type Trade,
} from '#lib/nomenclature';
import type { StandingSupplier } from './supplier-rows';
import { supplierSlug } from './supplier-slug';
import type { EvidenceState, SupplierState } from './supplier-state';

/** What the proofs of a supplier are worth together: the best of them. */
export type ProofState = 'current' | 'to-verify' | 'expired' | 'none';

/** A supplier as search stores it and gives it back. It holds no way to write to anyone. */
export interface SupplierDocument {
  [field: string]: unknown;
  id: string;
  siret: string;
  siren: string;
  /** The name it goes by */
  name: string;
  /** The registered name, when it goes by another; else empty */
  legalName: string;
  slug: string;
  /** Codes of the kinds it has a proof of, whatever the proof's date */
  kinds: Kind[];
  /** Those that a current proof holds on the day the document was made */
  kindsProven: Kind[];
  /** Names of its kinds, short and in full, to be found by */
  kindNames: string[];
  /** Reservations that a current proof makes it eligible for, by the law of the day the document was made */
  levers: Lever[];
  proofs: ProofState;
  /** Codes of trades: those it declares, else those that its words, its NAF code or its name tell */
  trades: string[];
  tradeLabels: string[];
  /** False when no trade was declared: they are deduced */
  tradesDeclared: boolean;
  /** Codes of purchase sectors: those it declares, else those of its CPV codes, its words or its NAF code */
  sectors: string[];
  sectorGroups: string[];
  /** Labels of the sectors that it declares */
  sectorLabels: string[];
  /** CPV codes that it declares, each with its label: `90911300 Service de nettoyage de vitres` */
  cpvLabels: string[];
  /** Codes of eight digits above those that it declares: who looks for `90910000` finds them */
  cpvAbove: string[];
  /** What it says it does */
  words: string[];
  description: string;
  /** Label of its NAF code, empty when that says nothing */
  naf: string;
  serviceTypes: string[];
  networks: string[];
  /** `declared`: work that it says it has done; `won`: a contract that a notice tells of */
  references: ('declared' | 'won')[];
  /** Its town as it is written, and as its commune is called */
  city: string[];
  postCode: string;
  commune: string | null;
  epci: string | null;
  epciName: string;
  department: string | null;
  departmentName: string;
  region: string | null;
  regionName: string;
  /** People it can put on a contract */
  people: number | null;
  /** Euros a year before tax */
  yearlyAmount: number | null;
  /** Day its latest proof was checked, empty when no source says; orders « preuve la plus récente » */
  freshness: string;
  point: { lat: number; lon: number } | null;
}

/**
 * @param context the day on which proofs and law are judged, and whether its legal unit won contracts
 * @returns a supplier as it is found
 */
export function supplierDocument(
  { id, state }: StandingSupplier,
  context: { today: string; won: boolean },
): SupplierDocument {
  const { today } = context;
  const name = state.brand || state.name;
  const said = state.evidence.filter((row) => !row.denied);
  const kinds = distinct(said.map((row) => row.kind));
  const kindsProven = provenKinds(state.evidence, today);
  const declared = declaredTrades(state);
  const trades = declared.length > 0 ? declared : deducedTrades(state);
  const declaredSectors = distinct(state.activities.flatMap((activity) => activity.sectors));
  const sectors = declaredSectors.length > 0 ? declaredSectors : deducedSectors(state);
  const cpv = distinct(state.activities.flatMap((activity) => activity.cpv));
  return {
    id,
    siret: state.siret,
    siren: sirenOf(state.siret),
    name,
    legalName: state.brand ? state.name : '',
    slug: supplierSlug(name, state.siret),
    kinds,
    kindsProven,
    kindNames: distinct(kinds.flatMap((kind) => [kindShortName(kind), kindName(kind)])),
    levers: RESERVATIONS.filter((lever) =>
      kindsProven.some((kind) => eligibilityCell(lever, kind, today)?.answer === 'eligible'),
    ),
    proofs: kindsProven.length > 0 ? 'current' : unprovenState(said, today),
    trades: trades.map(({ code }) => code),
    tradeLabels: trades.map(({ label }) => label),
    tradesDeclared: declared.length > 0,
    sectors,
    sectorGroups: distinct(sectors.flatMap((code) => sectorByCode(code)?.group ?? [])),
    sectorLabels: declaredSectors.flatMap((code) => sectorByCode(code)?.label ?? []),
    cpvLabels: cpv.map((code) => `${code} ${cpvLabel(code) ?? ''}`.trim()),
    cpvAbove: distinct(cpv.flatMap(cpvAbove)),
    words: state.activities.map((activity) => activity.text).filter((text) => text !== ''),
    description: state.description,
    naf: (state.naf && nafLabel(state.naf)) ?? '',
    serviceTypes: distinct(state.activities.flatMap((activity) => activity.serviceTypes)),
    networks: state.networks,
    references: [
      ...(state.references.length > 0 ? ['declared' as const] : []),
      ...(context.won ? ['won' as const] : []),
    ],
    ...placeOf(state),
    people: state.people,
    yearlyAmount: state.yearlyAmount,
    freshness: said.reduce((latest, row) => ((row.checkedAt ?? '') > latest ? row.checkedAt! : latest), ''),
    point: state.point,
  };
}

/** What proofs are worth when none proves: a current one is there only because another source contradicts it. */
function unprovenState(said: readonly EvidenceState[], today: string): ProofState {
  if (said.length === 0) return 'none';
  return said.every((row) => statusOf(row, today) === 'expired') ? 'expired' : 'to-verify';
}

function placeOf(
  state: SupplierState,
): Pick<
  SupplierDocument,
  'city' | 'postCode' | 'commune' | 'epci' | 'epciName' | 'department' | 'departmentName' | 'region' | 'regionName'
> {
  const { commune, epci, department, region } = state;
  return {
    city: distinct([state.city, (commune && communeByCode(commune)?.name) ?? '']).filter((name) => name !== ''),
    postCode: state.postCode ?? '',
    commune,
    epci,
    epciName: (epci && epciName(epci)) ?? '',
    department,
    departmentName: (department && departmentName(department)) ?? '',
    region,
    regionName: (region && regionName(region)) ?? '',
  };
}

function declaredTrades({ activities }: SupplierState): Trade[] {
  return distinct(
    activities.flatMap(({ trade, text }) => {
      const known = trade === null ? null : tradeByCode(trade);
      return known ? [known] : tradesOfText(text);
    }),
  );
}

function deducedTrades({ naf, name, brand, description }: SupplierState): Trade[] {
  const hits = [...(naf ? tradesOfNaf(naf) : []), ...tradesOfName(`${brand} ${name}`)];
  return distinct([...hits.map((hit) => hit.trade), ...tradesOfText(description)]);
}

function deducedSectors({ activities, naf, description }: SupplierState): string[] {
  const told = activities.flatMap(({ cpv, text }) => [...cpv.flatMap(sectorsOfCpv), ...sectorsOfText(text)]);
  const saysNothing = naf === null || nafSaysNothing(naf);
  const found = told.length > 0 ? told : [...sectorsOfText(description), ...(saysNothing ? [] : sectorsOfNaf(naf))];
  return distinct(found.map(({ code }) => code));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
