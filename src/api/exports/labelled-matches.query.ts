import type { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import { withoutContacts } from '#lib/kernel';
import type { Band, Eligibility, Link, LinkName, LinkState, OpportunityFacts } from '#lib/matching-engine';
import { factsOf, withToldLinks, type Stored } from '../../matching/matching.service';
import type { OpportunityState } from '../../opportunity/opportunity.service';

/**
 * A match on which somebody spoke: an officer, the supplier, or both. It holds no person: neither who decided nor who
 * answered, no words of theirs, and no address or telephone number inside the text of a purchase.
 */
export interface LabelledMatch {
  opportunity: { kind: string; ref: string; version: number } & Omit<OpportunityFacts, 'excluded'>;
  supplier: { siret: string };
  rank: number;
  score: number;
  band: Band;
  links: { name: LinkName; state: LinkState; buyerState?: LinkState; reasons: { code: string; points: number }[] }[];
  eligibility: Pick<Eligibility, 'answer' | 'lever' | 'article' | 'because'>;
  /** Version of the weights that the score comes from */
  weights: string;
  /** Turned equal scores in the run of the opportunity */
  seed: string;
  /** The last word of an officer; `standing`: given on the facts that the score comes from */
  verdict: { value: 'accepted' | 'rejected'; reason: string | null; on: string; standing: boolean } | null;
  /** The last word of the supplier */
  answer: { value: 'interested' | 'not-for-me'; reason: string | null; on: string } | null;
}

interface Row {
  id: string;
  ref: string;
  kind: string;
  version: number;
  content: OpportunityState;
  siret: string;
  rank: number;
  score: number;
  band: Band;
  links: Link[];
  eligibility: Eligibility;
  weights: string;
  seed: string;
  verdict: 'accepted' | 'rejected' | null;
  because: string | null;
  decidedOn: string | null;
  sameFacts: boolean;
  answer: 'interested' | 'not-for-me' | null;
  answerReason: string | null;
  answeredOn: string | null;
}

const BATCH = 500;
/** Officers choose a motive of a list, `officer/too-big`, and may add words, after a colon: those are theirs. */
const MOTIVE = /^officer\/([a-z-]+)/;

/** Verdicts and answers with what they were given on, in the order of the ids of matches, some hundreds at a time. */
export class LabelledMatchesQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns how many there are */
  async count(): Promise<number> {
    const [row] = await readOnly(this.db, (tx) => tx.query<{ n: number }[]>(`select count(*)::int as n ${FROM}`));
    return row!.n;
  }

  async *all(): AsyncGenerator<LabelledMatch[]> {
    let after: string | null = null;
    for (;;) {
      const rows: Stored<Row>[] = await readOnly(this.db, (tx) =>
        tx.query<Stored<Row>[]>(`${SELECT} ${FROM} and ($1::uuid is null or m.id > $1) order by m.id limit ${BATCH}`, [
          after,
        ]),
      );
      if (rows.length > 0) yield rows.map((row) => labelled(withToldLinks<Row>(row)));
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.id;
    }
  }
}

/** A verdict that facts overtook stays in the history, and with it the version it was given on. */
const FROM = `
  from match m
  join opportunity o on o.id = m.opportunity_id
  join supplier s on s.id = m.supplier_id
  join match_run r on r.opportunity_id = o.id
  left join lateral (
    select h.state, h.because, h.at, h.version, h.facts_hash from match_history h
     where h.match_id = m.id and h.by is not null and h.state in ('accepted', 'rejected')
     order by h.at desc, h.id desc limit 1) h on true
  left join opportunity_version v on v.opportunity_id = o.id and v.version = coalesce(h.version, m.version)
  left join answer a on a.opportunity_id = o.id and a.supplier_id = s.id
 where (h.state is not null or m.verdict is not null or a.value is not null)`;

const SELECT = `
  select m.id, o.kind, o.ref, coalesce(v.version, o.version) as version, coalesce(v.content, o.content) as content,
         s.siret, m.rank, m.score, m.band, m.links, m.eligibility, m.weights_version as weights, r.seed,
         coalesce(h.state, m.verdict) as verdict, h.because,
         to_char(coalesce(h.at, m.decided_at) at time zone 'Europe/Paris', 'YYYY-MM-DD') as "decidedOn",
         (coalesce(h.facts_hash, m.facts_hash) = m.facts_hash or m.state = m.verdict) as "sameFacts",
         a.value as answer, a.reason as "answerReason",
         to_char(a.changed_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as "answeredOn"`;

function labelled(row: Row): LabelledMatch {
  const { excluded: _, ...facts } = factsOf(row.content);
  const { answer, lever, article, because } = row.eligibility;
  return {
    opportunity: {
      kind: row.kind,
      ref: row.ref,
      version: row.version,
      ...facts,
      title: withoutContacts(facts.title),
      text: withoutContacts(facts.text),
    },
    supplier: { siret: row.siret },
    rank: row.rank,
    score: row.score,
    band: row.band,
    links: row.links.map(({ name, state, buyerState, reasons }) => ({
      name,
      state,
      ...(buyerState === undefined ? {} : { buyerState }),
      reasons: reasons.map(({ code, points }) => ({ code, points })),
    })),
    eligibility: { answer, lever, article, because },
    weights: row.weights,
    seed: row.seed,
    verdict: row.verdict && {
      value: row.verdict,
      reason: row.verdict === 'rejected' ? (MOTIVE.exec(row.because ?? '')?.[1] ?? null) : null,
      on: row.decidedOn!,
      standing: row.sameFacts,
    },
    answer: row.answer && { value: row.answer, reason: code(row.answerReason), on: row.answeredOn! },
  };
}

/** A motive of the list; anything else would be somebody's words. */
function code(motive: string | null): string | null {
  return motive !== null && /^[a-z-]{1,40}$/.test(motive) ? motive : null;
}
