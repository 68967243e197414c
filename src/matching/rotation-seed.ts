/**
 * What turns equal scores in a run: another version, or another day in Europe/Paris, puts another supplier first, so that
 * none is always first; kept with the run, so that its order can be computed again.
 */
export function rotationSeed(opportunity: { id: string; version: number }, day: string): string {
  return `${opportunity.id} v${opportunity.version} ${day}`;
}
