/** Trades that one team often does beside another: not the same, and near enough to be asked. Each pair once, either way. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['green-spaces', 'natural-areas'],
  ['green-spaces', 'market-gardening'],
  ['green-spaces', 'street-cleaning'],
  ['green-spaces', 'building-upkeep'],
  ['green-spaces', 'cleaning'],
  ['street-cleaning', 'cleaning'],
  ['street-cleaning', 'waste'],
  ['waste', 'reuse'],
  ['waste', 'removal'],
  ['waste', 'textile-reuse'],
  ['reuse', 'removal'],
  ['reuse', 'textile-reuse'],
  ['removal', 'transport'],
  ['catering', 'food-products'],
  ['market-gardening', 'food-products'],
  ['finishing', 'building-upkeep'],
  ['finishing', 'masonry'],
  ['finishing', 'woodwork'],
  ['finishing', 'equipment-works'],
  ['masonry', 'demolition'],
  ['masonry', 'civil-works'],
  ['masonry', 'woodwork'],
  ['masonry', 'metalwork'],
  ['masonry', 'equipment-works'],
  ['building-upkeep', 'cleaning'],
  ['building-upkeep', 'equipment-works'],
  ['laundry', 'sewing'],
  ['sewing', 'textile-reuse'],
  ['cleaning', 'home-help'],
  ['home-help', 'childcare'],
  ['insertion', 'training'],
  ['printing', 'packaging'],
  ['packaging', 'subcontracting'],
  ['metalwork', 'subcontracting'],
  ['woodwork', 'crafts'],
  ['digital', 'office-services'],
  ['transport', 'vehicles'],
];

const NEIGHBOURS = new Map<string, string[]>();
for (const [one, other] of PAIRS) {
  NEIGHBOURS.set(one, [...(NEIGHBOURS.get(one) ?? []), other]);
  NEIGHBOURS.set(other, [...(NEIGHBOURS.get(other) ?? []), one]);
}

/** @returns the codes of trades that are often done beside a trade, in the order of the table; none for a code that is none */
export function neighboursOfTrade(code: string): readonly string[] {
  return NEIGHBOURS.get(code) ?? [];
}
