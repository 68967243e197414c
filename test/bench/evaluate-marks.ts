import { report } from './marks/score';
import { sentenceCases } from './marks/sentence-set';

/**
 * `npm run evaluate:marks [dev]`: how well marks are found, on sentences of our own and on labelled public notices, with their tags
 * and without. With `dev`, nothing of the held-out half is shown.
 */
function evaluate(arguments_: readonly string[]): void {
  const sentences = sentenceCases();
  print(
    report(
      'Sentences, development half',
      sentences.filter((each) => !each.isHeldOut),
    ),
  );
  if (arguments_.includes('dev')) return;
  print(
    report(
      'Sentences, held-out half',
      sentences.filter((each) => each.isHeldOut),
    ),
  );
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

evaluate(process.argv.slice(2));
