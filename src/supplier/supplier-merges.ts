import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError, hashOf, newId } from '#lib/kernel';
import { sirenOf } from '#lib/nomenclature';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../audit/audit.service';
import { announce, takeTurn } from './announce';
import { KEPT_APART, readContacts, writeContacts } from './contact';
import { carry, giveBack, type Carried } from './merge-state';
import { findDuplicates, type Duplicate } from './supplier-duplicates';
import { SupplierMerge } from './supplier-merge.entity';
import { readSuppliers, writeChanges, writeSuppliers, type StandingSupplier } from './supplier-rows';
import { difference, isSame, type SupplierState } from './supplier-state';
import type { Origin } from './supplier.entity';
import { takesContact } from './take-in';

export interface MergeAsk {
  /** The one that turns out to be the other */
  from: string;
  /** The one that stays */
  into: string;
  /** `person:<id>` or `cli` */
  by: string;
  /** In words, for who reads the history */
  reason: string;
  /** Merge two open establishments of one SIREN all the same: antennas are no duplicates, so somebody must insist */
  force?: boolean;
}

/** Two rows that are one supplier, put together by a person and taken apart again; never by itself. */
@Injectable()
export class SupplierMerges {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Puts a supplier into another, which takes what it lacks; the first leaves search and matching, and keeps its row.
   * @returns the id of the merge, by which it is undone
   * @throws DomainError `supplier/unknown`, `supplier/merge-same`, `supplier/merge-reason`, `supplier/merge-chain`,
   * `supplier/merge-antennas`, `supplier/merge-claimed`, `supplier/merge-archived`
   */
  async merge(tx: EntityManager, { from, into, by, reason, force = false }: MergeAsk): Promise<string> {
    if (from === into) throw refusal('same', 'A supplier cannot be merged into itself: name two.');
    if (reason.trim() === '') throw refusal('reason', 'Say why the two are one supplier.', 422, 'reason');
    await takeTurn(tx);
    const [merged, survivor] = [await this.standing(tx, from), await this.standing(tx, into)];
    await this.refuseChain(tx, merged, survivor);
    await refuseLoss(tx, merged, survivor);
    if (!force && areAntennas(merged.state, survivor.state)) {
      throw refusal(
        'antennas',
        'They are two open establishments of one SIREN: insist (--force) if they are one all the same.',
      );
    }

    const id = newId();
    const word = { by: `merge:${id}`, at: this.clock.now().toISOString() };
    const { state, origins, carried } = carry(survivor, merged, word);
    const contact = await this.lend(tx, merged.id, survivor, word);
    if (contact) {
      carried.contact = true;
      carried.origins['contact'] = survivor.origins['contact'] ?? null;
      origins['contact'] = word;
    }
    await this.write(tx, survivor, { state, origins }, word.by, contact ? { before: null, after: KEPT_APART } : null);
    await tx.getRepository(SupplierMerge).insert({
      id,
      mergedId: merged.id,
      intoId: survivor.id,
      at: this.clock.now(),
      by,
      reason: reason.trim(),
      carried: carried as object,
      undoneAt: null,
      undoneBy: null,
    });
    await this.lead(tx, merged.id, null, survivor.id, by);
    await announce(tx, this.outbox, [merged.id, survivor.id]);
    await this.note(tx, 'supplier.merged', by, id, merged, survivor);
    return id;
  }

  /**
   * Takes two apart again: each is as if they had never been one, but for what somebody has changed since.
   * @throws DomainError `supplier/not-merged` when there is no such merge, or it is undone
   */
  async split(tx: EntityManager, mergeId: string, by: string): Promise<void> {
    await takeTurn(tx);
    const standing = await tx.getRepository(SupplierMerge).findOneBy({ id: mergeId });
    if (!standing || standing.undoneAt !== null) {
      throw new DomainError('supplier/not-merged', 'There is no such merge, or it is undone already.', { status: 409 });
    }
    const carried = standing.carried as unknown as Carried;
    const word = `merge:${mergeId}`;
    const [merged, survivor] = [await this.standing(tx, standing.mergedId), await this.standing(tx, standing.intoId)];
    const { state, origins } = giveBack(survivor, carried, word);
    const returned = carried.contact && survivor.origins['contact']?.by === word;
    if (returned) {
      const before = carried.origins['contact'];
      if (before) origins['contact'] = before;
      else delete origins['contact'];
      await tx.query('delete from supplier_contact where supplier_id = $1', [survivor.id]);
    }
    await this.write(tx, survivor, { state, origins }, by, returned ? { before: KEPT_APART, after: null } : null);
    await tx.getRepository(SupplierMerge).update(mergeId, { undoneAt: this.clock.now(), undoneBy: by });
    await this.lead(tx, merged.id, survivor.id, null, by);
    await announce(tx, this.outbox, [merged.id, survivor.id]);
    await this.note(tx, 'supplier.split', by, mergeId, merged, survivor);
  }

  /** @returns the merge that a supplier stands in as the one put into another, or null */
  async standingOf(tx: EntityManager | null, supplierId: string): Promise<SupplierMerge | null> {
    const merges = (tx ?? this.db.manager).getRepository(SupplierMerge);
    return merges
      .createQueryBuilder('m')
      .where('m.merged_id = :supplierId and m.undone_at is null', { supplierId })
      .getOne();
  }

  /** @returns by the ids of merges, who was put into another */
  async mergedBy(mergeIds: readonly string[]): Promise<Map<string, Pick<SupplierState, 'siret' | 'name'>>> {
    if (mergeIds.length === 0) return new Map();
    const rows: { id: string; siret: string; name: string }[] = await this.db.query(
      'select m.id, s.siret, s.name from supplier_merge m join supplier s on s.id = m.merged_id where m.id = any ($1::uuid[])',
      [mergeIds],
    );
    return new Map(rows.map(({ id, siret, name }) => [id, { siret, name }]));
  }

  /** @returns pairs that may be one supplier, with why, the surest first; nothing is merged by itself */
  async duplicates({ limit = 200 } = {}): Promise<Duplicate[]> {
    return findDuplicates(this.db.manager, limit);
  }

  private async standing(tx: EntityManager, id: string): Promise<StandingSupplier> {
    const [standing] = await readSuppliers(tx, 's.id::text = $1', [id]);
    if (!standing) throw new DomainError('supplier/unknown', 'There is no such supplier.', { status: 404 });
    return standing;
  }

  private async refuseChain(tx: EntityManager, merged: StandingSupplier, survivor: StandingSupplier): Promise<void> {
    if (merged.mergedInto !== null) throw refusal('chain', 'It is merged already: split it first.');
    if (survivor.mergedInto !== null)
      throw refusal('chain', 'The one that stays is itself merged: name what it became.');
    const inside: unknown[] = await tx.query('select 1 from supplier where merged_into = $1 limit 1', [merged.id]);
    if (inside.length > 0)
      throw refusal('chain', 'Others were merged into it: split them first, or merge the other way.');
  }

  /** @returns whether the survivor took the other's contact: it had none, and nobody had it taken away */
  private async lend(
    tx: EntityManager,
    from: string,
    { id, origins }: StandingSupplier,
    told: Origin,
  ): Promise<boolean> {
    const contacts = await readContacts(tx, [from, id]);
    const contact = contacts.get(from);
    const word = { ...told, day: this.clock.today() };
    if (!contact || contacts.has(id) || !takesContact(null, origins['contact'], contact, word)) return false;
    await writeContacts(tx, [{ supplierId: id, contact }], this.clock.now());
    return true;
  }

  private async write(
    tx: EntityManager,
    { id, state: before, origins: told }: StandingSupplier,
    { state, origins }: { state: SupplierState; origins: Record<string, Origin> },
    by: string,
    contact: { before: string | null; after: string | null } | null,
  ): Promise<void> {
    const { before: was, after } = difference(before, state);
    const change = contact
      ? { before: { ...was, contact: contact.before }, after: { ...after, contact: contact.after } }
      : { before: was, after };
    if (Object.keys(change.after).length === 0 && isSame(told, origins)) return;
    await writeSuppliers(tx, [{ id, contentHash: hashOf(state), state, origins, change }], by, this.clock.now());
  }

  private async lead(
    tx: EntityManager,
    id: string,
    before: string | null,
    mergedInto: string | null,
    by: string,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query('update supplier set merged_into = $2, changed_at = $3, xid = pg_current_xact_id() where id = $1', [
      id,
      mergedInto,
      now,
    ]);
    const change = { before: { mergedInto: before }, after: { mergedInto } };
    await writeChanges(tx, [{ id, change }], by, now);
  }

  private async note(
    tx: EntityManager,
    action: string,
    by: string,
    merge: string,
    merged: StandingSupplier,
    survivor: StandingSupplier,
  ): Promise<void> {
    const personId = by.startsWith('person:') ? by.slice('person:'.length) : null;
    await this.audit.record(tx, {
      personId,
      channel: personId === null ? 'cli' : 'web',
      action,
      subjectType: 'supplier',
      subjectId: merged.id,
      facts: { merge, siret: merged.state.siret, into: survivor.id, intoSiret: survivor.state.siret },
    });
  }
}

/** The survivor is what search, matching and mails know: it must be the one that is open, and that people speak for. */
async function refuseLoss(tx: EntityManager, merged: StandingSupplier, survivor: StandingSupplier): Promise<void> {
  if (survivor.state.life === 'archived' && merged.state.life !== 'archived') {
    throw refusal(
      'archived',
      'The one that stays is archived, and the other is open: merge the other way, or reopen it.',
    );
  }
  const members: { id: string }[] = await tx.query(
    `select distinct supplier_id as id from membership where role = 'supplier' and supplier_id = any ($1::uuid[])`,
    [[merged.id, survivor.id]],
  );
  if (members.some(({ id }) => id === merged.id) && !members.some(({ id }) => id === survivor.id)) {
    throw refusal('claimed', 'People speak for the first one, and nobody for the one that stays: merge the other way.');
  }
}

function areAntennas(one: SupplierState, other: SupplierState): boolean {
  const isOpen = (state: SupplierState): boolean => state.life !== 'archived';
  return sirenOf(one.siret) === sirenOf(other.siret) && isOpen(one) && isOpen(other);
}

function refusal(what: string, message: string, status = 409, field?: string): DomainError {
  return new DomainError(`supplier/merge-${what}`, message, { status, ...(field ? { field } : {}) });
}
