/** What a contract buys, as a notice and the thresholds tell it. */
export type Nature = 'works' | 'supplies' | 'services';

/** As the codes of eForms (BT-23), those of TED's forms, and the words of French notices write them. */
const WRITTEN: readonly (readonly [Nature, RegExp])[] = [
  ['works', /^(?:works?|travaux)$/i],
  ['supplies', /^(?:suppl(?:y|ies)|fournitures?)$/i],
  ['services', /^services?$/i],
];

/** @returns the nature that a text writes, in any case, `Travaux` or `WORKS`; null for any other */
export function readNature(text: string): Nature | null {
  return WRITTEN.find(([, written]) => written.test(text.trim()))?.[0] ?? null;
}
