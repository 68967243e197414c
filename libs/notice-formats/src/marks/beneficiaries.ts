import type { Lever } from '#lib/nomenclature';
import { citedIn } from './legal-basis';

/** To whom some words reserve, and the article they cite when they cite one. */
export interface Beneficiary {
  lever: Extract<Lever, 'reserved-disability' | 'reserved-insertion' | 'reserved-ess' | 'reserved-prison'>;
  isCited: boolean;
  /** Words name them; else only an article does */
  isNamed: boolean;
  /** Articles as our law tables write them, `L2113-12`; those of former texts give the article that took their place */
  articles: string[];
}

/** Those whom some words name; `isUnspecified` when the words are of a reservation that does not say to whom. */
export interface Beneficiaries {
  named: Beneficiary[];
  isUnspecified: boolean;
}

type Named = Beneficiary['lever'];

/** The article of the code that each lever rests on. */
export const OWN_ARTICLE: Readonly<Record<Named, string>> = {
  'reserved-disability': 'L2113-12',
  'reserved-insertion': 'L2113-13',
  'reserved-prison': 'L2113-13-1',
  'reserved-ess': 'L2113-15',
};

const WORDS: readonly [RegExp, Named][] = [
  [/\bentreprises? adaptees?\b(?! (?:a (?:la|l|leur|son)|aux? )\b)|\bateliers? proteges?\b/, 'reserved-disability'],
  [/\b(?:centres?|etablissements?|services?)(?: (?:et|ou)(?: de)? services?)? (?:d'aide|d'accompagnement|et d'aide) par le travail\b/, 'reserved-disability'],
  [/\besat\b|\b(?:l[. ]{0,2})?5213-13\b|\b344-2\b|\bstpa\b/, 'reserved-disability'],
  [/\b(?:secteurs?|milieux?) (?:dits? )?(?:du )?(?:travail )?(?:proteges?|adaptes?|du handicap|handicap)\b|\btravail (?:protege|adapte)\b/, 'reserved-disability'],
  [/\b(?:structures?|entreprises?|organismes?|acteurs?|associations?) (?:du|de) handicap\b|\breserve\w*[ :,-]{1,4}(?:au )?handicap\b/, 'reserved-disability'],
  [/\binsertion (?:sociale |professionnelle |et ){0,3}(?:des?|par le travail des) (?:\w+ )?(?:personnes?|travailleurs?|publics?) (?:en situation de handicap|handicapee?s?)\b/, 'reserved-disability'],
  [/\btravailleurs? (?:reconnus? )?(?:en situation de handicap|handicapes?)\b/, 'reserved-disability'],
  [/\b(?:emplo|travail|salari)[^.;]{0,80}\b(?:en situation de handicap|handicapee?s?)\b/, 'reserved-disability'],
  [/\binsertion par (?:l'activite economique|le travail)\b|\bsiaes?\b|\biae\b|\b(?:l[. ]{0,2})?5132-4\b|\bassociations? intermediaires?\b/, 'reserved-insertion'],
  [/\b(?:entreprises?|associations?|structures?|chantiers?|ateliers?|organismes?|operateurs?|acteurs?|secteurs?|regies?)\b[^.;]{0,45}\b(?:d'|de l'|a l')insertion\b(?! (?:\w+ ){0,3}handicap)/, 'reserved-insertion'],
  [/\b(?:reserve|dedie)\w*[ :,-]{1,4}(?:a )?(?:l')?insertion\b(?! (?:\w+ ){0,3}handicap)/, 'reserved-insertion'],
  [/\b(?:travailleurs?|personnes|publics?)(?: \w+)?(?: (?:et|ou|et\/ou))? (?:defavorisee?s?|en insertion|(?:tres )?eloigne\w* de l'emploi)\b/, 'reserved-insertion'],
  [/\beconomie sociale et solidaire\b|\b2014-856\b|\borganis\w+ (?:\w+ ){0,4}mission de service public\b/, 'reserved-ess'],
  [/\b(?:etablissements?|administration|milieu|emploi|travail) penitentiaires?\b|\bpersonnes detenues\b|\bproduction en prison\b|\bdetenus\b/, 'reserved-prison'],
]; // prettier-ignore

/** Initials mean a structure only in capitals: `EA`, `ESS`, `ACI`, `EI`, `ETTI`. */
const CAPITALS: readonly [RegExp, Named][] = [
  [/\b(?:EA|EATT|CAT)\b/, 'reserved-disability'],
  [/\b(?:ETTI|EITI|ACI|EI)\b/, 'reserved-insertion'],
  [/\bESS\b/, 'reserved-ess'],
  [/\bSEP\b/, 'reserved-prison'],
];

/** The wording of the European forms, which opens to both without choosing (directive 2014/24, article 20). */
const FORM_WORDING =
  /\bateliers? proteges? (?:et|ou)(?: a| aux)?(?: des)? operateurs? economiques[^.;]{0,160}?\b(?:handicape\w*(?: (?:ou|et) \w*defavorise\w*)?|defavorise\w*)/g;

/** Words of a reservation that name nobody. */
const UNSPECIFIED =
  /\bemplois? proteges?\b|\b(?:structures?|entreprises?|fournisseurs?) inclusi(?:ve|f)s?\b|\bcertain(?:e)?s (?:categories d')?(?:operateurs|organisations|organismes|entreprises|structures)\b/;

/**
 * Those to whom some words reserve, by name, initials or article. Where names and articles disagree the names count: articles
 * are often miscopied, or cited by the range.
 * @param text the words as written @param plain the same, folded
 */
export function beneficiariesIn(text: string, plain: string): Beneficiaries {
  const own = plain.replace(FORM_WORDING, (wording) => ' '.repeat(wording.length));
  const words = new Set<Named>();
  for (const [pattern, lever] of WORDS) if (pattern.test(own)) words.add(lever);
  for (const [pattern, lever] of CAPITALS) if (pattern.test(text)) words.add(lever);
  const cited = citedIn(plain);
  const agree = words.size === 0 || (!cited.isRange && [...cited.levers.keys()].some((lever) => words.has(lever)));
  const levers = agree ? new Set([...words, ...cited.levers.keys()]) : words;
  return {
    named: [...levers].map((lever) => ({
      lever,
      isCited: cited.levers.has(lever) || cited.isGeneral,
      isNamed: words.has(lever),
      articles: cited.levers.get(lever) ?? [],
    })),
    isUnspecified: own !== plain || cited.isGeneral || UNSPECIFIED.test(plain),
  };
}
