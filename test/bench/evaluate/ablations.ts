import { WEIGHTS, type Weights } from '#lib/matching-engine';

const ALL_OF_CAPACITY = Object.keys(WEIGHTS.capacity).map((name) => `capacity.${name}`);

/** Signals that are taken away one at a time, and the weights of each, as `link.weight`; those that multiply become one, not zero. */
export const ABLATIONS: readonly [name: string, paths: readonly string[], neutral?: number][] = [
  ['distance', ['place.near']],
  ['same commune', ['place.sameCommune']],
  ['same department', ['place.sameDepartment']],
  ['declared area', ['place.insideArea']],
  ['seat of who buys for a department', ['place.wideDecay', 'place.wideCommune'], 1],
  ['all of place', ['place.near', 'place.sameCommune', 'place.sameDepartment', 'place.insideArea']],
  ['words of activities', ['trade.activity']],
  ['declared sector, trade and CPV', ['trade.sector', 'trade.sectorGroup', 'trade.declared', 'trade.cpv']],
  ['a sign told again', ['trade.again']],
  ['what is sold', ['trade.serviceType', 'trade.otherServiceType']],
  ['NAF code', ['trade.naf']],
  ['trade in the name', ['trade.name']],
  ['words shared', ['trade.words']],
  ['usual kind', ['trade.kind']],
  ['kind whose object it is by law', ['trade.kindLaw']],
  ['a trade done beside', ['trade.neighbour']],
  ['kinds that only lend people', ['trade.lends', 'trade.lendsSecond']],
  ['public bodies', ['status.publicBody']],
  ['another trade deduced', ['trade.other']],
  [
    'all of trade',
    [
      'trade.sector',
      'trade.sectorGroup',
      'trade.declared',
      'trade.cpv',
      'trade.activity',
      'trade.naf',
      'trade.name',
      'trade.words',
      'trade.kind',
      'trade.kindLaw',
      'trade.neighbour',
      'trade.lends',
      'trade.lendsSecond',
      'trade.other',
    ],
  ],
  ['capacity', ALL_OF_CAPACITY],
  ['contracts won', ['references.similar', 'references.eachMore', 'references.near', 'references.other']],
  ['proof of what is reserved, clause', ['status.eligible', 'status.clause']],
];

/** @returns our weights with those of the paths made zero, or what changes nothing */
export function without(paths: readonly string[], neutral = 0): Weights {
  const weights = structuredClone(WEIGHTS) as unknown as Record<string, Record<string, number>>;
  for (const path of paths) {
    const [link, name] = path.split('.') as [string, string];
    if (weights[link]?.[name] === undefined) throw new Error(`No weight ${path}.`);
    weights[link][name] = neutral;
  }
  return weights as unknown as Weights;
}
