import type { MarkSource, Tag, TextBlock } from '../marks/mark-source';
import { flagTags, reservedExecutionTag, reservedProcurementTag, smeTag, strategicTags } from '../marks/structured';
import { plainText } from '../text/plain-text';
import { all, codesAt, type Element, frenchAt, textAt } from '../tree/element';
import type { ReadLot } from './eforms-lots';
import { EXTENSION } from './eforms-paths';
import type { SaidBeside } from './said-beside';

type Field = readonly [path: string, bt: string, role?: TextBlock['role']];

/** Texts of the procedure. Addresses, review bodies and organisations speak of no lever, so they are not listed. */
const OF_NOTICE: readonly Field[] = [
  ['ProcurementProject/Name', 'BT-21'],
  ['ProcurementProject/Description', 'BT-24'],
  ['ProcurementProject/Note', 'BT-300'],
  ['TenderingProcess/Description', 'BT-88'],
  ['TenderingTerms/TendererQualificationRequest/Description', 'BT-747'],
  ['TenderingTerms/ContractExecutionRequirement/Description', 'BT-70'],
];

const OF_LOT: readonly Field[] = [
  ['ProcurementProject/Name', 'BT-21'],
  ['ProcurementProject/Description', 'BT-24'],
  ['ProcurementProject/Note', 'BT-300'],
  ['ProcurementProject/ProcurementAdditionalType/ProcurementType', 'BT-777'],
  ['TenderingTerms/ContractExecutionRequirement/Description', 'BT-70'],
  ['TenderingTerms/TendererQualificationRequest/Description', 'BT-747'],
  ['TenderingTerms/TendererQualificationRequest/CompanyLegalForm', 'BT-761'],
  ['TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement/Description', 'BT-71'],
  [`TenderingTerms/${EXTENSION}/SelectionCriteria/Name`, 'BT-749'],
  [`TenderingTerms/${EXTENSION}/SelectionCriteria/Description`, 'BT-750'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/Description', 'BT-733', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion/Name', 'BT-734', 'criterion'],
  ['TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion/Description', 'BT-540', 'criterion'],
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
  const blocks = isWholeNotice ? [] : blocksOf(element, OF_LOT);
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
    smeTag(textAt(element, 'ProcurementProject/SMESuitableIndicator')),
  ].filter((tag) => tag !== null);
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
