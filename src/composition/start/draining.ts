import type { Server, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';

const REQUESTS_END_WITHIN_MS = 10_000;

/**
 * Follows the requests at work, from now on.
 * @returns what closes the application: it takes no new connection, lets the requests at work end (10 s at most), then cuts
 * every connection. A browser holds some open without having asked anything, and closing would wait for them.
 */
export function draining(app: NestExpressApplication): () => Promise<void> {
  const server = app.getHttpServer() as Server;
  const atWork = new Set<ServerResponse>();
  let onEnd = (): void => undefined;
  server.on('request', (_, response: ServerResponse) => {
    atWork.add(response);
    response.once('close', () => {
      atWork.delete(response);
      onEnd();
    });
  });

  return async () => {
    const closed = app.close();
    const ended = new Promise<void>((done) => {
      onEnd = () => {
        if (atWork.size === 0) done();
      };
      onEnd();
      setTimeout(done, REQUESTS_END_WITHIN_MS).unref();
    });
    await Promise.race([ended, closed]);
    server.closeAllConnections();
    await closed;
  };
}
