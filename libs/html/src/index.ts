export { escapeHtml, fr, jsonForScript, marked, markedBy, typo } from './escape';
export { formEncoded } from './form-encoded';
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
  ofPlace,
  shortDate,
  siretNumber,
} from './format';
export { safeUrl } from './safe-url';
export { Templates } from './templates';
