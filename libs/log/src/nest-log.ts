import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** What Nest tells of itself at each start: routes by the dozen, for who asks. */
const FRAMEWORK = ['InstanceLoader', 'NestApplication', 'NestFactory', 'RouterExplorer', 'RoutesResolver'];

type Level = 'info' | 'warn' | 'error' | 'debug' | 'trace' | 'fatal';

/** What Nest and the rooms log (`new Logger('room')`), written by pino. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('info', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);

  /** Nest appends the context as a last text; `error` may have a stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const others = context === undefined ? rest : rest.slice(0, -1);
    const error = [message, ...others].find((one) => one instanceof Error);
    const stack = level === 'error' && !error && typeof others[0] === 'string' ? { stack: others[0] } : {};
    const fields = Object.assign(
      { context, ...stack },
      ...[message, ...others].filter(isPlain),
      error ? { err: error } : {},
    );
    const quiet = level === 'info' && FRAMEWORK.includes(context ?? '');
    this.pino[quiet ? 'debug' : level](
      fields,
      typeof message === 'string' ? message : error ? error.message : undefined,
    );
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Error);
}
