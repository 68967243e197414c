export { escapeHtml, fr, jsonForScript, marked, typo } from './escape';
export {
  count,
  dayOfMonth,
  delay,
  euros,
  eurosHt,
  hour,
  kilometres,
  listed,
  longDate,
  number,
  shortDate,
  siretNumber,
} from './format';
export { safeUrl } from './safe-url';
export { Templates } from './templates';
