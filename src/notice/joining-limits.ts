/**
 * How close two notices without a common BT-04 or link must be to be one procedure. Rules of the house, chosen so that a
 * purchase made anew each year under the same words is not taken for one.
 */
export const JOINING = {
  /** Share of the meaningful words of the shorter title that the longer one has, with an equal reference */
  titleShare: 0.5,
  /** A title of fewer meaningful words says too little to join by its words alone */
  titleWords: 4,
  /** A buyer's reference shorter than this, once folded, says too little (`1`, `2B`) */
  referenceLength: 4,
  /** Days between two publications of one call, to be answered by the same instant, or between a call and what changes it */
  callDays: 180,
  /** Days between the deadlines of two notices of one call: a correction may put them off */
  deadlineDays: 60,
  /** Days between a plan and its call */
  planDays: 730,
  /** Days between a call and what came of it */
  outcomeDays: 1_095,
  /** Days between a call and the day its contract was made, when only the words of the title tie them */
  contractDays: 400,
  /** Days between the publications of one call by two sources: BOAMP is read the day after, TED within a fortnight */
  twinDays: 21,
} as const;
