import { fr, typo } from '#lib/html';
import { renderLiftOf } from '#lib/matching-engine';
import type { Explanation } from '../../matching/matching.service';
import { kindViews, type KindView } from '../shared/evidence.view';
import { errorOf, titleWithErrors } from '../shared/form-errors';
import { Page, type Crumb } from '../shared/page';
import { liftedTo, lowerFirst, standingView, type StandingView } from '../shared/standing.view';
import { supplierHref } from './need-cards';
import { RESERVATION_NAMES } from './need-form.page';
import type { NeedFacts, SupplierFacts } from './need-results.query';
import type { SupposedNeed } from './need-what-if';

interface NeedAskAfterView {
  crumbs: Crumb[];
  heading: string;
  asked: string;
  action: string;
  /** Null when nothing was asked */
  none: string | null;
  found: { name: string; city: string; href: string; kinds: KindView[] }[];
}

/** @returns the suppliers that a name may mean, each with its own page */
export function needAskAfterPage(
  need: NeedFacts,
  asked: string,
  found: readonly SupplierFacts[],
  today: string,
): Page<NeedAskAfterView> {
  const heading = 'Et ce fournisseur\u00a0?';
  const nothing = fr`Aucun fournisseur du répertoire ne s’appelle ainsi. Essayez son SIRET, ou un mot de son nom.`;
  return new Page(
    '/buyer/need-ask-after',
    { title: heading, section: 'needs', noindex: true },
    {
      crumbs: crumbsOf(need, 'Pourquoi'),
      heading,
      asked,
      action: `/besoins/${need.ref}/pourquoi`,
      none: found.length > 0 || asked.trim() === '' ? null : nothing,
      found: found.map((one) => ({
        name: one.name,
        city: one.city,
        href: whyHref(need, one),
        kinds: kindViews(one.evidence, today),
      })),
    },
  );
}

interface NeedWhyView {
  crumbs: Crumb[];
  heading: string;
  supplier: { name: string; city: string; href: string; kinds: KindView[] };
  now: StandingView;
  /** What became of the match, when it says more */
  told: string | null;
  lifts: { text: string; after: string | null }[];
  whatIf: {
    action: string;
    typed: SupposedNeed['typed'];
    error: Record<string, string | null>;
    reservations: { value: string; label: string; chosen: boolean }[];
    /** What the form was sent with is the need as it is; or null */
    same: string | null;
    /** Where it would stand; null while nothing is supposed */
    after: StandingView | null;
  };
  /** Keeping it out, or taking it back; null once the need is closed */
  actions: { excludeHref: string | null; takeBack: string | null } | null;
  back: string;
}

interface WhyFacts {
  need: NeedFacts;
  supplier: SupplierFacts;
  now: Explanation;
  after: Explanation | null;
  supposed: SupposedNeed;
  today: string;
}

/** Why a supplier is where it is for a need, what would change that, and where it would be if the need were another. */
export function needWhyPage({ need, supplier, now, after, supposed, today }: WhyFacts): Page<NeedWhyView> {
  const { standing, lifts } = now;
  const told = toldOf(now, need);
  const ranked = standingView(supplier.name, standing, 'buyer');
  const own = told?.isFallen ? { ...ranked, title: fr`Serait ${ranked.title}` } : ranked;
  const heading = fr`${supplier.name} : ${told?.isFallen ? 'pas dans la liste' : lowerFirst(own.title)}`;
  const isExcluded = standing.outcome === 'kept-out' && standing.rule.code === 'buyer/excluded';
  const isGone = standing.outcome === 'kept-out' && standing.rule.code === 'supplier/closed';
  const isOver = need.state === 'closed' || need.state === 'archived';
  return new Page(
    '/buyer/need-why',
    { title: titleWithErrors(heading, supposed.errors), section: 'needs', noindex: true },
    {
      crumbs: crumbsOf(need, 'Pourquoi'),
      heading,
      supplier: {
        name: supplier.name,
        city: supplier.city,
        href: supplierHref(supplier),
        kinds: kindViews(supplier.evidence, today),
      },
      now: own,
      told: told?.text ?? null,
      lifts: lifts.map((lift) => ({ text: renderLiftOf(lift), after: liftedTo(lift, standing, 'buyer') })),
      whatIf: {
        action: whyHref(need, supplier),
        typed: supposed.typed,
        error: {
          objet: errorOf(supposed.errors, 'objet'),
          lieu: errorOf(supposed.errors, 'lieu'),
          montant: errorOf(supposed.errors, 'montant'),
        },
        reservations: reservationsOf(supposed.typed.reservedFor),
        same: supposed.isSame
          ? 'C’est le besoin tel qu’il est : changez une réponse pour voir où il se classerait.'
          : null,
        after: after && standingView(supplier.name, after.standing, 'buyer'),
      },
      actions: isOver
        ? null
        : {
            excludeHref: isExcluded || isGone ? null : `/besoins/${need.ref}/ecarter/${supplier.siret}`,
            takeBack: isExcluded ? `/besoins/${need.ref}/reprendre/${supplier.siret}` : null,
          },
      back: `/besoins/${need.ref}`,
    },
  );
}

/** What became of the match of one that is ranked. */
interface Told {
  /** Whether it stands in no list, whatever its rank */
  isFallen: boolean;
  text: string;
}

const ENDED_PROOFS: Record<string, string> = {
  'evidence/expired': 'sa preuve de statut a expiré',
  'evidence/denied': 'sa preuve de statut est démentie',
};

/** A match that stands is told by its place; one that fell, never stood or waits says why nobody is told of it. */
function toldOf({ match, standing }: Explanation, need: NeedFacts): Told | null {
  if (standing.outcome !== 'ranked') return null;
  if (match?.state === 'to-review')
    return { isFallen: false, text: fr`Un agent doit encore le relire : il n’est pas prévenu d’ici là.` };
  if (match?.state === 'rejected') return { isFallen: false, text: fr`Un agent l’a refusé : il n’est pas prévenu.` };
  const because = fallenBecause(match, standing.supplier.eligibility.because, need);
  return because === null ? null : { isFallen: true, text: fr`Il n’est pas dans la liste : ${because}.` };
}

/** @returns why it is ranked and stands in no list, or null when it stands in it */
function fallenBecause(match: Explanation['match'], doubt: string, need: NeedFacts): string | null {
  // A proof that had ended before the need was published never made a match
  if (match === null) return need.state === 'published' ? (ENDED_PROOFS[doubt] ?? null) : null;
  if (match.state !== 'withdrawn' || match.because.startsWith('opportunity/')) return null;
  return ENDED_PROOFS[match.because] ?? 'les faits ont changé';
}

function reservationsOf(chosen: string): NeedWhyView['whatIf']['reservations'] {
  const offered = Object.entries(RESERVATION_NAMES).map(([value, label]) => ({ value, label: typo(label) }));
  const none = { value: '', label: 'Sans réservation' };
  return [none, ...offered].map((one) => ({ ...one, chosen: one.value === chosen }));
}

/** @returns the page of a supplier for a need */
export function whyHref(need: Pick<NeedFacts, 'ref'>, supplier: Pick<SupplierFacts, 'siret'>): string {
  return `/besoins/${need.ref}/pourquoi/${supplier.siret}`;
}

function crumbsOf(need: NeedFacts, last: string): Crumb[] {
  return [
    { label: 'Mes besoins', href: '/mes-besoins' },
    { label: need.title, href: `/besoins/${need.ref}` },
    { label: last },
  ];
}
