import type { Lever } from '#lib/nomenclature';
import type { Sentence } from './sentences';

/** A lever other than a reservation that a sentence says. */
export interface SaidLever {
  lever: Extract<
    Lever,
    'social-clause' | 'insertion-object' | 'environment-clause' | 'social-criterion' | 'environment-criterion'
  >;
  at: number;
}

const SAYS_CLAUSE =
  /\bclauses? (?:\w+ ){0,2}(?:sociales?|d'insertion|de promotion de l'emploi|sociaux|socio-?\w+)\b|\bheures? (?:de travail )?(?:[\w']+ ){0,2}d'insertion\b|\bclauses? (?:environnementales? et )sociales?\b|\bconditions? d'execution (?:[\w']+ ){0,3}(?:a caractere social|sociales?)\b|\bclausesociale\b/;
const INSERTION =
  /\bactions? d'insertion\b|\b(?:demarches?|engagements?|efforts?|dispositifs?|objectifs?|obligations?|volets?|taux|quotas?) (?:[\w']+ ){0,2}d'insertion\b|\binsertion (?:sociale|professionnelle|socio-?professionnelle|par l'activite economique)\b|\bpromotion de l'emploi\b|\b(?:personnes|publics?|demandeurs)\b[^.;]{0,30}\b(?:eloigne\w* de l'emploi|eloigne\w* du marche|prioritaires|en insertion|d'emploi de longue duree|en difficultes?)\b|\bdifficultes? (?:[\w']+ ){0,3}d'(?:insertion|acces a l'emploi)\b|\bconsiderations? sociales?\b|\binsertion de (?:personnes|publics)\b/;
const BINDS =
  /\b(?:titulaires?|attributaires?|prestataires?|entreprises? (?:retenues?|attributaires?)|execution|engage\w*|devra|devront|doit|doivent|tenue?s? de|obligat\w*|obligation|minimum|imposee?s?|prevoi\w+|prevue?s?|comporte\w*|integre\w*|inclu\w*|reserver\w*|consacr\w+|heures?|realiser\w*)\b/;
const HOURS_KEPT =
  /\b\d[\d .]{0,8} ?(?:heures?|h)\b[^.;]{0,100}\b(?:insertion|eloigne\w* de l'emploi|publics? prioritaires|demandeurs d'emploi)\b/;
const IS_OBJECT =
  /\b(?:marches?|prestations?|services?|accords?-cadres?|lots?|objet|consultation|programme|actions?|chantiers?)\b[^.;]{0,60}\b(?:d'insertion (?:et de qualification|sociale|professionnelle|par l'activite economique|par le travail)|d'insertion)\b[^.;]{0,140}\b(?:supports?|activites? supports?|supports? d'activite|par le biais d|au moyen d|a travers)\b|\b(?:pour objet|a pour but|pour finalite|pour objectif principal)\b[^.;]{0,40}\bl'insertion (?:sociale|professionnelle|par|de|des)\b|\bmarches? (?:public )?(?:de services )?(?:de qualification et )?d'insertion (?:sociale|professionnelle|et de qualification)\b/;
const GREEN =
  /\bclauses? (?:\w+ ){0,3}environnementales?\b|\bclauses? vertes?\b|\b(?:conditions? d'execution|considerations?)\b[^.;]{0,40}\benvironnementa\w+/;
const NEGATED =
  /\b(?:pas|sans|aucune?|ni|non)\b(?: d'une?| de| d')?(?: [\w'-]+){0,2} ?$|\b(?:non concernee?s?|sans objet) (?:par )?(?:[\w']+ ){0,2}$/;
const NEGATED_AFTER = /^[^.;]{0,60}?(?: :|:|\?)\s*(?:non|sans objet|neant|aucune?)\b/;
const PAPERWORK =
  /\bcandidats?\b[^.;]{0,80}\b(?:peu(?:t|vent)|presente\w*|decri\w+|joi(?:nt|ndr\w+)|indique\w*|precise\w*)\b/;

const SOCIAL_CRITERION =
  /\binsertion\b|(?<!\b(?:raison|charges?|siege|securite|protection|cotisations?|capital) )\bsocia(?:l|le|les|ux)\b|\brse\b|\bhandicap/;
const GREEN_CRITERION =
  /\benvironnement\w*\b|\bdeveloppement durable\b|\becolog\w+|\bcarbone\b|\beco-?respons\w+|\brse\b/;

/** @returns the clauses, or the insertion that is the object itself, that a sentence says; none when it says the opposite */
export function clausesIn(sentence: Sentence): SaidLever[] {
  const { plain } = sentence;
  const said: SaidLever[] = [];
  const object = IS_OBJECT.exec(plain);
  if (object && stands(plain, object)) said.push({ lever: 'insertion-object', at: object.index });
  const clause = clauseIn(plain);
  if (clause && said.length === 0) said.push({ lever: 'social-clause', at: clause.index });
  const green = GREEN.exec(plain);
  if (green && stands(plain, green)) said.push({ lever: 'environment-clause', at: green.index });
  return said;
}

function clauseIn(plain: string): RegExpExecArray | null {
  const strong = SAYS_CLAUSE.exec(plain) ?? HOURS_KEPT.exec(plain);
  if (strong) return stands(plain, strong) ? strong : null;
  const insertion = INSERTION.exec(plain);
  if (!insertion || !stands(plain, insertion) || !BINDS.test(plain) || PAPERWORK.test(plain)) return null;
  return insertion;
}

/** @returns the social and environmental criteria that the words of an award criterion say */
export function criteriaIn(sentence: Sentence): SaidLever[] {
  const said: SaidLever[] = [];
  const social = SOCIAL_CRITERION.exec(sentence.plain);
  if (social && stands(sentence.plain, social)) said.push({ lever: 'social-criterion', at: social.index });
  const green = GREEN_CRITERION.exec(sentence.plain);
  if (green && stands(sentence.plain, green)) said.push({ lever: 'environment-criterion', at: green.index });
  return said;
}

function stands(plain: string, match: RegExpExecArray): boolean {
  const before = plain.slice(Math.max(0, match.index - 40), match.index);
  return !NEGATED.test(before) && !NEGATED_AFTER.test(plain.slice(match.index + match[0].length));
}

/**
 * Hours of insertion that some words set.
 * @returns the number of `1 200 heures d’insertion`, or null when none is written; the greatest when several are
 */
export function clauseHours(text: string): number | null {
  const found = [
    ...text.matchAll(/(?<![\d.,])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,6})\s?(?:heures?|h)\b(?!\s?\d)/gi),
  ]
    .map((match) => Number(match[1]!.replace(/\D/g, '')))
    .filter((hours) => hours > 0);
  return found.length > 0 ? Math.max(...found) : null;
}
