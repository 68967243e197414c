import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#lib/config';
import { Clock } from '#lib/kernel';
import { AnswerLink, type LinkPurpose } from './answer-link.entity';
import { answerToken, hashOfToken } from './answer-token';

/** Links of a mail stay good long after it was sent: a supplier reads its mails late. */
const ANSWER_DAYS = 90;
/** A way out must not close: thirteen months, as long as the journal of alerts is kept. */
const STOP_DAYS = 395;
const DAY_MS = 86_400_000;

/** A mail about to be sent, and the opportunities it speaks of. */
export interface MailLinks {
  deliveryId: string;
  personId: string;
  supplierId: string;
  opportunityIds: readonly string[];
}

/** The links that carry answers back: issued with a mail, derived again when it is rendered. */
@Injectable()
export class AnswerLinks {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Notes the links that a digest will carry: two per opportunity, and one to stop. Issuing twice is free. */
  async issue(tx: EntityManager, mail: MailLinks): Promise<void> {
    const issuedAt = this.clock.now();
    const { deliveryId, personId, supplierId } = mail;
    const link = (opportunityId: string | null, purpose: LinkPurpose, days: number): Omit<AnswerLink, 'usedAt'> => ({
      tokenHash: hashOfToken(this.token(deliveryId, opportunityId, purpose)),
      deliveryId,
      purpose,
      personId,
      supplierId,
      opportunityId,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + days * DAY_MS),
    });
    const links = [
      ...mail.opportunityIds.flatMap((id) => [
        link(id, 'interested', ANSWER_DAYS),
        link(id, 'not-for-me', ANSWER_DAYS),
      ]),
      link(null, 'stop', STOP_DAYS),
    ];
    await tx.createQueryBuilder().insert().into(AnswerLink).values(links).orIgnore().execute();
  }

  /** @returns the token of a link of a mail, as it stands in its URL */
  token(deliveryId: string, opportunityId: string | null, purpose: LinkPurpose): string {
    return answerToken(this.config.secret, deliveryId, opportunityId, purpose);
  }

  /** @returns the link of a token, or null when no mail ever carried it */
  async find(tx: EntityManager, token: string): Promise<AnswerLink | null> {
    return tx.getRepository(AnswerLink).findOneBy({ tokenHash: hashOfToken(token) });
  }

  async noteUse(tx: EntityManager, link: AnswerLink): Promise<void> {
    await tx.getRepository(AnswerLink).update(link.tokenHash, { usedAt: this.clock.now() });
  }
}
