import * as words from './reservation-words';
import type { Sentence } from './sentences';

/** Where a sentence says that something is reserved, or denies it. */
export interface Trigger {
  at: number;
  end: number;
  /** "Marché réservé", "lot réservé": says enough without saying to whom */
  mayBeBare: boolean;
  /** Says `réservé`, so that general words of reservations are enough */
  isStrong: boolean;
  isDenied: boolean;
}

/** @returns the places where a sentence reserves a contract or denies it, look-alikes left out */
export function triggersIn(sentence: Sentence, next: Sentence | undefined, hasLots: boolean): Trigger[] {
  const { plain } = sentence;
  const triggers: Trigger[] = [];
  for (const match of plain.matchAll(words.RESERVED)) {
    const verdict = judge(sentence, next, match, hasLots);
    if (verdict) triggers.push(verdict);
  }
  for (const match of plain.matchAll(words.RESERVATION)) {
    const verdict = judgeNoun(plain, match);
    if (verdict) triggers.push(verdict);
  }
  for (const match of plain.matchAll(words.SHELTERED_PROGRAMME)) {
    const end = match.index + match[0].length;
    const isDenied = isDeniedAround(plain, match.index, end) || isNoNext(plain.slice(end), next, false);
    triggers.push({ at: match.index, end, mayBeBare: true, isStrong: true, isDenied });
  }
  if (triggers.length > 0 || words.INDIRECT.test(plain) || words.PAPERS.test(plain)) return triggers;
  for (const pattern of [...words.ONLY_SOME, words.UNDER_ARTICLE]) {
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (isDeniedAround(plain, match.index, end)) continue;
      triggers.push({
        at: match.index,
        end,
        mayBeBare: false,
        isStrong: pattern === words.UNDER_ARTICLE,
        isDenied: false,
      });
    }
  }
  return triggers;
}

function judge(
  sentence: Sentence,
  next: Sentence | undefined,
  match: RegExpExecArray,
  hasLots: boolean,
): Trigger | null {
  const { plain } = sentence;
  const [at, end] = [match.index, match.index + match[0].length];
  const before = plain.slice(Math.max(0, at - 120), at);
  const after = plain.slice(end);
  const isBareSubject = words.BARE_SUBJECT.test(before);
  const isNoAnswer = isNoNext(after, next, isBareSubject);
  if (isDeniedAround(plain, at, end) || isNoAnswer) {
    return { at, end, mayBeBare: false, isStrong: true, isDenied: true };
  }
  // « réserve » is the thing or the verb; without its last accent only what stands around can tell
  const written = sentence.text.slice(at, end).toLowerCase();
  const isParticiple = /^r[eé]serv(?:é|ee|e\(|ées)/.test(written);
  if (!isParticiple && (words.VERB_OR_THING.test(before) || !(isBareSubject || saysToWhom(after)))) return null;
  if (words.POSSIBLE.test(before) || words.OF_ANOTHER.test(before) || words.ANOTHER_AFTER.test(after)) return null;
  if (words.ASKS_PAPERS.test(after)) return null;
  if ((!hasLots && words.SUPPOSED.test(before)) || words.OF_A_SHARE.test(before) || words.TO_OTHERS.test(after))
    return null;
  const subject = before.replace(words.ASIDE, ' ');
  const contract = lastMatch(words.A_CONTRACT, subject);
  if (lastMatch(words.NOT_A_CONTRACT, subject, isPlural(match[0])) > contract && !words.LOT_IS.test(subject))
    return null;
  if (
    words.IS.test(before) &&
    contract === -1 &&
    !hasLots &&
    !/\b(?:il|elle|celui-ci|celle-ci|ce dernier)\b/.test(before)
  )
    return null;
  const isOfAKind = words.OF_A_KIND.test(before.replace(/\w+ $/, '')) || words.ON_A_FORM.test(plain);
  if (isOfAKind && /\b(?:les|des|de|aux) marches $/.test(before)) return null;
  return {
    at,
    end,
    mayBeBare: isBareSubject && !words.TO_SOMEBODY.test(after) && !isOfAKind,
    isStrong: true,
    isDenied: false,
  };
}

/** "Marché réservé ?", then "Non". */
function isNoNext(after: string, next: Sentence | undefined, isBare: boolean): boolean {
  return ((isBare && /^[ )\]:?]*$/.test(after)) || after.endsWith('?')) && /^\W{0,4}non\b/.test(next?.plain ?? '');
}

function saysToWhom(after: string): boolean {
  return /^[\s:(-]{0,3}(?:exclusivement |uniquement )?(?:a|aux?|insertion|handicap|ea|esat|siae|stpa|iae)\b/.test(
    after,
  );
}

/** "Réservation au titre de l'article…", "fait l'objet d'une réservation"; a booking names nobody we know. */
function judgeNoun(plain: string, match: RegExpExecArray): Trigger | null {
  const [at, end] = [match.index, match.index + match[0].length];
  const [before, after] = [plain.slice(Math.max(0, at - 70), at), plain.slice(end, end + 60)];
  const isOfContract =
    /^ (?:de |du |des )(?:ce |certains )?(?:marches?|lots?)/.test(after) || lastMatch(words.A_CONTRACT, before) !== -1;
  const isToSome =
    /^[ :]{0,3}(?:\()?(?:au titre|au profit|au benefice|en faveur|en application|secteur|aux?\b|l ?\.? ?2113)/.test(
      after,
    );
  if (!isOfContract && !isToSome) return null;
  if (
    /^ (?:de |d'|en ligne|hotel)/.test(after) &&
    !/^ (?:de |du |des )(?:ce |certains )?(?:marches?|lots?)/.test(after)
  )
    return null;
  return { at, end, mayBeBare: false, isStrong: true, isDenied: isDeniedAround(plain, at, end) };
}

function isDeniedAround(plain: string, at: number, end: number): boolean {
  if (words.DENIED_BEFORE.test(plain.slice(Math.max(0, at - 70), at))) return true;
  const after = plain.slice(end, end + 170);
  if (words.DENIED_AFTER.test(after) || words.TICKED_NO.test(after)) return true;
  const answer = words.ANSWER.exec(after);
  return answer !== null && answer[1] !== 'oui';
}

/** @returns where the last match ends, -1 when there is none; a plural is passed over when what follows is singular */
function lastMatch(pattern: RegExp, text: string, mayBePlural = true): number {
  const last = [...text.matchAll(pattern)].findLast((match) => mayBePlural || !isPlural(match[0]));
  return last ? last.index + last[0].length : -1;
}

function isPlural(word: string): boolean {
  return /[sx]\)?$/.test(word) && word !== 'acces';
}
