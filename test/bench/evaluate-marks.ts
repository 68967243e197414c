import { noticeCases, unseenCases } from './marks/notice-set';
import { report } from './marks/score';
import { type Case, sentenceCases } from './marks/sentence-set';

/**
 * `npm run evaluate:marks [dev]`: how well marks are found in sentences of our own, then in labelled public notices with their
 * tags and without. With `dev`, nothing of the held-out half is read out. With `--folder PATH`, only the French notices of TED
 * under that folder, against the labels of `marks/unseen-labels.ts`.
 */
async function evaluate(only: string | undefined, folder: string | undefined): Promise<void> {
  if (only === '--folder' && folder !== undefined) return evaluateFolder(folder);
  const halves = (title: string, cases: readonly Case[]): void => {
    const half = (isHeldOut: boolean): Case[] => cases.filter((each) => each.isHeldOut === isHeldOut);
    print(report(`${title}, development half`, half(false)));
    if (only !== 'dev') print(report(`${title}, held-out half`, half(true)));
  };
  halves('Our sentences', sentenceCases());
  const notices = await noticeCases();
  if (notices === null) {
    print(['', 'Public notices: NOT EVALUATED, ../shared is absent.']);
    return;
  }
  halves('Public notices with their tags, all marks', notices.withTags);
  halves('Public notices with their tags, marks not to check', notices.sureWithTags);
  halves('Public notices, tags removed', notices.withoutTags);
  if (notices.unread.length > 0) print(['', `Not read: ${notices.unread.join(', ')}`]);
}

async function evaluateFolder(folder: string): Promise<void> {
  const unseen = await unseenCases(folder);
  print(report('Unseen notices with their tags, all marks', unseen.withTags));
  print(report('Unseen notices with their tags, marks not to check', unseen.sureWithTags));
  print(report('Unseen notices, tags removed', unseen.withoutTags));
  if (unseen.unread.length > 0) print(['', `Not read: ${unseen.unread.join(', ')}`]);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

void evaluate(process.argv[2], process.argv[3]);
