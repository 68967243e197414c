import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager } from 'typeorm';
import { addMonths, Clock, DomainError, parisInstant } from '#lib/kernel';
import { AccountService } from '../account/account.service';
import { AuditService } from '../audit/audit.service';
import { DeliveryService } from '../delivery/delivery.service';
import { takeTurn } from './announce';
import { KEPT_APART, readContacts } from './contact';
import { SupplierContact } from './supplier-contact.entity';
import { SupplierMessage, type MessageAim, type MessageState } from './supplier-message.entity';
import { isFurther } from './supplier-life';
import { SupplierLives } from './supplier-lives';
import { writeChanges } from './supplier-rows';
import { Supplier } from './supplier.entity';

export const SUPPLIER_MESSAGE_MAIL = 'supplier-message';

/** What somebody writes from the page of a supplier. */
export interface WrittenMessage {
  /** Made with the form, so that the same form sent twice is one message */
  id: string;
  supplierId: string;
  aim: MessageAim;
  fromName: string;
  fromOrganisation: string;
  fromEmail: string;
  text: string;
  /** Who is signed in; null for a visitor, whose words an officer reads before they go any further */
  personId: string | null;
}

/** An officer who decides. */
interface Officer {
  personId: string;
}

/** What stands as the note of a message that asked for it, and was given it. */
const ADDRESS_GONE = 'Adresse retirée';
const ENTRUSTED = 'Fiche confiée';

/** Twelve months: the time of a purchase and of its questions. */
const KEEP_MONTHS = 12;

/** Messages to suppliers: no page shows an address, the product carries the words. */
@Injectable()
export class SupplierMessages {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountService,
    private readonly delivery: DeliveryService,
    private readonly audit: AuditService,
    private readonly lives: SupplierLives,
  ) {}

  /**
   * Keeps a message, and sends it on when it is for the supplier, comes from somebody who is signed in, and an address is
   * known; an officer reads the others.
   * @returns what became of it; the same as the first time when it is sent twice
   */
  async send(message: WrittenMessage): Promise<MessageState> {
    return this.db.transaction(async (tx) => {
      const kept = { ...message, sentAt: this.clock.now(), state: 'waiting' as const, note: '' };
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(SupplierMessage)
        .values({ ...kept, decidedAt: null, decidedBy: null })
        .orIgnore()
        .returning('id')
        .execute();
      if ((raw as unknown[]).length === 0) {
        return (await tx.getRepository(SupplierMessage).findOneByOrFail({ id: message.id })).state;
      }
      await this.note(tx, `supplier.${VERBS[message.aim]}`, message, message.personId);
      if (message.aim !== 'contact' || message.personId === null) return 'waiting';
      return (await this.forward(tx, message)) ? 'forwarded' : 'waiting';
    });
  }

  /**
   * Sends a waiting message on to the supplier.
   * @throws DomainError `supplier/message-unknown`, `supplier/message-decided`, `supplier/no-address`
   */
  async sendOn(id: string, by: Officer): Promise<void> {
    await this.db.transaction(async (tx) => {
      const message = await this.waiting(tx, id);
      if (!(await this.forward(tx, message))) {
        throw new DomainError('supplier/no-address', 'Aucune adresse n’est connue pour cette structure.', {
          status: 409,
          level: 'info',
        });
      }
      await tx.getRepository(SupplierMessage).update({ id }, { decidedAt: this.clock.now(), decidedBy: by.personId });
      await this.note(tx, 'supplier-message.forwarded', message, by.personId);
    });
  }

  /**
   * Closes a waiting message: answered otherwise, or not to be followed.
   * @throws DomainError `supplier/message-unknown`, `supplier/message-decided`, `supplier/note-missing`
   */
  async close(id: string, because: string, by: Officer): Promise<void> {
    const note = because.trim();
    if (note === '') {
      throw new DomainError('supplier/note-missing', 'Dites ce qui a été fait.', { field: 'note', status: 422 });
    }
    await this.db.transaction(async (tx) => {
      const message = await this.waiting(tx, id);
      const closed = { state: 'closed' as const, note, decidedAt: this.clock.now(), decidedBy: by.personId };
      await tx.getRepository(SupplierMessage).update({ id }, closed);
      await this.note(tx, 'supplier-message.closed', message, by.personId);
    });
  }

  /**
   * Takes away the address of a waiting message's supplier, and those of its doubles, as it asked, and closes the message. Nobody is written to
   * there again, and a list that still holds the address does not bring it back: only the supplier's people do.
   * @throws DomainError `supplier/message-unknown`, `supplier/message-decided`
   */
  async forgetAddress(id: string, by: Officer): Promise<void> {
    await this.db.transaction(async (tx) => {
      // A list that is being taken in would write the address anew
      await takeTurn(tx);
      const message = await this.waiting(tx, id);
      const [now, who] = [this.clock.now(), `person:${by.personId}`];
      const same: { id: string }[] = await tx.query(
        `with same as (update supplier set origins = origins || jsonb_build_object('contact', jsonb_build_object('by', $2::text, 'at', $3::text))
                        where $1 in (id, merged_into) returning id) select id from same`,
        [message.supplierId, who, now.toISOString()],
      );
      const ids = same.map((one) => one.id);
      const contacts = await readContacts(tx, ids);
      for (const { email } of contacts.values()) if (email) await this.delivery.suppress(tx, email, 'opposed');
      await tx.getRepository(SupplierContact).delete({ supplierId: In(ids) });
      const change = { before: { contact: KEPT_APART }, after: { contact: null } };
      const changes = [...contacts.keys()].map((id) => ({ id, change }));
      await writeChanges(tx, changes, who, now);
      const closed = {
        state: 'closed' as const,
        note: ADDRESS_GONE,
        decidedAt: now,
        decidedBy: by.personId,
      };
      await tx.getRepository(SupplierMessage).update({ id }, closed);
      await this.note(tx, 'supplier.address-forgotten', message, by.personId);
    });
  }

  /**
   * Gives a supplier over to who claims it, once an officer has made sure that they speak for it: whoever holds the address signs
   * in as the supplier from now on. Several people may speak for one; the supplier moves on its line with the first.
   * @throws DomainError `supplier/message-unknown`, `supplier/message-decided`, `supplier/no-claim`; `supplier/life` for one that
   * is archived
   */
  async entrust(id: string, by: Officer): Promise<void> {
    await this.db.transaction(async (tx) => {
      await takeTurn(tx);
      const message = await this.waiting(tx, id);
      if (message.aim !== 'claim') {
        const asked = 'Ce message ne demande pas la fiche d’une structure.';
        throw new DomainError('supplier/no-claim', asked, { status: 409, level: 'info' });
      }
      const suppliers = tx.getRepository(Supplier);
      const told = await suppliers.findOneByOrFail({ id: message.supplierId });
      const supplier = told.mergedInto === null ? told : await suppliers.findOneByOrFail({ id: told.mergedInto });
      if (isFurther('claimed', supplier.life) || supplier.life === 'archived')
        await this.lives.claim(tx, supplier.id, `person:${by.personId}`);
      const { fromEmail: email, fromName: name } = message;
      const { id: personId } = await this.accounts.findOrCreatePerson(tx, { email, name });
      await this.accounts.grantRole(tx, { personId, role: 'supplier', supplierId: supplier.id });
      const closed = { state: 'closed' as const, note: ENTRUSTED, decidedAt: this.clock.now(), decidedBy: by.personId };
      await tx.getRepository(SupplierMessage).update({ id }, closed);
      await this.note(tx, 'supplier.entrusted', message, by.personId);
    });
  }

  /** Deletes messages older than a year. @returns how many */
  async purge(): Promise<number> {
    const before = parisInstant(addMonths(this.clock.today(), -KEEP_MONTHS));
    const { affected } = await this.db.getRepository(SupplierMessage).delete({ sentAt: LessThan(before) });
    return affected ?? 0;
  }

  /** @returns whether somebody can be written to, and is going to be */
  private async forward(tx: EntityManager, { id, supplierId }: { id: string; supplierId: string }): Promise<boolean> {
    const recipients = await this.recipients(tx, supplierId);
    for (const recipientId of recipients) {
      const subject = { subjectType: 'supplier-message', subjectId: id, version: 1 };
      await this.delivery.plan(tx, { recipientId, kind: SUPPLIER_MESSAGE_MAIL, ...subject });
    }
    if (recipients.length === 0) return false;
    await tx.getRepository(SupplierMessage).update({ id }, { state: 'forwarded' });
    return true;
  }

  /** Those who speak for the supplier; else whoever its professional address, found in a list, leads to. */
  private async recipients(tx: EntityManager, supplierId: string): Promise<string[]> {
    const members: { id: string }[] = await tx.query(
      `select distinct p.id from membership m join person p on p.id = m.person_id
        where m.supplier_id = $1 and m.role = 'supplier' and p.disabled_at is null order by p.id`,
      [supplierId],
    );
    if (members.length > 0) return members.map(({ id }) => id);
    const contact = await tx.getRepository(SupplierContact).findOneBy({ supplierId });
    if (!contact?.email || (await this.delivery.isSuppressed(tx, contact.email))) return [];
    const person = await this.accounts.findOrCreatePerson(tx, { email: contact.email, name: contact.name });
    return person.disabledAt === null ? [person.id] : [];
  }

  private async waiting(tx: EntityManager, id: string): Promise<SupplierMessage> {
    const message = await tx
      .getRepository(SupplierMessage)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!message) throw new DomainError('supplier/message-unknown', 'Ce message n’existe plus.', { status: 404 });
    if (message.state === 'waiting') return message;
    throw new DomainError('supplier/message-decided', 'Ce message a déjà été traité.', { status: 409, level: 'info' });
  }

  /** The journal says that a message went, never what it says nor from whom it came by name. */
  private note(
    tx: EntityManager,
    action: string,
    { id, supplierId }: { id: string; supplierId: string },
    personId: string | null,
  ): Promise<void> {
    const subject = { subjectType: 'supplier', subjectId: supplierId, facts: { message: id } };
    return this.audit.record(tx, { personId, channel: 'web', action, ...subject });
  }
}

const VERBS: Record<MessageAim, string> = { contact: 'contacted', mistake: 'mistake-told', claim: 'claimed-by-form' };
