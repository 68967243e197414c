import { mustBeConfirmed, type Dated } from '#lib/nomenclature';
import type { AdvisedLever, AskedFact, Ground, GroundCode, GroundState, HoursComputed, LawRef } from './facts';
import type { AdviceOption } from './facts';

/** @returns an article as an answer cites it */
export function lawRef(row: Dated & { article: string }): LawRef {
  const { article, validFrom, validTo, source, certainty } = row;
  return { article, validFrom, validTo, source, certainty, toConfirm: mustBeConfirmed(row) };
}

/** @returns a ground; `law` where it stands on an article of its own */
export function ground(
  code: GroundCode,
  state: GroundState,
  facts: Ground['facts'] = {},
  law: (Dated & { article: string }) | null = null,
): Ground {
  return { code, state, facts, law: law && lawRef(law) };
}

interface Judged {
  option: AdviceOption;
  law: LawRef[];
  grounds: Ground[];
  /** Facts it could not be answered without */
  questions?: AskedFact[];
  /** Held grounds whose change would change the answer */
  pivots?: GroundCode[];
  hours?: HoursComputed | null;
}

/**
 * Draws the answer from the grounds, in one way for all levers: a false condition is a no whatever is still unknown; a fact
 * that lacks is a question; a doubt, or an article not read in the law, makes it conditional.
 */
export function judged({ option, law, grounds, questions = [], pivots = [], hours = null }: Judged): AdvisedLever {
  const isMissing = grounds.some(({ state }) => state === 'missing');
  const answer = isMissing
    ? 'no'
    : questions.length > 0
      ? 'unknown'
      : isDoubtful(law, grounds)
        ? 'conditional'
        : 'possible';
  return {
    option,
    answer,
    law,
    grounds,
    questions: answer === 'unknown' ? questions : [],
    changes: grounds.filter(({ code, state }) =>
      isMissing ? state === 'missing' : state !== 'held' || pivots.includes(code),
    ),
    hours,
  };
}

function isDoubtful(law: readonly LawRef[], grounds: readonly Ground[]): boolean {
  return (
    law.some(({ toConfirm }) => toConfirm) ||
    grounds.some(({ state, law: own }) => state === 'to-check' || own?.toConfirm)
  );
}
