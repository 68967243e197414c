export { Clock, SystemClock } from './clock';
export { Correlation } from './correlation';
export { DomainError, type ErrorLevel } from './domain-error';
export { canonicalJson } from './canonical-json';
export { hashOf, hashOfText, newId } from './ids';
export { addDays, addMonths, daysBetween, isDay, parisDay, parisInstant } from './paris-time';
export { sortFew } from './sort-few';
export { Turns } from './turns';
export { withoutContacts } from './without-contacts';
