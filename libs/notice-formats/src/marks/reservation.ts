import { type Beneficiaries, type Beneficiary, beneficiariesIn } from './beneficiaries';
import type { LotReference } from './lot-references';
import * as words from './reservation-words';
import type { Sentence } from './sentences';

/** A reservation that a sentence says, or denies. */
export interface SaidReservation {
  /** Empty when the words do not say to whom */
  beneficiaries: Beneficiary[];
  /** Numbers of the lots named by the words; null when none is */
  lots: string[] | null;
  at: number;
  isDenied: boolean;
}

/** How far from `réservé` those it is reserved for may stand, in characters. */
const REACH = 160;

/** @returns the reservations that a sentence says or denies, with the lots they name; none when a guard stops it */
export function reservationsIn(
  sentence: Sentence,
  next: Sentence | undefined,
  references: readonly LotReference[],
): SaidReservation[] {
  if (
    !/reserv|2113|seul|ne p|ne s|limite|restreint|dedie|destine|uniquement|exclusivement|etre|emplois? protege|\b3[67]\b/.test(
      sentence.plain,
    )
  )
    return [];
  const triggers = triggersIn(sentence, next, references.length > 0);
  if (triggers.length === 0) return [];
  const stretches = stretchesOf(sentence, references);
  const said: SaidReservation[] = [];
  let isOpen = false;
  for (const [index, stretch] of stretches.entries()) {
    const inside = triggers.filter((trigger) => trigger.end > stretch.from && trigger.at < stretch.to);
    const trigger = inside.find((each) => !each.isDenied) ?? inside[0];
    if (!trigger && !(isOpen && goesOn(sentence, stretch))) continue;
    const at = trigger?.at ?? stretch.from;
    const lots =
      stretch.lots && trigger ? [...joined(sentence, stretches, index, trigger), ...stretch.lots] : stretch.lots;
    if (trigger?.isDenied) {
      said.push({ beneficiaries: [], lots, at, isDenied: true });
      continue;
    }
    isOpen = true;
    const to = around(
      sentence,
      isAnsweredNext(sentence, trigger, index === stretches.length - 1) ? next : undefined,
      at,
      stretch,
    );
    const isBare = to.named.length === 0;
    if (isBare && !trigger?.mayBeBare && !(to.isUnspecified && trigger?.isStrong)) continue;
    const ofLots = lots ?? (index === 0 ? followingLots(sentence, stretches, at) : null);
    // "Lots réservés : lot 2 aux ESAT, lot 3 aux SIAE": each says it for itself
    if (isBare && ofLots?.length === 0) continue;
    said.push({ beneficiaries: to.named, lots: ofLots, at, isDenied: false });
  }
  return said;
}

interface Stretch {
  from: number;
  to: number;
  lots: string[] | null;
}

/** Each reference to lots opens a stretch that runs to the next; what stands before the first speaks of no lot by number. */
function stretchesOf(sentence: Sentence, references: readonly LotReference[]): Stretch[] {
  const stretches: Stretch[] = [{ from: 0, to: references[0]?.at ?? sentence.plain.length, lots: null }];
  for (const [index, reference] of references.entries()) {
    const to = references[index + 1]?.at ?? sentence.plain.length;
    stretches.push({ from: reference.at, to, lots: reference.numbers });
  }
  return stretches;
}

/** "Le lot 1 est réservé aux ESAT, le lot 2 aux SIAE": the second leaves the verb out. */
function goesOn(sentence: Sentence, stretch: Stretch): boolean {
  return /^lots?[^a-z]{0,20}(?:(?:et|a|au|lots?) [^a-z]{1,12}){0,6}(?:est |sont )?(?:reserve|aux?\b|a (?:des|une)\b|a l'|\()/.test(
    sentence.plain.slice(stretch.from, stretch.to),
  );
}

/** "Lot 1 Peinture et lot 3 Plâtrerie sont réservés": the lots just before that share the verb. */
function joined(sentence: Sentence, stretches: readonly Stretch[], index: number, trigger: Trigger): string[] {
  if (!/\b(?:sont|seront|etant)(?: \w+ment)? $/.test(sentence.plain.slice(Math.max(0, trigger.at - 30), trigger.at)))
    return [];
  const before: string[] = [];
  for (let n = index - 1; n > 0; n--) {
    const { from, to, lots } = stretches[n]!;
    const between = sentence.plain.slice(from, to);
    if (between.length > 80 || /:|\b(?:est|sont|n'est|comporte\w*|reste\w*|ouverts?)\b|reserve/.test(between)) break;
    if (!/(?:,|\bet|\bainsi que)(?: les?)? ?$/.test(between)) break;
    before.unshift(...lots!);
  }
  return before;
}

/** "Sont réservés aux ESAT les lots 2 et 4", "marché réservé (lots 1 et 2)": the lots come after. */
function followingLots(sentence: Sentence, stretches: readonly Stretch[], at: number): string[] | null {
  const after = stretches.slice(1);
  if (after.length === 0) return null;
  const isOfWhole =
    /\b(?:marche|consultation|procedure|accord-cadre|contrat)(?: public)?(?: (?:est|sera))?(?: \w+ment)? ?$/.test(
      sentence.plain.slice(Math.max(0, at - 50), at),
    );
  const lead = sentence.plain.slice(Math.max(0, after[0]!.from - 30), after[0]!.from);
  if (
    isOfWhole &&
    !/(?:\bpour|\bsur|\bconcernant|\bs'agissant|\btitre|\buniquement|:|\()(?: de| d')?(?: les?| des?| du)? ?$/.test(
      lead,
    )
  )
    return null;
  const silent = after.filter((each) => beneficiariesOf(sentence, each.from, each.to).named.length === 0);
  return [...new Set(silent.flatMap((each) => each.lots!))];
}

interface Trigger {
  at: number;
  end: number;
  /** "Marché réservé", "lot réservé": says enough without saying to whom */
  mayBeBare: boolean;
  /** Says `réservé`, so that general words of reservations are enough */
  isStrong: boolean;
  isDenied: boolean;
}

function triggersIn(sentence: Sentence, next: Sentence | undefined, hasLots: boolean): Trigger[] {
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
  const answer = words.ANSWER.exec(plain.slice(end, end + 170));
  return answer !== null && answer[1] !== 'oui';
}

/** The next sentence may say to whom only when this one ends with the reservation itself. */
function isAnsweredNext(sentence: Sentence, trigger: Trigger | undefined, isLast: boolean): boolean {
  return isLast && trigger !== undefined && (trigger.mayBeBare || sentence.plain.length - trigger.end < 12);
}

/** Who stands within reach of the trigger: in its stretch, before it, or in the next sentence when its own says nobody. */
function around(sentence: Sentence, next: Sentence | undefined, at: number, stretch: Stretch): Beneficiaries {
  const from = Math.max(stretch.from <= at ? stretch.from : 0, at - REACH);
  const own = beneficiariesOf(sentence, from, Math.min(stretch.to, at + REACH));
  if (own.named.length > 0) return own;
  const lead = beneficiariesOf(sentence, Math.max(0, at - REACH), at);
  if (lead.named.length > 0) return lead;
  const isUnspecified = own.isUnspecified || lead.isUnspecified;
  const left = REACH - (sentence.plain.length - at);
  const isSilent =
    !next ||
    left <= 0 ||
    /\blots? ?(?:n ?[°o]? ?)?\d/.test(next.plain) ||
    words.INDIRECT.test(next.plain) ||
    words.PAPERS.test(next.plain);
  if (isSilent) return { named: [], isUnspecified };
  const after = beneficiariesIn(next.text.slice(0, left), next.plain.slice(0, left));
  return { named: after.named, isUnspecified: isUnspecified || after.isUnspecified };
}

function beneficiariesOf(sentence: Sentence, from: number, to: number): Beneficiaries {
  return beneficiariesIn(sentence.text.slice(from, to), sentence.plain.slice(from, to));
}

/** @returns where the last match ends, -1 when there is none; a plural is passed over when what follows is singular */
function lastMatch(pattern: RegExp, text: string, mayBePlural = true): number {
  const last = [...text.matchAll(pattern)].findLast((match) => mayBePlural || !isPlural(match[0]));
  return last ? last.index + last[0].length : -1;
}

function isPlural(word: string): boolean {
  return /[sx]\)?$/.test(word) && word !== 'acces';
}
