import { z } from 'zod';
import { defineJob, JobRegistry, type JobDefinition } from '#lib/queue';

const job = (name: string): JobDefinition<Record<string, never>> =>
  defineJob({ name, queue: `queue-of-${name}`, payload: z.strictObject({}) });
const nothing = async (): Promise<void> => {};

describe('the list of jobs', () => {
  it('refuses to start with a job without a handler, with two, or not listed, and names them all', () => {
    const jobs = new JobRegistry();
    jobs.handle(job('twice'), nothing);
    jobs.handle(job('twice'), nothing);
    jobs.handle(job('stranger'), nothing);
    expect(() => jobs.verify([job('twice') as JobDefinition, job('absent') as JobDefinition])).toThrow(
      'Jobs: absent has no handler; twice has two handlers; stranger is not in the list.',
    );
  });

  it('starts when each has one', () => {
    const jobs = new JobRegistry();
    jobs.handle(job('one'), nothing);
    jobs.verify([job('one') as JobDefinition]);
    expect(jobs.queues()).toEqual(['queue-of-one']);
  });

  it('refuses a payload that is not the job’s, and a job that nobody handles', async () => {
    const jobs = new JobRegistry();
    jobs.handle(job('one'), nothing);
    await jobs.run('one', {});
    await expect(jobs.run('one', { more: 1 })).rejects.toThrow(z.ZodError);
    await expect(jobs.run('other', {})).rejects.toThrow('No handler for the job other.');
  });
});
