import type { NoticeLot } from '../notice';

/**
 * The nature of a purchase by the division of its CPV, where a source gives no nature: 03 to 44 and 48 are supplies, 45 is
 * works, 50 to 98 are services (structure of the CPV, Regulation 213/2008).
 */
export function natureOfCpv(code: string | undefined): NoticeLot['nature'] {
  if (code === undefined) return null;
  const division = Number(code.slice(0, 2));
  if (division === 45) return 'works';
  return division < 50 ? 'supplies' : 'services';
}
