import {
  cpvLabel,
  departmentName,
  nafLabel,
  regionName,
  sectorByCode,
  sectorGroupByCode,
  tradeByCode,
} from '#lib/nomenclature';
import { kindOf, renderEligibility } from './eligibility.fr';
import { counted, digits, euros, kilometres, NBSP, quoted, shortDay, typeset } from './french-numbers';
import type { ReasonCode } from './reason';
import type { Audience, Eligibility, Link, LinkName, LinkState, Reason } from './types';

type Facts = Reason['facts'];

/**
 * A reason in French: true, short, no capital nor full stop, so that it can stand in a list or in a chain.
 * @param audience who reads
 * @returns null when the reason is the buyer's own and someone else reads
 */
export function renderReason(reason: Reason, audience: 'buyer'): string;
export function renderReason(reason: Reason, audience: Audience): string | null;
export function renderReason(reason: Reason, audience: Audience): string | null {
  if (reason.audience === 'buyer' && audience !== 'buyer') return null;
  const render = SENTENCES[reason.code as ReasonCode] as ((facts: Facts) => string) | undefined;
  return render ? typeset(render(reason.facts)) : '';
}

/** What the kind of a structure brings, by the lever that asks for it. */
const COUNTS_FOR: Record<string, string> = {
  'social-clause': 'ses heures comptent dans la clause d’insertion',
  'insertion-object': 'l’insertion, objet de l’achat, est ce qu’elle fait',
  'social-criterion': 'un atout pour le critère social',
};

const SENTENCES: Readonly<Record<ReasonCode, (facts: Facts) => string>> = {
  'trade/sector': (facts) => `secteur déclaré : ${lower(sectorByCode(String(facts.sector))?.label)}`,
  'trade/sector-group': (facts) =>
    `secteur voisin, ${lower(sectorByCode(String(facts.sector))?.label)} : ${lower(sectorGroupByCode(String(facts.group))?.label)}`,
  'trade/declared': activityTie,
  'trade/activity': activityTie,
  'trade/cpv': (facts) => `${lower(facts.activity) || cpvWords(facts.cpv)} ↔ CPV${NBSP}${facts.asked}`,
  'trade/naf': (facts) => {
    const label = nafLabel(String(facts.naf));
    return `déduit du code NAF${NBSP}${facts.naf}${label ? `, ${lower(label)}` : ''}`;
  },
  'trade/name': (facts) => `déduit du nom : ${quoted(String(facts.words))}`,
  'trade/words': (facts) =>
    String(facts.words).includes(',') ? `mots communs : ${facts.words}` : `mot commun : ${facts.words}`,
  'trade/kind-usual': (facts) => `${tradeWords(facts.trade)} : métier fréquent en ${kindOf(facts) ?? 'insertion'}`,
  'trade/kind-law': (facts) =>
    `${tradeWords(facts.trade)} : l’objet même d’une structure ${kindOf(facts) ?? 'd’insertion'}`,
  'trade/unknown': () => 'métiers non renseignés',
  'trade/neighbour': (facts) => `métier voisin : ${tradeWords(facts.trade)}`,
  'trade/other': () => 'aucun de ses métiers connus',
  'trade/not-said': () => 'métier demandé non reconnu dans l’objet',
  'trade/service-type': (facts) =>
    SERVICE[String(facts.wanted)]?.(String(facts.types).includes(String(facts.wanted))) ?? '',
  'trade/kind-lends': (facts) => `${kindOf(facts) ?? 'structure'} : met du personnel à disposition`,
  'trade/kind-second': (facts) => `${kindOf(facts) ?? 'structure'} : prête surtout aux entreprises`,
  'trade/staff-hours': (facts) =>
    `${kindOf(facts) ?? 'structure d’insertion'} : du personnel à disposition, dans tous les métiers`,
  'place/inside-area': areaWords,
  'place/distance': (facts) => `à ${kilometres(Number(facts.km))}`,
  'place/same-commune': () => 'dans la commune',
  'place/same-epci': () => 'même intercommunalité',
  'place/same-department': (facts) => withName('même département', departmentName(String(facts.department))),
  'place/same-region': (facts) => withName('même région', regionName(String(facts.region))),
  'place/not-said': () => 'lieu non précisé par l’acheteur',
  'place/supplier-unknown': () => 'lieu du fournisseur non renseigné',
  'capacity/amount-fits': () => 'montant dans sa fourchette',
  'capacity/amount-above': (facts) =>
    `montant au-dessus de sa fourchette, ${euros(Number(facts.yearlyAmount))} par an : un groupement aiderait`,
  'capacity/free': (facts) => `libre le ${shortDay(String(facts.startsOn))}`,
  'capacity/not-free': (facts) => `libre à partir du ${shortDay(String(facts.freeFrom))}`,
  'capacity/loaded': (facts) => `plan de charge pris à ${facts.load} %`,
  'capacity/order-fits': () => 'montant dans la taille de ses commandes',
  'capacity/order-outside': (facts) =>
    Number(facts.amount) < Number(facts.smallestOrder ?? 0)
      ? `montant sous sa plus petite commande, ${euros(Number(facts.smallestOrder))}`
      : `montant au-dessus de sa plus grande commande, ${euros(Number(facts.largestOrder))}`,
  'capacity/measure-fits': (facts) =>
    `${digits(Number(facts.own))} ${facts.unit} pour ${digits(Number(facts.asked))} demandés`,
  'capacity/measure-below': (facts) =>
    `${digits(Number(facts.own))} ${facts.unit} seulement pour ${digits(Number(facts.asked))} demandés`,
  'capacity/people': (facts) => `équipe de ${digits(Number(facts.people))}`,
  'capacity/size-untold': (facts) => `n’a pas dit s’il peut prendre ${euros(Number(facts.amount))}`,
  'capacity/fresh': (facts) => `fiche confirmée le ${shortDay(String(facts.freshOn))}`,
  'capacity/stale': (facts) => `fiche sans nouvelle depuis le ${shortDay(String(facts.freshOn))}`,
  'capacity/told': ({ yearlyAmount }) =>
    typeof yearlyAmount === 'number' ? `jusqu’à ${euros(yearlyAmount)} par an` : 'capacité renseignée, à comparer',
  'capacity/unknown': () => 'capacité non renseignée',
  'status/open': () => 'ouvert à tous',
  'status/eligible': (facts) => renderEligibility(eligibilityIn('eligible', facts)),
  'status/to-verify': (facts) => renderEligibility(eligibilityIn('to-verify', facts)),
  'status/clause': (facts) =>
    `${kindOf(facts) ?? 'structure'} : ${COUNTS_FOR[String(facts.asked)] ?? COUNTS_FOR['social-clause']}`,
  'status/public-body': () => 'organisme public : ne répond que si un intérêt public le justifie',
  'references/similar': (facts) =>
    `${counted(Number(facts.count), 'marché semblable', 'marchés semblables')}, dont ${quoted(String(facts.title))}, ${facts.buyer}, ${facts.year}`,
  'references/other': (facts) =>
    Number(facts.count) >= 2
      ? `${counted(Number(facts.count), 'marché')} d’autres métiers`
      : 'un marché d’un autre métier',
  'references/unknown': () => 'références non renseignées',
};

const SERVICE: Readonly<Record<string, (fits: boolean) => string>> = {
  supply: (fits) => (fits ? 'vend des fournitures' : 'ne vend pas de fournitures'),
  service: (fits) => (fits ? 'réalise la prestation' : 'ne réalise pas la prestation elle-même'),
  staff: (fits) => (fits ? 'met du personnel à disposition' : 'ne met pas de personnel à disposition'),
};

const NAMES: Readonly<Record<LinkName, string>> = {
  trade: 'Métier',
  place: 'Lieu',
  capacity: 'Capacité',
  status: 'Statut',
  references: 'Références',
};
const STATES: Readonly<Record<LinkState, string>> = { held: 'tenu', 'to-verify': 'à vérifier', missing: 'manque' };

/** @returns the French name of a link: « Métier »… */
export function linkName(name: LinkName): string {
  return NAMES[name];
}

/** @returns the French word of a state: « tenu », « à vérifier », « manque » */
export function linkWords(state: LinkState): string {
  return STATES[state];
}

/** @returns the state of a link as a reader may see it: the buyer's own amount moves it for the buyer only */
export function stateFor(link: Link, audience: Audience): LinkState {
  return audience === 'buyer' ? (link.buyerState ?? link.state) : link.state;
}

function activityTie(facts: Facts): string {
  const activity = lower(facts.activity) || tradeWords(facts.trade);
  if (facts.asked !== null) return `${activity} ↔ CPV${NBSP}${facts.asked}`;
  if (facts.phrase !== null && facts.phrase !== facts.activity) return `${activity} ↔ ${quoted(String(facts.phrase))}`;
  return activity;
}

function areaWords(facts: Facts): string {
  if (facts.area === 'country') return 'intervient dans toute la France';
  if (facts.area === 'radius') return `dans sa zone d’intervention, ${kilometres(Number(facts.km))}`;
  return 'dans sa zone d’intervention';
}

function eligibilityIn(answer: 'eligible' | 'to-verify', facts: Facts): Eligibility {
  const { lever, article, because, ...rest } = facts;
  return {
    answer,
    lever: lever as Eligibility['lever'],
    article: typeof article === 'string' ? article : null,
    because: String(because),
    facts: rest,
  };
}

function withName(words: string, name: string | null): string {
  return name ? `${words}, ${name}` : words;
}

function tradeWords(code: unknown): string {
  return lower(tradeByCode(String(code))?.label ?? '');
}

function cpvWords(code: unknown): string {
  return lower(cpvLabel(String(code)) ?? '');
}

/** The first letter small, unless the word is an acronym or the whole is shouted. */
function lower(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return /^\p{Lu}[\p{Ll}’ ]/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
