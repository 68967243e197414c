import type { Problem } from '../notice';
import type { Element } from './element';

const MAX_DEPTH = 60;
const MAX_NODES = 400_000;

type Read = { element: Element } | { problem: Pick<Problem, 'code' | 'message'> };

class Refusal extends Error {
  constructor(
    readonly code: 'too-deep' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the JSON that BOAMP makes of XML: `@name` is an attribute, `#text` the text, a list a repeated element, a lone
 * value an element with text.
 * @returns the element, or the problem `too-deep` (over 60 levels) or `too-large` (over 400,000 nodes)
 */
export function elementFromJson(name: string, value: unknown): Read {
  const budget = { nodes: MAX_NODES };
  try {
    return { element: build(localName(name), value, 0, budget) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: { code: error.code, message: error.message } };
    throw error;
  }
}

function build(name: string, value: unknown, depth: number, budget: { nodes: number }): Element {
  if (depth > MAX_DEPTH) throw new Refusal('too-deep', `Plus de ${MAX_DEPTH} niveaux.`);
  if (--budget.nodes < 0) throw new Refusal('too-large', `Plus de ${MAX_NODES} éléments.`);
  const attributes = new Map<string, string>();
  if (value === null || typeof value !== 'object') return { name, attributes, text: textOf(value), children: [] };

  const children: Element[] = [];
  let text = '';
  const members: Iterable<[string, unknown]> = Array.isArray(value) ? [[name, value]] : Object.entries(value);
  for (const [key, member] of members) {
    if (key.startsWith('@')) attributes.set(localName(key.slice(1)), textOf(member));
    else if (key === '#text') text = textOf(Array.isArray(member) ? member[0] : member);
    else for (const item of flat(member)) children.push(build(localName(key), item, depth + 1, budget));
  }
  return { name, attributes, text, children };
}

/** A list of lists is read one level deep; deeper ones count as depth. */
function flat(member: unknown): unknown[] {
  return Array.isArray(member) ? member : [member];
}

/** JSON can write half of a character (`\ud800`), which no database takes. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
