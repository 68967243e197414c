/** Signs that move a terminal's cursor, colour or title: C0 and C1 controls but tab and line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** @returns a text from outside as a terminal may show it: what would command the terminal stands as `\u001b` */
export function printable(text: string): string {
  return text.replaceAll(CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
