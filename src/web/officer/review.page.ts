import { count, eurosHt, fr, hour, longDate, typo } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { renderEligibility } from '#lib/matching-engine';
import { leadWords, placeWords } from '../../opportunity/opportunity.service';
import { supplierSlug } from '../../supplier/supplier.service';
import { chainView, type ChainView } from '../shared/chain.view';
import { deadlineView, type DeadlineView } from '../shared/deadline.view';
import { eligibilityMark } from '../shared/eligibility.view';
import { kindViews, type KindView } from '../shared/evidence.view';
import { markViews, type MarkView } from '../shared/mark.view';
import { Page, type Message } from '../shared/page';
import { motiveChoices } from './review-motives';
import type { DecidedMatch, ReviewRow } from './review.query';

interface ReviewItem {
  id: string;
  version: number;
  question: string;
  purchase: { title: string; href: string | null; facts: string[]; marks: MarkView[]; deadline: DeadlineView | null };
  supplier: { name: string; href: string; city: string; kinds: KindView[]; eligibility: MarkView | null };
  chain: ChainView;
  why: string;
  motiveError: string | null;
  /** What was typed beside a motive that lacks */
  precision: string;
}

interface ReviewView {
  heading: string;
  message: Message | null;
  items: ReviewItem[];
  motives: { value: string; label: string }[];
  more: string | null;
}

interface ReviewFacts {
  total: number;
  rows: readonly ReviewRow[];
  now: Date;
  /** The match that was just decided, or found decided by somebody else */
  outcome: DecidedMatch | null;
  conflict: boolean;
  /** The match whose refusal came without a motive, and what was typed beside */
  unmotivated: { matchId: string; precision: string } | null;
}

const NO_MOTIVE = 'Choisissez un motif pour refuser.';

export function reviewPage(facts: ReviewFacts): Page<ReviewView> {
  const { total, rows, now, unmotivated } = facts;
  const heading = total === 0 ? 'Tout est relu' : `${count(total, 'rapprochement')} à relire`;
  return new Page(
    '/officer/review',
    {
      title: unmotivated ? fr`Erreur : ${heading}` : heading,
      section: 'review',
      noindex: true,
      status: unmotivated ? 422 : 200,
    },
    {
      heading,
      message: messageOf(facts),
      items: rows.map((row) => itemOf(row, now, unmotivated?.matchId === row.matchId ? unmotivated.precision : null)),
      motives: motiveChoices(),
      more: total > rows.length ? `et ${count(total - rows.length, 'autre')} ensuite.` : null,
    },
  );
}

function messageOf({ outcome, conflict, total, now }: ReviewFacts): Message | null {
  if (!outcome) {
    return conflict
      ? { tone: 'attention', role: 'alert', text: 'Ce rapprochement n’existe plus. Rien n’a été enregistré.' }
      : null;
  }
  const { supplierName, decidedByName, decidedAt, state } = outcome;
  if (!conflict) {
    const done = state === 'accepted' ? 'Accepté' : 'Refusé';
    return {
      tone: 'info',
      role: 'status',
      text: fr`${done} : ${supplierName}. ${total} restant${total > 1 ? 's' : ''}.`,
    };
  }
  const kept = 'Votre décision n’a pas été enregistrée et rien n’a été écrasé.';
  if (!decidedByName || !decidedAt || (state !== 'accepted' && state !== 'rejected')) {
    return {
      tone: 'attention',
      role: 'alert',
      text: fr`Le rapprochement avec « ${supplierName} » a changé : l’achat ou la fiche a été mis à jour. ${kept}`,
    };
  }
  const done = state === 'accepted' ? 'accepté' : 'refusé';
  const day = parisDay(decidedAt) === parisDay(now) ? '' : ` le ${longDate(decidedAt)}`;
  return {
    tone: 'attention',
    role: 'alert',
    text: fr`${decidedByName} a déjà ${done} « ${supplierName} »${day} à ${hour(decidedAt)}. ${kept}`,
  };
}

/** @param unmotivated what was typed beside a motive that lacks; null when none does */
function itemOf(row: ReviewRow, now: Date, unmotivated: string | null): ReviewItem {
  const { opportunity, supplierName: name } = row;
  const closesAt = opportunity.closesAt === null ? null : new Date(opportunity.closesAt);
  const what = opportunity.lead
    ? 'fournir ces heures d’insertion'
    : opportunity.kind === 'need'
      ? 'répondre à ce besoin'
      : opportunity.lotNumber
        ? `répondre au lot ${opportunity.lotNumber}`
        : 'répondre à ce marché';
  const owed = leadWords(opportunity, row.links);
  // The amount of a need was promised to serve its buyer's own calculation alone
  const isSecret = opportunity.amount?.buyerOnly ?? false;
  return {
    id: row.matchId,
    version: row.rowVersion,
    // Names are singular or plural, of one gender or the other
    question: fr`${name} : en mesure de ${what} ?`,
    purchase: {
      title: opportunity.title,
      href: opportunity.kind === 'need' ? null : opportunity.path,
      facts: [
        ...(owed === null ? [] : [owed]),
        opportunity.buyer.name,
        ...[placeWords(opportunity) ?? []].flat(),
        ...(opportunity.amount && !isSecret ? [eurosHt(opportunity.amount.value)] : []),
      ],
      marks: markViews(opportunity.marks, 'short'),
      deadline: opportunity.lead ? null : closesAt && deadlineView(closesAt, now),
    },
    supplier: {
      name,
      href: `/fournisseurs/${supplierSlug(name, row.siret)}`,
      city: row.city,
      kinds: kindViews(row.evidence, parisDay(now)),
      eligibility: eligibilityMark(row.eligibility),
    },
    chain: chainView(name, row.links, isSecret ? 'everyone' : 'buyer'),
    why: whyOf(row),
    motiveError: unmotivated === null ? null : NO_MOTIVE,
    precision: unmotivated ?? '',
  };
}

/** Why no rule let it leave. */
function whyOf({ because, eligibility, since }: ReviewRow): string {
  const reason =
    because === 'facts/changed'
      ? 'Il avait été relu, puis l’achat ou la fiche a changé.'
      : fr`Le métier et le lieu tiennent ; reste un doute : ${typo(renderEligibility(eligibility))}.`;
  return `${reason} En attente depuis le ${longDate(since)}.`;
}
