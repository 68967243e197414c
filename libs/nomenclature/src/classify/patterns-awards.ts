import type { PatternRow } from './pattern';

/**
 * How award data and lots write in short: abbreviations, trades as names of lots, missions by their letters. Ours, from general
 * knowledge of French public purchases and from the development half of public award data of 2018-19; written 2026-11.
 */
// prettier-ignore
export const AWARD_PATTERNS: readonly PatternRow[] = [
  // Missions
  ['71300000', 3, /\b(?:coordination (?:\w+ ){0,2}securite|coordinat\w+ (?:sps|ssi|securite)|controleurs? techniques?|bureaux? controle|mission (?:programmation|programmiste|geometre|ctc|amo|ssi|acoustique)|diagnosti\w+ (?:amiante|plomb|structurels?|reseaux|pollution|immobiliers?|accessibilite|thermiques?|techniques?)|amiante (?:plomb|avant travaux|reperages?)|reperages? (?:amiante|plomb)|dta\b|diag\b|tests? etancheite|passages? camera|etudes? (?:avant projet|conception|executions?)|bet\b|economistes?)\b/],
  ['71200000', 3.4, /\b(?:mission (?:maitrise|moe)|ma?i?trises? oeuvres?|mo (?:amenagement|travaux|rehabilitation|procedures?|vrd)|maitrise conception)\b/],
  ['71300000', 2.4, /\b(?:controles? (?:compactage|reception|ouvrages?|assainissement|etancheite|soudures?)|visites? (?:subaquatiques?|detaillees?|periodiques?)|inspections? (?:detaillees?|ouvrages?|subaquatiques?)|examens prealables|comptages? routiers?|deflexions?|carottages? amiante|essais? (?:pression|compactage|permeabilite)|leves? (?:plans?|topo\w*|batiments?)|plans? recolement|detection (?:geolocalisation|amiante|reseaux)|geolocalisation reseaux|geoslam|modelisations? (?:hydraulique|bim|3d)|bim\b)\b/],
  ['71400000', 2.6, /\b(?:operation programmee amelioration|opah\w*|rlpi?\b|reglement local publicite|plan (?:guide|masse|mobilite|velo)|schema (?:cyclable|voies vertes|directeur cyclable)|etude (?:paysagere|urbaine|requalification|pre ?operationnelle)|scot|plu[ih]*|aap\b)\b/],
  // Works by their short names
  ['45200000', 2.4, /\b(?:tce|reamngt|amngt|amgt|amenagt|rehab|renov|reno|constr|restruct|refect|gros entretien renovation|ger\b|desserte (?:eaux?|usees|assainissement)|renouvellement (?:\w+ ){0,2}(?:reseaux?|conduites?|canalisations?|branchements?|menuiseries?|sols?))\b/],
  ['45230000', 2.4, /\b(?:eu\b|ep\b|eclairage public (?:travaux|renovation|extension)|renouvellement eaux|conduites?|terrassements? vrd|vrd espaces|bicouches?|tricouches?|gravillonnages?|ecf\b|emplois partiels|pata\b|voirie (?:reseaux|divers|communale|communautaire)|chemins? ruraux|marquages? (?:sol|routiers?)|signalisation (?:horizontale|verticale travaux)|plateau surelev\w+|liaisons? (?:douce|cyclable)|voie (?:verte|douce|cyclable|nouvelle))\b/],
  ['45260000', 2.2, /\b(?:goutt?ieres?|cheneaux|zinc|ravalement|facade|echaffaudages?|charpentier|couvreur|ossature|demolition gros|ravalt|maconnerie (?:demolition|pierre)|isolation thermique exterieure|traitement (?:charpente|facade)|confortements?|cuvelage|sous oeuvre|fondations? speciales?|micropieux)\b/],
  ['45300000', 2.2, /\b(?:electricite (?:cfo|cfa|courants?|ssi|chauffage|vmc|lustrerie)|cfo cfa|ecs\b|pac\b|pompes? chaleur|plomberie (?:chauffage|sanitaires?|cvc)|gtc\b|gtb\b|desenfumage travaux|chauffage (?:ventilation|plomberie)|ventilation double|appareils? elevateurs?|ascenseurs? (?:travaux|lot))\b/],
  ['45310000', 1.8, /\b(?:extensions? (?:\w+ ){0,2}(?:videoprotection|video protection|videosurveillance)|(?:installation|renovation|refection|mise conformite|remplacement) (?:\w+ ){0,2}(?:ssi|alarmes?|ascenseurs?|electriques?|eclairages?))\b/],
  ['45420000', 2.2, /\b(?:menuis(?:eries?|)(?: (?:interieures?|exterieures?|bois|alu|aluminium|pvc))?|serrurerie metallerie|metallerie|occultations?|volets?|cloisons? (?:doublages?|seches?|mobiles?)|paillasses?|signaletique lot|agencement mobilier lot|sols? (?:coules?|pvc|sportif)|parquet)\b/],
  ['45230000', 2, /\b(?:skate ?parks?|city ?parks?|terrains? (?:synthetiques?|multisports?|futsal|padel|tennis)|piste (?:athletisme|bmx|pumptrack)|pumptrack|tribunes? couvertes?|cours? (?:oasis|recreation))\b/],
  // Exploitation, entrusting
  ['50700000', 2.4, /\b(?:cvc|p1 p2|p2 p3|p1\b|p2\b|p3\b|chauffage collectif|(?:exploitation|conduite) (?:\w+ ){0,3}(?:chauffage|thermiques?|chaufferies?|climatiques?|cvc|techniques?)|traitement (?:air|eaux? piscine)|fontaines?(?! eau)|portes? (?:automatiques?|sectionnelles?|garage)|adoucisseurs?|bornes? escamotables?|eclairage (?:securite|public) (?:maintenance|entretien))\b/],
  ['50400000', 2, /\b(?:verifications? (?:maintenances?|extincteurs?|periodiques? (?:extincteurs?|incendie))|moyens? (?:secours|lutte incendie)|protection incendie (?:maintenance|verification)|securite incendie (?:maintenance|verification|entretien)|(?:maintenance|entretien|verification)(?: \w+){0,4} (?:securite incendie|incendie|secours|biomedica\w+|echographes?|automates?|endoscop\w+|dialyse|moniteurs?|respirateurs?|defibrillateurs?))\b/],
  ['90700000', 2, /\b(?:ens\b|gestion (?:\w+ ){0,2}(?:espaces? naturels?|milieux)|renaturation|continuite ecologique|eaux? souterraines?|qualite air interieur|reseau suivi|plan action (?:\w+ )?(?:eau|air)|inventaires? (?:biodiversite|faunistiques?)|papi|gestion sedimentaire)\b/],
  // Insertion bought as a service, whatever the work that carries it
  ['85300000', 2.2, /\b(?:acm\b|alsh|ram\b|relais (?:petite enfance|assistantes)|clas\b|qualification professionnelles?|mediation urbaine|gerontolog\w*|ehpad gestion|aire accueil|soutien parentalite|supervision equipes?|analyse pratiques?|prevention jeunesse)\b/],
  ['75200000', 2.2, /\b(?:insertion (?:\w+ ){0,3}(?:support|entretien|qualification)|qualification professionnelle (?:\w+ )?support|support insertion|viabilite hivernale)\b/],
  ['77200000', 2.8, /\b(?:deboisements?|defrich\w+|debroussaillements?)\b/],
  ['77300000', 2.6, /\b(?:taille (?:\w+ )?(?:platanes?|tilleuls?|vegetaux)|faucardage|abattages?|rognage|arbres? (?:abattage|elagage|taille)|gestion differenciee|plan gestion differencie|accotements?|patrimoine arbor\w+|soins? arbres?)\b/],
  ['92300000', 2.4, /\b(?:spectacles? (?:pyrotechniques?|taurins?|vivants?)|lacher taureaux|manifestations? taurines?|prestation (?:video|son|sonorisation)|plateau artistique|animations? (?:noel|estivales?|soiree)|patinoire (?:mobile|ephemere)|regie generale)\b/],
  ['92600000', 2.2, /\b(?:(?:places|billets|loges) (?:match|rencontres?|sportives?)|partenariat (?:sportif|club)|prestations? (?:visibilite|hospitalites)|club (?:sportif|football|rugby|handball)|course (?:\w+ ){0,2}(?:race|voile|nautique|cycliste)|foulees?|marathon)\b/],
  ['79300000', 1.8, /\b(?:etudes? (?:besoins?|fonctions?|impact economique|potentiel|commercial\w*|patrimoniale|sociales?|socio ?economique|urbaines? commerciales?)|charte|plan orientation|client mystere)\b/],
];
