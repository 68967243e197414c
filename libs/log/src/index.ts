export { createLogger, type LogChoices } from './logger';
export { NestLog } from './nest-log';
export { scrub } from './scrub';
