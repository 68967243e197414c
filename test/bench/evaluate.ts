import { awardsSection } from './evaluate/awards.section';

/** What is evaluated, in the order of the table: each part prints its own lines, and says so when it could not be judged. */
const SECTIONS: readonly ((half: string | undefined) => Promise<string[]>)[] = [awardsSection];

/** `npm run evaluate [dev]`: how well the engine finds who won. With `dev`, held-out halves are not read out. */
async function evaluate(half: string | undefined): Promise<void> {
  for (const section of SECTIONS) process.stdout.write(`${(await section(half)).join('\n')}\n\n`);
}

void evaluate(process.argv[2]);
