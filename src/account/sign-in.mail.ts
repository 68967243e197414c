import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { Clock } from '#lib/kernel';
import { renderMail } from '#lib/mail';
import { MailKindRegistry, type ComposedMail } from '../delivery/delivery.service';
import { signInToken } from './secret-token';

export const SIGN_IN_MAIL = 'sign-in';
const SUBJECT = 'Votre lien de connexion';

/** The link that somebody asked for. Asked for, so it needs no consent and carries no way to unsubscribe. */
@Injectable()
export class SignInMail implements OnModuleInit {
  constructor(
    private readonly mailKinds: MailKindRegistry,
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.mailKinds.register({ kind: SIGN_IN_MAIL, purpose: null, compose: ({ subjectId }) => this.compose(subjectId) });
  }

  /** @returns nothing once the link is used or late, or its person disabled: a link that fails helps no one */
  private async compose(signInId: string): Promise<ComposedMail | undefined> {
    const [found]: { email: string }[] = await this.db.query(
      `select p.email from sign_in s join person p on p.id = s.person_id
        where s.id = $1 and s.used_at is null and s.expires_at > $2 and p.disabled_at is null`,
      [signInId, this.clock.now()],
    );
    if (!found) return undefined;
    const url = `${this.config.publicUrl}/connexion/${signInToken(this.config.secret, signInId)}`;
    return { to: found.email, subject: SUBJECT, ...renderMail(__dirname, 'sign-in', { subject: SUBJECT, url }) };
  }
}
