import type { NoticeLot } from '../notice';
import type { Place } from '../reading/dates';
import { readCpv } from '../reading/values';
import type { ContractContent, LotContent, TedContent } from './ted-content';
import { isOnlyLot, lotNumber } from './ted-numbers';
import { lotsWithContracts, resultsByLot } from './ted-results';

const MOST_LOTS = 2_000;
const MOST_CONDITIONS = 20;

/** A lot with what its form says of it. */
export interface TedLot {
  lot: NoticeLot;
  content: LotContent;
}

/** The lots of a form, numbered; one when it is not divided. What a lot does not say is taken from the whole. */
export function tedLots(said: TedContent, title: string, at: Place): TedLot[] {
  const whole: LotContent = { ...said.common, number: '', title, text: said.text, blocks: [], path: at.path };
  const named = lotsWithContracts(said.lots, said.contracts, at.path).slice(0, MOST_LOTS);
  const contents = named.length > 0 ? named : [whole];
  const isOnly = contents.length === 1;
  const numbers = numbersOf(contents, at);
  const lots = contents.map((content, index): TedLot => {
    const cpvAt = { ...at, path: `${content.path}/CPV_CODE` };
    return { content, lot: lotOf(said, content, { number: numbers[index]!, title, isOnly }, cpvAt) };
  });
  const { results, unplaced } = resultsByLot(
    lots.map(({ lot }) => lot),
    said.contracts,
  );
  if (unplaced > 0) {
    const message = `Contrats sans numéro de lot, rattachés à aucun lot : ${unplaced}.`;
    at.findings.repair('lot-number-missing', `${at.path}/AWARD_CONTRACT/LOT_NO`, message);
  }
  for (const { lot } of lots) lot.result = results.get(lot.number) ?? null;
  if (isOnly) priceOnlyContract(lots[0]!.lot, said);
  return lots;
}

function lotOf(
  said: TedContent,
  content: LotContent,
  here: { number: string; title: string; isOnly: boolean },
  at: Place,
): NoticeLot {
  const { common } = said;
  const own = readCpv(here.isOnly ? [...common.cpv, ...content.cpv] : content.cpv, at);
  return {
    number: here.number,
    title: content.title || here.title,
    text: content.text || said.text,
    cpv: own.length > 0 ? own : readCpv(common.cpv, at),
    nature: common.nature,
    places: content.places.length > 0 ? content.places : common.places,
    amount: content.amount ?? (here.isOnly ? common.amount : null) ?? estimateOf(said.contracts, here),
    durationMonths: content.durationMonths ?? common.durationMonths,
    deadline: common.deadline,
    documentsUrl: common.documentsUrl,
    criteria: content.criteria.length > 0 ? content.criteria : common.criteria,
    performanceConditions: common.performanceConditions.slice(0, MOST_CONDITIONS),
    contactPoint: common.contactPoint,
    result: null,
    marks: [],
  };
}

/** The first estimate that stands beside the contract (V.2.4), when the lot has one contract of its own. */
function estimateOf(
  contracts: readonly ContractContent[],
  { number, isOnly }: { number: string; isOnly: boolean },
): NoticeLot['amount'] {
  const own = isOnly ? contracts : contracts.filter(({ lots }) => lots.length === 1 && lots[0] === number);
  return own.length === 1 ? own[0]!.estimate : null;
}

/** The total of a purchase (II.1.7) is the price of its contract when there is one lot and one contract. */
function priceOnlyContract(lot: NoticeLot, said: TedContent): void {
  const award = lot.result?.awards[0];
  if (award && lot.result?.awards.length === 1 && award.amount === null) award.amount = said.common.finalAmount;
}

/** Numbers as they are written keep their lot; a missing or repeated one takes the next that no lot has. */
function numbersOf(contents: readonly LotContent[], at: Place): string[] {
  const written = contents.map((content) => lotNumber(content.number));
  if (contents.length === 1) return [isOnlyLot(written[0]!) ? '1' : written[0]!];
  const all = new Set(written);
  const taken = new Set<string>();
  return written.map((number, index) => {
    const isFree = number !== '' && !taken.has(number);
    let own = number;
    if (!isFree) {
      let next = index + 1;
      while (all.has(String(next)) || taken.has(String(next))) next++;
      own = String(next);
      const path = `${contents[index]!.path}/LOT_NO`;
      at.findings.repair('lot-number-missing', path, `Numéro de lot absent ou répété, remplacé par ${own}.`);
    }
    taken.add(own);
    return own;
  });
}
