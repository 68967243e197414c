import { type Beneficiary, beneficiariesIn } from './beneficiaries';
import type { LotReference } from './lot-references';
import type { Sentence } from './sentences';

/** A reservation that a sentence says. */
export interface SaidReservation {
  /** Empty when the words do not say to whom */
  beneficiaries: Beneficiary[];
  /** Numbers of the lots named by the words; null when none is */
  lots: string[] | null;
  at: number;
}

const REACH = 160;

/** `réservé`, and the other ways to shut a contract to all but some. */
const RESERVED = /\breserve(?:e|s|es)?\b|\breservations?\b/g;
const ONLY_SOME =
  /\b(?:seul\w*|uniquement|exclusivement)\b[^.;]{0,140}\b(?:peuvent|pourront|sont admis\w*|sont autorises?|a (?:candidater|soumissionner|repondre|concourir))\b|\b(?:ouverte?s?|destinee?s?|s'adresse(?:nt)?|adressee?s?|accessibles?|limitee?s?) (?:exclusivement|uniquement|seulement) (?:a|aux|au)\b/g;
const UNDER_ARTICLE =
  /\b(?:marches?|lots?|accords?-cadres?|consultation|procedure|contrats?|passee?s?|lancee?s?|conclue?s?|attribuee?s?)\b[^.;]{0,90}\b(?:en application|au titre|conformement|en vertu|sur le fondement|dans le cadre|relevant|releve\w*|soumis\w*)\b[^;]{0,50}(?:\bl ?\.? ?|\b)2113 ?[-. ] ?1[2-5]/g;

/** The sentence speaks of another thing than a contract kept for someone, whatever words follow. */
const CONDITIONAL =
  /\b(?:si|lorsque|lorsqu'|quand|en cas de|le cas echeant|dans le cas (?:d'un|de|des)|pour (?:les|tout|chaque))\b[^.;:]{0,25}\b(?:marches?|lots?)(?: publics?)? (?:(?:est|sont|serai(?:t|ent)|etai(?:t|ent)|etant|dits?) )?reserve/;
const INDIRECT =
  /\bsous[- ]?trait|\bco-?trait|\bgroupements? (?:avec|d'entreprises)|\brecours? a|\bfaire appel\b|\battestations?\b|\bjustificatifs?\b|\bcopie d|\ble cas echeant\b|\bclauses?\b|\bheures?\b|\bpeu(?:t|vent) (?:egalement|aussi)\b|\bdc[12]\b/;
const NOT_A_CONTRACT =
  /(?:places?|emplacements?|stationnements?|espaces?|salles?|locaux|local|logements?|sanitaires?|toilettes|acces|accueil|voies?|couloirs?|parkings?|heures?|postes?|emplois?|embauches?|recrutements?|vehicules?|zones?|creneaux|guichets?|tarifs?|lits?|chambres?|parts?|pourcentage|quotas?|volume|budgets?|sommes?|cadres?|parties?|rubriques?|colonnes?|cases?|formulaires?|ascenseurs?|sieges?|mentions?|droits?|usages?|linges?|temps|journees?|produits?|donnees|informations?|contenus?|pages?|documents?)\b/g;
const A_CONTRACT =
  /(?:marches?|lots?|accords?-cadres?|consultations?|procedures?|contrats?|prestations?|appels? d'offres|concessions?|candidatures?|participation|tranches?|commandes?|missions?|travaux|fournitures|services?)\b/g;
const TO_OTHERS =
  /^[\s:]*(?:exclusivement |uniquement |strictement )?(?:a|aux|au|par)\s+(?:la |l'|les |des |une? |certaines? |seuls? )*(?:professions?|professionnels?|architectes?|paysagistes|avocats?|experts?|notaires?|geometres?|medecins?|pharmaciens?|infirmier|laboratoires?|titulaires?|detenteurs?|personnes? (?:physiques|morales)? ?(?:inscrites?|titulaires?|habilitees?)|pme\b|petites|tpe\b|agents?|usagers?|abonnes?|public\b|administrations?|acheteurs?|pouvoir|maitres?|services? (?:de l|du|des)|livraisons?|prestataires? (?:agrees|titulaires|qualifies|disposant)|entreprises? (?:agreees|qualifiees|titulaires|disposant|inscrites|locales)|candidats? (?:agrees|titulaires|qualifies|disposant|inscrits|selectionnes|retenus|ayant))/;
const NEGATED_BEFORE =
  /\b(?:non|pas|ni|plus|jamais)(?: [\w'-]+){0,2} ?$|\baucun\w*\b[^.;,]{0,40}$|\bsans (?:etre|avoir ete) ?$|\bnon[- ]$/;
const NEGATED_AFTER = /^[^.;]{0,140}?(?: :|:|\?)\s*(?:non|sans objet|neant|aucune?)\b/;
const RIGHT_TO =
  /\b(?:se|nous|me|s'est|s'etre|sous|sans|toute|en|avec|la|une|ces?|cette|levee des|des|les|leurs?|de|d') ?$/;

/** @returns the reservations that a sentence says, with the lots they name; none when a guard stops it */
export function reservationsIn(
  sentence: Sentence,
  next: Sentence | undefined,
  references: readonly LotReference[],
): SaidReservation[] {
  const { plain } = sentence;
  if (!/reserv|2113|seul|uniquement|exclusivement/.test(plain) || CONDITIONAL.test(plain)) return [];
  const stretches = stretchesOf(sentence, references);
  const said: SaidReservation[] = [];
  let isOpen = false;
  for (const [index, stretch] of stretches.entries()) {
    const trigger = triggerIn(sentence, stretch);
    if (trigger === 'negated') continue;
    const carried =
      isOpen &&
      /^lots?[^a-z]*(?:(?:et|a|au|lots?) [^a-z]+)*(?:est |sont )?(?:reserve|aux?\b|a (?:des|une)\b|a l'|:|\()/.test(
        plain.slice(stretch.from),
      );
    if (trigger === null && !carried) continue;
    isOpen = true;
    const at = trigger?.at ?? stretch.from;
    const beneficiaries = around(sentence, next, at, stretch, index === stretches.length - 1);
    const lots = stretch.lots ?? (index === 0 ? followingLots(sentence, stretches, beneficiaries.length > 0) : null);
    const isBare = beneficiaries.length === 0;
    if (isBare && (trigger === null || !trigger.mayBeBare)) continue;
    said.push({ beneficiaries, lots, at });
  }
  return said;
}

interface Stretch {
  from: number;
  to: number;
  lots: string[] | null;
}

/** Each reference to lots opens a stretch that runs to the next; what stands before the first speaks of no lot by number. */
function stretchesOf(sentence: Sentence, references: readonly LotReference[]): Stretch[] {
  const stretches: Stretch[] = [{ from: 0, to: references[0]?.at ?? sentence.plain.length, lots: null }];
  for (const [index, reference] of references.entries()) {
    const to = references[index + 1]?.at ?? sentence.plain.length;
    stretches.push({ from: reference.at, to, lots: reference.numbers });
  }
  return stretches;
}

/** "Sont réservés aux ESAT les lots 2 et 4": the lots come after. When each has its own words, they speak for themselves. */
function followingLots(sentence: Sentence, stretches: readonly Stretch[], hasBeneficiaries: boolean): string[] | null {
  const after = stretches.slice(1).filter((stretch) => stretch.lots !== null);
  if (!hasBeneficiaries || after.length === 0) return null;
  const silent = after.filter(
    (each) => beneficiariesIn(slice(sentence.text, each), slice(sentence.plain, each)).length === 0,
  );
  return [...new Set(silent.flatMap((each) => each.lots!))];
}

interface Trigger {
  at: number;
  /** "Marché réservé", "lot réservé": says enough without saying to whom */
  mayBeBare: boolean;
}

function triggerIn(sentence: Sentence, stretch: Stretch): Trigger | 'negated' | null {
  const plain = sentence.plain.slice(0, stretch.to);
  let isNegated = false;
  for (const match of matchesFrom(RESERVED, plain, stretch.from)) {
    const verdict = judge(sentence, plain, match);
    if (verdict === 'negated') isNegated = true;
    else if (verdict !== null) return verdict;
  }
  if (isNegated) return 'negated';
  for (const pattern of [ONLY_SOME, UNDER_ARTICLE]) {
    const match = matchesFrom(pattern, plain, stretch.from)[0];
    if (match && !INDIRECT.test(sentence.plain)) return { at: match.index, mayBeBare: false };
  }
  return null;
}

function judge(sentence: Sentence, plain: string, match: RegExpExecArray): Trigger | 'negated' | null {
  const written = sentence.text.slice(match.index, match.index + match[0].length).toLowerCase();
  const before = plain.slice(Math.max(0, match.index - 70), match.index);
  const after = sentence.plain.slice(match.index + match[0].length);
  if (NEGATED_BEFORE.test(before) || NEGATED_AFTER.test(after)) return 'negated';
  if (match[0].startsWith('reservation'))
    return /\b(?:marches?|lots?|contrats?|accords?-cadres?)\b/.test(before + after.slice(0, 40))
      ? { at: match.index, mayBeBare: false }
      : null;
  // « réserve » is the thing or the verb; without any accent only what follows can tell
  if (/^réserves?$/.test(written)) return null;
  if (
    /^reserves?$/.test(written) &&
    (RIGHT_TO.test(before) || !/^\s*(?:exclusivement |uniquement )?(?:a|aux|au|insertion)\b/.test(after))
  )
    return null;
  if (TO_OTHERS.test(after)) return null;
  const contract = lastMatch(A_CONTRACT, before);
  if (lastMatch(NOT_A_CONTRACT, before) > contract) return null;
  const mayBeBare =
    /\b(?:marches?|lots?|accords?-cadres?|consultation|procedure)(?: (?:publics?|n ?[°o]? ?\d+|est|sont|sera|seront|\d+(?: (?:et|a|,) \d+)*)){0,3} ?$/.test(
      before,
    ) && !/^\s*(?:exclusivement |uniquement )?(?:a|aux|au|par|pour le compte)\b/.test(after);
  return { at: match.index, mayBeBare };
}

/** Who stands within reach of the trigger: in its stretch, and in the next sentence when its own says nobody. */
function around(
  sentence: Sentence,
  next: Sentence | undefined,
  at: number,
  stretch: Stretch,
  isLast: boolean,
): Beneficiary[] {
  const from = Math.max(stretch.from > 0 && stretch.from <= at ? Math.min(stretch.from, at) : 0, at - REACH);
  const to = Math.min(stretch.to, at + REACH);
  const own = beneficiariesIn(sentence.text.slice(from, to), sentence.plain.slice(from, to));
  if (own.length > 0) return own;
  const lead = beneficiariesIn(
    sentence.text.slice(Math.max(0, at - REACH), at),
    sentence.plain.slice(Math.max(0, at - REACH), at),
  );
  if (lead.length > 0) return lead;
  const left = REACH - (sentence.plain.length - at);
  if (!next || !isLast || left <= 0 || /\blots? ?(?:n ?[°o]? ?)?\d/.test(next.plain)) return [];
  return beneficiariesIn(next.text.slice(0, left), next.plain.slice(0, left)).filter(() => !INDIRECT.test(next.plain));
}

function matchesFrom(pattern: RegExp, plain: string, from: number): RegExpExecArray[] {
  return [...plain.matchAll(pattern)].filter((match) => match.index >= from || match.index + match[0].length > from);
}

/** @returns where the last match ends, -1 when there is none */
function lastMatch(pattern: RegExp, text: string): number {
  const last = [...text.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : -1;
}

function slice(text: string, stretch: Stretch): string {
  return text.slice(stretch.from, stretch.to);
}
