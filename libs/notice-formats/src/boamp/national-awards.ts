import type { Award, LotResult } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { all, type Element, first } from '../tree/element';
import { resultsInWords } from './award-text';
import type { BoampLot } from './boamp-content';
import { cut, has, lineAt, within } from './boamp-elements';
import { areTogether, winnerOf } from './boamp-organisations';
import { countIn, moneyFrom } from './boamp-values';
import { bareLotNumber } from './lot-numbers';
import { LOT_PATHS } from './national-paths';

interface Told {
  lot: string;
  title: string;
  result: LotResult;
}

/**
 * The lots that a national result decides: FNSimple writes it as one text (`attributionMarche`), MAPA in elements
 * (`attribution/resultat/{attribue|infructueux|sansSuite}`). Lots that the notice describes without deciding them are left out.
 */
export function withNationalResults(described: BoampLot[], body: Element, at: Place): BoampLot[] {
  const told = toldIn(body, at);
  const numbered = told.filter(({ lot }) => lot !== '');
  if (numbered.length === 0) {
    const result = told[0]?.result ?? UNKNOWN;
    return described.map((each) => ({ ...each, lot: { ...each.lot, result } }));
  }
  return [...new Map(numbered.map((each) => [each.lot, each])).values()].map(({ lot: number, title, result }) => {
    const known = described.find((each) => each.lot.number === number && described.length > 1);
    if (known) return { ...known, lot: { ...known.lot, result } };
    const { lot } = described[0]!;
    // the only lot of a notice that describes no other is the one it decides
    if (described.length === 1 && numbered.length === 1) {
      return { ...described[0]!, lot: { ...lot, number, title: title || lot.title, result } };
    }
    const own = { ...lot, number, title: title || lot.title, text: title, amount: null, result };
    return { lot: own, source: { tags: [], blocks: [] } };
  });
}

const UNKNOWN: LotResult = { outcome: 'unknown', bids: null, reason: null, awards: [] };

function toldIn(body: Element, at: Place): Told[] {
  const words = ['attributionMarche', 'attribution'].flatMap((path) => all(body, path)).map((each) => each.text);
  const written = words.filter((text) => text !== '').flatMap((text) => resultsInWords(text, at));
  if (written.length > 0) return written;
  const holding = within(body, /^attribution$|^decision$|^lot$/).filter(
    (each) => within(each, /^resultat$/).length > 0,
  );
  const parts = holding.flatMap((each) => {
    const lots = within(each, /^lot$/).filter((lot) => within(lot, /^resultat$/).length > 0);
    return lots.length > 0 ? lots : [each];
  });
  return parts.flatMap((part) =>
    within(part, /^resultat$/).map((result) => ({
      lot: bareLotNumber(lineAt(part, ...LOT_PATHS.number) || lineAt(result, ...LOT_PATHS.number)),
      title: lineAt(part, ...LOT_PATHS.title) || lineAt(result, ...LOT_PATHS.title),
      result: resultOf(result, at),
    })),
  );
}

function resultOf(result: Element, at: Place): LotResult {
  const awards = all(result, 'attribue').flatMap((each) => awardsOf(each, at));
  const refused = ['infructueux', 'sansSuite'].find((name) => has(result, name));
  const reason = awards.length === 0 && refused !== undefined ? REASONS[refused]! : null;
  const words = refused === undefined ? '' : lineAt(result, refused);
  const bids = within(result, /^nbOffres?Re[cç]ue?s?$/i).map((each) => countIn(each.text));
  return {
    outcome: reason !== null ? 'not-awarded' : awards.length > 0 || has(result, 'attribue') ? 'awarded' : 'unknown',
    bids: bids.find((count) => count !== null) ?? null,
    reason: reason !== null && words !== '' ? `${reason} : ${words}` : reason,
    awards,
  };
}

const REASONS: Readonly<Record<string, string>> = { infructueux: 'Infructueux', sansSuite: 'Sans suite' };

/** One contract for those who say they answered together, else one each; the amount is that of the one contract. */
function awardsOf(attribue: Element, at: Place): Award[] {
  const holders = within(attribue, /^titulaires?$/).flatMap((each) =>
    within(each, /^titulaire$/).length > 0 ? within(each, /^titulaire$/) : [each],
  );
  const parts = holders.length > 0 ? holders : [attribue];
  const winners = parts.flatMap((part) => winnerIn(part, at) ?? []);
  if (winners.length === 0) return [];
  const amount = moneyIn(attribue, at);
  const date = within(attribue, /^date(?:Attribution|Decision|Conclusion|Notification)/).find(
    (each) => each.text !== '',
  );
  const award = {
    decidedOn: readDay(date?.text ?? '', at),
    contractId: cut(lineAt(attribue, 'numMarche', 'numeroMarche'), 100) || null,
  };
  if (winners.length === 1 || areTogether(parts.map((part) => nameIn(part)))) return [{ winners, amount, ...award }];
  return winners.map((winner) => ({ winners: [winner], amount: null, ...award }));
}

function moneyIn(attribue: Element, at: Place): Award['amount'] {
  const [money] = within(attribue, /^montant$/);
  return moneyFrom(first(money, 'valeur') ?? money, { ...at, path: `${at.path}.montant` });
}

/** A person who trades in their own name is left out: only `PersonneMorale` and `denomination` are read. */
function nameIn(part: Element): string {
  return within(part, /^(?:PersonneMorale|denomination|nomOfficiel)$/).find((each) => each.text !== '')?.text ?? '';
}

function winnerIn(part: Element, at: Place): ReturnType<typeof winnerOf> {
  const text = (name: RegExp): string => within(part, name).find((each) => each.text !== '')?.text ?? '';
  const identifier = text(/^(?:siret|codeIdentificationNational)$/i);
  return winnerOf({ name: nameIn(part), identifier, city: text(/^ville$/), postCode: text(/^cp$/) }, at);
}
