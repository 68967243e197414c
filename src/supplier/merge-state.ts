import { canonicalJson } from '#lib/kernel';
import { originKey, isNowhere, PLACE_MEMBERS, placeOf, SINGLE_MEMBERS, type Place } from './take-in';
import {
  evidenceKey,
  isEmpty,
  isSame,
  mergeEvidence,
  newestFirst,
  unknownSupplier,
  type EvidenceState,
  type SupplierState,
} from './supplier-state';
import type { Origin } from './supplier.entity';

type Side = { state: SupplierState; origins: Record<string, Origin> };

/** What a survivor took from the one merged into it: enough to give it back. */
export interface Carried {
  /** Members of which it knew nothing */
  members: Partial<SupplierState>;
  /** Kinds and sources of evidence that it had not */
  evidence: EvidenceState[];
  references: SupplierState['references'];
  /** The values stay in `supplier_contact`, under the merged one */
  contact: boolean;
  /** Who had said of the members taken before; null where nobody had */
  origins: Record<string, Origin | null>;
}

/** @returns the survivor with what it lacked, and what that was; what it knows itself stays */
export function carry(survivor: Side, merged: Side, word: Origin): Side & { carried: Carried } {
  const members: Partial<SupplierState> = {};
  for (const member of SINGLE_MEMBERS) {
    if (member !== 'references' && isEmpty(survivor.state[member]) && !isEmpty(merged.state[member])) {
      Object.assign(members, { [member]: merged.state[member] });
    }
  }
  const place = placeOf(merged.state);
  if (isNowhere(placeOf(survivor.state)) && !isNowhere(place)) Object.assign(members, place);
  const known = new Set(survivor.state.references.map((reference) => canonicalJson(reference)));
  const references = merged.state.references.filter((reference) => !known.has(canonicalJson(reference)));
  const proven = new Set(survivor.state.evidence.map(evidenceKey));
  const evidence = merged.state.evidence.filter((row) => !proven.has(evidenceKey(row)));

  const moved = new Set(Object.keys(members).map(originKey));
  if (references.length > 0) moved.add('references');
  const before = Object.fromEntries([...moved].map((key) => [key, survivor.origins[key] ?? null]));
  return {
    state: {
      ...survivor.state,
      ...members,
      references: newestFirst([...survivor.state.references, ...references]),
      evidence: mergeEvidence(survivor.state.evidence, evidence),
    },
    origins: { ...survivor.origins, ...Object.fromEntries([...moved].map((key) => [key, word])) },
    carried: { members, evidence, references, contact: false, origins: before },
  };
}

/**
 * @param by the word under which it was carried, `merge:<id>`
 * @returns the survivor without what was carried, but for what somebody has changed since
 */
export function giveBack(survivor: Side, carried: Carried, by: string): Side {
  const state = { ...survivor.state };
  const origins = { ...survivor.origins };
  const restore = (key: string): void => {
    const before = carried.origins[key];
    if (before) origins[key] = before;
    else delete origins[key];
  };
  const unknown = unknownSupplier(survivor.state);

  for (const member of SINGLE_MEMBERS) {
    if (!(member in carried.members) || origins[member]?.by !== by) continue;
    Object.assign(state, { [member]: unknown[member] });
    restore(member);
  }
  if (holdsPlace(carried.members) && origins['place']?.by === by) {
    Object.assign(state, placeOf(unknown));
    restore('place');
  }
  // Another merge may have added to the list since; a person or a source that wrote it anew stands behind the whole of it
  if (carried.references.length > 0 && origins['references']?.by.startsWith('merge:')) {
    const taken = new Set(carried.references.map((reference) => canonicalJson(reference)));
    state.references = state.references.filter((reference) => !taken.has(canonicalJson(reference)));
    if (origins['references'].by === by) restore('references');
  }
  state.evidence = state.evidence.filter((row) => !carried.evidence.some((taken) => isSame(taken, row)));
  return { state, origins };
}

function holdsPlace(members: Partial<SupplierState>): members is Partial<SupplierState> & Place {
  return PLACE_MEMBERS.some((member) => member in members);
}
