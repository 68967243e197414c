import { z } from 'zod';
import { defineJob } from '#lib/queue';

export const purgeOutbox = defineJob({ name: 'purge-outbox', queue: 'daily', payload: z.strictObject({}) });
