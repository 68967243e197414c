/** Why a text is not a SIRET: not 14 digits once blanks are gone, or digits whose check fails. */
export type SiretProblem = 'length' | 'check-digit';

/** INSEE gives the establishments of La Poste numbers whose digits add up to a multiple of 5, since Luhn ran out of numbers. */
const LA_POSTE = '356000000';

/** @returns whether a text of 14 digits, blanks allowed between them, is a well-formed SIRET */
export function isSiret(text: string): boolean {
  return siretProblem(text) === null;
}

/** @returns what is wrong with a SIRET, or null when its check digit holds (Luhn; La Poste by the sum of its digits) */
export function siretProblem(text: string): SiretProblem | null {
  const digits = normaliseSiret(text);
  if (!/^\d{14}$/.test(digits)) return 'length';
  if (luhn(digits)) return null;
  if (digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0) return null;
  return 'check-digit';
}

/** @returns whether a text of 9 digits, blanks allowed between them, is a well-formed SIREN (Luhn) */
export function isSiren(text: string): boolean {
  const digits = normaliseSiret(text);
  return /^\d{9}$/.test(digits) && luhn(digits);
}

/** @returns the text without blanks, dots and hyphens; nothing is padded */
export function normaliseSiret(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '');
}

/** @returns the 9 first digits of a SIRET: the legal unit that holds the establishment */
export function sirenOf(siret: string): string {
  return normaliseSiret(siret).slice(0, 9);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

function digitSum(digits: string): number {
  return digits.split('').reduce((sum, digit) => sum + Number(digit), 0);
}
