/**
 * Words that reserve a contract, and the guards that tell them from look-alikes, over folded text (lower case, no accents).
 * Every repetition is bounded: a sentence of near-matches costs no more than a real one.
 */

/** What is bought: only these can be reserved. */
const CONTRACT = String.raw`(?:marches?|lots?|accords?[- ]cadres?|consultations?|procedures?|contrats?|appels? d'offres|concessions?|mises? en concurrence)`;

/** `réservé`, judged by what stands around it. */
export const RESERVED = /\breserve(?:\(?e?s?\)?)(?![\w])/g;
export const RESERVATION = /\breservations?\b/g;

/** The law's own words of whom a contract is reserved to: "structures…, lorsqu'elles emploient une proportion minimale…" */
const LAWFUL_SHARE =
  /\b(?:structures? d'insertion|entreprises? adaptees?|(?:etablissements?|services?) (?:et services? )?d'aide par le travail|esat)\b[^;]{0,330}?\b(?:lorsqu[\w']+|qui|employant)\b[^.;]{0,40}\b(?:proportion|part) minimale\b/g;

/** Other ways to shut a contract to all but some; they count when they name to whom. */
export const ONLY_SOME: readonly RegExp[] = [
  /\bseul\w*\b[^.;]{0,140}\b(?:peuvent|pourront|peut|pourra|sont admis\w*|sont autorise\w*|seront (?:examine|retenu|admis|accepte|etudie)\w*|a (?:candidater|soumissionner|repondre|concourir))\b/g,
  /\b(?:peuvent|pourront|peut|pourra) seule?s? (?:candidater|soumissionner|repondre|concourir|presenter)\b/g,
  /\bne (?:peuvent|pourront|peut|pourra|seront|sont)\b[^.;]{0,60}\bque (?:les?|des|aux?)\b/g,
  /\b(?:ouverte?s?|s'adress(?:e|ent|ant)|adressee?s?|accessibles?) (?:exclusivement|uniquement|seulement) (?:a|aux?)\b|\b(?:exclusivement|uniquement) (?:ouverte?s?|accessibles?) (?:a|aux?)\b/g,
  /\b(?:participation|candidatures?|acces|consultation|procedure|marche|lot) (?:(?:est|sont) )?(?:limitee?s?|restreinte?s?) (?:a|aux?)\b/g,
  new RegExp(
    String.raw`\b${CONTRACT}(?: public)?(?: n ?[°o] ?\d+| \d+)?(?: (?:est|sont))?(?: (?:exclusivement|specifiquement|specialement))? (?:destinee?s?|dediee?s?) (?:a|aux?)\b`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:${CONTRACT}(?: public)?|ils?|celui-ci|ceux-ci)\b[^.;:]{0,80}? (?:sera|seront|ne pou\w+ etre)(?: \w+ment)? (?:attribue|confie|devolu)\w* (?:\w+ment )?(?:qu')?(?:a|aux?)\b(?=[^.;,:]{0,30}\b(?:entreprises? adaptees?|ea|esat|etablissements?|services?|structures?|siae|ateliers?|(?:entreprises?|associations?|chantiers?) d'insertion|associations? intermediaires?)\b)`,
    'g',
  ),
  /\b(?:candidats?|structures?|operateurs?(?: economiques?)?|entreprises?) (?:admis\w*|eligibles?)\b[^.;]{0,90}\b(?:exclusivement|uniquement|seulement)\b/g,
  LAWFUL_SHARE,
  /\b(?:candidats?|soumissionnaires?|operateurs? economiques?|entreprises? candidates?) (?:doivent|devront|doit|devra)(?: \w+)? (?:etre(?: (?:obligatoirement|imperativement|necessairement))? (?:des?|une?)|(?:appartenir|relever|faire partie) (?:au|du) (?:secteur|milieu))\b/g,
];

/** "Marché passé en application de l'article L. 2113-13": the article says it all. */
export const UNDER_ARTICLE = new RegExp(
  String.raw`\b(?:${CONTRACT}|passee?s?|lancee?s?|conclue?s?|attribuee?s?)\b[^.;]{0,90}?\b(?:en application|au titre|conformement|en vertu|sur le fondement|dans le cadre|relev\w+|soumis\w*|selon|prevue?s?)\b[^;]{0,50}?(?:\b(?:l[. ]{0,2})?2113 ?[-. ] ?1[2-5]\b|\b3[67]\b[^;.]{0,30}(?:ordonnance|2015-899))`,
  'g',
);

/** The European forms' own words (III.1.5 of 2014, BT-736): they reserve without naming anybody. */
export const SHELTERED_PROGRAMME = /\bcadre (?:de|des) (?:\w+ )?programmes? d'emplois? proteges?\b/g;

/** Only supposed: "si le marché est réservé", "pour les marchés réservés". */
export const SUPPOSED =
  /\b(?:(?:si|lorsque|lorsqu'\w+|quand|en cas d[e']|le cas echeant|dans (?:le cas|l'hypothese))\b[^.;:]{0,60}|pour (?:les|tous les|tout|chaque|un) )\b(?:marches?|lots?)(?: publics?)?(?: (?:ou|et) (?:d'un |de )?lots?)? (?:(?:est|sont|serai(?:t|ent)|etai(?:t|ent)|etant|dits?) )?$/;
/** Only possible: "peuvent être réservés" is what the law says. */
export const POSSIBLE =
  /\b(?:peu(?:t|vent)|pourrai?(?:t|ent)?|pourr(?:a|ont)|susceptibles? d')(?: \w+)? ?(?:etre|l'etre)? ?$/;
/** Said of another contract. */
export const OF_ANOTHER =
  /\b(?:autres?|precedente?s?|anciens?|ancienne|futurs?|hors|remplace|suite (?:a|au)) (?:un |le |des? |du )?(?:marches?|consultations?|procedures?|contrats?|accords?-cadres?)(?: publics?)?,? $/;
export const ANOTHER_AFTER = /^(?: \w+)? (?:distincte?s?|separee?s?|paralleles?|anterieure?s?|precedente?s?)\b/;
/** A kind of contract is spoken of, not this one: "développement de marchés réservés". */
export const OF_A_KIND =
  /\b(?:developp\w+|encourag\w+|recours|promotion|matiere|notion|types?|guide|formation|conseil|sourcing|nombre|part)\b[^.;:]{0,40} $/;
/** Speaks of sub-contractors, partners or papers: weak words do not reserve there. */
export const INDIRECT =
  /\bsous[- ]?trait|\bco-?trait|\bgroupements? (?:avec|d'entreprises)|\brecours? a|\bfaire appel\b|\bclauses?\b|\bheures?\b|\bpeu(?:t|vent) (?:egalement|aussi)\b|\bdc[12]\b|\by compris\b|\bnotamment\b/;
export const PAPERS = /\battestations?\b|\bjustificatifs?\b|\bcopie d|\ble cas echeant\b|\bs'il (?:est|releve)\b/;
/** A share of the hours or of the staff is a clause, not a reservation. */
export const OF_A_SHARE =
  /(?:\d ?%|\bheures?\b|\btemps (?:total )?de travail\b|\bmain d'oe?uvre\b|\b(?:une|la) part\b|\beffectifs?\b)(?:(?!\blots?\b|\bmarches? reserve)[^.;]){0,90}$/;

/** What else is reserved: places, jobs, rights, papers. */
export const NOT_A_CONTRACT =
  /\b(?:domaines?|places?|emplacements?|stationnements?|espaces?|salles?|locaux|local|logements?|sanitaires?|toilettes|acces|accueil|voies?|couloirs?|quais?|parkings?|heures?|postes?|emplois?|embauches?|recrutements?|vehicules?|zones?|creneaux|guichets?|tarifs?|lits?|chambres?|berceaux|parts?|pourcentage|quotas?|volume|budgets?|sommes?|cadres?|parties?|rubriques?|colonnes?|cases?|formulaires?|bordereaux|ascenseurs?|sieges?|mentions?|droits?|usages?|linges?|temps|journees?|produits?|donnees|informations?|contenus?|pages?|documents?|aires?|terrains?|entrees?|visites?|reunions?|livraisons?)\b/g;
export const A_CONTRACT = new RegExp(
  String.raw`\b(?:${CONTRACT}|prestations?|candidatures?|participation|soumission|offres?|tranches?|commandes?|missions?|travaux|fournitures|services?|execution|reponse)\b`,
  'g',
);
/** `est réservé`: what is reserved is named before. */
export const IS = /\b(?:est|sont|sera|seront|soit|soient|etant|etre)(?: (?:\w+ment))? $/;

const OTHERS = [
  'professions?',
  'architectes?',
  'paysagistes?',
  'avocats?',
  'experts?',
  'notaires?',
  'geometres?',
  'medecins?',
  'pharmaciens?',
  'infirmi',
  'laboratoires?',
  'societes? et intermediaires',
  'pme\\b',
  'tpe\\b',
  'petites',
  'agents?',
  'personnels?',
  'usagers?',
  'abonnes?',
  'public\\b',
  'administrations?',
  'acheteurs?',
  'pouvoir',
  'maitres?',
  'locataires',
  'riverains',
  'eleves',
  'livraisons?',
  'transports?',
  'salarie',
  'enfants',
  'adultes',
  'residents',
  'beneficiaires',
  "l?'?usages?",
  'services? (?:de l|du|des)',
  'candidats? (?:selectionnes|retenus|ayant)',
];
/** `réservé à` somebody else. */
export const TO_OTHERS = new RegExp(
  String.raw`^[\s:]*(?:exclusivement |uniquement |strictement )?(?:a|aux|au|par)\s+(?:la |l'|les |des |une? |certaines? |seuls? )*(?:${OTHERS.join('|')})`,
);

export const DENIED_BEFORE =
  /\b(?:pas|ni|jamais)(?: [\w'-]+){0,3} ?$|\b(?:non|plus)[ -]?$|\baucun\w*\b[^.;,]{0,40}$|\bsans (?:etre|avoir ete|faire l'objet d'une)? ?$/;
/** The first answer after a colon: `Marché réservé à des ateliers protégés : non`. */
export const ANSWER = /^[^.;:?]{0,140}[:?]\s*(oui|non|sans objet|neant|aucune?|pas)\b/;

/** Boxes ticked by hand: `[ ] oui [x] non`. */
export const TICKED_NO = /^[^.;:?]{0,140}[:?]\s*(?:\[ ?\]|☐|□|▢) ?oui[ ,/]{0,3}(?:\[x\]|☒|☑|■|▣|x) ?non\b/;
export const DENIED_AFTER = /^ a aucune?\b/;
/** "Marché réservé : fournir l'agrément": a line of a list of papers. */
export const ASKS_PAPERS = /^ ?: ?(?:fournir|produire|joindre|preuve|justifi)/;

/** Before an unaccented `reserve`, the verb or the noun rather than the participle. */
export const VERB_OR_THING =
  /\b(?:se|nous|me|s'est|s'etre|sous|sans|toute|en|avec|la|une|ces?|cette|levee des|des|les|leurs?|de|d'|titulaire|acheteur|adjudicateur) ?$/;
/** Right before `réservé`, a contract that needs no more words: "marché réservé", "lot n° 3 est réservé". */
export const BARE_SUBJECT = new RegExp(
  String.raw`\b(?:${CONTRACT}|prestations?)(?: (?:publics?|n ?[°o]?s? ?\d+|est|sont|sera|seront|unique|\d+(?:,? (?:et|ou|a|&)? ?\d+)*|ou lots?)){0,3} ?[([]?$`,
);
export const TO_SOMEBODY = /^\)?\]?\s*(?:exclusivement |uniquement )?(?:a|aux?|par|pour le compte)\b/;
/** Forms explain what a reserved contract is. */
export const ON_A_FORM = /\bdc ?[124]\b|\bformulaires?\b|\brubriques?\b/;
/** Said in passing, between brackets or quotes. */
export const ASIDE = /\([^()]{0,100}\)|"[^"]{0,100}"|«[^»]{0,100}»/g;
/** "Le lot 2 nettoyage des locaux est réservé": a title stands between, of whatever words. */
export const LOT_IS = /\blots? ?(?:n ?[°o]?s? ?)?\d[^.;:]{0,100} (?:est|sera|sont|seront)(?: \w+ment)? $/;
