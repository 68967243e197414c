import { stems, tradesOfName, tradesOfNaf, type Kind, type TradeHit } from '#lib/nomenclature';
import { isGeneric } from './ask';
import { compactProfile } from './compact';
import { contractsOf, type Contract } from './contracts';
import { undeniedOf } from './evidence-status';
import { Pool } from './pool';
import { allTradesDeclared, isHow, tradesDeclared, tradesWorded, withoutHearsay } from './read-activity';
import type { Profile, ProfileActivity } from './types';

/** An activity told longer than this is seldom told so by another supplier. */
const SHARED_TEXT = 80;

/** The stems of a text; few, so that a list is as quick as a set and a fraction of its size. */
export class Stems {
  constructor(readonly all: readonly string[]) {}

  has(stem: string): boolean {
    return this.all.includes(stem);
  }
}

/** What the words of a text say. */
interface Read {
  trades: readonly TradeHit[];
  stems: Stems;
}

/** An activity with what its words say. */
export interface CandidateActivity extends Read {
  source: ProfileActivity;
}

/** A profile with all that can be read from it before any opportunity is known. */
export class Candidate {
  /** It declared trades, sectors or CPV codes; otherwise all that is known was deduced from its words, its name or its NAF code */
  readonly isDeclared: boolean;
  /** Nothing tells what it does: no activity, a silent NAF code, a name without a trade but that of insertion itself */
  readonly isMute: boolean;
  /** It declared where it works, so distance alone doesn't rule it out */
  readonly hasArea: boolean;
  private read: readonly Contract[] | undefined;

  constructor(
    readonly profile: Profile,
    readonly activities: readonly CandidateActivity[],
    readonly nameTrades: readonly TradeHit[],
    readonly nameStems: Stems,
    readonly nafTrades: readonly TradeHit[],
    readonly kinds: readonly Kind[],
  ) {
    this.isDeclared = activities.some(isCoded);
    this.isMute = nameTrades.every(isHow) && nafTrades.every(isHow) && !activities.some(says);
    this.hasArea = activities.some(({ source }) => source.area !== null);
  }

  /** What it won; read when first asked, since most are never asked */
  get contracts(): readonly Contract[] {
    return (this.read ??= contractsOf(this.profile));
  }
}

/**
 * @param pool what candidates share, when many are kept
 * @returns the profile made ready for matching
 */
export function candidateOf(profile: Profile, pool: Pool = new Pool()): Candidate {
  const compact = compactProfile(profile, pool);
  const { naf } = compact;
  const declared = allTradesDeclared(compact);
  const kinds = [...new Set(undeniedOf(compact.evidence).map((row) => row.kind))].sort();
  return new Candidate(
    compact,
    compact.activities.map((source) => ({ source, ...readActivity(source, declared, pool) })),
    compactHits(withoutHearsay(nameTradesOf(compact.name), declared), pool),
    stemsOf(compact.name, pool),
    naf === null
      ? []
      : pool.value(`naf ${naf}`, () => tradesOfNaf(naf).map((hit) => (isPlacing(hit) ? said(hit) : hit))),
    pool.texts(kinds),
  );
}

function says(activity: CandidateActivity): boolean {
  return isCoded(activity) || activity.trades.length > 0;
}

function readActivity(source: ProfileActivity, declared: ReadonlySet<string>, pool: Pool): Read {
  const { text } = source;
  const read = (): Read => ({
    trades: compactHits(withoutHearsay(tradesWorded(source), declared), pool),
    stems: stemsOf(text, pool),
  });
  if (text.length > SHARED_TEXT) return read();
  const codes = [...tradesDeclared(source), '/', ...declared].join(' ');
  return pool.value(`text ${codes} ${text}`, read);
}

function nameTradesOf(name: string): TradeHit[] {
  return tradesOfName(name).map((hit) => (isHow(hit) ? { ...hit, strength: hit.strength * HOW_IN_A_NAME } : hit));
}

function isCoded({ source }: CandidateActivity): boolean {
  return source.trade !== null || source.sectors.length > 0 || source.cpv.length > 0;
}

/** 7810Z and its like say that people are placed, which tells little of training. */
function isPlacing({ trade, by }: TradeHit): boolean {
  return trade.code === 'training' && by[0]!.startsWith('78');
}

function said(hit: TradeHit): TradeHit {
  return { ...hit, strength: hit.strength * HOW_IN_A_NAME };
}

/** Half of all inclusion structures have such a word in their names. */
const HOW_IN_A_NAME = 0.3;

/** One hit of a trade by the same words is the same for all. */
function compactHits(hits: readonly TradeHit[], pool: Pool): readonly TradeHit[] {
  if (hits.length === 0) return pool.texts([]) as never[];
  return hits.map(({ trade, strength, by }) =>
    pool.value(`hit ${trade.code} ${strength} ${by.join('\u0001')}`, () => ({ trade, strength, by: pool.texts(by) })),
  );
}

/** Those that an opportunity may ask for: no word of every purchase, no number. */
function stemsOf(text: string, pool: Pool): Stems {
  const all = new Set(stems(text).filter((stem) => !isGeneric(stem) && !/^\d+$/.test(stem)));
  return new Stems([...all].map((stem) => pool.text(stem)));
}
