export { BullMqJobQueue } from './bullmq-job-queue.adapter';
export { defineJob, type JobDefinition } from './job-definition';
export { JobQueue, type AddOptions, type Addition, type Schedule } from './job-queue.port';
export { JobRegistry } from './job-registry';
export { migrateQueue } from './migrate-queue';
export { postgresqlBackend, redisBackend, type QueueBackend } from './queue-backend';
export { QueueUnavailable } from './queue.errors';
