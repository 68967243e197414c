import type { TextBlock } from '../marks/mark-source';
import { type Place, readInstant } from '../reading/dates';
import { monthsOf, readUrl } from '../reading/values';
import { all, type Element, first, textAt } from '../tree/element';
import { correctionR209, modificationR209 } from './r209-changes';
import { contractsR209 } from './r209-contracts';
import type { CommonContent, LotContent, TedContent } from './ted-content';
import { criteriaIn } from './ted-criteria';
import { blocksIn, criterionBlocks, professionBlocks, reservationTags, type TextField } from './ted-marks';
import { tedContact } from './ted-organisations';
import { placesOf } from './ted-places';
import { lineOf, within, wordsOf } from './ted-text';
import { cpvIn, monthsBetween, natureOf, priceOf, timeOf, valueOf } from './ted-values';

const OF_NOTICE: readonly TextField[] = [
  ['OBJECT_CONTRACT/TITLE', 'text'],
  ['OBJECT_CONTRACT/SHORT_DESCR', 'text'],
  ['OBJECT_CONTRACT/LOT_DIVISION/LOT_COMBINING_CONTRACT_RIGHT', 'text'],
  ...[
    'SUITABILITY',
    'ECONOMIC_FINANCIAL_INFO',
    'ECONOMIC_FINANCIAL_MIN_LEVEL',
    'TECHNICAL_PROFESSIONAL_INFO',
    'TECHNICAL_PROFESSIONAL_MIN_LEVEL',
    'RULES_CRITERIA',
    'CRITERIA_SELECTION',
    'LEGAL_FORM',
    'MAIN_FINANCING_CONDITION',
    'QUALIFICATION/CONDITIONS',
    'QUALIFICATION/METHODS',
    'PERFORMANCE_CONDITIONS',
  ].map((name): TextField => [`LEFTI/${name}`, 'text']),
  ['PROCEDURE/FRAMEWORK/JUSTIFICATION', 'text'],
  ['PROCEDURE/MAIN_FEATURES_AWARD', 'criterion'],
  ['PROCEDURE/CRITERIA_EVALUATION', 'criterion'],
  ['COMPLEMENTARY_INFO/INFO_ADD', 'text'],
  ['CHANGES/CHANGE/NEW_VALUE/TEXT', 'text'],
  ['CHANGES/INFO_ADD', 'text'],
];

const OF_LOT: readonly TextField[] = [
  ['TITLE', 'text'],
  ['SHORT_DESCR', 'text'],
  ['CRITERIA_CANDIDATE', 'text'],
  ['OPTIONS_DESCR', 'text'],
  ['RENEWAL_DESCR', 'text'],
  ['INFO_ADD', 'text'],
];

/** Reads a form of R2.0.9 (`F01_2014`… `F25_2014`), whose sections have the same names in every form. */
export function readR209(form: Element, at: Place): TedContent {
  const objects = all(form, 'OBJECT_CONTRACT');
  const isCeiling = first(form, 'PROCEDURE/FRAMEWORK') !== undefined;
  const described = objects.flatMap((object) => all(object, 'OBJECT_DESCR').map((element) => ({ object, element })));
  return {
    buyer: first(form, 'CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY'),
    buyerType: first(form, 'CONTRACTING_BODY/CA_TYPE')?.attributes.get('VALUE') ?? '',
    title: lineOf(first(objects[0], 'TITLE')),
    text: wordsOf(first(objects[0], 'SHORT_DESCR')) || wordsOf(first(objects[0], 'OBJECT_DESCR/SHORT_DESCR')),
    reference: lineOf(first(objects[0], 'REFERENCE_NUMBER')),
    sentOn: textAt(form, 'COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE'),
    plannedOn: textAt(objects[0], 'DATE_PUBLICATION_NOTICE'),
    earlier: within(form, ['NOTICE_NUMBER_OJ']).map((number) => number.text),
    change: correctionR209(form) ?? modificationR209(form),
    common: commonOf(form, objects[0], isCeiling, at),
    lots: described.map(({ object, element }, index) =>
      lotOf({ element, ...(objects.length > 1 && { object, order: String(index + 1) }) }, isCeiling, {
        ...at,
        path: `${at.path}/OBJECT_CONTRACT/OBJECT_DESCR[${index + 1}]`,
      }),
    ),
    contracts: contractsR209(form, at),
    tags: reservationTags(first(form, 'LEFTI')),
    blocks: [...blocksIn(form, ownFields(objects.length)), ...professionBlocks(form, 'REFERENCE_TO_LAW')],
  };
}

/** Several sections II are several purchases, whose texts are then their own. */
function ownFields(objects: number): readonly TextField[] {
  return objects > 1 ? OF_NOTICE.filter(([path]) => !path.startsWith('OBJECT_CONTRACT/')) : OF_NOTICE;
}

function commonOf(form: Element, object: Element | undefined, isCeiling: boolean, at: Place): CommonContent {
  const here = (name: string): Place => ({ ...at, path: `${at.path}/${name}` });
  const body = first(form, 'CONTRACTING_BODY');
  const own = first(body, 'ADDRESS_CONTRACTING_BODY');
  const asked = first(body, 'ADDRESS_FURTHER_INFO') ?? own;
  const deadline = ['DATE_RECEIPT_TENDERS', 'TIME_RECEIPT_TENDERS'].map((name) => textAt(form, `PROCEDURE/${name}`));
  const final = first(object, 'VAL_TOTAL');
  return {
    cpv: [...cpvIn(object, 'CPV_MAIN'), ...cpvIn(object, 'CPV_ADDITIONAL')],
    nature: natureOf(first(object, 'TYPE_CONTRACT')?.attributes.get('CTYPE') ?? ''),
    places: [],
    amount: valueOf(first(object, 'VAL_ESTIMATED_TOTAL'), isCeiling, here('OBJECT_CONTRACT/VAL_ESTIMATED_TOTAL')),
    finalAmount: priceOf(valueOf(final, false, here('OBJECT_CONTRACT/VAL_TOTAL'))),
    durationMonths: null,
    deadline: readInstant(deadline[0]!, timeOf(deadline[1]!), here('PROCEDURE/DATE_RECEIPT_TENDERS')),
    documentsUrl: readUrl(textAt(body, 'URL_DOCUMENT'), here('CONTRACTING_BODY/URL_DOCUMENT')),
    criteria: [],
    performanceConditions: all(form, 'LEFTI/PERFORMANCE_CONDITIONS')
      .map(wordsOf)
      .filter((words) => words !== ''),
    contactPoint: tedContact(
      asked,
      [asked, own].flatMap((address) => [textAt(address, 'URL_BUYER'), textAt(address, 'URL_GENERAL')]),
      here('CONTRACTING_BODY/URL_BUYER'),
    ),
  };
}

/** A « description » (II.2), and its section II when the form has several (F01, F04): each is then a purchase of its own. */
interface Described {
  element: Element;
  object?: Element;
  order?: string;
}

function lotOf({ element, object, order }: Described, isCeiling: boolean, at: Place): LotContent {
  const here = (name: string): Place => ({ ...at, path: `${at.path}/${name}` });
  const period = first(element, 'DURATION');
  const blocks: TextBlock[] = [
    ...(object
      ? blocksIn(object, [
          ['TITLE', 'text'],
          ['SHORT_DESCR', 'text'],
        ])
      : []),
    ...blocksIn(element, OF_LOT),
    ...criterionBlocks(element),
  ];
  return {
    number: order ?? lineOf(first(element, 'LOT_NO')),
    title: lineOf(first(element, 'TITLE')) || lineOf(first(object, 'TITLE')),
    text: wordsOf(first(element, 'SHORT_DESCR')) || wordsOf(first(object, 'SHORT_DESCR')),
    cpv: [...cpvIn(object, 'CPV_MAIN'), ...cpvIn(element, 'CPV_MAIN'), ...cpvIn(element, 'CPV_ADDITIONAL')],
    places: placesOf(
      all(element, 'NUTS').map((nuts) => nuts.attributes.get('CODE') ?? ''),
      wordsOf(first(element, 'MAIN_SITE')),
    ),
    amount:
      valueOf(first(element, 'VAL_OBJECT'), isCeiling, here('VAL_OBJECT')) ??
      valueOf(first(object, 'VAL_ESTIMATED_TOTAL'), isCeiling, here('VAL_ESTIMATED_TOTAL')),
    durationMonths:
      monthsOf(period?.text ?? '', period?.attributes.get('TYPE') ?? '') ??
      monthsBetween(textAt(element, 'DATE_START'), textAt(element, 'DATE_END'), here('DATE_START')),
    criteria: criteriaIn(element),
    blocks,
    path: at.path,
  };
}
