import { euros, eurosHt, fr, longDate, typo } from '#lib/html';
import {
  ADVICE_DISCLAIMER,
  optionName,
  renderChange,
  renderFormula,
  renderGround,
  renderHours,
  renderLaw,
  renderQuestion,
  renderVerdict,
  textToWrite,
  type Advice,
  type AdvisedLever,
  type Ground,
  type LawRef,
} from '#lib/matching-engine';
import { buyerTypeRow, type BuyerType, type Nature } from '#lib/nomenclature';
import { justificationView, type JustificationView } from './justification.view';
import { markOf, type MarkView } from './mark.view';

/** A condition with what the facts say of it: ticked, to check or false, in an icon and in words. */
export interface GroundView {
  icon: 'oui' | 'question' | 'non';
  /** « À vérifier : », « Non : », or nothing */
  state: string | null;
  text: string;
  /** « À confirmer sur Légifrance » */
  confirm: boolean;
}

export interface OtherLeverView {
  name: string;
  mark: MarkView;
  /** « environ 64 h », with its formula */
  hours: { text: string; formula: string } | null;
  text: string;
}

/** What a lever card says, the verdict first; drawn by `/shared/lever-card`. */
export interface LeverCardView {
  reserves: boolean;
  mark: MarkView;
  title: string;
  text: string;
  why: GroundView[];
  /** Of the lever that the verdict is about */
  changes: string[];
  write: { name: string; text: string; place: string } | null;
  justification: JustificationView | null;
  others: OtherLeverView[];
  /** Levers that do not apply, each with the first reason */
  refused: string;
  questions: string[];
  procedure: string | null;
  sources: string[];
  foot: string;
}

/**
 * @param advice by the law of its day
 * @param of what is bought, and whether it is a lot or a whole need
 */
export function leverCard(advice: Advice, of: { what: 'ce marché' | 'ce lot'; nature: Nature | null }): LeverCardView {
  const words = renderVerdict(advice, of.what);
  const isUnclear = advice.unclear !== null;
  const shown = isUnclear ? null : (advice.chosen ?? advice.best ?? leverOf(advice, 'social-clause'));
  const reserves = isUnclear || advice.chosen !== null || advice.best !== null;
  const others = advice.levers.filter((lever) => lever !== shown && lever.answer !== 'no');
  const refused = advice.levers.filter((lever) => lever !== shown && lever.answer === 'no');
  const owed = advice.verdict === 'not-public' ? null : advice.justification;
  const written = shown && shown.answer !== 'no' ? shown : null;
  return {
    reserves,
    mark: reserves
      ? markOf('reserve', words.label)
      : markOf(advice.verdict === 'insufficient' ? 'verifier' : 'non', words.label),
    title: words.title,
    text: words.text,
    why: shown ? whyOf(advice, shown) : [],
    changes: shown ? shown.changes.map(renderChange) : [],
    write: written && { name: optionName(written.option), ...textToWrite(written, of.what) },
    justification: owed && justificationView(owed),
    others: others.map(otherView),
    refused: refused.map((lever) => `${optionName(lever.option)} (${reasonOf(lever)})`).join(fr` ; `),
    questions: advice.questions.map(({ fact }) => renderQuestion(fact, of.nature)),
    procedure: procedureText(advice),
    sources: sourcesOf(shown ? [shown, ...others] : others, owed?.law ?? null),
    foot: fr`Règles au ${longDate(advice.day)}. ${typo(ADVICE_DISCLAIMER)} Maillon aide à chercher des fournisseurs : la proximité classe une liste, elle n’est pas un critère.`,
  };
}

/** @returns the types of buyer as a list to choose from, the one given chosen */
export function buyerChoices(
  types: readonly BuyerType[],
  chosen: string,
): { value: string; label: string; chosen: boolean }[] {
  return types.map((type) => ({ value: type, label: typo(buyerTypeRow(type).name), chosen: type === chosen }));
}

const ICONS = { held: 'oui', 'to-check': 'question', missing: 'non' } as const;
const STATES = { held: null, 'to-check': 'À vérifier', missing: 'Non' } as const;

function groundView(ground: Ground): GroundView {
  return {
    icon: ICONS[ground.state],
    state: STATES[ground.state],
    text: renderGround(ground),
    confirm: ground.law?.toConfirm ?? false,
  };
}

/** Its own grounds, then what the year's total allows and what opening to the other sector would add. */
function whyOf(advice: Advice, shown: AdvisedLever): GroundView[] {
  const direct = leverOf(advice, 'direct-purchase');
  const both = leverOf(advice, 'reserve-both');
  const besides = [
    ...(direct?.grounds.filter(({ code, state }) => code === 'value/under' && state === 'held') ?? []),
    ...(shown.option !== 'reserve-both' && both && both.answer !== 'no'
      ? both.grounds.filter(({ code }) => code === 'supply/adds')
      : []),
  ];
  return [...shown.grounds, ...besides].map(groundView);
}

const ANSWERS = {
  possible: ['eligible', 'Possible'],
  conditional: ['verifier', 'Possible sous condition'],
  unknown: ['verifier', 'Il manque une réponse'],
  no: ['non', 'Ne s’applique pas'],
} as const;

function otherView(lever: AdvisedLever): OtherLeverView {
  const [shape, text] = ANSWERS[lever.answer];
  const asked = lever.questions.map((fact) => renderQuestion(fact, null)).slice(0, 1);
  const grounds = lever.grounds.filter(({ code, state }) => state === 'to-check' || SAID.includes(code)).slice(0, 2);
  return {
    name: optionName(lever.option),
    mark: lever.option === 'social-clause' ? markOf('clause', text) : markOf(shape, text),
    hours: lever.hours && { text: renderHours(lever.hours), formula: renderFormula(lever.hours) },
    text: [...asked, ...grounds.map(renderGround)].join(' '),
  };
}

/** Held grounds that are worth a line among the other levers. */
const SAID: readonly Ground['code'][] = [
  'supply/competition',
  'value/under',
  'value/formal',
  'small-lot/limits',
  'lot/needed',
  'criterion/nearness',
];

function reasonOf({ grounds }: AdvisedLever): string {
  const missing = grounds.find(({ state }) => state === 'missing');
  return missing ? renderGround(missing).replace(/\.$/, '') : '';
}

const PROCEDURES = {
  direct: 'achat possible sans publicité ni mise en concurrence',
  adapted: 'procédure adaptée',
  formal: 'procédure formalisée',
} as const;

function procedureText({ procedure }: Advice): string | null {
  if (procedure === null) return null;
  const { kind, value, isAboveTotal, gazette, limits, unlessListed } = procedure;
  const which = isAboveTotal ? ', la valeur de l’achat, plus haute que le total indiqué' : '';
  const told = gazette === true ? ', avis au BOAMP ou dans un journal d’annonces légales' : '';
  const unless =
    unlessListed && kind === 'formal' ? ', ou adaptée si l’objet est bien dans la liste des services sociaux' : '';
  const compared = limits.map((row) => euros(row.euros)).join(', ');
  return typo(
    `À ${eurosHt(value)}${which} : ${PROCEDURES[kind]}${unless}${told}. Seuils comparés : ${compared} (à confirmer sur Légifrance).`,
  );
}

function sourcesOf(levers: readonly AdvisedLever[], justification: LawRef | null): string[] {
  const refs = levers.flatMap(({ law, grounds }) => [...law, ...grounds.flatMap((one) => one.law ?? [])]);
  const cited = new Map<string, string>();
  for (const ref of [...refs, ...(justification ? [justification] : [])]) {
    if (ref.article !== '' && !cited.has(ref.article)) cited.set(ref.article, typo(renderLaw(ref)));
  }
  const hours = levers.flatMap((lever) => lever.hours?.sources ?? []).map(({ source }) => typo(source));
  return [...cited.values(), ...new Set(hours)];
}

function leverOf({ levers }: Advice, option: AdvisedLever['option']): AdvisedLever | null {
  return levers.find((lever) => lever.option === option) ?? null;
}
