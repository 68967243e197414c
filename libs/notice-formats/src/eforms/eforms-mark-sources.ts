import type { MarkSource, Tag, TextBlock } from '../marks/mark-source';
import { flagTags, reservedExecutionTag, reservedProcurementTag, smeTag, strategicTags } from '../marks/structured';
import { plainLine, plainText } from '../text/plain-text';
import { all, codesAt, type Element, frenchAt, textAt } from '../tree/element';
import type { ReadLot } from './eforms-lots';
import { EXTENSION } from './eforms-paths';
import type { SaidBeside } from './said-beside';

type Field = readonly [path: string, bt: string, role?: TextBlock['role']];

/** Texts of a purchase, written for the procedure or for one lot. */
const OF_PURCHASE: readonly Field[] = [
  ['ProcurementProject/Name', 'BT-21'],
  ['ProcurementProject/Description', 'BT-24'],
  ['ProcurementProject/Note', 'BT-300'],
  ['ProcurementProject/ProcurementAdditionalType/ProcurementType', 'BT-777'],
  ['ProcurementProject/ContractExtension/OptionsDescription', 'BT-54'],
  ['ProcurementProject/ContractExtension/Renewal/Period/Description', 'BT-57'],
  ['ProcurementProject/RealizedLocation/Description', 'BT-728'],
  ['TenderingTerms/ContractExecutionRequirement/Description', 'BT-70'],
  ['TenderingTerms/TendererQualificationRequest/Description', 'BT-747'],
  ['TenderingTerms/TendererQualificationRequest/CompanyLegalForm', 'BT-761'],
  ['TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement/Description', 'BT-71'],
  [`TenderingTerms/${EXTENSION}/SelectionCriteria/Name`, 'BT-749'],
  [`TenderingTerms/${EXTENSION}/SelectionCriteria/Description`, 'BT-750'],
  ['TenderingTerms/PaymentTerms/Note', 'BT-77'],
  ['TenderingTerms/AllowedSubcontractTerms/Description', 'BT-651'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/Name', 'BT-734', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/Description', 'BT-733', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/CalculationExpression', 'BT-543', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion/Name', 'BT-734', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion/Description', 'BT-540', 'criterion'],
];

/** Texts of the procedure only. Addresses, review bodies and organisations speak of no lever, so they are not listed. */
const OF_NOTICE: readonly Field[] = [
  ...OF_PURCHASE,
  ['TenderingProcess/Description', 'BT-88'],
  ['TenderingProcess/ProcessJustification/ProcessReason', 'BT-135'],
];

/** What may prove a lever on a whole notice: its own texts, its title at the source, the source's flags. */
export function noticeMarkSource(root: Element, beside: SaidBeside): MarkSource {
  const blocks = blocksOf(root, OF_NOTICE);
  const isNew = beside.title !== '' && blocks.every((block) => !block.text.includes(beside.title));
  if (isNew) blocks.push({ path: 'objet', text: beside.title, role: 'text' });
  return { tags: flagTags(beside.flags), blocks };
}

/** What may prove a lever on one lot; a notice without lots has its texts read once, as the notice's. */
export function lotMarkSource({ lot, element }: ReadLot): MarkSource {
  const isWholeNotice = element.name !== 'ProcurementProjectLot';
  const blocks = isWholeNotice ? [] : blocksOf(element, OF_PURCHASE);
  if (!isWholeNotice && blocks.every((block) => block.path !== 'BT-21')) {
    blocks.push({ path: 'BT-21', text: lot.title, role: 'text' });
  }
  return { tags: tagsOf(element), blocks };
}

function tagsOf(element: Element): Tag[] {
  const requirements =
    'TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement/TendererRequirementTypeCode';
  const executions = 'TenderingTerms/ContractExecutionRequirement/ExecutionRequirementCode';
  const types = 'ProcurementProject/ProcurementAdditionalType/ProcurementTypeCode';
  return [
    ...codesAt(element, requirements, 'reserved-procurement').map(reservedProcurementTag),
    ...codesAt(element, executions, 'reserved-execution').map(reservedExecutionTag),
    ...strategicTags(codesAt(element, types, 'strategic-procurement'), codesAt(element, types, 'social-objective')),
    environmentTag('BT-774', codesAt(element, types, 'environmental-impact')),
    environmentTag('BT-805', codesAt(element, types, 'gpp-criteria')),
    smeTag(textAt(element, 'ProcurementProject/SMESuitableIndicator')),
  ].filter((tag) => tag !== null);
}

/** BT-774 says which impact is to be reduced, BT-805 whose green criteria apply; each code but `none` is a consideration. */
function environmentTag(path: string, codes: readonly string[]): Tag | null {
  const said = [...new Set(codes)].filter((code) => code !== 'none');
  return said.length === 0
    ? null
    : { lever: 'environment-clause', articles: [], path, excerpt: plainLine(said.join(', '), 200) };
}

/** Each parent's text once, in French when it is repeated by language. */
function blocksOf(element: Element, fields: readonly Field[]): TextBlock[] {
  return fields.flatMap(([path, bt, role = 'text']) => {
    const cut = path.lastIndexOf('/');
    return all(element, path.slice(0, cut)).flatMap((parent) => {
      const text = plainText(frenchAt(parent, path.slice(cut + 1)));
      return text === '' ? [] : [{ path: bt, text, role }];
    });
  });
}
