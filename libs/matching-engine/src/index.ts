export { understand, type Ask, type AskedTrade } from './ask';
export { inHours, renderLead, type Owed } from './clause.fr';
export { adviseLevers, whatIfFacts, type Advice, type Verdict, type WhatIf } from './advice/advice';
export { optionName, renderChange, renderFormula, renderGround, renderHours, renderQuestion } from './advice/advice.fr';
export { textToWrite, type ToWrite } from './advice/to-write.fr';
export { ADVICE_DISCLAIMER, renderLaw, renderVerdict, type VerdictWords } from './advice/verdict.fr';
export * from './advice/facts';
export type { Justification } from './advice/justification';
export { LEAST_COMPETITORS } from './advice/reserve';
export { supplyOf, type LocalSupplier, type LocalSupply, type ReserveSupply } from './advice/supply';
export type { Procedure } from './advice/value';
export { coverageOf, type Coverage } from './area';
export { eligibilityOf, type EligibilityCause } from './eligibility';
export { renderEligibility, renderLift } from './eligibility.fr';
export { currentUntil, denialOf, provenKinds, statusOf, type EvidenceStatus } from './evidence-status';
export {
  FilterDirectory,
  placeKey,
  type FilterActivity,
  type FilterArea,
  type FilterPlace,
  type FilterSupplier,
} from './filter/filter-directory';
export {
  addressIn,
  every,
  nationwide,
  ofKind,
  radiusOfDepartment,
  reaching,
  selling,
  servingPlace,
  some,
  standingIn,
  standingWithin,
  suppliersBy,
  type Rule,
} from './filter/filter-predicates';
export { isWithin } from './filter/within';
export { greatCircleKm, kmBetween, nearness } from './geo';
export { createIndex, MatchingIndex } from './matching-index';
export { whyNobody } from './nobody.fr';
export { buyerSeat, type Buyer, type BuyerSeat } from './place/buyer-seat';
export { placeOfEpci } from './place/place-of-epci';
export { understandPlace, type PlaceSaid, type PlaceStep, type UnderstoodPlace } from './place/understand-place';
export { rank, rulesThatSetAside, type RankOptions } from './rank';
export { REASON_CODES, type ReasonCode } from './reason';
export { linkName, linkWords, renderReason, stateFor } from './reasons.fr';
export { recomputeReason } from './recompute';
export { countSetAside, renderSetAside, setAsideByProof, type SetAsideWords } from './set-aside.fr';
export { partnersOf, shareOf } from './share/share';
export { renderPart, renderShareReason, shareTitle } from './share/share.fr';
export * from './share/share-types';
export { strongestWords, type Reader } from './strongest.fr';
export type { FactChanges, FailedRule, Lift, LiftCode, Standing, WhyNot } from './supposed';
export * from './types';
export { WEIGHTS, WEIGHTS_VERSION, type Weights } from './weights';
export { whyNot, type WhyNotOptions } from './why-not';
export { renderLiftOf, renderRule, type RuleReader, type RuleWords } from './why-not.fr';
