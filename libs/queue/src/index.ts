export { defineJob, type JobDefinition } from './job-definition';
export { JobQueue, type AddOptions, type Schedule } from './job-queue.port';
export { JobRegistry } from './job-registry';
