import { parisDay } from '#lib/kernel';
import type { HoursOwed, OpportunityFacts } from '#lib/matching-engine';
import { LearntModel, proposeCodes, sirenOf } from '#lib/nomenclature';
import type { LeadState, OpportunityState } from '../opportunity/opportunity.service';

/** What an instance learns moves from day to day; a match must follow from its rows, so only our own lexicon speaks here. */
const NOTHING_LEARNT = new LearntModel([]);

/** @returns what matching asks of an opportunity, from its published state */
export function factsOf(state: OpportunityState): OpportunityFacts {
  return {
    title: state.title,
    text: state.text,
    cpv: state.cpv,
    ...(state.cpv.length === 0 ? { proposedCpv: proposedCpv(state) } : {}),
    nature: state.nature,
    ...placesOf(state),
    amount: state.amount && { value: state.amount.value, buyerOnly: state.amount.buyerOnly },
    buyer: { siret: state.buyer.siret, name: state.buyer.name },
    ...(state.excluded ? { excluded: state.excluded } : {}),
    levers: state.marks.map((mark) => ({ lever: mark.lever, sure: mark.certainty !== 'to-check' })),
    startsOn: state.startsOn,
    ...(state.lead ? { hoursOwed: owedOf(state.lead) } : {}),
    closesOn: state.closesAt === null ? null : parisDay(new Date(state.closesAt)),
  };
}

function proposedCpv({ title, text, nature }: OpportunityState): OpportunityFacts['proposedCpv'] {
  return proposeCodes({ title, text, nature: nature ?? undefined }, NOTHING_LEARNT);
}

/** Of several places the nearest counts, and not what they have in common. */
function placesOf({ place, places = [] }: OpportunityState): Pick<OpportunityFacts, 'place' | 'otherPlaces'> {
  const [first, ...others] = places;
  return first ? { place: first, otherPlaces: others } : { place };
}

function owedOf({ hours, sure, holders }: LeadState): HoursOwed {
  return { count: hours, sure, holders: holders.flatMap(({ siret }) => (siret === null ? [] : [sirenOf(siret)])) };
}
