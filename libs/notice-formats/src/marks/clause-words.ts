/** Words of social and environmental clauses, and their look-alikes, over folded text; every repetition is bounded. */

/** Says a social clause by its name; these words need nothing else. */
export const CLAUSE =
  /\bclauses? (?:[\w'/-]+ ){0,3}(?:sociales?(?! et fiscales?| fiscales?)|sociaux|socio-?\w+|socialement|d'insertion|d'inclusion|de promotion de l'emploi)\b|\bclauses? d'insertion\b|\bclauses?sociales?\b|\bclauses? insertion\b|\bclauses? d'(?:emploi|embauche)\b|\binsertion (?:sociale|professionnelle|par l'activite economique)[^.;:]{0,40}: ?oui\b|\bclauses?[ /](?:environnementales?|vertes?) ?(?:et|\/|ou) ?sociales?\b|\bclauses? sociales?\b(?! et fiscales?)|\bheures? (?:de travail )?(?:[\w']+ ){0,2}d'insertion\b/;
/** "Social" said of something else than a condition: a body, a building, a subject. */
const OF_OTHER_THINGS = String.raw`\b(?:protection|securite|actions?|fiscales? et|legislation|reglementation|residences?|aides?|chartes?|responsabilite|inclusion|cohesion|centres?|bailleurs?|logements?|habitat|locatifs?|services?|prestations?|diagnostics?|audits?|situation|mediation|innovation|mixite|economie|caisses?|droits?|dialogue|climat|comite|siege|capital|objet|developpement|maisons?|travail|travailleurs?|assistante?s?|accompagnement|medico|reseaux?|bilan|plan|fonds|tarification|lien|vie|code|etablissements?|dumping|insertion)[ -]`;
/** Conditions of performance of a social kind, and the considerations that BOAMP forms announce. */
export const CONDITION = new RegExp(
  [
    String.raw`\b(?:conditions?|dispositions?|elements?|exigences?|considerations?) (?:[\w',/-]+ ){0,7}(?<!${OF_OTHER_THINGS})(?:social|sociales?|sociaux)\b(?! et fiscal| ou fiscal)`,
    String.raw`\bengagements? (?:\w+ (?:et )?)?(?:social|sociaux)\b`,
    String.raw`\b(?:conditions?|considerations?|dispositions?|exigences?) (?:[\w',/-]+ ){0,7}(?:a|de) l'emploi\b(?! (?:des?|obligatoire d\w+) (?:travailleurs|personnes) (?:en situation de )?handicap)`,
    String.raw`\b(?:conditions?|clauses?|marche|execution)\b[^.;]{0,160}\bvolet social\b`,
    String.raw`\bvolet social\b[^.;]{0,60}\b(?:marche|contrat|impose|clause|prevoi)`,
  ].join('|'),
);
/** The law to be obeyed by all is no condition of this contract. */
export const LAW_FOR_ALL =
  /\b(?:respect\w*|conform\w+|satisfai\w+|a jour)\b[^.;]{0,100}\b(?:dispositions?|obligations?|exigences?|conditions?) (?:\w+ (?:et )?){0,2}(?:social|sociale|sociales|sociaux)\b|\boit\b|\borganisation internationale du travail\b/;
/** Insertion, which may be a clause, a subject or a scenery: counts when something binds the holder. */
export const INSERTION =
  /\b(?:actions?|demarches?|chartes?|engagements?|efforts?|dispositifs?|objectifs?|obligations?|volets?|taux|quotas?|parcours|prestations?|mesures?|condition) (?:[\w']+ ){0,2}(?:d'|pour l'|de l'|favorisant l'|permettant l'|en faveur de l')insertion\b|\binsertion (?:sociale|professionnelle|socio-?professionnelle|par l'activite economique|par l'economique|par le travail)\b|\b(?:promotion de|promouvoir) l'emploi\b|\binsertion (?:de|des) (?:personnes|publics|jeunes|demandeurs)\b|\bvolets? insertion\b|\bpersonnel en insertion\b|\bmain[- ]d'oe?uvre en insertion\b/;
/** People a clause is for; counts when work or hours are given to them. */
export const PEOPLE =
  /\b(?:personnes|publics?|salariee?s?|travailleurs|jeunes?|demandeurs?|chomeurs?|allocataires?|beneficiaires?|habitants)\b[^.;,]{0,50}?\b(?:(?:tres )?eloigne\w* (?:de l'emploi|du marche)|prioritaires|en (?:parcours d')?insertion|d'emploi(?: de longue duree)?|de longue duree|en (?:grande )?difficultes?|(?:du )?rsa|en cddi|sans qualification|peu qualifies|des quartiers prioritaires)\b|\bdifficultes? (?:[\w']+ ){0,4}(?:d'insertion|d'acces a l'emploi|professionnelles?)\b/;
export const TO_WORK =
  /\b(?:acces|retour)\b[^.;]{0,30}\ba l'emploi\b|\bembauch\w+|\brecrut\w+|\bpostes?\b|\bemployer\b|\bheures?\b(?! (?:par (?:jour|semaine|mois|an|stagiaire|personne|beneficiaire)|d'(?:animation|accompagnement|ouverture)|de (?:formation|cours)))|\btemps (?:total )?de travail\b|\bmain[- ]d'oe?uvre\b|\d ?%|\b(?:promouvoir|favoriser) l'emploi\b|\brecours a (?:des|du)\b|\bconditions? d'execution\b/;
/** The holder is bound. */
export const BINDS =
  /\b(?:titulaires?|attributaires?|prestataires?|(?:entreprises?|societes?|candidats?) (?:retenue?s?|attributaires?)|execution|s'engage\w*|devra|devront|doit|doivent|tenue?s? d[e']|obligat\w*|minimum|minimal\w*|impos\w+|prevoi\w+|prevue?s?|f(?:ait|ont) l'objet d'une (?:action|mesure|demarche|obligation)|comport\w*|integre\w*|inclu\w*|soumis\w*|concernee?s? par (?:l'|une )|sera demandee|reserver\w*|consacr\w+|heures?|realiser\w*|met en oe?uvre|mettre en oe?uvre|conditions?|facilitateur)\b|\d ?%/;
/** The same, said of the holder or of the performance, whatever is imposed. */
export const BINDS_HOLDER =
  /\b(?:titulaires?|attributaires?|prestataires?|(?:entreprises?|societes?|candidats?) (?:retenue?s?|attributaires?|devr\w+|s'engage\w*)|execution|clauses?|s'engage\w*)\b/;
export const HOURS_KEPT =
  /\b\d[\d .]{0,8} ?(?:heures?|h)\b[^.;]{0,100}\b(?:insertion|eloigne\w* de l'emploi|publics? prioritaires|(?:embauche|recrutement|emploi) de (?:jeunes|personnes|publics|demandeurs))\b|\b(?:insertion|eloigne\w* de l'emploi|publics? prioritaires)\b[^.;]{0,60}\b\d[\d .]{0,8} ?(?:heures?|h)\b/;
/** Hours kept for people who are listed elsewhere: "réserver 20 % du volume des heures aux bénéficiaires". */
export const SHARE_KEPT =
  /\b(?:reserver|reservera|reserveront|consacrer\w*|dedier\w*|confier\w*|affecter\w*)\b[^.;]{0,60}\d ?(?:%|h\b|heures?)[^.;]{0,60}\b(?:heures|temps de travail|main[- ]d'oe?uvre|effectifs?|postes|recrutements|embauches)\b[^.;]{0,120}\b(?:beneficiaires?|publics?(?! scolaires?)|personnes|demandeurs|jeunes|salaries en|insertion)\b|\binsertion\b[^.;]{0,30}\d ?%[^.;]{0,25}\b(?:heures|temps de travail|main[- ]d'oe?uvre|montant)\b/;
/** Young people taken in to learn a trade while the contract is performed. */
export const YOUNG_TAKEN_IN =
  /\b(?:accueil\w*|embauch\w+|recrut\w+|integrer\w*|integration|employer|recour\w+|prendre|presence)\b[^.;]{0,60}\b(?:apprentie?s?|alternants?|jeunes\b[^.;]{0,60}\b(?:stages?|alternance|apprentissage|professionnalisation)|(?:contrats?|en) (?:d'apprentissage|de professionnalisation|d'alternance|alternance|apprentissage))\b|\bformation sous statut scolaire\b/;
/** Part of the work must be given to an insertion or disability employer. */
export const GIVEN_TO =
  /\b(?:confi\w+|sous-?trait\w+|faire appel|fera appel|recours|recourir)\b[^.;]{0,120}\b(?:entreprises? adaptees?|esat|siae|(?:entreprises?|structures?) d'insertion|insertion par l'activite economique)\b/;
export const MUST =
  /\b(?:obligatoire\w*|sous-?traiter(?:a|ont)|confier(?:a|ont)|recourr(?:a|ont)|devra|devront|doit|doivent|s'engage\w*|impos\w+|tenue?s? d[e'])\b|\bau moins\b|\bminimum\b/;

/** Insertion bought for itself, with the activity that supports it. */
export const OBJECT_WITH_SUPPORT =
  /\b(?:marches?|prestations?|services?|accords?-cadres?|lots?|objet|consultation|programme|actions?|chantiers?)\b[^.;]{0,60}\b(?:d'|de l'|l')insertion\b[^.;]{0,140}\b(?:supports?|activites? supports?|par le biais d|au moyen d|a travers)\b|\b(?:pour objet|a pour but|pour finalite|pour objectif principal)\b[^.;]{0,40}\b(?:l'|la re|actions? d')insertion (?:sociale|professionnelle|par|de|des)\b|\b(?:support|activites? supports?) (?:de la |de l'|des )(?:demarches?|actions?|parcours|prestations?) d'insertion\b/;
export const OBJECT =
  /\bmarches? (?:publics? )?(?:de |d')(?:services? )?(?:de |d')?(?:qualification (?:professionnelle )?et d')?insertion (?:et de (?:qualification|professionnalisation)|sociale|professionnelle|par)|\b(?:prestations?|services?) d'insertion (?:et de (?:qualification|professionnalisation)|sociale|professionnelle|socio-?professionnelle|par)/;

/** Environmental conditions of performance. */
export const GREEN =
  /\bclauses? (?:[\w'/-]+ ){0,4}environnementales?\b|\bclauses? vertes?\b|\bclauses? sociales?[ /]{1,3}environnementales?\b|\b(?:conditions? d'execution|considerations?|dispositions?|exigences?|elements?)\b[^.;]{0,60}\benvironnementa\w+/;

/** Insertion in another sense, or spoken of as a subject. */
export const OTHER_INSERTION =
  /\b(?:enquetes?|observatoires?|etudes?|statistiques?|barometre|evaluation|diplomes|etudiants)\b[^.;]{0,60}$/;
/** A body called by what it is for. */
export const OF_A_BODY =
  /\b(?:missions? locales?|associations?|direction|services?|plan (?:local|departemental)|pole|agence|commission|federation|comite|conseil|maison)\b[^.;:]{0,50}$|\b(?:structures?|entreprises?|acteurs?|organismes?|ateliers?|agrement|conventions?)(?: \w+)? (?:d'|de l')$/;
/** A service to job seekers is bought; nobody is hired by it. */
export const SERVICE_TO_PEOPLE =
  /\b(?:formations?|animateurs?|animations?|educat\w+|stagiaires?|accompagnement des?|orientation|coaching|bilans? de competences|aide alimentaire|transports?|places|berceaux|lits|tarifs?|reductions?)\b/;
/** Insertion sold as a service: job seekers are guided or trained, none is hired to do the work. */
export const SERVICE_OF_INSERTION =
  /\b(?:aupres|au benefice|au profit|a destination|a l'attention) (?:de |des |d')(?:\w+ ){0,2}(?:demandeurs|personnes (?:a la|en) recherche|allocataires|beneficiaires|publics? (?:demandeurs|accompagnes?))\b|\binsertion professionnelle\b[^.;]{0,60}\bde type\b/;
/** A clause spoken of in general: advice, tools, training. */
export const OF_A_KIND =
  /\b(?:conseil|developpement(?! durable)|promotion|logiciel|outils?|formation (?:des \w+ )?(?:a|aux)|sensibilisation)\b[^.;]{0,80}$|(?:^\W{0,4}|\b(?:missions?|marche|prestations?) (?:d'|de ))(?:assistance|amo|ingenierie|animation|accompagnement)\b[^.;]{0,80}$/;
export const DENIED_BEFORE =
  /(?<!\brespect\w{1,6} )\b(?:pas|sans|aucune?|ni|non)\b(?: d'une?| de| d')?(?: [\w'-]+){0,2} ?$|\b(?:(?:non|pas) (?:concern|soumis|assujetti|assorti)|dispens|exoner|exempt)\w*[^.;]{0,30}$|\bsans objet (?:par )?(?:[\w']+ ){0,2}$/;
export const DENIED_AFTER =
  /^[^.;:?]{0,60}[:?]\s*(?:non|sans objet|neant|aucune?|pas)\b|^ (?:n'est pas|ne s'applique pas|est sans objet|sans objet)/;
export const SUPPOSED = /\b(?:si|lorsqu\w+|en cas d[e']) (?:[\w']+ ){0,6}$/;
export const PAPERWORK =
  /\bcandidats?\b(?! (?:retenu|attributaire))[^.;]{0,80}\b(?:peu(?:t|vent)|presente\w*|decri\w+|joi(?:nt|ndr\w+)|indique\w*|precise\w*|fourni\w*)\b|\bmemoire\b/;
/** Says so much more than papers: the holder is to do it. */
export const HOLDER_MUST =
  /\b(?:titulaires?|attributaires?|(?:entreprises?|societes?) (?:retenue?s?|attributaires?))\b[^.;]{0,40}\b(?:devr\w+|doit|doivent|s'engage\w*|tenue?s? d[e'])/;
/** Insertion that somebody is bound to, whoever it is for. */
export const BOUND_TO =
  /\b(?:obligat\w+|clauses?|engagements?|s'engage\w*|heures?|conditions? d'execution|soumis\w*)\b/;
/** A criterion weighs how a clause that stands is carried out. */
export const CARRIED_OUT =
  /\b(?:mise en oe?uvre|mettre en oe?uvre|au-dela|respect|reponse|execution|dans le cadre|prevue?s?|imposee?s?)\b/;
/** A weight is given, or the word itself: the sentence lists award criteria. */
export const IS_CRITERION = /\bcriteres?\b|\bponder\w+|\d ?%|\d ?(?:points?|pts)\b/;

export const SOCIAL_CRITERION =
  /(?<!\bre)\binsertion\b(?:(?= (?:social|professionnel|socio|par l'|des? (?:personnes|publics|jeunes|demandeurs)))|(?![^.;]{0,60}\b(?:paysag|architectur|urbain|dans (?:le|son|l')|sur (?:le|son)|projet|batiment|ouvrage|site|facade|graphique|visuelle|annonces?|avis|presse|publicit)))|(?<!\b(?:raison|charges?|siege|securite|protection|cotisations?|capital|centre|action|services?|accompagnement|diagnostic|residence|logements?|bailleurs?|reseaux?|travailleurs?|habitat) )\bsocia(?:l|le|les|ux)\b|\bsocieta(?:l|le|les|ux)\b|\brse\b|\bhandicap|\begalite (?:professionnelle|femmes)|\bresponsabilite sociale\b/;
export const GREEN_CRITERION =
  /(?<!\binsertion\b.{0,40}\bdans (?:son|l'))(?<!\bdans son )\benvironnement\b(?! (?:numerique|informatique|de travail|technique|logiciel|graphique|professionnel|sonore|immediat|existant|urbain|juridique|reglementaire|du|de la|et contexte))|\benvironnementa\w+|\bdeveloppement durable\b|\becolog\w+|\bcarbone\b|\beco-?respons\w+|\bgaz a effet de serre\b|\brse\b|\bdurabilite\b/;
/** In a text that is no criterion by its field, only these words say one, beside a weight. */
export const SOCIAL_IN_TEXT =
  /\bperformances? (?:sociales?\b|en matiere (?:sociale|d'insertion))|\b(?:sous-?)?criteres? (?:[\w':]+ ){0,3}(?:social|sociale|sociaux|societal|rse|d'insertion)\b|\b(?:demarche|volet|politique) rse\b/;
export const GREEN_IN_TEXT =
  /\bperformances? (?:environnementales?|en matiere (?:environnementale|de developpement durable|de protection de l'environnement|d'environnement))|\b(?:sous-?)?criteres? (?:[\w':]+ ){0,3}(?:environnementa\w+|rse|developpement durable)\b|\b(?:demarche|volet|politique) rse\b|\b(?:qualite|valeur) environnementale\b|\bdeveloppement durable ?[:(]? ?\d/;
/** What a tenderer has done before is no award criterion. */
export const OF_REFERENCES = /\breferences?\b[^.;]{0,120}$/;
