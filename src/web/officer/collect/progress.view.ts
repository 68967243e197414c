import { count, fr, number } from '#lib/html';

/** How far a reading is, as words and as `<progress>`; without an end, where its source announces none. */
export interface ProgressView {
  text: string;
  value: number;
  max: number | null;
}

/** @returns « 1 240 lus sur 3 100 » ; « 1 240 lus » where nobody knows of how many */
export function progressView({ read, expected }: { read: number; expected: number | null }): ProgressView {
  const said = count(read, 'lu');
  if (expected === null || expected < read) return { text: said, value: read, max: null };
  return { text: fr`${said} sur ${number(expected)}`, value: read, max: Math.max(1, expected) };
}
