import { all, type Element, first, textAt } from '../tree/element';
import { EXTENSION } from './eforms-paths';

/** An organisation of a notice, or one of its touch points with the company it stands under. */
export interface Organisation {
  company: Element;
  touchPoint: Element | null;
  /** Leads a group of buyers (OPP-050) */
  isLead: boolean;
}

/**
 * The organisations of a notice by their identifiers (OPT-200 of a company, OPT-201 of a touch point); the first of two that
 * bear the same. Beneficial owners are persons and are not read.
 */
export function organisationsOf(root: Element): ReadonlyMap<string, Organisation> {
  const companies = new Map<string, Organisation>();
  const touchPoints = new Map<string, Organisation>();
  for (const element of all(root, `${EXTENSION}/Organizations/Organization`)) {
    const company = first(element, 'Company');
    if (!company) continue;
    const isLead = textAt(element, 'GroupLeadIndicator') === 'true';
    add(companies, company, { company, touchPoint: null, isLead });
    for (const touchPoint of all(element, 'TouchPoint')) add(touchPoints, touchPoint, { company, touchPoint, isLead });
  }
  return new Map([...touchPoints, ...companies]);
}

function add(to: Map<string, Organisation>, part: Element, organisation: Organisation): void {
  for (const { text } of all(part, 'PartyIdentification/ID')) {
    if (text !== '' && !to.has(text)) to.set(text, organisation);
  }
}
