import type { Award, LotResult, Winner } from '../notice';
import { type Place, readDay } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { plainText } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import type { BoampLot } from './boamp-content';
import { cut, firstOf, has, lineAt } from './boamp-elements';
import { areTogether, winnerOf } from './boamp-organisations';
import { amountFrom, countIn, moneyFrom } from './boamp-values';
import { bareLotNumber, titleInWords } from './lot-numbers';

const PATH = 'donnees.ATTRIBUTION';

/**
 * The lots that a result decides, with what came of each. `NUM_LOT` names a lot; where nothing was divided it holds the
 * number of the contract. Lots that the notice describes without deciding them are left out, since this result ends none of them.
 * @param described the lots of the notice; the last word of what is bought is theirs
 */
export function withResults(described: BoampLot[], donnees: Element, findings: Findings): BoampLot[] {
  const attribution = first(donnees, 'ATTRIBUTION');
  if (!attribution || described.length === 0) return described;
  const byNumber = new Map<string, Element[]>();
  for (const each of all(attribution, 'DECISION')) {
    const number = lotNumber(each);
    byNumber.set(number, [...(byNumber.get(number) ?? []), each]);
  }
  const isDivided = described.length > 1 || byNumber.size > 1 || [...byNumber.keys()].some(isNumberOfLot);
  const named = [...byNumber].filter(([number]) => number !== '' && isDivided);
  if (named.length === 0) {
    const decisions = [...byNumber.values()].flat();
    return described.map((lot) => decided(lot, decisions, attribution, findings));
  }
  return named.map(([number, decisions]) => {
    const known = described.length > 1 ? described.find(({ lot }) => lot.number === number) : undefined;
    return decided(known ?? newLot(number, decisions[0]!, described), decisions, attribution, findings);
  });
}

/** `3`, `12B`, not `2016-52`, which is the number of a contract. */
function isNumberOfLot(number: string): boolean {
  return /^\d{1,3}[A-Z]?$/.test(number);
}

function lotNumber(decision: Element): string {
  return bareLotNumber(textAt(decision, 'NUM_LOT'));
}

/** A lot that only its decision names: what all lots share is taken from the notice, what is one lot's own is not. */
function newLot(number: string, decision: Element, described: BoampLot[]): BoampLot {
  const { lot } = described[0]!;
  const isShared = described.length === 1;
  const text = plainText(textAt(decision, 'DESCRIPTION'));
  const title = lineAt(decision, 'INTITULE') || titleInWords(text) || lot.title;
  return {
    lot: {
      ...lot,
      number,
      title,
      text,
      amount: null,
      cpv: isShared ? lot.cpv : [],
      criteria: isShared ? lot.criteria : [],
    },
    source: { tags: [], blocks: [] },
  };
}

function decided(each: BoampLot, decisions: Element[], attribution: Element, findings: Findings): BoampLot {
  const at: Place = { findings, path: `${PATH}.DECISION` };
  const facts = decisions.flatMap((decision) => all(decision, 'RENSEIGNEMENT'));
  const awards = decisions.flatMap((decision) => awardsOf(decision, attribution, decisions.length === 1, at));
  const reason = reasonOf(decisions, attribution, awards.length > 0);
  const isAwarded = awards.length > 0 || decisions.some((decision) => has(decision, 'ATTRIBUE'));
  const result: LotResult = {
    outcome: reason !== null ? 'not-awarded' : isAwarded ? 'awarded' : 'unknown',
    bids: facts.map((fact) => countIn(textAt(fact, 'NB_OFFRE_RECU'))).find((bids) => bids !== null) ?? null,
    reason,
    awards: reason === null ? awards : [],
  };
  const band = facts.map((fact) =>
    amountFrom({ low: first(fact, 'MONTANT_MINI'), high: first(fact, 'MONTANT_MAXI') }, at),
  );
  const amount = each.lot.amount ?? band.find((found) => found !== null) ?? null;
  return { ...each, lot: { ...each.lot, amount, result } };
}

/** A lot's own word comes before that of the whole notice, and a holder before both. */
function reasonOf(decisions: Element[], attribution: Element, hasHolder: boolean): string | null {
  if (hasHolder) return null;
  const told = [...decisions, attribution].find((part) => has(part, 'INFRUCTUEUX') || has(part, 'SANS_SUITE'));
  if (!told) return null;
  const word = has(told, 'INFRUCTUEUX') ? 'Infructueux' : 'Sans suite';
  const words = lineAt(told, 'INFRUCTUEUX', 'SANS_SUITE');
  return words === '' ? word : `${word} : ${words}`;
}

/** Each holder stands beside its facts. Holders that say they answered together share one contract; others have their own. */
function awardsOf(decision: Element, attribution: Element, isOnly: boolean, at: Place): Award[] {
  const holders = all(decision, 'TITULAIRE');
  const facts = all(decision, 'RENSEIGNEMENT');
  const names = holders.map((holder) => textAt(holder, 'DENOMINATION'));
  const isGroup = areTogether(names) || facts.some((fact) => has(fact, 'GROUPEMENT_ECONOMIQUE'));
  const winners = holders.flatMap((holder) => winnerIn(holder, at) ?? []);
  if (isGroup || winners.length <= 1) {
    if (winners.length === 0) return [];
    return [awardOf(winners, facts, { decision, attribution, isOnly, at })];
  }
  return winners.map((winner, index) => {
    const own = facts.length === winners.length ? facts.slice(index, index + 1) : facts.slice(0, 1);
    return awardOf([winner], own, { decision, attribution, isOnly: false, at });
  });
}

interface Decided {
  decision: Element;
  attribution: Element;
  /** The decision is alone, so the total of the notice is its own */
  isOnly: boolean;
  at: Place;
}

function awardOf(winners: Winner[], facts: Element[], { decision, attribution, isOnly, at }: Decided): Award {
  const money = facts.map((fact) => moneyFrom(first(fact, 'MONTANT'), at)).find((found) => found !== null);
  const hasBand = facts.some((fact) => first(fact, 'MONTANT_MAXI') ?? first(fact, 'MONTANT_INDEFINI'));
  const total = isOnly && !hasBand ? moneyFrom(first(attribution, 'VALEUR_TOTALE'), at) : null;
  const date =
    facts.map((fact) => textAt(fact, 'DATE_ATTRIBUTION')).find(Boolean) ?? textAt(attribution, 'DATE_DECISION');
  const number =
    lineAt(decision, 'NUM_MARCHE') || (isNumberOfLot(lotNumber(decision)) ? '' : lineAt(decision, 'NUM_LOT'));
  return {
    winners,
    amount: money ?? total,
    decidedOn: readDay(date, { ...at, path: `${at.path}.RENSEIGNEMENT.DATE_ATTRIBUTION` }),
    contractId: cut(number, 100) || null,
  };
}

function winnerIn(holder: Element, at: Place): Winner | null {
  const given = {
    name: textAt(holder, 'DENOMINATION'),
    identifier: firstOf(holder, 'CODE_IDENT_NATIONAL', 'TYPE_IDENT_NATIONAL/SIRET', 'SIRET')?.text ?? '',
    city: textAt(holder, 'VILLE'),
    postCode: textAt(holder, 'CP'),
  };
  return winnerOf(given, { ...at, path: `${at.path}.TITULAIRE.CODE_IDENT_NATIONAL` });
}
