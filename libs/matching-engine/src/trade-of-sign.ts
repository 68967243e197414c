import { sectorByCode, type Trade } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Sign } from './signs';

/**
 * @param trade one of those asked
 * @returns whether a sign may speak of that trade: the one it was read for, that of its sector, or one that the CPV asked is
 *   tied to; where a single trade is asked, there is no other
 */
export function speaksOf(sign: Sign, trade: Trade, ask: Ask): boolean {
  if (sign.asked !== undefined) return sign.asked.trade === trade;
  if (ask.trades.size === 1) return true;
  if (sign.near !== undefined) return ask.cpvTrades.get(sign.near.asked)?.includes(trade) ?? false;
  const sector = sign.sector === undefined ? null : sectorByCode(sign.sector);
  if (!sector) return false;
  if (sign.code === 'trade/sector') return sector.trade === trade.code;
  return [...ask.sectors]
    .map(sectorByCode)
    .some((asked) => asked?.group === sector.group && asked.trade === trade.code);
}
