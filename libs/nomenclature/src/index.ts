export { commonPlace } from './common-place';
export {
  cpvAbove,
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
export {
  classify,
  CLASSIFY_WEIGHTS,
  type Classes,
  type ClassHit,
  type ClassifyWeights,
  type ObjectToClassify,
} from './classify/classify';
export { learntWords, useLearntWords } from './classify/instance-words';
export { LearntModel } from './classify/learnt-model';
export { type CodedObject, type LearntCount, WordCounts } from './classify/learnt-words';
export { proposeCodes } from './classify/propose-codes';
export { mended } from './classify/read-object';
export { cpvOfWords, type CpvHit } from './cpv-of-words';
export { cpvChildren, cpvCodes, cpvDistance, cpvLevel, cpvParents, cpvSiblings, type CpvLevel } from './cpv-tree';
export { isStopWord, meaningfulWords, plain, readWords, stemOf, stems, words, type ReadWord } from './french';
export { KINDS, type Kind } from './kind';
export { isKind, kindFamily, kindName, kindShortName, kindsOfFamily, type KindFamily } from './kind-names';
export { legalForm, type LegalForm, type LegalFormFamily } from './legal-forms';
export { LEVERS, RESERVATIONS, type Certainty, type Lever, type Mark, type MarkEvidence } from './lever';
export { nafLabel, nafSaysNothing, normaliseNaf } from './naf';
export { readNature, type Nature } from './nature';
export { isSiren, isSiret, normaliseSiret, sirenOf, siretProblem, type SiretProblem } from './siret';
export { departmentToNuts, nutsToDepartment, nutsToRegion } from './nuts';
export { completeNomenclature, officialLists, type OfficialLists } from './official';
export { NOWHERE, type Place, type Point } from './place';
export { placeNameKey } from './place-names';
export { readPlace, type ReadPlace } from './read-place';
export { readPlaces, type PlaceTyped } from './read-places';
export { SEARCH_WORDS } from './search-words/all-words';
export type { SearchWords } from './search-words/search-words';
export type { Sector, SectorGroup } from './sector';
export {
  SECTOR_GROUPS,
  sectorByCode,
  sectorByPeerId,
  sectorGroupByCode,
  sectorOfLabel,
  SECTORS,
  sectorsOfCpv,
  sectorsOfGroup,
  sectorsOfNaf,
  sectorsOfText,
  sectorsOfTitle,
  sectorsOfTrade,
} from './sectors';
export {
  communeByCode,
  communesByPostCode,
  communesNamed,
  communesOfEpci,
  departmentName,
  departmentOf,
  departmentOfPostCode,
  epciByCode,
  epciName,
  epciOfCommune,
  epcisOfDepartment,
  findCommune,
  isDepartment,
  placeOfCommune,
  placeOfDepartment,
  pointOfCommune,
  regionName,
  regionOfDepartment,
  seatOfDepartment,
  suggestCommunes,
  type PlaceHint,
} from './territory';
export { TERRITORY_YEAR, type Commune, type Epci } from './territory-data';
export type { Trade } from './trade';
export { neighboursOfTrade } from './trade-neighbours';
export {
  tradeByCode,
  tradeHits,
  tradesAsked,
  TRADES,
  tradesOfCpv,
  tradesOfName,
  tradesOfNaf,
  tradesOfText,
  type TradeHit,
} from './trades';
export { LEAD_DURATIONS, leadDuration, type LeadDuration } from './lead-rule';
export { CLAUSE_CELLS, clauseCell, type ClauseCell, type ClauseModality } from './clause-table';
export {
  ELIGIBILITY_CELLS,
  eligibilityCell,
  eligibilityTable,
  type EligibilityAnswer,
  type EligibilityCell,
  type MissingProof,
} from './eligibility-table';
export { EVIDENCE_AGES, evidenceMonths, type EvidenceAge } from './evidence-age';
export {
  BUYER_TYPE_ROWS,
  BUYER_TYPES,
  buyerTypeOfEforms,
  buyerTypeOfLegalForm,
  buyerTypeRow,
  isBuyerType,
  type BuyerType,
  type BuyerTypeRow,
} from './buyer-type';
export { HOURS_FORMULA, insertionHours, LABOUR_SHARES, labourShareOf, type LabourShare } from './insertion-hours';
export { LEVER_BASES, leverBasis, reservationLimits, type LeverBasis, type LeverBasisCode } from './lever-bases';
export {
  environmentRulesOn,
  SHORT_WORKS_MONTHS,
  SOCIAL_EXCEPTIONS,
  socialConditionOn,
  type ArticleRow,
  type SocialException,
  type SocialExceptionRow,
} from './social-condition';
export { listedService, SOCIAL_SERVICES, type ListedService } from './social-services';
export {
  ESS_RESERVATION_LIMITS,
  JOINT_RESERVATION,
  jointReservationAllowed,
  lawOn,
  LEVER_ARTICLES,
  leverArticle,
  mustBeConfirmed,
  RESERVED_SHARE,
  validOn,
  type Dated,
  type LeverArticle,
  type RuleCertainty,
} from './law';
export {
  formalThresholdOn,
  gazetteThresholdOn,
  noPublicityThresholdOn,
  thresholdOn,
  THRESHOLDS,
  type Threshold,
  type ThresholdCode,
} from './thresholds';
