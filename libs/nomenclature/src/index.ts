export {
  cpvCheckDigit,
  cpvCloseness,
  cpvLabel,
  cpvStem,
  cpvWithCheckDigit,
  isCpv,
  normaliseCpv,
  parseCpv,
  type ParsedCpv,
} from './cpv';
export { meaningfulWords, plain, stemOf, stems, words } from './french';
export { KINDS, type Kind } from './kind';
export { isKind, kindFamily, kindName, kindShortName, kindsOfFamily, type KindFamily } from './kind-names';
export { LEVERS, RESERVATIONS, type Certainty, type Lever, type Mark, type MarkEvidence } from './lever';
export { nafLabel, nafSaysNothing, normaliseNaf } from './naf';
export { isSiren, isSiret, normaliseSiret, sirenOf, siretProblem, type SiretProblem } from './siret';
