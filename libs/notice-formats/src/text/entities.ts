/** The named entities that French notices use, Latin-1 and typography; others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', iexcl: '¡', cent: '¢', pound: '£', sect: '§', copy: '©',
  laquo: '«', raquo: '»', reg: '®', deg: '°', plusmn: '±', sup2: '²', sup3: '³', micro: 'µ', para: '¶', middot: '·',
  ordm: 'º', ordf: 'ª', frac12: '½', frac14: '¼', frac34: '¾', times: '×', divide: '÷', shy: '',
  Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Auml: 'Ä', AElig: 'Æ', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', Euml: 'Ë',
  Icirc: 'Î', Iuml: 'Ï', Ntilde: 'Ñ', Ocirc: 'Ô', Ouml: 'Ö', Ugrave: 'Ù', Ucirc: 'Û', Uuml: 'Ü',
  agrave: 'à', aacute: 'á', acirc: 'â', auml: 'ä', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë',
  iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ', oacute: 'ó', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', uacute: 'ú', ucirc: 'û', uuml: 'ü', yuml: 'ÿ',
  oelig: 'œ', OElig: 'Œ', euro: '€', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”',
  hellip: '…', bull: '•', dagger: '†', rarr: '→', larr: '←', le: '≤', ge: '≥', ne: '≠', minus: '−', thinsp: ' ', ensp: ' ', emsp: ' ',
}; // prettier-ignore

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));/g;

/** BOAMP escapes twice what a form escaped once (`&amp;quot;`), so entities are opened twice, never more. */
export function openEntities(text: string): string {
  return text.includes('&') ? openOnce(openOnce(text)) : text;
}

function openOnce(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
