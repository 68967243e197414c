import { Clock } from '#lib/kernel';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private at: Date;

  /** @param instant ISO, with its offset */
  constructor(instant = '2026-03-02T09:00:00+01:00') {
    super();
    this.at = new Date(instant);
  }

  now(): Date {
    return new Date(this.at);
  }

  /** @param instant ISO, with its offset */
  moveTo(instant: string): void {
    this.at = new Date(instant);
  }

  moveBy(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = time;
    this.at = new Date(this.at.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}
