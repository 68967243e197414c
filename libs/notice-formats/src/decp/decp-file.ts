export function isDecpRecord(_value: unknown): boolean {
  return false;
}
export function isApprochRecord(_value: unknown): boolean {
  return false;
}
