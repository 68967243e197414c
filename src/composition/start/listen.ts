import type { NestExpressApplication } from '@nestjs/platform-express';
import { portError } from './port';

/** Opens the pages. @throws DomainError `start/port-in-use` when somebody took the port meanwhile */
export async function listen(app: NestExpressApplication, port: number, host: string): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, port, host);
  }
}
