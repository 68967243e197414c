import { cpvCloseness } from '#lib/nomenclature';

/** A code of a supplier, the closest of those asked, and how close (0 to 1). */
export interface NearCpv {
  cpv: string;
  asked: string;
  closeness: number;
}

/** The CPV codes that are asked, with what was found near them: suppliers have few codes, and the same ones. */
export class NearestCpv {
  private readonly known = new Map<string, NearCpv | null>();

  constructor(readonly codes: readonly string[]) {}

  /** @returns the closest pair of codes, or null when a side has none */
  of(own: readonly string[]): NearCpv | null {
    let best: NearCpv | null = null;
    for (const cpv of own) {
      const near = this.nearest(cpv);
      if (near !== null && (best === null || near.closeness > best.closeness)) best = near;
    }
    return best;
  }

  /** @returns the same for one code */
  nearest(cpv: string): NearCpv | null {
    const known = this.known.get(cpv);
    if (known !== undefined) return known;
    let best: NearCpv | null = null;
    for (const asked of this.codes) {
      const closeness = cpvCloseness(cpv, asked);
      if (best === null || closeness > best.closeness) best = { cpv, asked, closeness };
    }
    this.known.set(cpv, best);
    return best;
  }
}
