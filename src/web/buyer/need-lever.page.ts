import { count, eurosHt, fr, longDate } from '#lib/html';
import { eligibilityOf, LEVERS_OF, type Advice, type ReserveOption } from '#lib/matching-engine';
import { kindViews, type KindView } from '../shared/evidence.view';
import { titleWithErrors } from '../shared/form-errors';
import { leverCard, type LeverCardView } from '../shared/lever-card.view';
import { leverQuestions, type LeverQuestionsView, type TypedQuestions } from '../shared/lever-questions.view';
import { fits } from '../shared/local-supply';
import { Page, type Crumb, type Message } from '../shared/page';
import { needAdvice } from './need-advice';
import { supplierHref } from './need-cards';
import { CONFLICT } from './need-form.page';
import type { NeedFacts, RankedRow } from './need-results.query';

interface NeedLeverView {
  crumbs: Crumb[];
  facts: string;
  message: Message | null;
  card: LeverCardView;
  /** Null once the need is closed: it does not change any more; and for a private buyer, of whom nothing is asked */
  form: LeverQuestionsView | null;
  eligible: {
    title: string;
    suppliers: { name: string; href: string; kinds: KindView[] }[];
    more: string | null;
  } | null;
}

interface LeverFacts {
  need: NeedFacts;
  ranked: readonly RankedRow[];
  today: string;
  /** A form that was not understood, or that came after another's: nothing was kept */
  refused?: { typed: TypedQuestions; problems: (keyof TypedQuestions)[]; isConflict?: boolean };
}

/** @returns the lever card of a need, for its buyer's eyes */
export function needLeverPage({ need, ranked, today, refused }: LeverFacts): Page<NeedLeverView> {
  const fitting = ranked.filter(fits);
  const advice = needAdvice(need, fitting, today);
  const card = leverCard(advice, { what: 'ce marché', nature: need.nature });
  const isOver = need.state === 'closed' || need.state === 'archived';
  const title = fr`Fiche levier : ${need.title}`;
  const problems = refused?.problems ?? [];
  return new Page(
    '/buyer/need-lever',
    {
      title: problems.length > 0 ? titleWithErrors(title, [{ field: problems[0]!, message: '' }]) : title,
      section: 'needs',
      noindex: true,
      ...(refused ? { status: refused.isConflict ? 409 : 422 } : {}),
    },
    {
      crumbs: [
        { label: 'Mes besoins', href: '/mes-besoins' },
        { label: need.title, href: `/besoins/${need.ref}` },
        { label: 'Fiche levier' },
      ],
      facts: factsOf(need, today),
      message: refused?.isConflict ? CONFLICT : null,
      card,
      form:
        isOver || need.buyerType === 'private'
          ? null
          : leverQuestions({
              questions: card.questions,
              action: `/besoins/${need.ref}/levier`,
              method: 'post',
              version: need.rowVersion,
              typed: refused?.typed ?? typedOf(need),
              problems,
              nature: need.nature,
              button: 'Enregistrer et refaire la fiche',
              editHref: `/besoins/${need.ref}/modifier`,
            }),
      eligible: eligibleOf(advice, fitting, need.closesOn, today),
    },
  );
}

function factsOf({ title, amount, durationMonths }: NeedFacts, today: string): string {
  const value = amount === null ? '' : `, ${eurosHt(amount)}`;
  const months = durationMonths === null ? '' : ` pour ${durationMonths} mois`;
  return fr`${title}${value}${months}. Établie le ${longDate(today)}.`;
}

function typedOf({ yearTotal, buyerCategory, durationMonths }: NeedFacts): TypedQuestions {
  return {
    total: yearTotal === null ? '' : String(yearTotal).replace('.', ','),
    acheteur: buyerCategory ?? '',
    duree: durationMonths === null ? '' : String(durationMonths),
  };
}

const SHOWN = 8;

function eligibleOf(
  { best, chosen }: Advice,
  fitting: readonly RankedRow[],
  closesOn: string | null,
  today: string,
): NeedLeverView['eligible'] {
  const option = (chosen ?? best)?.option;
  const levers = option && option in LEVERS_OF ? LEVERS_OF[option as ReserveOption] : [];
  if (levers.length === 0) return null;
  const eligible = fitting.filter(({ evidence }) =>
    levers.some(
      (lever) => eligibilityOf(evidence, { levers: [{ lever, sure: true }], closesOn }, today).answer === 'eligible',
    ),
  );
  return {
    title: count(eligible.length, 'éligible'),
    suppliers: eligible.slice(0, SHOWN).map((row) => ({
      name: row.name,
      href: supplierHref(row),
      kinds: kindViews(row.evidence, today),
    })),
    more: eligible.length > SHOWN ? fr`et ${eligible.length - SHOWN} autres` : null,
  };
}
