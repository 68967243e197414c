import { plainLine, plainText } from '../text/plain-text';
import type { Element } from '../tree/element';

/** Where a notice says where to complain or who is taxed; nothing there is about the purchase. */
const ELSEWHERE = new Set([
  'ADDRESS_REVIEW_BODY',
  'ADDRESS_REVIEW_INFO',
  'ADDRESS_MEDIATION_BODY',
  'REVIEW_PROCEDURE',
  'PROCEDURES_FOR_APPEAL',
  'INFORMATION_REGULATORY_FRAMEWORK',
]);

/**
 * The elements of some names under one, in the order of the document, whatever stands between: the containers of R2.0.8
 * are named after each form. What is withheld (`PUBLICATION="NO"`) and the bodies of appeal are not entered, nor is what is found.
 */
export function within(element: Element | undefined, names: readonly string[]): Element[] {
  const found: Element[] = [];
  if (element) collect(element, names, Infinity, found);
  return found;
}

/** @returns the first element of one of these names under another, at any depth */
export function firstWithin(element: Element | undefined, ...names: string[]): Element | undefined {
  const found: Element[] = [];
  if (element) collect(element, names, 1, found);
  return found[0];
}

function collect(element: Element, names: readonly string[], most: number, found: Element[]): void {
  for (const child of element.children) {
    if (found.length >= most) return;
    if (ELSEWHERE.has(child.name) || isWithheld(child)) continue;
    if (names.includes(child.name)) found.push(child);
    else collect(child, names, most, found);
  }
}

/** @returns whether the buyer asked TED not to publish an element */
export function isWithheld(element: Element): boolean {
  return element.attributes.get('PUBLICATION') === 'NO';
}

/** @returns the paragraphs of an element, one a line, as plain text */
export function wordsOf(element: Element | undefined): string {
  return plainText(linesOf(element).join('\n'));
}

/** The same on one line. */
export function lineOf(element: Element | undefined): string {
  return plainLine(linesOf(element).join(' '));
}

function linesOf(element: Element | undefined): string[] {
  if (!element) return [];
  return [element.text, ...element.children.flatMap(linesOf)].filter((line) => line !== '');
}
