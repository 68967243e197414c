import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { Correlation } from '#lib/kernel';
import { scrub } from './scrub';

export interface LogChoices {
  level: string;
  /** Where lines go: 1 (standard output) for a service, 2 (standard error) for a command whose result is on the first */
  output: 1 | 2;
  /** For a reader at a terminal instead of JSON */
  pretty: boolean;
}

/** Members that are never written, whoever logs them. */
const HIDDEN = ['password', 'token', 'secret', 'cookie', 'authorization', 'email', 'to', 'recipient', 'subject', 'url'];

/** @returns the logger of a process: each line carries the correlation id, and no address, token or subject */
export function createLogger(choices: LogChoices, destination?: DestinationStream): Logger {
  const stream =
    destination ??
    (choices.pretty ? prettyStream(choices.output) : pino.destination({ fd: choices.output, sync: true }));
  return pino(
    {
      level: choices.level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ correlationId: Correlation.current() }),
      serializers: { err: errorFields },
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '(hidden)' },
    },
    { write: (line) => stream.write(scrub(line)) },
  );
}

/** An error without what the database quotes of the row at fault. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  const cause = error.cause === undefined ? {} : { cause: errorFields(error.cause) };
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack,
    ...cause,
  };
}

function prettyStream(output: 1 | 2): DestinationStream {
  return pretty({
    destination: output,
    sync: true,
    ignore: 'correlationId',
    translateTime: 'SYS:HH:MM:ss',
    messageFormat: '{msg}',
  });
}
