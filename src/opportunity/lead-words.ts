import { renderLead, type Link } from '#lib/matching-engine';
import type { OpportunityState } from './opportunity-state';

/**
 * @param links the chain of the supplier who reads, which says how far it is
 * @returns « Le titulaire du lot 2, Chantiers du Miroir, doit 1 450 h d’insertion, à 6 km. », or null for what is no lead
 */
export function leadWords({ lead, lotNumber }: OpportunityState, links: readonly Link[]): string | null {
  if (!lead) return null;
  const far = links.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'place/distance')?.facts.km;
  const holders = lead.holders.map(({ name }) => name);
  return renderLead({
    holders,
    lotNumber,
    hours: lead.hours,
    sure: lead.sure,
    km: typeof far === 'number' ? far : null,
  });
}
