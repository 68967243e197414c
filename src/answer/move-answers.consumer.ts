import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { opportunityMerged } from '../opportunity/opportunity.events';
import { AnswerBook } from './answer-book';

/** What suppliers said of an opportunity is said of the one it was merged into. */
@Injectable()
export class MoveAnswersConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly answers: AnswerBook,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'move-merged-answers',
      queue: 'matching',
      event: opportunityMerged,
      handle: (tx, { opportunityId }) => this.answers.followMerge(tx, opportunityId),
    });
  }
}
