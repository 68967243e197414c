import { awardsSection } from './evaluate/awards.section';
import { classifySection } from './evaluate/classify.section';
import { labelsSection } from './evaluate/labels.section';
import { marksSection } from './evaluate/marks.section';
import { ownCasesSection } from './evaluate/own-cases.section';
import { peerSection } from './evaluate/peer.section';
import { tableOf, type Asked, type Section } from './evaluate/section';

/** What is evaluated, in the order of the table; each says so where it could not be judged. */
const SECTIONS: readonly ((asked: Asked) => Section | Promise<Section>)[] = [
  awardsSection,
  ownCasesSection,
  peerSection,
  marksSection,
  classifySection,
  labelsSection,
];

/**
 * `npm run evaluate [-- dev] [-- --labels FILE] [-- --awards FILE]`: one table of how well suppliers, marks and CPV codes are found,
 * then what stands behind each figure. With `dev`, held-out halves are not read out; with a labelled set of an instance, each signal
 * is judged on it; with a file of further awards, those that someone of the shared directory won are judged as well.
 */
async function evaluate(given: readonly string[]): Promise<void> {
  const file = (option: string): string | undefined => {
    const at = given.indexOf(option);
    return at < 0 ? undefined : (given[at + 1] ?? '');
  };
  const asked = { devOnly: given.includes('dev'), labels: file('--labels'), awards: file('--awards') };
  const found: Section[] = [];
  for (const section of SECTIONS) found.push(await section(asked));
  const details = found.filter((one) => one.details.length > 0).map((one) => one.details.join('\n'));
  process.stdout.write(`${[tableOf(found.flatMap(({ rows }) => rows)).join('\n'), ...details].join('\n\n')}\n`);
}

void evaluate(process.argv.slice(2));
