import { Injectable } from '@nestjs/common';

/** What a kind of mail is composed from: whose, about what, at which version. */
export interface DeliverySubject {
  id: string;
  recipientId: string;
  subjectType: string;
  subjectId: string;
  version: number;
}

export interface ComposedMail {
  /** One bare address */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** `List-Unsubscribe` and `List-Unsubscribe-Post`, for what somebody subscribed to */
  headers?: Record<string, string>;
}

export interface MailKind {
  /** Unique; it stands in `delivery` for ever, so never rename it */
  readonly kind: string;
  /** The consent it needs; null for a mail that its recipient just asked for */
  readonly purpose: string | null;
  /** Composes from what holds now. @returns undefined when the thing no longer holds, so nothing is sent */
  compose(delivery: DeliverySubject): Promise<ComposedMail | undefined>;
}

/** Which room composes which mail. Start-up refuses a listed kind that is missing or doubled, and one not listed. */
@Injectable()
export class MailKindRegistry {
  private readonly kinds: MailKind[] = [];

  register(kind: MailKind): void {
    this.kinds.push(kind);
  }

  /** @throws Error when no room registered it */
  of(name: string): MailKind {
    const kind = this.kinds.find((one) => one.kind === name);
    if (!kind) throw new Error(`No room composes the mail ${name}.`);
    return kind;
  }

  /** @throws Error naming every kind missing, doubled, or registered but not listed */
  verify(listed: readonly string[]): void {
    const names = this.kinds.map(({ kind }) => kind);
    const faults = [
      ...listed.filter((name) => !names.includes(name)).map((name) => `${name} is composed by no room`),
      ...[...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
        (name) => `${name} is composed twice`,
      ),
      ...[...new Set(names)].filter((name) => !listed.includes(name)).map((name) => `${name} is not in the list`),
    ];
    if (faults.length > 0) throw new Error(`Mail kinds: ${faults.join('; ')}.`);
  }
}
