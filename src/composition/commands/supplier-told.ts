import { denialOf, statusOf, type EvidenceStatus } from '#lib/matching-engine';
import type {
  ChangePage,
  Contact,
  Duplicate,
  EvidenceState,
  KnownSupplier,
  Origins,
  SupplierState,
} from '../../supplier/supplier.service';

interface Known {
  known: KnownSupplier;
  /** The supplier that it turned out to be */
  mergedInto: Pick<SupplierState, 'siret' | 'name'> | null;
  /** How to tell the ids of suppliers, and `merge:<id>` */
  named: ReadonlyMap<string, string>;
  origins: Origins;
  history: ChangePage;
  contact: Contact | null;
  /** Establishments of its SIREN, itself included */
  siblings: readonly KnownSupplier[];
  today: string;
}

/** A supplier as a command prints it. How to write to it stays out: only where that was found is told. */
export interface ToldSupplier {
  id: string;
  state: Omit<SupplierState, 'evidence'>;
  /** The supplier that it turned out to be */
  mergedInto: Pick<SupplierState, 'siret' | 'name'> | null;
  evidence: (EvidenceState & { status: EvidenceStatus; contradicted: boolean })[];
  contact: Pick<Contact, 'source' | 'legalBasis'> | null;
  otherEstablishments: { siret: string; name: string; city: string; office: string | null; life: string }[];
  origins: Origins;
  changes: ChangePage['changes'];
  changesInAll: number;
}

/** @returns all that a command tells of a supplier, its proofs judged on a day */
export function toldOf({ known, mergedInto, named, origins, history, contact, siblings, today }: Known): ToldSupplier {
  const { evidence, ...state } = known.state;
  return {
    id: known.id,
    state,
    mergedInto: mergedInto && { siret: mergedInto.siret, name: mergedInto.name },
    evidence: evidence.map((row) => ({
      ...row,
      status: statusOf(row, today),
      contradicted: denialOf(row, evidence) !== null,
    })),
    contact: contact && { source: contact.source, legalBasis: contact.legalBasis },
    otherEstablishments: siblings
      .filter(({ id }) => id !== known.id)
      .map(({ state: { siret, name, city, office, life } }) => ({ siret, name, city, office, life })),
    origins: Object.fromEntries(
      Object.entries(origins).map(([member, word]) => [member, { ...word, by: named.get(word.by) ?? word.by }]),
    ),
    changes: history.changes.map((change) => changeNamed(change, named)),
    changesInAll: history.total,
  };
}

type Change = ChangePage['changes'][number];

function changeNamed({ by, before, after, ...change }: Change, named: ReadonlyMap<string, string>): Change {
  const told = (side: Change['after']): Change['after'] => {
    const id = side['mergedInto'];
    return typeof id === 'string' ? { ...side, mergedInto: named.get(id) ?? id } : side;
  };
  return { ...change, by: named.get(by) ?? by, before: before && told(before), after: told(after) };
}

/** @returns the supplier as a person reads it */
export function supplierAsText(told: ToldSupplier): string {
  const { state, evidence, contact, changes, changesInAll, otherEstablishments } = told;
  const origin = (member: string): string => {
    const by = told.origins[member];
    return by ? `  (${by.by}, ${by.at.slice(0, 10)})` : '';
  };
  const field = (label: string, member: keyof SupplierState, shown?: string | number | null) => {
    const text = shown === undefined ? (state[member as keyof typeof state] as string | number | null) : shown;
    return text === null || text === '' ? [] : [`  ${label.padEnd(14)} ${text}${origin(member)}`];
  };
  const place = [state.address, state.postCode, state.city].filter(Boolean).join(' ');
  return [
    `${state.brand || state.name}, SIRET ${state.siret}`,
    `  ${'life'.padEnd(14)} ${state.life}${state.closedOn ? `, closed on ${state.closedOn}` : ''}${told.mergedInto ? `, merged into ${told.mergedInto.siret} ${told.mergedInto.name}` : ''}`,
    ...field('name', 'name'),
    ...field('brand', 'brand'),
    ...field('legal form', 'legalForm'),
    ...field('NAF', 'naf'),
    ...field('office', 'office'),
    ...field('place', 'city', place),
    ...field('commune', 'commune'),
    ...field('point', 'point', state.point && `${state.point.lat}, ${state.point.lon} (${state.pointOrigin})`),
    ...field('website', 'website'),
    ...field('description', 'description'),
    ...field('networks', 'networks', state.networks.join(', ')),
    ...field('people', 'people'),
    ...field('euros a year', 'yearlyAmount'),
    ...field('capacities', 'capacities', state.capacities.map(({ amount, unit }) => `${amount} ${unit}`).join(', ')),
    ...field('load', 'load', state.load === null ? null : `${state.load} %`),
    ...field('smallest order', 'smallestOrder'),
    ...field('largest order', 'largestOrder'),
    ...field('free from', 'freeFrom'),
    ...field('activities', 'activities', state.activities.map(({ text }) => text).join(' ; ')),
    ...field('references', 'references', state.references.length || null),
    `  ${'contact'.padEnd(14)} ${contact ? `known, found in ${contact.source}; ${contact.legalBasis}` : 'none'}`,
    'Proofs',
    ...(evidence.length === 0 ? ['  none'] : evidence.map(evidenceAsText)),
    ...(otherEstablishments.length === 0 ? [] : ['Other establishments of its SIREN']),
    ...otherEstablishments.map(({ siret, name, city, office, life }) =>
      [`  ${siret} ${name}`, city, office, life].filter(Boolean).join(', '),
    ),
    `History, ${changesInAll} change${changesInAll === 1 ? '' : 's'}${changesInAll > changes.length ? `, the last ${changes.length}` : ''}`,
    ...changes.map(changeAsText),
  ].join('\n');
}

/** @returns a pair on one line, the way `maillon suppliers merge` takes it */
export function duplicateAsText({ from, into, why, alike }: Duplicate): string {
  const words = {
    moved: 'closed, and its SIREN has one other open establishment in the department',
    'same-address': 'same name at the same address, another SIREN',
    'same-siren': `one SIREN, one commune, names alike (${Math.round(alike * 100)} %)`,
  }[why];
  return [
    `${from.siret} ${into.siret}  ${words}`,
    ...[from, into].map(({ siret, name, city, life }) => `  ${siret} ${name}, ${city}, ${life}`),
  ].join('\n');
}

function evidenceAsText({
  kind,
  source,
  sourceRef,
  status,
  contradicted,
  checkedAt,
  validUntil,
}: ToldSupplier['evidence'][number]): string {
  const facts = [
    sourceRef,
    checkedAt ? `checked on ${checkedAt}` : 'undated',
    ...(validUntil ? [`valid until ${validUntil}`] : []),
    ...(contradicted ? ['contradicted by another source'] : []),
  ];
  return `  ${kind.padEnd(11)} ${status.padEnd(9)} ${source}, ${facts.filter(Boolean).join(', ')}`;
}

function changeAsText({ version, at, by, members, before, after }: ChangePage['changes'][number]): string {
  const moves = members.map((member) => {
    const [was, is] = [before?.[member], after[member]].map(short);
    return before === null || was === undefined || is === undefined ? member : `${member} ${was} → ${is}`;
  });
  return `  ${version}. ${at.toISOString().slice(0, 16).replace('T', ' ')}Z ${by}: ${before === null ? 'appeared with ' : ''}${moves.join(', ')}`;
}

/** Only what fits a line: texts, numbers and nothing; a SIRET and a name do. */
function short(value: unknown): string | undefined {
  if (value === null || value === '') return '∅';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= 60 ? `« ${value} »` : undefined;
}
