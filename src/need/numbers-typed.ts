/** A hundred million: above, a digit was typed twice */
const LARGEST_AMOUNT = 100_000_000;
const MOST_MONTHS = 120;

/** @returns euros, more than none; null for what is no such amount */
export function eurosTyped(text: string): number | null {
  const amount = euros(text);
  return amount === null || amount <= 0 || amount > LARGEST_AMOUNT ? null : amount;
}

/** @returns whole months, from 1 to 120; null for what is none */
export function monthsTyped(text: string): number | null {
  const months = /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return months < 1 || months > MOST_MONTHS ? null : months;
}

/** @returns euros of `48 000`, `48 000,50 € HT`, `48k€`; null when it is no amount */
function euros(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/(?:€|euros?)?(?:ht)?$/i, '');
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?(k)?$/i.exec(bare);
  if (!match) return null;
  const [, whole, cents = '0', thousands] = match;
  const value = Number(`${whole!.replaceAll('.', '')}.${cents}`);
  return Math.round(value * (thousands ? 1_000 : 1) * 100) / 100;
}
