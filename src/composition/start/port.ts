import { createServer } from 'node:net';
import { DomainError } from '#lib/kernel';

/**
 * Makes sure of a port before anything is started.
 * @param port 0 for a free one
 * @returns the port to listen on
 * @throws DomainError `start/port-in-use`, `start/port-refused`
 */
export async function freePort(port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => fail(portError(error, port, host)));
    server.listen(port, host, () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => done(free));
    });
  });
}

/** @returns the sentence that says what to do when a port can't be had; other errors as they are */
export function portError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new DomainError(
      'start/port-in-use',
      `Port ${port} is in use by another program. End it, or choose another port: --port ${port + 1} (or PORT=${port + 1}).`,
      { cause: error, level: 'error' },
    );
  }
  if (error.code === 'EACCES') {
    return new DomainError(
      'start/port-refused',
      `This user may not listen on port ${port}. Choose one above 1023: --port 3000 (or PORT=3000).`,
      { cause: error, level: 'error' },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new DomainError('start/no-such-host', `HOST=${host} is not an address of this machine.`, {
      cause: error,
      level: 'error',
    });
  }
  return error;
}
