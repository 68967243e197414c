import { understandPlace, type OpportunityFacts, type UnderstoodPlace } from '#lib/matching-engine';
import { LEVERS, parseCpv, proposeCodes, readNature, type Lever } from '#lib/nomenclature';

/** A query as it was understood, ready to be ranked. */
export interface ReadQuery {
  /** As it was written */
  id: string | number;
  facts: OpportunityFacts;
  /** Those given, with certainty 1, or those that the words mean, the surest first */
  cpv: { code: string; certainty: number }[];
  place: UnderstoodPlace;
  /** What was written and was not used, each with why; French */
  ignored: string[];
}

const FIELDS: ReadonlySet<string> = new Set('id title text cpv nature place buyer amount levers'.split(' '));
const LONGEST = 100_000;
/** A field of 100,000 signs is not told back whole. */
const TOLD = 180;
/** The largest French public contracts are of some billions. */
const LARGEST_AMOUNT = 20e9;

/** @returns the query of a line, or why the line is none */
export function readQuery(line: string): ReadQuery | { problem: string } {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    return { problem: `JSON invalide : ${(error as Error).message}` };
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { problem: 'ce n’est pas un objet' };
  const given = row as Record<string, unknown>;
  const id = typeof given['id'] === 'number' ? given['id'] : said(given['id']);
  if (id === null) return { problem: 'id : il manque' };
  const ignored: string[] = [];
  for (const field of Object.keys(given)) {
    if (!FIELDS.has(field)) ignored.push(`${field} : ce champ ne fait pas partie d’une requête`);
  }
  const title = textOf(given, 'title', ignored);
  const text = textOf(given, 'text', ignored);
  const codes = cpvOf(given['cpv'], ignored);
  const isText = ['undefined', 'string'].includes(typeof (given['title'] ?? undefined));
  if (title === '' && text === '' && codes.length === 0)
    return {
      problem: `title : ${isText ? 'il est vide' : 'ce n’est pas un texte'}, et ni text ni cpv ne disent ce qui est acheté`,
    };
  if (title === '' && isText) ignored.push('title : il est vide');
  const buyer = buyerOf(given['buyer'], ignored);
  const place = understandPlace(placeOf(given['place'], ignored), title, buyer);
  for (const one of place.ignored) ignored.push(`place : « ${one} » ne mène à aucun lieu`);
  if (place.choices.length > 1)
    ignored.push(`place : ${place.choices.length} communes possibles, ${nameAndCode(place.choices[0]!)} est prise`);
  const nature = natureOf(given['nature'], ignored);
  const proposed = codes.length > 0 ? [] : proposeCodes({ title, text, nature: nature ?? undefined });
  const facts: OpportunityFacts = {
    title,
    text,
    cpv: codes,
    proposedCpv: proposed,
    nature,
    place: place.place,
    otherPlaces: place.otherPlaces,
    ...(buyer ? { buyer } : {}),
    amount: amountOf(given['amount'], ignored),
    levers: leversOf(given['levers'], ignored),
    startsOn: null,
    closesOn: null,
  };
  const cpv = codes.length > 0 ? codes.map((code) => ({ code, certainty: 1 })) : facts.proposedCpv!;
  return { id, facts, cpv, place, ignored: ignored.map(short) };
}

/** Those that may be meant have one name: their department tells them apart. */
function nameAndCode({ code, name }: { code: string; name: string }): string {
  return `${name} (${code})`;
}

function short(text: string): string {
  return text.length <= TOLD ? text : `${text.slice(0, TOLD - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function said(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

function textOf(given: Record<string, unknown>, field: string, ignored: string[]): string {
  const value = given[field];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') {
    ignored.push(`${field} : ce n’est pas un texte`);
    return '';
  }
  if (value.length > LONGEST) ignored.push(`${field} : ce qui suit les ${LONGEST} premiers signes`);
  return value.slice(0, LONGEST).trim();
}

function cpvOf(value: unknown, ignored: string[]): string[] {
  const codes: string[] = [];
  for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
    if (one === undefined || one === null || one === '') continue;
    // An answer writes {code, certainty}
    const written = said(typeof one === 'object' ? (one as { code?: unknown }).code : one);
    if (written === null) {
      ignored.push(`cpv : ${JSON.stringify(one)} n’est pas un code`);
      continue;
    }
    const parsed = parseCpv(written);
    if (!parsed.ok) ignored.push(`cpv : « ${written} » n’existe pas`);
    else if (!codes.includes(parsed.code)) codes.push(parsed.code);
    if (parsed.problem === 'check-digit-wrong')
      ignored.push(`cpv : « ${written} » a une clé fausse ; ses huit chiffres sont gardés`);
  }
  return codes;
}

function placeOf(
  value: unknown,
  ignored: string[],
): { code: string | null; typeCode: string | null; name: string | null } | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return { code: null, typeCode: null, name: said(value) };
  if (typeof value !== 'object' || Array.isArray(value)) {
    ignored.push('place : {code, typeCode, name} est attendu');
    return null;
  }
  const { code, typeCode, name } = value as Record<string, unknown>;
  return { code: said(code), typeCode: said(typeCode), name: said(name) };
}

function buyerOf(value: unknown, ignored: string[]): { siret: string | null; name: string | null } | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) {
    ignored.push('buyer : {siret, name} est attendu');
    return null;
  }
  const { siret, name } = value as Record<string, unknown>;
  const digits = said(siret)?.replace(/\s/g, '') ?? null;
  const isNumber = digits === null || /^\d{9}(?:\d{5})?$/.test(digits);
  if (!isNumber) ignored.push(`buyer.siret : « ${digits} » n’a ni 14 ni 9 chiffres`);
  return { siret: isNumber ? digits : null, name: said(name) };
}

function amountOf(value: unknown, ignored: string[]): OpportunityFacts['amount'] {
  if (value === undefined || value === null || value === '') return null;
  const amount = typeof value === 'number' ? value : Number(said(value) ?? NaN);
  if (Number.isFinite(amount) && amount > 0 && amount <= LARGEST_AMOUNT) return { value: amount, buyerOnly: false };
  ignored.push(`amount : ${JSON.stringify(value)} n’est pas un montant de 0 à 20 milliards d’euros`);
  return null;
}

function natureOf(value: unknown, ignored: string[]): OpportunityFacts['nature'] {
  if (value === undefined || value === null || value === '') return null;
  const nature = typeof value === 'string' ? readNature(value) : null;
  if (nature === null) ignored.push(`nature : ${JSON.stringify(value)} n’est ni works, ni supplies, ni services`);
  return nature;
}

/** Reservations that no law lets stand together say nothing that can be followed: none of them is kept. */
function leversOf(value: unknown, ignored: string[]): OpportunityFacts['levers'] {
  if (value === undefined || value === null) return [];
  const levers = new Set<Lever>();
  for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const written = said(typeof one === 'object' && one !== null ? (one as { lever?: unknown }).lever : one);
    const lever = LEVERS.find((known) => known === written);
    if (lever) levers.add(lever);
    else ignored.push(`levers : ${JSON.stringify(one)} n’est pas un levier`);
  }
  const reserved = [...levers].filter((one) => one.startsWith('reserved-') && one !== 'reserved-unspecified');
  const apart = reserved.filter((one) => one !== 'reserved-disability' && one !== 'reserved-insertion');
  if (reserved.length > 1 && apart.length > 0) {
    ignored.push(`levers : ${reserved.join(', ')} ne peuvent pas être ensemble (L2113-14)`);
    for (const one of reserved) levers.delete(one);
  }
  return [...levers].map((lever) => ({ lever, sure: true }));
}
