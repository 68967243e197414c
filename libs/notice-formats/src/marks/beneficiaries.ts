import type { Lever } from '#lib/nomenclature';

/** To whom some words reserve, and the article they cite when they cite one. */
export interface Beneficiary {
  lever: Extract<Lever, 'reserved-disability' | 'reserved-insertion' | 'reserved-ess' | 'reserved-prison'>;
  isCited: boolean;
  /** Articles as our law tables write them, `L2113-12`; those of former texts give the article that took their place */
  articles: string[];
}

type Named = Beneficiary['lever'];

/** The article of the code that each lever rests on. */
export const OWN_ARTICLE: Readonly<Record<Named, string>> = {
  'reserved-disability': 'L2113-12',
  'reserved-insertion': 'L2113-13',
  'reserved-prison': 'L2113-13-1',
  'reserved-ess': 'L2113-15',
};

const LEVERS_OF_ARTICLE: Readonly<Record<string, readonly Named[]>> = {
  '12': ['reserved-disability'],
  '13': ['reserved-insertion'],
  '13-1': ['reserved-prison'],
  '14': ['reserved-disability', 'reserved-insertion'],
  '15': ['reserved-ess'],
};

const ONE_ARTICLE = String.raw`1[2-5](?:-1)?(?!\d)`;
const CITATION = new RegExp(
  String.raw`(?:\bl ?\.? ?|\b)2113 ?[-. ] ?(${ONE_ARTICLE}(?: ?(?:,|et|ou|a|/|&|et/ou) ?(?:(?:l'article |de l'article )?l ?\.? ?)?(?:2113 ?[-. ] ?)?-?${ONE_ARTICLE})*)`,
  'g',
);

/** Former texts: ordonnance 2015-899 (36 I, 36 II, 37), décret 2016-360 (13, 14), code des marchés publics of 2006 (15). */
const FORMER: readonly [RegExp, readonly Named[]][] = [
  [/\b36(?: |-)?(?:\(?i\)?|1)\b(?! ?i)[^.;]{0,60}\b(?:2015-899|ordonnance)/, ['reserved-disability']],
  [/\b36(?: |-)?(?:\(?ii\)?|2)\b[^.;]{0,60}\b(?:2015-899|ordonnance)/, ['reserved-insertion']],
  [/\barticles? 37\b[^.;]{0,60}\b(?:2015-899|ordonnance)/, ['reserved-ess']],
  [/\barticle 15\b[^.;]{0,30}\bcode des marches publics/, ['reserved-disability']],
];

const WORDS: readonly [RegExp, Named][] = [
  [/\bentreprises? adaptees?\b|\bateliers? proteges?\b|\bcentres? d'aide par le travail\b/, 'reserved-disability'],
  [/\bservices? (?:d'aide|d'accompagnement|et d'aide) par le travail\b|\besat\b|\b(?:l ?\.? ?)?5213-13\b|\b344-2\b/, 'reserved-disability'],
  [/\bsecteurs? (?:dits? )?(?:du travail )?(?:proteges?|adaptes?)\b|\btravail (?:protege|adapte)\b|\bstpa\b/, 'reserved-disability'],
  [/\btravailleurs? (?:en situation de handicap|handicapes?)\b/, 'reserved-disability'],
  [/\b(?:emplo|travail|salari)[^.;]{0,80}\b(?:en situation de handicap|handicapees?)\b/, 'reserved-disability'],
  [/\binsertion par l'activite economique\b|\bsiae\b|\b(?:l ?\.? ?)?5132-4\b|\bassociations? intermediaires?\b/, 'reserved-insertion'],
  [/\b(?:entreprises?|associations?|structures?|chantiers?|ateliers?|organismes?|operateurs?|acteurs?)\b[^.;]{0,45}\bd'insertion\b/, 'reserved-insertion'],
  [/\b(?:travailleurs|personnes|publics?) (?:defavorises|en insertion|(?:tres )?eloigne\w* de l'emploi)\b/, 'reserved-insertion'],
  [/\beconomie sociale et solidaire\b|\bloi (?:n ?[°o] ?)?2014-856\b/, 'reserved-ess'],
  [/\b(?:etablissements?|administration|milieu) penitentiaires?\b|\bpersonnes detenues\b|\bproduction en prison\b|\bdetenus\b/, 'reserved-prison'],
]; // prettier-ignore

/** Initials mean a structure only in capitals: `EA`, `ESS`, `ACI`, `EI`, `AI`, `ETTI`. */
const CAPITALS: readonly [RegExp, Named][] = [
  [/\b(?:EA|ESAT|CAT|STPA)\b/, 'reserved-disability'],
  [/\b(?:SIAE|IAE|ETTI|EITI|ACI|EI)\b/, 'reserved-insertion'],
  [/\bESS\b/, 'reserved-ess'],
];

/**
 * Those to whom some words reserve, by name, initials or article.
 * @param text the words as written @param plain the same, folded
 */
export function beneficiariesIn(text: string, plain: string): Beneficiary[] {
  const found = new Map<Named, Beneficiary>();
  const add = (lever: Named, articles: readonly string[], isCited: boolean): void => {
    const known = found.get(lever) ?? { lever, isCited: false, articles: [] };
    const all = new Set([...known.articles, ...articles]);
    found.set(lever, { lever, isCited: known.isCited || isCited, articles: [...all].sort() });
  };
  for (const number of citedNumbers(plain)) {
    for (const lever of LEVERS_OF_ARTICLE[number]!) add(lever, [`L2113-${number}`], true);
  }
  for (const [pattern, levers] of FORMER) if (pattern.test(plain)) for (const lever of levers) add(lever, [], true);
  for (const [pattern, lever] of WORDS) if (pattern.test(plain)) add(lever, [], false);
  for (const [pattern, lever] of CAPITALS) if (pattern.test(text)) add(lever, [], false);
  if (/\breserve\w*[ :,-]{1,4}(?:a l')?insertion\b/.test(plain)) add('reserved-insertion', [], false);
  return [...found.values()];
}

/** @returns the numbers after `L2113-` that a text cites: `12`, `13-1`; `12 à 14` counts those between */
function citedNumbers(plain: string): string[] {
  const cited = new Set<string>();
  for (const match of plain.matchAll(CITATION)) {
    let before: string | null = null;
    for (const part of match[1]!.matchAll(/( a )?[^\d]*?(?:2113 ?[-. ] ?)?-?(1[2-5](?:-1)?)(?!\d)/g)) {
      const number = part[2]!;
      if (part[1] && before) for (let n = Number(before) + 1; n < Number(number); n++) cited.add(String(n));
      cited.add(number);
      before = number.slice(0, 2);
    }
  }
  return [...cited].filter((number) => number in LEVERS_OF_ARTICLE);
}
