import { all, type Element, textAt } from '../tree/element';

/** Forms of R2.0.8 that are read; `OTH_NOT` (free text), `EEIG` (no purchase) and `MOVE` (transport) are not. */
const R208 = new Set([
  'PRIOR_INFORMATION',
  'CONTRACT',
  'CONTRACT_AWARD',
  'PERIODIC_INDICATIVE_UTILITIES',
  'CONTRACT_UTILITIES',
  'CONTRACT_AWARD_UTILITIES',
  'QUALIFICATION_SYSTEM_UTILITIES',
  'BUYER_PROFILE',
  'SIMPLIFIED_CONTRACT',
  'CONCESSION',
  'CONTRACT_CONCESSIONAIRE',
  'DESIGN_CONTEST',
  'RESULT_DESIGN_CONTEST',
  'ADDITIONAL_INFORMATION_CORRIGENDUM',
  'VOLUNTARY_EX_ANTE_TRANSPARENCY_NOTICE',
  'PRIOR_INFORMATION_DEFENCE',
  'CONTRACT_DEFENCE',
  'CONTRACT_AWARD_DEFENCE',
  'CONTRACT_CONCESSIONAIRE_DEFENCE',
]);

const R209 = /^F\d{2}_2014$/;

/**
 * The form of an export that is read, among one by language: the French one, else the original, else the first. Its
 * structure says the schema: defence notices were written in R2.0.8 inside exports of R2.0.9.
 * @returns null when the document is no export of TED, or holds no form that is read
 */
export function chosenForm(root: Element): { form: Element; format: 'ted-r208' | 'ted-r209' } | null {
  if (root.name !== 'TED_EXPORT') return null;
  const forms = all(root, 'FORM_SECTION')
    .flatMap((section) => section.children)
    .filter(({ name }) => R209.test(name) || R208.has(name));
  const original = textAt(root, 'CODED_DATA_SECTION/NOTICE_DATA/LG_ORIG').split(/\s+/);
  const language = (form: Element): string => form.attributes.get('LG')?.toUpperCase() ?? '';
  const form =
    forms.find((each) => language(each) === 'FR') ??
    forms.find((each) => each.attributes.get('CATEGORY') === 'ORIGINAL' && original.includes(language(each))) ??
    forms.find((each) => each.attributes.get('CATEGORY') === 'ORIGINAL') ??
    forms[0];
  return form ? { form, format: R209.test(form.name) ? 'ted-r209' : 'ted-r208' } : null;
}
