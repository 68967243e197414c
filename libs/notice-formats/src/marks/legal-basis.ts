import type { Beneficiary } from './beneficiaries';

type Named = Beneficiary['lever'];

/** A text that lets buyers reserve contracts, and the days it was or is in force. */
interface LegalBasis {
  /** In folded text; bounded, so that it stays linear */
  pattern: RegExp;
  /** Empty where the article does not say to whom */
  levers: readonly Named[];
  validFrom: string;
  validTo: string | null;
  source: string;
}

const ORDER_2015 = String.raw`(?:\bordonnance|\bord\b|2015-899)`;
const DECREE_2016 = String.raw`(?:\bdecret|2016-360)`;
const CODE_2006 = String.raw`(?:code des marches publics|\bcmp\b)`;
const DIRECTIVE_2014 = String.raw`(?:2014/24)`;
const ARTICLE = String.raw`\b(?:article|art)s?\.? ?`;

/** An article and the text it stands in, in either order. */
function near(article: string, text: string): RegExp {
  return new RegExp(`${article}[^;]{0,60}?${text}|${text}[^;]{0,60}?${article}`);
}

const ORDER_DAYS = { validFrom: '2016-04-01', validTo: '2019-03-31' };

/** Texts other than the code now in force; the first that matches an article wins over a vaguer one below. */
export const FORMER_TEXTS: readonly LegalBasis[] = [
  {
    pattern: near(String.raw`\b36[ -]{0,3}(?:\(i\)|i|1°|1)(?![\w°])|\bi de l'article 36\b`, ORDER_2015),
    levers: ['reserved-disability'],
    ...ORDER_DAYS,
    source: 'Ordonnance 2015-899 du 23 juillet 2015, article 36, I',
  },
  {
    pattern: near(String.raw`\b36[ -]{0,3}(?:\(ii\)|ii|2°|2)(?![\w°])|\bii de l'article 36\b`, ORDER_2015),
    levers: ['reserved-insertion'],
    ...ORDER_DAYS,
    source: 'Ordonnance 2015-899 du 23 juillet 2015, article 36, II',
  },
  {
    pattern: near(String.raw`${ARTICLE}36\b`, ORDER_2015),
    levers: [],
    ...ORDER_DAYS,
    source: 'Ordonnance 2015-899 du 23 juillet 2015, article 36',
  },
  {
    pattern: near(String.raw`${ARTICLE}37\b`, ORDER_2015),
    levers: ['reserved-ess'],
    ...ORDER_DAYS,
    source: 'Ordonnance 2015-899 du 23 juillet 2015, article 37',
  },
  {
    pattern: near(String.raw`${ARTICLE}13\b`, DECREE_2016),
    levers: [],
    ...ORDER_DAYS,
    source: 'Décret 2016-360 du 25 mars 2016, article 13 (part minimale de 50 %)',
  },
  {
    pattern: near(String.raw`${ARTICLE}14\b`, DECREE_2016),
    levers: ['reserved-ess'],
    ...ORDER_DAYS,
    source: 'Décret 2016-360 du 25 mars 2016, article 14 (services réservables à l’ESS)',
  },
  {
    pattern: near(String.raw`${ARTICLE}15\b`, CODE_2006),
    levers: ['reserved-disability'],
    validFrom: '2006-09-01',
    validTo: '2016-03-31',
    source: 'Code des marchés publics de 2006, article 15 (entreprises adaptées, ESAT)',
  },
  {
    pattern: near(String.raw`${ARTICLE}20\b`, DIRECTIVE_2014),
    levers: [],
    validFrom: '2014-04-17',
    validTo: null,
    source: 'Directive 2014/24/UE, article 20',
  },
  {
    pattern: near(String.raw`${ARTICLE}77\b`, DIRECTIVE_2014),
    levers: ['reserved-ess'],
    validFrom: '2014-04-17',
    validTo: null,
    source: 'Directive 2014/24/UE, article 77',
  },
  {
    pattern: /\bl?[. ]{0,2}3113 ?[-. ] ?1\b/,
    levers: ['reserved-disability'],
    validFrom: '2019-04-01',
    validTo: null,
    source: 'Code de la commande publique, L3113-1 (concessions) ; numéro exact à vérifier',
  },
  {
    pattern: /\bl?[. ]{0,2}3113 ?[-. ] ?2\b/,
    levers: ['reserved-insertion'],
    validFrom: '2019-04-01',
    validTo: null,
    source: 'Code de la commande publique, L3113-2 (concessions) ; numéro exact à vérifier',
  },
];

/** Code de la commande publique, in force since 2019-04-01; L2113-14 is L2113-12 and L2113-13 together. */
const LEVERS_OF_ARTICLE: Readonly<Record<string, readonly Named[]>> = {
  '12': ['reserved-disability'],
  '13': ['reserved-insertion'],
  '13-1': ['reserved-prison'],
  '14': ['reserved-disability', 'reserved-insertion'],
  '15': ['reserved-ess'],
};

const NUMBER = String.raw`1[0-6](?:-1)?(?!\d)`;
const CITATION = new RegExp(
  String.raw`(?:\bl[. ]{0,2}|\b)2113 ?[-. ] ?(${NUMBER}(?: ?(?:,|et|ou|a|/|&|et/ou) ?(?:(?:de )?(?:l')?(?:articles? )?l[. ]{0,2})?(?:2113 ?[-. ] ?)?-?${NUMBER})*)( et suivants?)?`,
  'g',
);

/** What some words cite. */
export interface Citation {
  /** The levers of the articles, with these as our law tables write them; former texts give none */
  levers: Map<Named, string[]>;
  /** A text on reservations is cited that does not say to whom: a whole section, an article on shares */
  isGeneral: boolean;
  /** A range is cited (`L2113-12 à L2113-14`), which may hold more than is meant */
  isRange: boolean;
}

/** @returns the articles on reservations that folded words cite, old and new */
export function citedIn(plain: string): Citation {
  const cited: Citation = { levers: new Map(), isGeneral: false, isRange: false };
  if (!/\d/.test(plain)) return cited;
  for (const match of plain.matchAll(CITATION)) {
    const numbers = numbersOf(match[1]!);
    if (numbers.length > 2) cited.isRange = true;
    if (match[2] !== undefined || numbers === 'section') cited.isGeneral = true;
    else {
      for (const number of numbers) {
        for (const lever of LEVERS_OF_ARTICLE[number] ?? []) {
          cited.levers.set(lever, [...(cited.levers.get(lever) ?? []), `L2113-${number}`]);
        }
      }
    }
  }
  for (const { pattern, levers } of FORMER_TEXTS) {
    if (!pattern.test(plain)) continue;
    if (levers.length === 0) cited.isGeneral = true;
    for (const lever of levers) if (!cited.levers.has(lever)) cited.levers.set(lever, []);
  }
  return cited;
}

/** @returns `12`, `13-1`…; `12 à 14` counts those between; `section` for a range that goes beyond whom one can reserve to */
function numbersOf(list: string): string[] | 'section' {
  const numbers: string[] = [];
  for (const part of list.matchAll(/( a )?[^\d]*?(?:2113 ?[-. ] ?)?-?(1[0-6](?:-1)?)(?!\d)/g)) {
    const number = part[2]!;
    const [from, to] = [parseInt(numbers.at(-1) ?? '', 10), parseInt(number, 10)];
    if (part[1] && from < to) {
      if (from < 12 || to > 14) return 'section';
      for (let n = from + 1; n < to; n++) numbers.push(String(n));
    }
    numbers.push(number);
  }
  return numbers;
}
