import type { Case } from './sentence-set';

/** Right, wrong and missed, one count a lever. */
export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

/** @returns lines that say precision and recall per lever, of "reserved" whatever the lever, exact lot sets, and each error */
export function report(title: string, cases: readonly Case[], shows: (each: Case) => boolean = () => true): string[] {
  const tallies = new Map<string, Tally>();
  const errors: string[] = [];
  for (const each of cases) {
    for (const [lever, tally] of talliesOf(each)) {
      const sum = tallies.get(lever) ?? { right: 0, wrong: 0, missed: 0 };
      tallies.set(lever, {
        right: sum.right + tally.right,
        wrong: sum.wrong + tally.wrong,
        missed: sum.missed + tally.missed,
      });
    }
    const [extra, missed] = [minus(each.found, each.expected), minus(each.expected, each.found)];
    if (extra.length + missed.length > 0 && shows(each)) {
      const told = [...missed.map((mark) => `missed ${mark}`), ...extra.map((mark) => `wrong ${mark}`)].join(', ');
      errors.push(`    ${each.id}: ${told} — ${each.words.slice(0, 160).replaceAll('\n', ' ¶ ')}`);
    }
    const { hours } = each;
    if (hours && hours.expected !== hours.found && shows(each)) {
      errors.push(`    ${each.id}: ${hours.found} hours for ${hours.expected}`);
    }
  }
  const order = ['reserved', ...[...tallies.keys()].filter((lever) => lever !== 'reserved').sort()];
  return [
    `\n${title}: ${cases.length}`,
    ...order.flatMap((lever) => (tallies.has(lever) ? [line(lever, tallies.get(lever)!)] : [])),
    exactSets(cases),
    ...errors,
  ].filter((each) => each !== '');
}

/** @returns by lever, and for `reserved` whatever the lever, what was found of a case */
export function talliesOf(each: Case): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const count = (expected: ReadonlySet<string>, found: ReadonlySet<string>, lever: string): void => {
    const right = [...found].filter((mark) => expected.has(mark)).length;
    tallies.set(lever, { right, wrong: found.size - right, missed: expected.size - right });
  };
  count(reservedLots(each.expected), reservedLots(each.found), 'reserved');
  const levers = new Set([...each.expected, ...each.found].map((mark) => mark.slice(mark.indexOf(':') + 1)));
  for (const lever of levers) {
    const of = (marks: ReadonlySet<string>): Set<string> =>
      new Set([...marks].filter((mark) => mark.endsWith(`:${lever}`)));
    count(of(each.expected), of(each.found), lever);
  }
  return tallies;
}

/** Where only some lots are reserved, all of them and no other must be found. */
function exactSets(cases: readonly Case[]): string {
  const partial = cases.filter((each) => {
    const reserved = reservedLots(each.expected).size;
    return reserved > 0 && reserved < each.lots;
  });
  if (partial.length === 0) return '';
  const exact = partial.filter((each) => same(reservedLots(each.expected), reservedLots(each.found)));
  return `  exact set of lots where some are reserved: ${exact.length} of ${partial.length}`;
}

function reservedLots(marks: ReadonlySet<string>): Set<string> {
  return new Set([...marks].filter((mark) => mark.includes(':reserved-')).map((mark) => mark.split(':')[0]!));
}

function same(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function minus(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((each) => !other.has(each));
}

function line(lever: string, { right, wrong, missed }: Tally): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '  –  ' : (part / whole).toFixed(3));
  return `  ${lever.padEnd(22)} precision ${share(right, right + wrong)} · recall ${share(right, right + missed)} (${right} right, ${wrong} wrong, ${missed} missed)`;
}
