import { buyerTypeRow, cpvWithCheckDigit, isBuyerType, type Nature } from '#lib/nomenclature';
import { counted, euros, NBSP, shortDay, typeset } from '../french-numbers';
import type { AdviceOption, AskedFact, Ground, GroundCode, HoursComputed } from './facts';

type Facts = Ground['facts'];
type Sentence = (facts: Facts, law: Ground['law']) => string;

const OPTION_NAMES: Readonly<Record<AdviceOption, string>> = {
  'reserve-insertion': 'Réserver à l’insertion',
  'reserve-disability': 'Réserver au handicap',
  'reserve-both': 'Réserver à l’insertion et au handicap',
  'reserve-ess': 'Réserver à l’économie sociale et solidaire',
  'reserve-prison': 'Réserver au travail en détention',
  'reserve-lot': 'Réserver un lot',
  'social-clause': 'Clause d’insertion',
  'social-criterion': 'Critère social',
  'small-lot': 'Petit lot en procédure adaptée',
  'listed-services': 'Procédure adaptée des services sociaux',
  'direct-purchase': 'Achat sans publicité ni mise en concurrence',
};

/** @returns what a lever is called */
export function optionName(option: AdviceOption): string {
  return OPTION_NAMES[option];
}

/** @returns the question that a missing fact asks, as a sentence */
export function renderQuestion(fact: AskedFact, nature: Nature | null): string {
  return typeset(fact === 'year-total' && nature === 'works' ? WORKS_TOTAL : QUESTIONS[fact]);
}

const WORKS_TOTAL = 'Quel est le total de l’opération de travaux, tous lots et tous achats compris ?';
const QUESTIONS: Readonly<Record<AskedFact, string>> = {
  'year-total':
    'Combien votre organisation dépense-t-elle dans l’année pour cette famille homogène, cet achat compris ?',
  buyer: 'Quel type d’acheteur êtes-vous ?',
  nature: 'Achetez-vous des services, des fournitures ou des travaux ?',
  cpv: 'Quel est le code CPV de l’achat ?',
  amount: 'Quel est le montant estimé, tous lots et toute la durée compris ?',
  duration: 'Combien de mois le marché dure-t-il ?',
  'labour-share': 'Quelle part du montant paie la main-d’œuvre ? Votre facilitateur le sait.',
  suppliers: 'Quelles structures proches font ce métier ? Précisez l’objet pour que nous les cherchions.',
};

/** @returns what the facts say of a condition, one or two short French sentences */
export function renderGround({ code, state, facts, law }: Ground): string {
  const sentences = GROUNDS[code];
  const sentence = sentences[state] ?? sentences.held ?? sentences['to-check'] ?? sentences.missing!;
  return typeset(sentence(facts, law));
}

/** @returns what would change the answer, without a full stop: « une deuxième structure éligible » */
export function renderChange(ground: Ground): string {
  const change = CHANGES[ground.code]?.[ground.state];
  return typeset(change ? change(ground.facts, ground.law) : renderGround(ground).replace(/\.$/, ''));
}

/** @returns « 48 000 € HT × 80 % de main-d’œuvre × 5 % ÷ 30 € » */
export function renderFormula({ value, share, rate, hourlyCost }: HoursComputed): string {
  return `${euros(value)} × ${percent(share)} de main-d’œuvre × ${percent(rate)} ÷ ${hourlyCost}${NBSP}€`;
}

/** @returns « environ 1 208 h » */
export function renderHours({ hours }: Pick<HoursComputed, 'hours'>): string {
  return `environ ${String(hours).replace(/\B(?=(\d{3})+$)/g, '\u202f')}${NBSP}h`;
}

const GROUNDS: Readonly<Record<GroundCode, Partial<Record<Ground['state'], Sentence>>>> = {
  'law/in-force': { missing: ({ day }) => `Nous ne connaissons aucun article en vigueur le ${dayOf(day)}.` },
  'law/threshold': { missing: ({ day }) => `Nous ne connaissons pas le seuil du ${dayOf(day)}.` },
  'law/share': {
    held: ({ share }, law) =>
      `${percent(Number(share))} au moins des travailleurs de chaque structure sont concernés (${law?.article}).`,
  },
  'law/together': {
    held: (_facts, law) =>
      `Un même lot peut être réservé aux deux (${law?.article}, depuis le ${dayOf(law?.validFrom)}).`,
    missing: (_facts, law) => `Avant le ${dayOf(law?.validFrom)}, un lot ne pouvait pas être réservé aux deux.`,
  },
  'supply/competition': {
    held: ({ eligible }) =>
      `${counted(Number(eligible), 'structure éligible', 'structures éligibles')} du métier et du lieu : la concurrence est possible.`,
    'to-check': ({ eligible, liftable }) =>
      `${counted(Number(eligible), 'structure éligible', 'structures éligibles')}, et ${counted(Number(liftable), 'preuve à renouveler', 'preuves à renouveler')} avant de réserver.`,
    missing: ({ eligible }) =>
      eligible === 1
        ? 'Une seule structure éligible : ne réservez pas sans mise en concurrence possible.'
        : 'Aucune structure éligible n’a été trouvée pour ce métier et ce lieu.',
  },
  'supply/capacity': {
    held: ({ able, isLot }) => `${counted(Number(able), 'structure')} ont la capacité ${wholeOf(isLot)}.`,
    'to-check': ({ amount, able, eligible, isLot }) =>
      amount === null
        ? 'Le montant est inconnu : leur capacité reste à vérifier.'
        : able
          ? `Capacité ${wholeOf(isLot)} : ${eligible === 1 ? 'la seule structure éligible' : `une structure éligible sur ${eligible}`} dit l’avoir, à demander à une autre.`
          : `Capacité ${wholeOf(isLot)} à demander : aucune structure éligible n’a dit l’avoir.`,
    missing: ({ isLot }) => `Moins de deux structures ont la capacité ${wholeOf(isLot)}.`,
  },
  'supply/adds': {
    held: ({ adds }) => `Ouvrir aux deux ajoute ${counted(Number(adds), 'structure')}.`,
    'to-check': ({ adds }) =>
      `Ouvrir aux deux ajouterait ${counted(Number(adds), 'structure')}, une fois sa preuve renouvelée.`,
    missing: () => 'Ouvrir aux deux n’ajoute aucune structure.',
  },
  'supply/hours': {
    held: ({ work, staff }) =>
      `${counted(Number(work), 'structure peut', 'structures peuvent')} faire les heures par ${Number(work) > 1 ? 'leur' : 'son'} travail, ${staff} par mise à disposition.`,
    'to-check': ({ known }) =>
      known === true
        ? 'Aucune structure proche n’a été trouvée pour ces heures. L’embauche directe reste possible.'
        : 'Les structures proches n’ont pas encore été cherchées.',
  },
  'ess/authority': {
    held: ({ buyer }) => `${buyerName(buyer)} : pouvoir adjudicateur, comme l’article le demande.`,
    missing: ({ buyer }) => `${buyerName(buyer)} : seul un pouvoir adjudicateur peut réserver à l’ESS.`,
  },
  'ess/listed': { 'to-check': listed, missing: listed },
  'ess/mission': { 'to-check': () => 'La structure assume une mission de service public liée à ces services.' },
  'ess/duration': {
    held: ({ durationMonths, most }) => `${durationMonths} mois : ${most} au plus sont permis.`,
    missing: ({ durationMonths, most }) => `${durationMonths} mois : plus que les ${most} permis.`,
  },
  'ess/recent-holder': {
    'to-check': ({ years }) =>
      `Le futur titulaire n’a pas eu du même acheteur un tel marché réservé depuis ${years} ans.`,
  },
  'lot/needed': {
    held: ({ lots, upTo }) =>
      `${Number(lots ?? 1) > 1 ? `Le marché a ${lots} lots : celui-ci peut être réservé` : 'Un lot à leur taille peut être réservé'}${
        typeof upTo === 'number' ? ` ; deux structures prennent jusqu’à ${euros(upTo)} par an` : ''
      }.`,
  },
  'lot/value': {
    held: (_facts, law) =>
      `Les seuils regardent tous les lots et la famille de l’année (${law?.article}) : allotir n’en fait passer sous aucun.`,
  },
  'clause/labour': {
    held: ({ share }) => `La main-d’œuvre compte pour ${percent(Number(share))} du montant environ.`,
    'to-check': ({ nature }) =>
      nature === 'supplies'
        ? 'Une fourniture emploie souvent peu de main-d’œuvre sur place.'
        : 'La part de main-d’œuvre est à demander à votre facilitateur.',
  },
  'clause/hours': {
    held: ({ hours }) => `${capital(renderHours({ hours: Number(hours) }))} : assez pour un emploi d’insertion.`,
    'to-check': ({ hours, least }) =>
      `${capital(renderHours({ hours: Number(hours) }))} : moins d’une semaine de travail (${least}${NBSP}h).`,
  },
  'criterion/linked': { 'to-check': () => 'Le critère doit être lié à l’objet du marché et à son exécution.' },
  'criterion/nearness': { held: () => 'La proximité ne peut pas être un critère d’attribution.' },
  'value/under': {
    held: ({ value, limit, nature }, law) =>
      `${nature === 'works' ? 'Opération' : 'Total'} de ${euros(Number(value))}, sous ${euros(Number(limit))} (${law?.article}, depuis le ${dayOf(law?.validFrom)}).`,
    missing: ({ value, limit }, law) =>
      `${euros(Number(value))} au moins : le seuil de ${euros(Number(limit))} est atteint (${law?.article}).`,
  },
  'value/formal': {
    held: ({ value, limit }) =>
      `Total de ${euros(Number(value))} : le seuil européen de ${euros(Number(limit))} est atteint.`,
    missing: ({ value, limit }) =>
      `Total de ${euros(Number(value))}, sous le seuil européen de ${euros(Number(limit))} : tout le marché peut déjà être en procédure adaptée.`,
  },
  'value/publicity': {
    'to-check': ({ limit, side }) =>
      side === 'above'
        ? `À partir de ${euros(Number(limit))}, la publicité est renforcée.`
        : side === 'under'
          ? `Total sous ${euros(Number(limit))} : la publicité n’est pas renforcée.`
          : `La publicité change à ${euros(Number(limit))} : le total de l’année le dira.`,
  },
  'small-lot/limits': {
    held: ({ each, all, share }) =>
      `Chaque petit lot sous ${euros(Number(each))}, et ensemble ${percent(Number(share))} de tous les lots au plus${all === null ? '' : `, soit ${euros(Number(all))}`}.`,
    missing: ({ each, all, amount }) =>
      `Ce lot de ${euros(Number(amount))} n’est pas un petit lot : moins de ${euros(Number(each))}${all === null ? '' : ` et ${euros(Number(all))} au plus`}.`,
  },
  'direct/rotate': {
    'to-check': () => 'Choisissez une offre pertinente, et pas toujours le même fournisseur.',
  },
  'service/nature': { missing: () => 'Ces règles ne sont que pour des services.' },
  'service/listed': { 'to-check': listed, missing: listed },
};

const CHANGES: Partial<Record<GroundCode, Partial<Record<Ground['state'], Sentence>>>> = {
  'supply/competition': {
    held: () => 'moins de deux structures éligibles',
    'to-check': ({ liftable }) => `le renouvellement de ${counted(Number(liftable), 'preuve')}`,
    missing: ({ eligible }) =>
      eligible === 1 ? 'une deuxième structure éligible' : 'deux structures éligibles au moins',
  },
  'supply/capacity': {
    'to-check': () => 'la capacité que les structures vous diront',
    missing: () => 'un lot à leur taille, ou un groupement',
  },
  'value/under': {
    held: ({ limit, nature }) => `${totalOf(nature)} à partir de ${euros(Number(limit))}`,
    missing: ({ limit, nature }) => `${totalOf(nature)} sous ${euros(Number(limit))}`,
  },
  'value/formal': {
    held: ({ limit }) => `un total sous ${euros(Number(limit))}`,
    missing: ({ limit }) => `un total à partir de ${euros(Number(limit))}`,
  },
  'ess/authority': { missing: () => 'un achat par un pouvoir adjudicateur' },
  'ess/duration': {
    held: ({ most }) => `une durée de plus de ${most} mois`,
    missing: ({ most }) => `une durée de ${most} mois au plus`,
  },
  'ess/mission': { 'to-check': () => 'une structure sans mission de service public liée à ces services' },
  'ess/recent-holder': {
    'to-check': ({ years }) => `un titulaire d’un tel marché du même acheteur depuis ${years} ans`,
  },
  'ess/listed': {
    'to-check': () => 'un objet hors de la liste annexée au code',
    missing: () => 'un objet qui soit un service social ou spécifique de la liste',
  },
  'service/listed': { missing: () => 'un objet qui soit un service social ou spécifique de la liste' },
  'small-lot/limits': { missing: () => 'un lot plus petit' },
  'clause/labour': { 'to-check': () => 'la part de main-d’œuvre, que le facilitateur dira' },
  'supply/hours': { 'to-check': () => 'des structures proches qui fassent les heures' },
  'clause/hours': { held: ({ least }) => `moins de ${least}${NBSP}h`, 'to-check': () => 'un montant plus grand' },
  'supply/adds': {
    'to-check': ({ adds }) => `le renouvellement de la preuve de ${counted(Number(adds), 'structure')}`,
    missing: () => 'une structure de plus, de l’autre secteur',
  },
  'lot/needed': { held: () => 'des structures qui prennent le marché entier' },
};

function listed({ cpv, list, nature, isProposed }: Facts): string {
  if (typeof nature === 'string') return 'Seuls des services sont dans la liste.';
  const code = `CPV ${cpvWithCheckDigit(String(cpv))}${isProposed === true ? ', proposé d’après vos mots' : ''}`;
  if (list === 'listed')
    return `${code} : dans notre liste des services sociaux, à confirmer sur l’avis annexé au code.`;
  if (list === 'perhaps') return `${code} : peut-être dans la liste annexée au code.`;
  return `${code} : hors de la liste des services sociaux et spécifiques.`;
}

function wholeOf(isLot: unknown): string {
  return isLot === true ? 'du lot entier' : 'du marché entier';
}

function totalOf(nature: unknown): string {
  return nature === 'works' ? 'une opération' : 'un total de l’année';
}

function buyerName(buyer: unknown): string {
  return isBuyerType(buyer) ? buyerTypeRow(buyer).name : 'Acheteur';
}

function percent(share: number): string {
  return `${Math.round(share * 100)}${NBSP}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function dayOf(day: unknown): string {
  return typeof day === 'string' ? shortDay(day) : 'une date inconnue';
}
