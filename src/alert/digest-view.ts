import { count, dayOfMonth, delay, eurosHt, hour, longDate } from '#lib/html';
import { daysBetween, parisDay } from '#lib/kernel';
import { strongestWords, type Link, type LinkState } from '#lib/matching-engine';
import type { Mark } from '#lib/nomenclature';
import { briefPlaceWords, leadWords, type LeadState, type OpportunityState } from '../opportunity/opportunity.service';
import type { DigestContent } from './digest-reader';

/** A subject longer than this is cut by most mail readers. */
const SUBJECT_LENGTH = 60;

export interface DigestItemView {
  /** Of a lead: what its holder owes, in one sentence */
  owed: string | null;
  mark: { kind: 'reserved' | 'clause'; words: string } | null;
  title: string;
  url: string;
  /** Buyer, lot number, place, amount */
  facts: string;
  deadline: string | null;
  solidity: string;
  chain: LinkState[];
  reasons: string[];
  /** Links to verify or missing, said before the supplier finds out */
  toKnow: string[];
  interestedUrl: string;
  notForMeUrl: string;
}

export interface DigestView {
  subject: string;
  day: string;
  /** Open purchases, best first; may be empty when there are leads */
  items: DigestItemView[];
  /** Hours of insertion that holders of contracts owe */
  leads: DigestItemView[];
  /** That there are leads to be had, for who did not choose to receive them; or null */
  offer: string | null;
  /** "et 4 autres, dans le prochain résumé", or null */
  left: string | null;
  supplierName: string;
  subscribedOn: string;
  alertsUrl: string;
  settingsUrl: string;
  stopUrl: string;
  privacyUrl: string;
}

/** Where the links of a mail lead: made by who knows the tokens. */
export interface DigestAddresses {
  page(path: string): string;
  answer(opportunityId: string, purpose: 'interested' | 'not-for-me'): string;
  stop: string;
}

/** @returns what the mail of a digest says, as its supplier reads it: no amount that only the buyer may know */
export function digestView(content: DigestContent, addresses: DigestAddresses, today: string): DigestView {
  const items = content.items.map(({ opportunity, match, plannedAs }) => {
    const { state } = opportunity;
    const { lead } = state;
    const { reasons, toKnow } = wordsOf(match.links);
    const held = match.links.filter((link) => link.state === 'held').length;
    return {
      isLead: lead !== undefined,
      owed: leadWords(state, match.links),
      mark: markOf(state.marks),
      title: state.title,
      url: addresses.page(state.path),
      facts: factsLine(state),
      deadline: lead ? lastsUntil(lead) : deadlineOf(state.closesAt, today),
      solidity: `${count(held, 'raison')} sur ${match.links.length}`,
      chain: match.links.map((link) => link.state),
      reasons,
      toKnow,
      interestedUrl: addresses.answer(plannedAs, 'interested'),
      notForMeUrl: addresses.answer(plannedAs, 'not-for-me'),
    };
  });
  return {
    subject: subjectOf(
      content.supplier.name,
      content.items.map((item) => item.opportunity.state),
    ),
    day: longDate(content.day),
    items: items.filter(({ isLead }) => !isLead),
    leads: items.filter(({ isLead }) => isLead),
    offer: offerOf(content.leadsOffered),
    left: content.leftCount > 0 ? `Et ${count(content.leftCount, 'autre')}, dans le prochain résumé.` : null,
    supplierName: content.supplier.name,
    subscribedOn: longDate(content.subscribedAt),
    alertsUrl: addresses.page('/mes-opportunites'),
    settingsUrl: addresses.page('/mes-alertes'),
    stopUrl: addresses.stop,
    privacyUrl: addresses.page('/donnees-personnelles'),
  };
}

/** "2 marchés pour Jardins de Brumeval, dont 1 réservé", within 60 characters: the name is cut, never the figures. */
function subjectOf(name: string, all: readonly OpportunityState[]): string {
  const purchases = all.filter((state) => state.kind !== 'lead');
  const states = purchases.length > 0 ? purchases : all;
  const reserved = states.filter((state) => markOf(state.marks)?.kind === 'reserved').length;
  const needs = states.filter((state) => state.kind === 'need').length;
  const noun =
    purchases.length === 0 ? 'piste' : needs === 0 ? 'marché' : needs === states.length ? 'besoin' : 'opportunité';
  const head = `${count(states.length, noun)} pour `;
  const tail =
    purchases.length === 0 ? ' (heures d’insertion)' : reserved === 0 ? '' : `, dont ${count(reserved, 'réservé')}`;
  const room = SUBJECT_LENGTH - head.length - tail.length;
  return `${head}${name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`}${tail}`;
}

const RESERVED_FOR: Partial<Record<Mark['lever'], string>> = {
  'reserved-disability': 'Réservé au handicap',
  'reserved-insertion': 'Réservé à l’insertion',
  'reserved-ess': 'Réservé à l’économie sociale et solidaire',
  'reserved-prison': 'Réservé au travail en prison',
  'reserved-unspecified': 'Réservé',
};

function markOf(marks: readonly Mark[]): DigestItemView['mark'] {
  const reserved = marks.find((mark) => RESERVED_FOR[mark.lever]);
  if (reserved) {
    const doubt = reserved.certainty === 'to-check' ? ', à vérifier' : '';
    const article = reserved.articles[0] ? `, ${reserved.articles[0]}` : '';
    return { kind: 'reserved', words: `${RESERVED_FOR[reserved.lever]!}${article}${doubt}` };
  }
  if (marks.some((mark) => mark.lever === 'social-clause')) return { kind: 'clause', words: 'Clause d’insertion' };
  return marks.some((mark) => mark.lever === 'insertion-object')
    ? { kind: 'clause', words: 'Insertion par l’activité' }
    : null;
}

function factsLine(state: OpportunityState): string {
  if (state.lead) return `Marché de ${state.buyer.name}, attribué le ${longDate(state.lead.awardedOn)}`;
  const lot = state.kind === 'need' ? 'besoin' : state.lotNumber === null ? 'lot unique' : `lot ${state.lotNumber}`;
  const { amount } = state;
  const shown = amount && !amount.buyerOnly && amount.currency === 'EUR' ? amount : null;
  const price = shown ? `${shown.isMaximum ? 'jusqu’à ' : ''}${eurosHt(shown.value)}` : null;
  return [`${state.buyer.name}, ${lot}`, briefPlaceWords(state), price].filter((part) => part !== null).join('. ');
}

function lastsUntil({ endsOn }: LeadState): string | null {
  return endsOn === null ? null : `Contrat jusqu’au ${longDate(endsOn)}.`;
}

function offerOf(leads: number): string | null {
  if (leads === 0) return null;
  return `${count(leads, 'contrat attribué près de chez vous doit', 'contrats attribués près de chez vous doivent')} des heures d’insertion que vous pourriez fournir. Vous ne les recevez pas : à vous de choisir.`;
}

function deadlineOf(closesAt: string | null, today: string): string | null {
  if (closesAt === null) return null;
  const at = new Date(closesAt);
  const day = parisDay(at);
  const near = daysBetween(today, day) <= 60 ? dayOfMonth(day) : longDate(day);
  return `Répondre avant le ${near} à ${hour(at)} (heure de Paris), ${delay(today, day)}.`;
}

function wordsOf(links: readonly Link[]): { reasons: string[]; toKnow: string[] } {
  const words = (link: Link): string[] => strongestWords(link, 'supplier');
  return {
    reasons: links.filter((link) => link.state === 'held').flatMap(words),
    toKnow: links.filter((link) => link.state !== 'held').flatMap(words),
  };
}
