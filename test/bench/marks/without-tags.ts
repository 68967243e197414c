/** Codes of eForms that say a lever, by the list they are of (BT-71, BT-736, BT-06, BT-775). */
const LISTS = ['reserved-procurement', 'reserved-execution', 'strategic-procurement', 'social-objective'];
/** Elements of TED and BOAMP, and fields of BOAMP and DECP, that say a lever. */
const NAMES =
  /^(?:\w+:)?(?:RESTRICTED_\w+|RESERVED_\w+|MARCHE_RESERVE_\w+|CRITERES_SOCIAUX_ENV|criteres|considerationsSociales|considerationsEnvironnementales|SMESuitableIndicator)$/;

const XML_NAMED =
  /<((?:RESTRICTED|RESERVED|MARCHE_RESERVE)_[A-Z_]{1,60}|CRITERES_SOCIAUX_ENV|(?:\w{1,20}:)?SMESuitableIndicator)\b(?:[^>]{0,200}\/>|[^>]{0,200}>[\s\S]{0,2000}?<\/\1>)/g;
const XML_LISTED = new RegExp(
  `<(\\w{1,20}:\\w{1,60})[^>]{0,200}listName="(?:${LISTS.join('|')})"[^>]{0,200}>[^<]{0,200}</\\1>`,
  'g',
);

/** @returns a file as it would be if no field of it said a lever: only words are left */
export function withoutTags(file: string): string {
  const start = file.trimStart()[0];
  if (start !== '{' && start !== '[') return file.replace(XML_NAMED, '').replace(XML_LISTED, '');
  return JSON.stringify(withoutFields(JSON.parse(file)));
}

/** The same in JSON, and in the JSON that BOAMP writes as a string in JSON. */
function withoutFields(value: unknown): unknown {
  if (typeof value === 'string') return /^\s*\{/.test(value) ? JSON.stringify(withoutFields(JSON.parse(value))) : value;
  if (Array.isArray(value)) return value.map(withoutFields);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([name, field]) => !NAMES.test(name) && !isListed(field));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutFields(field)]));
}

function isListed(field: unknown): boolean {
  const list = (field as { '@listName'?: unknown } | null)?.['@listName'];
  return typeof list === 'string' && LISTS.includes(list);
}
