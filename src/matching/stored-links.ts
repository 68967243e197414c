import type { Audience, Link, Reason } from '#lib/matching-engine';

/** As rows keep a reason: its code names its link, and most are for everyone. */
type StoredReason = [code: string, points: number, facts: Reason['facts'], audience?: Audience];

/**
 * The links of a match as its row keeps them, `["trade","held",[["trade/naf",5.7,{"naf":"8130Z"}]]]` each: half the bytes of
 * what they tell, and there are a hundred rows to an opportunity.
 */
export type StoredLink = [
  name: Link['name'],
  state: Link['state'],
  reasons: StoredReason[],
  buyerState?: Link['state'],
];

/** @returns links as a row keeps them */
export function storedLinks(links: readonly Link[]): StoredLink[] {
  return links.map(({ name, state, buyerState, reasons }) => {
    const stored = reasons.map(storedReason);
    return buyerState === undefined ? [name, state, stored] : [name, state, stored, buyerState];
  });
}

/** @returns the links that a row keeps, as they were told */
export function toldLinks(stored: readonly StoredLink[]): Link[] {
  return stored.map(([name, state, reasons, buyerState]) => ({
    name,
    state,
    ...(buyerState === undefined ? {} : { buyerState }),
    reasons: reasons.map(([code, points, facts, audience = 'everyone']) => ({
      code,
      link: name,
      audience,
      points,
      facts,
    })),
  }));
}

/** A row as it is read: its links are as they are kept. */
export type Stored<Row extends { links: Link[] }> = Omit<Row, 'links'> & { links: StoredLink[] };

/** @returns a row that was read, its links as they were told */
export function withToldLinks<Row extends { links: Link[] }>(row: Stored<Row>): Row {
  return { ...row, links: toldLinks(row.links) } as Row;
}

function storedReason({ code, points, facts, audience }: Reason): StoredReason {
  return audience === 'everyone' ? [code, points, facts] : [code, points, facts, audience];
}
