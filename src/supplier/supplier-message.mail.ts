import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { renderMail } from '#lib/mail';
import { MailKindRegistry, type ComposedMail, type DeliverySubject } from '../delivery/delivery.service';
import { sourceName } from './source-names';
import { SUPPLIER_MESSAGE_MAIL } from './supplier-messages';
import { supplierSlug } from './supplier-slug';

/** What the mail of a message shows. */
export interface SupplierMessageView {
  subject: string;
  supplier: string;
  from: string;
  organisation: string;
  replyTo: string;
  lines: string[];
  page: string;
  mistake: string;
  /** True when nobody speaks for the supplier: its reader learns where the address comes from (RGPD, article 14) */
  isUnclaimed: boolean;
  addressSource: string | null;
}

interface Found {
  to: string;
  name: string;
  siret: string;
  fromName: string;
  fromOrganisation: string;
  fromEmail: string;
  text: string;
  members: number;
  addressSource: string | null;
}

/** Words for a supplier, carried to whoever speaks for it; its answer goes straight to the writer. */
@Injectable()
export class SupplierMessageMail implements OnModuleInit {
  constructor(
    private readonly mailKinds: MailKindRegistry,
    private readonly db: DataSource,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const compose = (delivery: DeliverySubject): Promise<ComposedMail | undefined> => this.compose(delivery);
    this.mailKinds.register({ kind: SUPPLIER_MESSAGE_MAIL, purpose: null, compose });
  }

  /** @returns nothing when the message or its reader is gone */
  private async compose({ subjectId, recipientId }: DeliverySubject): Promise<ComposedMail | undefined> {
    const [found]: Found[] = await this.db.query(
      `select p.email as to, coalesce(nullif(s.brand, ''), s.name) as name, s.siret, m.from_name as "fromName",
              m.from_organisation as "fromOrganisation", m.from_email as "fromEmail", m.text,
              (select count(*)::int from membership b join person h on h.id = b.person_id
                where b.supplier_id = s.id and b.role = 'supplier' and h.disabled_at is null) as members,
              c.source as "addressSource"
         from supplier_message m join supplier s on s.id = m.supplier_id join person p on p.id = $2
         left join supplier_contact c on c.supplier_id = s.id
        where m.id = $1 and m.state = 'forwarded' and p.disabled_at is null`,
      [subjectId, recipientId],
    );
    if (!found) return undefined;
    const view = this.viewOf(found);
    const { html, text } = renderMail<SupplierMessageView>(__dirname, 'supplier-message', view);
    return { to: found.to, subject: view.subject, html, text, headers: { 'Reply-To': found.fromEmail } };
  }

  private viewOf(found: Found): SupplierMessageView {
    const page = `${this.config.publicUrl}/fournisseurs/${supplierSlug(found.name, found.siret)}`;
    return {
      subject: `Un message pour ${found.name}`.slice(0, 60),
      supplier: found.name,
      from: found.fromName,
      organisation: found.fromOrganisation,
      replyTo: found.fromEmail,
      lines: found.text.split('\n'),
      page,
      mistake: `${page}/signaler`,
      isUnclaimed: found.members === 0,
      addressSource: found.addressSource === null ? null : sourceName(found.addressSource),
    };
  }
}
