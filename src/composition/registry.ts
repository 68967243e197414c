import type { INestApplicationContext } from '@nestjs/common';
import { consumeOutbox, ConsumerRegistry, purgeOutbox } from '#lib/outbox';
import { JobRegistry, type JobDefinition, type Schedule } from '#lib/queue';
import { planDigests } from '../alert/plan-digests.job';
import { forgetPastSignIns } from '../account/forget-past-sign-ins.job';
import { purgeAudit } from '../audit/purge-audit.job';
import { MailKindRegistry } from '../delivery/delivery.service';
import { recoverDeliveries } from '../delivery/recover-deliveries.job';
import { collectJobs, collectSource } from '../ingest/collect-source.job';
import { purgeRaw } from '../ingest/purge-raw.job';
import { reparseSource } from '../ingest/reparse-source.job';
import { retryQuarantine } from '../ingest/retry-quarantine.job';
import { rematchAll } from '../matching/rematch-all.job';
import { rematchOpen } from '../matching/rematch-open.job';
import { closePastNeeds } from '../need/close-past-needs.job';
import { closePastDeadlines } from '../notice/close-past-deadlines.job';
import { reconcileOpportunities } from '../opportunity/reconcile-opportunities.job';
import { noteExpiredEvidence } from '../supplier/note-expired-evidence.job';
import { purgeSupplierMessages } from '../supplier/purge-supplier-messages.job';
import { reconcileSuppliers } from '../supplier/reconcile-suppliers.job';

/** Jobs that wake by the clock of Europe/Paris; each asks `Clock` what is due. */
export const schedules: readonly Schedule[] = [
  { job: noteExpiredEvidence, pattern: '*/15 * * * *' },
  { job: recoverDeliveries, pattern: '*/5 * * * *' },
  { job: closePastDeadlines, pattern: '*/15 * * * *' },
  { job: planDigests, pattern: '*/5 * * * *' },
  { job: rematchOpen, pattern: '*/15 * * * *' },
  { job: rematchAll, pattern: '*/15 * * * *' },
  { job: purgeOutbox, pattern: '10 3 * * *' },
  { job: purgeAudit, pattern: '20 3 * * *' },
  ...collectJobs,
  { job: purgeRaw, pattern: '50 3 * * *' },
  { job: forgetPastSignIns, pattern: '30 3 * * *' },
  { job: purgeSupplierMessages, pattern: '15 3 * * *' },
  { job: reconcileSuppliers, pattern: '40 2 * * *' },
  { job: reconcileOpportunities, pattern: '45 2 * * *' },
  { job: closePastNeeds, pattern: '*/15 * * * *' },
];

/** Jobs that something else adds. Those of the outbox, one per queue with a consumer, come beside these. */
export const otherJobs: readonly JobDefinition[] = [
  collectSource as JobDefinition,
  reparseSource as JobDefinition,
  retryQuarantine as JobDefinition,
];

/** Who listens to the outbox, by name. */
export const consumers: readonly string[] = [
  'account-look-up-sign-in',
  'match-merged-opportunity',
  'match-opportunity',
  'match-suppliers',
  'move-merged-answers',
  'search-opportunity',
  'search-supplier',
  'send-delivery',
];

/** Mails that a room composes, by name. */
export const mailKinds: readonly string[] = ['sign-in', 'digest', 'supplier-message'];

/**
 * Compares what the rooms registered with these lists. Call it once the application has started.
 * @throws Error naming all that is missing, doubled or not listed
 */
export function verifyRegistries(app: INestApplicationContext): void {
  const listening = app.get(ConsumerRegistry, { strict: false });
  const checks = [
    () => listening.verify(consumers),
    () => app.get(MailKindRegistry, { strict: false }).verify(mailKinds),
    () => app.get(JobRegistry, { strict: false }).verify(allJobs(listening.queues())),
  ];
  const faults = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

function allJobs(consumerQueues: readonly string[]): JobDefinition[] {
  const scheduled = schedules.map(({ job }) => job as JobDefinition);
  return [...scheduled, ...otherJobs, ...consumerQueues.map((queue) => consumeOutbox(queue) as JobDefinition)];
}
