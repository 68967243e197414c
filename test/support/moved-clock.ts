import { Clock } from '#lib/kernel';

/** A clock that stands still until the test moves it. */
export class MovedClock extends Clock {
  private at: Date;

  /** @param start an instant, or a day, then at noon UTC */
  constructor(start: string) {
    super();
    this.at = instantOf(start);
  }

  now(): Date {
    return new Date(this.at);
  }

  moveTo(when: string): void {
    this.at = instantOf(when);
  }
}

function instantOf(when: string): Date {
  return new Date(when.length === 10 ? `${when}T12:00:00Z` : when);
}
