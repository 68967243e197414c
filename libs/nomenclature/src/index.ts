export { KINDS, type Kind } from './kind';
export { LEVERS, RESERVATIONS, type Certainty, type Lever, type Mark, type MarkEvidence } from './lever';
