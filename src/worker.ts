import 'reflect-metadata';
import { createWorker } from './composition/create-house';
import { buildMissingIndexes } from './composition/search-indexes';
import { serve } from './composition/start/service';
import { WorkerLoop } from './composition/worker-loop';

/** Consumes the queues and carries the outbox; several share the work. */
void serve({
  name: 'worker',
  create: createWorker,
  open: async (app) => {
    const worker = app.get(WorkerLoop);
    await worker.start();
    void buildMissingIndexes(app);
    return () => worker.stop();
  },
  port: (config) => config.workerPort,
});
