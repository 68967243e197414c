import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { Problem } from '../notice';
import type { Element } from './element';

/** Saxes looks prefixes up along the ancestors, so depth costs its square; no real notice is half as deep. */
const MAX_DEPTH = 120;
const MAX_NODES = 600_000;
const MAX_CHARACTERS = 48 * 1024 * 1024;

/** TED sets a part of a sentence higher or lower (`n<FT TYPE="SUP">o</FT> 2`): it is text of the sentence, in its place. */
const INLINE = new Set(['FT']);

type Read = { element: XmlElement } | { problem: Pick<Problem, 'code' | 'message'> };

/** An element of an XML document, which also knows the namespace that its prefix stands for. */
export interface XmlElement extends Element {
  readonly namespace: string;
  readonly children: readonly XmlElement[];
}

interface Growing {
  name: string;
  namespace: string;
  attributes: Map<string, string>;
  text: string;
  children: XmlElement[];
}

class Refusal extends Error {
  constructor(
    readonly code: 'too-deep' | 'too-large' | 'not-xml' | 'doctype-refused',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads an XML document. Prefixes are resolved to their namespaces and dropped; entities other than XML's own five and
 * DTDs are refused; an element's own text is what stands between its tags, its children's left out.
 * @returns the root, or one problem: `not-xml`, `doctype-refused`, `too-deep` (over 120 levels), `too-large`
 */
export function elementFromXml(text: string): Read {
  if (text.length > MAX_CHARACTERS) return refused('too-large', `Plus de ${MAX_CHARACTERS / 1024 / 1024} Mo de texte.`);
  try {
    return build(text);
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message);
    throw error;
  }
}

function build(text: string): Read {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let nodes = 0;
  parser.on('error', (error) => {
    throw new Refusal('not-xml', `N’est pas du XML bien formé : ${error.message.slice(0, 200)}`);
  });
  parser.on('doctype', () => {
    throw new Refusal('doctype-refused', 'Un document qui déclare un DOCTYPE n’est pas lu.');
  });
  parser.on('opentag', (tag) => {
    nodes += 1 + Object.keys(tag.attributes).length;
    if (nodes > MAX_NODES) throw new Refusal('too-large', `Plus de ${MAX_NODES} éléments.`);
    if (open.length >= MAX_DEPTH) throw new Refusal('too-deep', `Plus de ${MAX_DEPTH} niveaux.`);
    open.push(growing(tag));
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop()!;
    element.text = element.text.trim();
    const parent = open.at(-1);
    if (parent && INLINE.has(element.name)) parent.text += element.text;
    else if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(text).close();
  return root ? { element: root } : refused('not-xml', 'Le document est vide.');
}

/** Most elements have no attribute; one map serves them all. */
const NO_ATTRIBUTES: Map<string, string> = new Map();

function growing(tag: SaxesTagNS): Growing {
  const given = Object.values(tag.attributes) as SaxesAttributeNS[];
  const attributes = given.length === 0 ? NO_ATTRIBUTES : new Map<string, string>();
  for (const attribute of given) {
    if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') attributes.set(attribute.local, attribute.value);
  }
  return { name: tag.local, namespace: tag.uri, attributes, text: '', children: [] };
}

function refused(code: Refusal['code'], message: string): { problem: Pick<Problem, 'code' | 'message'> } {
  return { problem: { code, message } };
}
