import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '#lib/config';
import { Clock } from '#lib/kernel';
import { renderMail } from '#lib/mail';
import { AnswerService } from '../answer/answer.service';
import { MailKindRegistry, type ComposedMail, type DeliverySubject } from '../delivery/delivery.service';
import { DigestReader, type DigestContent } from './digest-reader';
import { digestView, type DigestAddresses, type DigestView } from './digest-view';

/** The digest as a mail, composed from what holds at the moment it leaves. */
@Injectable()
export class DigestMail implements OnModuleInit {
  private readonly logger = new Logger(DigestMail.name);

  constructor(
    private readonly mailKinds: MailKindRegistry,
    private readonly reader: DigestReader,
    private readonly answers: AnswerService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.mailKinds.register({ kind: 'digest', purpose: 'digest', compose: (delivery) => this.compose(delivery) });
  }

  private async compose(delivery: DeliverySubject): Promise<ComposedMail | undefined> {
    const content = await this.reader.read(delivery.subjectId);
    if (!content) return undefined;
    this.follow(delivery.id, content);
    const addresses = this.addresses(delivery.id);
    const view = digestView(content, addresses, this.clock.today());
    const { html, text } = renderMail<DigestView>(__dirname, 'digest', view);
    return {
      to: content.email,
      subject: view.subject,
      html,
      text,
      // RFC 8058: one POST, without a page, a session or a cookie
      headers: {
        'List-Unsubscribe': `<${addresses.stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  private addresses(deliveryId: string): DigestAddresses {
    const { publicUrl } = this.config;
    const token = (id: string | null, purpose: 'interested' | 'not-for-me' | 'stop'): string =>
      this.answers.linkToken(deliveryId, id, purpose);
    return {
      page: (path) => `${publicUrl}${path}`,
      answer: (opportunityId, purpose) => `${publicUrl}/reponse/${token(opportunityId, purpose)}`,
      stop: `${publicUrl}/desinscription/${token(null, 'stop')}`,
    };
  }

  /** A digest gathers several notices: one line each ties their ids of correlation to this mail. */
  private follow(deliveryId: string, { items }: DigestContent): void {
    for (const { opportunity } of items) {
      const { id: opportunityId, correlationId } = opportunity;
      this.logger.log({ event: 'digest.tells', deliveryId, opportunityId, opportunityCorrelationId: correlationId });
    }
  }
}
