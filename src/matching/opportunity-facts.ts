import { parisDay } from '#lib/kernel';
import type { HoursOwed, OpportunityFacts } from '#lib/matching-engine';
import { sirenOf } from '#lib/nomenclature';
import type { LeadState, OpportunityState } from '../opportunity/opportunity.service';

/** @returns what matching asks of an opportunity, from its published state */
export function factsOf(state: OpportunityState): OpportunityFacts {
  return {
    title: state.title,
    text: state.text,
    cpv: state.cpv,
    nature: state.nature,
    place: state.place,
    amount: state.amount && { value: state.amount.value, buyerOnly: state.amount.buyerOnly },
    buyer: { siret: state.buyer.siret, name: state.buyer.name },
    ...(state.excluded ? { excluded: state.excluded } : {}),
    levers: state.marks.map((mark) => ({ lever: mark.lever, sure: mark.certainty !== 'to-check' })),
    startsOn: state.startsOn,
    ...(state.lead ? { hoursOwed: owedOf(state.lead) } : {}),
    closesOn: state.closesAt === null ? null : parisDay(new Date(state.closesAt)),
  };
}

function owedOf({ hours, sure, holders }: LeadState): HoursOwed {
  return { count: hours, sure, holders: holders.flatMap(({ siret }) => (siret === null ? [] : [sirenOf(siret)])) };
}
