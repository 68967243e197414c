import { parisDay } from './paris-time';

/** The only source of "now". Every instant, in SQL as well, comes from here and is passed as a parameter. */
export abstract class Clock {
  abstract now(): Date;

  /** @returns the current day in Europe/Paris, `YYYY-MM-DD` */
  today(): string {
    return parisDay(this.now());
  }
}

/** The machine's time, moved by an offset that `--now` sets outside production; time ticks on from there. */
export class SystemClock extends Clock {
  /** @param offsetMs milliseconds added to the machine's time */
  constructor(private readonly offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}
