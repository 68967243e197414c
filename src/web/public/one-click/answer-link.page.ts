import { eurosHt, fr, listed, longDate, safeUrl } from '#lib/html';
import type { LinkPurpose } from '../../../answer/answer.service';
import { leadWords, placeWords, type OpportunityState } from '../../../opportunity/opportunity.service';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { markViews, type MarkView } from '../../shared/mark.view';
import { Page, type Message } from '../../shared/page';
import { refusalChoices, type RefusalChoice } from '../../shared/refusals.view';

interface AnswerLinkFacts {
  token: string;
  state: 'ready' | 'done' | 'expired' | 'closed';
  purpose: LinkPurpose;
  opportunity: OpportunityState;
  supplier: string;
  /** What the supplier said so far, by this link or another */
  answer: 'interested' | 'not-for-me' | null;
  expiresAt: Date;
  now: Date;
}

interface AnswerLinkView {
  heading: string;
  token: string;
  supplier: string;
  /** What the purchase is called */
  asked: string;
  facts: string[];
  marks: MarkView[];
  deadline: DeadlineView | null;
  message: Message | null;
  /** The one button; null when there is nothing to confirm */
  button: string | null;
  /** Motives that may be added after « pas pour moi » */
  refusals: RefusalChoice[] | null;
  undo: boolean;
  documentsUrl: string | null;
  pageHref: string | null;
}

const BUTTONS: Partial<Record<LinkPurpose, string>> = {
  interested: fr`Confirmer : ça m’intéresse`,
  'not-for-me': fr`Confirmer : pas pour moi`,
};

const HEADINGS: Partial<Record<LinkPurpose, string>> = {
  interested: fr`Ce marché vous intéresse ?`,
  'not-for-me': fr`Ce marché n’est pas pour vous ?`,
};

const LEAD_HEADINGS: Partial<Record<LinkPurpose, string>> = {
  interested: fr`Ces heures d’insertion vous intéressent ?`,
  'not-for-me': fr`Ces heures d’insertion ne sont pas pour vous ?`,
};

/** What a link of a digest opens: the purchase, and one button. */
export function answerLinkPage(facts: AnswerLinkFacts): Page<AnswerLinkView> {
  const { state, purpose, opportunity, now } = facts;
  const done = state === 'done';
  const heading = done
    ? 'C’est noté'
    : state === 'ready'
      ? (opportunity.lead ? LEAD_HEADINGS : HEADINGS)[purpose]!
      : over(facts).heading;
  const closesAt = opportunity.closesAt === null ? null : new Date(opportunity.closesAt);
  return new Page(
    '/public/one-click/answer-link',
    { title: heading, bare: true, noindex: true },
    {
      heading,
      token: facts.token,
      supplier: facts.supplier,
      asked: opportunity.title,
      facts: factsOf(opportunity),
      marks: markViews(opportunity.marks, 'full'),
      // A lead is told until a day; nobody waits for an answer by then
      deadline: opportunity.lead ? null : closesAt && deadlineView(closesAt, now),
      message: messageOf(facts),
      button: state === 'ready' ? BUTTONS[purpose]! : null,
      refusals: done && purpose === 'not-for-me' ? refusalChoices() : null,
      undo: done,
      documentsUrl: done && purpose === 'interested' ? safeUrl(opportunity.documentsUrl) : null,
      pageHref: opportunity.kind === 'need' ? null : opportunity.path,
    },
  );
}

/** The same page for a token that nobody sent and for one of another purpose. */
export function unknownLinkPage(): Page {
  return new Page(
    '/public/one-click/unknown-link',
    { title: 'Lien inconnu', bare: true, noindex: true, status: 404 },
    {},
  );
}

/** An amount is shown for published notices only, never for a need. */
function factsOf(opportunity: OpportunityState): string[] {
  const { buyer, amount, lotNumber } = opportunity;
  const owed = leadWords(opportunity, []);
  return [
    ...(owed === null ? [] : [owed]),
    buyer.name,
    ...[placeWords(opportunity) ?? []].flat(),
    ...(lotNumber ? [`Lot ${lotNumber}`] : []),
    ...(amount && !amount.buyerOnly ? [`${amount.isMaximum ? 'au plus ' : ''}${eurosHt(amount.value)}`] : []),
  ];
}

function messageOf(facts: AnswerLinkFacts): Message | null {
  const { state, purpose, opportunity, answer } = facts;
  if (state === 'done') return { tone: 'info', role: 'status', text: doneText(purpose, opportunity) };
  if (state !== 'ready') return { tone: 'attention', text: over(facts).text };
  if (answer === null) return null;
  const said = answer === 'interested' ? 'ça m’intéresse' : 'pas pour moi';
  return { tone: 'info', text: fr`Vous aviez répondu « ${said} ». Confirmer ci-dessous remplace cette réponse.` };
}

function doneText(purpose: LinkPurpose, { kind, buyer, lead }: OpportunityState): string {
  if (purpose === 'not-for-me') return 'C’est noté : nous n’en parlerons plus.';
  if (lead) return fr`C’est noté, pour vous seul. Prenez contact avec ${listed(lead.holders.map(({ name }) => name))}.`;
  return kind === 'need'
    ? fr`C’est noté. ${buyer.name} voit que vous êtes intéressé et peut vous contacter.`
    : 'C’est noté, pour vous seul : l’acheteur ne le sait pas. Répondez-lui sur sa plateforme avant la date limite.';
}

function over({ state, opportunity, expiresAt }: AnswerLinkFacts): { heading: string; text: string } {
  if (state === 'expired') {
    return {
      heading: 'Ce lien a expiré',
      text: `Il était valable jusqu’au ${longDate(expiresAt)}. Connectez-vous pour répondre.`,
    };
  }
  if (opportunity.lead) {
    const text = 'L’attribution a changé, ou le contrat est trop avancé. Il n’y a plus rien à proposer.';
    return { heading: 'Cette piste est close', text };
  }
  if (opportunity.status === 'cancelled')
    return { heading: 'Marché annulé', text: fr`L’acheteur a annulé ce marché : ne répondez plus.` };
  return {
    heading: 'Ce marché est clos',
    text: 'La date limite est passée, ou l’acheteur l’a fermé. On ne peut plus répondre.',
  };
}
