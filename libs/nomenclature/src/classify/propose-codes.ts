import { cpvOfWords } from '../cpv-of-words';
import { tradesOfText } from '../trades';
import { classify, type ClassHit, type ObjectToClassify } from './classify';
import { learntWords } from './instance-words';
import type { LearntModel } from './learnt-model';

const PROPOSALS = 3;
/** Less likely than this is noise beside what a person is shown */
const FLOOR = 0.05;
/** Without a word of ours, only what was learnt well is proposed */
const SURE_ALONE = 0.12;
const CODES = 12;
const OF_ONE_GROUP = 2;

/**
 * Codes to propose to somebody who writes what it wants: for each likely group, the most precise codes that the words name in it.
 * @returns at most three, the likeliest first, each with how likely its group is (0 to 1); none when the words name nothing
 */
export function proposeCodes(object: ObjectToClassify, learnt: LearntModel = learntWords()): ClassHit[] {
  const text = `${object.title}\n${object.text ?? ''}`;
  const precise = [
    ...cpvOfWords(object.title, CODES),
    ...tradesOfText(text).flatMap(({ cpvPrefixes }) => cpvPrefixes.map((prefix) => ({ code: prefix.padEnd(8, '0') }))),
    ...cpvOfWords(text, CODES),
  ].map(({ code }) => code);
  const { groups } = classify(object, learnt);
  const proposed = groups
    .filter(({ certainty }) => certainty >= (precise.length > 0 ? FLOOR : SURE_ALONE))
    .flatMap(({ code: group, certainty }) => {
      const inside = precise.filter((code) => code.startsWith(group.slice(0, 3)) && !code.endsWith('00000'));
      return [...new Set(inside.length > 0 ? inside : [group])]
        .slice(0, OF_ONE_GROUP)
        .map((code) => ({ code, certainty }));
    });
  return proposed.slice(0, PROPOSALS);
}
