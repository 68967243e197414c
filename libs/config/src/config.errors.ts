import { DomainError } from '#lib/kernel';

/** What is wrong with one variable; `given` is undefined when it is absent, and hidden when it is a secret. */
export interface ConfigProblem {
  variable: string;
  given: string | undefined;
  allowed: string;
}

/** A wrong or missing configuration, with all its problems at once. */
export class ConfigRefused extends DomainError {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super('config/refused', message(problems), { level: 'error' });
  }
}

function message(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(
    ({ variable, given, allowed }) =>
      `  ${variable}: ${given === undefined ? 'missing' : `given ${given}`}; allowed: ${allowed}`,
  );
  const count = problems.length === 1 ? 'One variable is' : `${problems.length} variables are`;
  return [`${count} wrong or missing:`, ...lines, 'Set them and start again; README.md lists every variable.'].join(
    '\n',
  );
}
