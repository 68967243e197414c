import 'reflect-metadata';
import { createWeb } from './composition/create-house';
import { serve } from './composition/start/service';
import { WorkerLoop } from './composition/worker-loop';

/** The pages; jobs are done by a worker beside it. */
void serve({
  name: 'web',
  create: createWeb,
  open: async (app) => () => app.get(WorkerLoop).stop(),
  port: (config) => config.port,
});
