import type { LoggerService } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { Config } from '#lib/config';
import { createLogger, NestLog } from '#lib/log';

/**
 * The log of a process.
 * @param output standard output for a service; standard error for what prints its steps or its result on the first
 * @param level in place of the configuration's, unless that one was given
 */
export function houseLog(config: Config, output: 1 | 2, level?: Config['logLevel']): LoggerService {
  const stream = output === 1 ? process.stdout : process.stderr;
  const chosen = level && !config.given.includes('LOG_LEVEL') ? level : config.logLevel;
  const log = new NestLog(createLogger({ level: chosen, output, pretty: stream.isTTY }));
  // Before there is an application as well
  Logger.overrideLogger(log);
  return log;
}
