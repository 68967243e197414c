import type { Problem, ProblemCode, Repair, RepairCode } from '../notice';

const MOST = 200;

/** What reading one record found wrong, in order: repairs that let it in, problems that keep it out. */
export class Findings {
  readonly repairs: Repair[] = [];
  readonly problems: Problem[] = [];

  /** Names something that was mended; a hostile record is heard 200 times, not more. */
  repair(code: RepairCode, path: string, message: string): void {
    if (this.repairs.length < MOST) this.repairs.push({ code, path, message });
  }

  problem(code: ProblemCode, path: string, message: string): void {
    if (this.problems.length < MOST) this.problems.push({ code, path, message });
  }
}

/** @returns a value as messages quote it: on one line, 80 characters at most */
export function quoted(value: string): string {
  const line = value.replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ').trim();
  return `« ${line.length > 80 ? `${line.slice(0, 79)}…` : line} »`;
}
