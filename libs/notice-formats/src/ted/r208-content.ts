import { type Place, readInstant } from '../reading/dates';
import { monthsOf, readUrl } from '../reading/values';
import { type Element, first, textAt } from '../tree/element';
import { correctionR208 } from './r208-changes';
import { contractsR208 } from './r208-contracts';
import type { CommonContent, LotContent, TedContent } from './ted-content';
import { criteriaIn } from './ted-criteria';
import { criterionBlocks, professionBlocks, reservationTags } from './ted-marks';
import { tedContact } from './ted-organisations';
import { placesOf } from './ted-places';
import { firstWithin, lineOf, within, wordsOf } from './ted-text';
import { costOf, cpvIn, monthsBetween, natureOf, priceOf, splitDay, timeOf } from './ted-values';

const LOTS = ['F02_ANNEX_B', 'F05_ANNEX_B', 'F16_ANNEX_B', 'F17_ANNEX_B', 'ANNEX_B', 'LOT_PRIOR_INFORMATION'];

/** A plan lists several purchases, each in a section II of its own. */
const OBJECTS = [
  'OBJECT_WORKS_PRIOR_INFORMATION',
  'OBJECT_SUPPLIES_SERVICES_PRIOR_INFORMATION',
  'OBJECT_WORKS_SUPPLIES_SERVICES_PRIOR_INFORMATION',
  'OBJECT_CONTRACT_PERIODIC_INDICATIVE',
];
const FRAMEWORKS = ['F02_FRAMEWORK', 'F05_FRAMEWORK', 'F17_FRAMEWORK', 'CONCLUSION_FRAMEWORK_AGREEMENT'];

/** Containers of what is not the notice's own: its lots, its contracts, the names of people to ask. */
const APART = [...LOTS, 'AWARD_OF_CONTRACT', 'AWARD_OF_CONTRACT_DEFENCE', 'AWARD_AND_CONTRACT_VALUE', 'CONTACT_DATA'];

/** Texts of a notice, by the names they have in every form: sections II, III and VI. */
const TEXTS = [
  'TITLE_CONTRACT',
  'SHORT_CONTRACT_DESCRIPTION',
  'SHORT_DESCRIPTION_CONTRACT',
  'DESCRIPTION_OF_CONTRACT',
  'SHORT_DESCRIPTION',
  'TOTAL_QUANTITY_OR_SCOPE',
  'OPTION_DESCRIPTION',
  'LEGAL_FORM',
  'MAIN_FINANCING_CONDITIONS',
  'EXISTENCE_OTHER_PARTICULAR_CONDITIONS',
  'OTHER_PARTICULAR_CONDITIONS',
  'ECONOMIC_OPERATORS_PERSONAL_SITUATION',
  'EAF_CAPACITY_INFORMATION',
  'EAF_CAPACITY_MIN_LEVEL',
  'T_CAPACITY_INFORMATION',
  'T_CAPACITY_MIN_LEVEL',
  'CONDITIONS_FOR_PARTICIPATION',
  'QUALIFICATION_FOR_SYSTEM',
  'CRITERIA_SELECTION_PARTICIPANTS',
  'ADDITIONAL_INFORMATION',
  'OTHER_ADDITIONAL_INFO',
];
const OF_LOT = [
  'LOT_TITLE',
  'LOT_DESCRIPTION',
  'TOTAL_QUANTITY_OR_SCOPE',
  'ADDITIONAL_INFORMATION_ABOUT_LOTS',
  'ADDITIONAL_INFORMATION',
];
const DESCRIPTIONS = [
  'LOT_DESCRIPTION',
  'SHORT_CONTRACT_DESCRIPTION',
  'SHORT_DESCRIPTION_CONTRACT',
  'DESCRIPTION_OF_CONTRACT',
  'SHORT_DESCRIPTION',
  'TOTAL_QUANTITY_OR_SCOPE',
];
const COSTS = ['COSTS_RANGE_AND_CURRENCY', 'COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE'];

/**
 * Reads a form of R2.0.8 (`CONTRACT`, `CONTRACT_AWARD`…). Its sections are named after the form they stand in, so its
 * fields are looked for by name, whatever the section.
 */
export function readR208(form: Element, at: Place): TedContent {
  const parts = within(form, LOTS);
  const objects = within(form, OBJECTS);
  const lots = parts.length > 0 || objects.length < 2 ? parts : objects;
  const own = withoutNames(form, lots === objects ? [...APART, ...OBJECTS] : APART);
  const whole = lots === objects ? objects[0] : own;
  const isCeiling = within(own, FRAMEWORKS).length > 0;
  return {
    buyer: firstWithin(form, 'CA_CE_CONCESSIONAIRE_PROFILE'),
    buyerType: firstWithin(form, 'TYPE_OF_CONTRACTING_AUTHORITY')?.attributes.get('VALUE') ?? '',
    title: lineOf(firstWithin(whole, 'TITLE_CONTRACT', 'TITLE_DESIGN_CONTACT_NOTICE', 'TITLE_QUALIFICATION_SYSTEM')),
    text: descriptionOf(whole),
    reference: lineOf(firstWithin(own, 'FILE_REFERENCE_NUMBER')),
    sentOn: splitDay(firstWithin(own, 'NOTICE_DISPATCH_DATE')),
    plannedOn: splitDay(firstWithin(whole, 'PROCEDURE_DATE_STARTING')),
    earlier: within(form, ['NOTICE_NUMBER_OJ']).map((number) => number.text),
    change: correctionR208(form),
    common: commonOf(form, own, at),
    lots: lots.map((element, index) => {
      const order = lots === objects ? String(index + 1) : undefined;
      return lotOf(element, order, isCeiling, { ...at, path: `${at.path}/${element.name}[${index + 1}]` });
    }),
    contracts: contractsR208(form, at),
    tags: reservationTags(own),
    blocks: [
      ...within(own, TEXTS)
        .map((element) => ({ path: element.name, text: wordsOf(element), role: 'text' as const }))
        .filter((block) => block.text !== ''),
      ...professionBlocks(own, 'EXECUTION_SERVICE_RESERVED_PARTICULAR_PROFESSION'),
      ...criterionBlocks(own),
    ],
  };
}

function commonOf(form: Element, own: Element, at: Place): CommonContent {
  const here = (name: string): Place => ({ ...at, path: `${at.path}/${name}` });
  const limit = firstWithin(own, 'RECEIPT_LIMIT_DATE');
  const framework = within(own, FRAMEWORKS)[0];
  const final = firstWithin(own, 'TOTAL_FINAL_VALUE');
  const asked = firstWithin(form, 'CA_CE_CONCESSIONAIRE_PROFILE');
  const specifications = firstWithin(form, 'SPECIFICATIONS_AND_ADDITIONAL_DOCUMENTS');
  const documents = [textAt(specifications, 'CONTACT_DATA/URL'), urlIn(own, 'URL_INFORMATION')];
  return {
    cpv: cpvOf(own),
    nature: natureOf(natureCode(form, own)),
    places: placesIn(own),
    amount:
      costOf(firstWithin(framework, ...COSTS), true, here('F02_FRAMEWORK')) ??
      costOf(within(withoutNames(own, ['TOTAL_FINAL_VALUE']), COSTS)[0], framework !== undefined, here(COSTS[0]!)),
    finalAmount: priceOf(costOf(firstWithin(final, ...COSTS), false, here('TOTAL_FINAL_VALUE'))),
    durationMonths: durationOf(own, here('PERIOD_WORK_DATE_STARTING')),
    deadline: readInstant(splitDay(limit), timeOf(textAt(limit, 'TIME')), here('RECEIPT_LIMIT_DATE')),
    documentsUrl: readUrl(documents.find((url) => url !== '') ?? '', here('URL_INFORMATION')),
    criteria: criteriaIn(own),
    performanceConditions: within(own, ['EXISTENCE_OTHER_PARTICULAR_CONDITIONS', 'OTHER_PARTICULAR_CONDITIONS'])
      .map(wordsOf)
      .filter((words) => words !== ''),
    contactPoint: tedContact(asked, [urlIn(own, 'URL_BUYER'), urlIn(own, 'URL_GENERAL')], here('URL_BUYER')),
  };
}

/** @param order the place of a purchase among those that a plan lists; a lot has a number of its own */
function lotOf(element: Element, order: string | undefined, isCeiling: boolean, at: Place): LotContent {
  const texts = OF_LOT.flatMap((name) => within(element, [name]));
  return {
    number: order ?? lineOf(first(element, 'LOT_NUMBER')),
    title: lineOf(first(element, 'LOT_TITLE') ?? firstWithin(element, 'TITLE_CONTRACT')),
    text: descriptionOf(element),
    cpv: cpvOf(element),
    places: placesIn(element),
    amount: costOf(firstWithin(element, ...COSTS), isCeiling, { ...at, path: `${at.path}/${COSTS[0]}` }),
    durationMonths: durationOf(element, { ...at, path: `${at.path}/PERIOD_WORK_DATE_STARTING` }),
    criteria: [],
    blocks: texts
      .map((text) => ({ path: text.name, text: wordsOf(text), role: 'text' as const }))
      .filter((block) => block.text !== ''),
    path: at.path,
  };
}

function descriptionOf(element: Element | undefined): string {
  return DESCRIPTIONS.map((name) => wordsOf(firstWithin(element, name))).find((words) => words !== '') ?? '';
}

function cpvOf(element: Element): string[] {
  const groups = within(element, ['CPV']);
  return [...groups.flatMap((cpv) => cpvIn(cpv, 'CPV_MAIN')), ...groups.flatMap((cpv) => cpvIn(cpv, 'CPV_ADDITIONAL'))];
}

/** Written on the form (`CTYPE`) or in section II (`TYPE_CONTRACT`). */
function natureCode(form: Element, own: Element): string {
  const typed = firstWithin(own, 'TYPE_CONTRACT')?.attributes.get('VALUE');
  return typed ?? form.children.find((child) => child.attributes.has('CTYPE'))?.attributes.get('CTYPE') ?? '';
}

function placesIn(element: Element): TedContent['common']['places'] {
  const codes = within(element, ['NUTS']).map((nuts) => nuts.attributes.get('CODE') ?? '');
  const sites = within(element, ['LOCATION', 'SITE_OR_LOCATION']).map(wordsOf);
  return placesOf(codes, sites.join('\n'));
}

function durationOf(element: Element, at: Place): number | null {
  const period = firstWithin(element, 'PERIOD_WORK_DATE_STARTING');
  const interval = first(period, 'INTERVAL_DATE');
  const framework = (unit: string): string => firstWithin(element, `DURATION_FRAMEWORK_${unit}`)?.text ?? '';
  return (
    monthsOf(textAt(period, 'MONTHS'), 'MONTH') ??
    monthsOf(textAt(period, 'DAYS'), 'DAY') ??
    monthsBetween(splitDay(first(interval, 'START_DATE')), splitDay(first(interval, 'END_DATE')), at) ??
    monthsOf(framework('YEAR'), 'YEAR') ??
    monthsOf(framework('MONTH'), 'MONTH')
  );
}

function urlIn(element: Element, name: string): string {
  return firstWithin(element, name)?.text ?? '';
}

function withoutNames(element: Element, names: readonly string[]): Element {
  const children = element.children.filter((child) => !names.includes(child.name));
  return { ...element, children: children.map((child) => withoutNames(child, names)) };
}
