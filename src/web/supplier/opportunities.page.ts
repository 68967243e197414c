import { count, eurosHt, fr, longDate, safeUrl } from '#lib/html';
import { chainView, type ChainView } from '../shared/chain.view';
import { deadlineView, type DeadlineView } from '../shared/deadline.view';
import { markOf, markViews, type MarkView } from '../shared/mark.view';
import { Page, type Crumb, type Message } from '../shared/page';
import { refusalChoices, refusalText, type RefusalChoice } from '../shared/refusals.view';
import { leadWords, placeWords, type OpportunityState } from '../../opportunity/opportunity.service';
import { supplierSlug } from '../../supplier/supplier.service';
import type { NamedSupplier, OfferedRow, Tab } from './opportunities.query';

export interface OfferedView {
  id: string;
  href: string;
  title: string;
  /** Of hours of insertion owed: by whom, how many, how far */
  owed: string | null;
  /** Of the same: what the holder and the contract are, to get in touch */
  holders: string[];
  /** The notice of the award */
  noticeHref: string | null;
  marks: MarkView[];
  facts: string[];
  deadline: DeadlineView | null;
  chain: ChainView;
  /** « Vous avez répondu … » */
  answer: string | null;
  /** Buttons, as long as it can be answered */
  open: boolean;
  given: 'interested' | 'not-for-me' | null;
  details: string;
  documentsUrl: string | null;
}

interface OpportunitiesView {
  heading: string;
  message: Message | null;
  tabs: { href: string; label: string; current: boolean }[];
  offers: OfferedView[];
  /** What the tab of hours is about, and where to choose to receive them */
  note: { text: string; link: { href: string; label: string } } | null;
  empty: string;
}

interface OpportunityView {
  crumbs: Crumb[];
  offer: OfferedView;
  /** With whom to answer, when it is too much for one */
  partners: { name: string; href: string }[];
  refusals: RefusalChoice[];
}

const TABS: [Tab, string, string][] = [
  ['to-answer', 'À répondre', '/mes-opportunites'],
  ['hours', 'Heures d’insertion', '/mes-opportunites?vue=heures'],
  ['interested', 'Intéressé', '/mes-opportunites?vue=interesse'],
  ['not-for-me', 'Pas pour moi', '/mes-opportunites?vue=pas-pour-moi'],
  ['past', 'Passées', '/mes-opportunites?vue=passees'],
];

const HOURS = {
  text: 'Marchés déjà attribués, dont le titulaire doit des heures d’insertion : il peut vous les confier, en sous-traitance ou par mise à disposition de personnel.',
  link: { href: '/mes-alertes', label: 'Les recevoir dans mon résumé' },
};

const EMPTY: Record<Tab, string> = {
  'to-answer': 'Rien ne vous correspond aujourd’hui. Dès qu’un marché ou un besoin vous va, il s’affiche ici.',
  hours:
    'Aucun titulaire de marché, près de chez vous, ne doit d’heures d’insertion que vous pourriez fournir. Il faut pour cela une preuve de statut à jour.',
  interested: fr`Vous n’avez encore dit « ça m’intéresse » à aucun marché ouvert.`,
  'not-for-me': 'Vous n’avez écarté aucun marché ouvert.',
  past: 'Aucun marché passé pour l’instant.',
};

export function opportunitiesPage(facts: {
  rows: readonly OfferedRow[];
  counts: Record<Tab, number>;
  tab: Tab;
  now: Date;
  answered: boolean;
}): Page<OpportunitiesView> {
  const { rows, counts, tab, now, answered } = facts;
  const heading = `${count(counts['to-answer'], 'opportunité')} à répondre`;
  return new Page(
    '/supplier/opportunities',
    { title: heading, section: 'opportunities', noindex: true },
    {
      heading,
      message: answered
        ? { tone: 'info', role: 'status', text: 'Réponse enregistrée. Vous pouvez la changer jusqu’à la date limite.' }
        : null,
      tabs: TABS.map(([of, label, href]) => ({ href, label: `${label} (${counts[of]})`, current: of === tab })),
      note: tab === 'hours' ? HOURS : null,
      offers: rows.map((row) => offeredView(row, now)),
      empty: EMPTY[tab],
    },
  );
}

export function opportunityPage(
  row: OfferedRow,
  now: Date,
  partners: readonly NamedSupplier[] = [],
): Page<OpportunityView> {
  const offer = offeredView(row, now);
  return new Page(
    '/supplier/opportunity',
    { title: offer.title, section: 'opportunities', noindex: true },
    {
      crumbs: [{ label: 'Mes opportunités', href: '/mes-opportunites' }, { label: offer.title }],
      offer,
      partners: partners.map(({ name, city, siret }) => {
        return { name: city ? `${name} (${city})` : name, href: `/fournisseurs/${supplierSlug(name, siret)}` };
      }),
      refusals: refusalChoices(),
    },
  );
}

/** What became of a purchase that nobody answers any more: its deadline says nothing then. */
const OVER: Record<Exclude<OpportunityState['status'], 'open'>, string> = {
  cancelled: 'Annulé',
  awarded: 'Attribué',
  closed: 'Clos',
};

function offeredView(row: OfferedRow, now: Date): OfferedView {
  const { opportunity: asked, opportunityId: id } = row;
  const closesAt = asked.closesAt === null ? null : new Date(asked.closesAt);
  const over = asked.status === 'open' ? null : OVER[asked.status];
  return {
    id,
    href: `/mes-opportunites/${asked.kind === 'need' ? asked.ref : id}`,
    title: asked.title,
    owed: leadWords(asked, row.links),
    holders: holdersOf(asked),
    noticeHref: asked.lead ? asked.path : null,
    marks: [...(over && !asked.lead ? [markOf('non', over)] : []), ...markViews(asked.marks, 'short')],
    facts: [
      ...(asked.lead
        ? [`Attribué le ${longDate(asked.lead.awardedOn)}`]
        : asked.kind === 'need'
          ? ['Besoin d’un acheteur']
          : asked.lotNumber
            ? [`Lot ${asked.lotNumber}`]
            : []),
      asked.buyer.name,
      ...[placeWords(asked) ?? []].flat(),
      // A need's amount is for its buyer alone
      ...(asked.amount && !asked.amount.buyerOnly ? [eurosHt(asked.amount.value)] : []),
      ...(asked.startsOn ? [`à partir du ${longDate(asked.startsOn)}`] : []),
    ],
    // A lead is told until a day; nobody waits for an answer by then
    deadline: asked.lead || over ? null : closesAt && deadlineView(closesAt, now),
    chain: chainView('vous', row.links, 'supplier'),
    answer: answerText(row),
    open: asked.status === 'open' && (closesAt === null || closesAt > now),
    given: row.answer,
    details: asked.text,
    documentsUrl: safeUrl(asked.documentsUrl),
  };
}

function holdersOf({ lead }: OpportunityState): string[] {
  if (!lead) return [];
  const named = lead.holders.map(({ name, city, siret }) =>
    [name, city, siret === null ? null : `SIRET ${siret}`].filter((part) => part !== null).join(', '),
  );
  const until = lead.endsOn === null ? [] : [`Contrat jusqu’au ${longDate(lead.endsOn)}`];
  return [...named, ...until];
}

function answerText({ answer, answerReason, answeredAt }: OfferedRow): string | null {
  if (answer === null) return null;
  const day = longDate(answeredAt!);
  if (answer === 'interested') return fr`Vous avez répondu « ça m’intéresse » le ${day}.`;
  const why = refusalText(answerReason);
  return fr`Vous avez répondu « pas pour moi » le ${day}${why === null ? '' : fr` : ${why}`}.`;
}
