import type { TextBlock } from '../marks/mark-source';
import { plainLine, plainText } from '../text/plain-text';
import { all, type Element, first } from '../tree/element';

/** An element that holds words, with the dotted path of names that leads to it. */
interface Words {
  path: string;
  element: Element;
}

/** BOAMP says yes by an element that is there, empty or not. */
export function has(element: Element | undefined, path: string): boolean {
  return all(element, path).some((found) => found.text !== 'false');
}

/** @returns the first plain line at one of several paths, in their order; empty when none has words */
export function lineAt(element: Element | undefined, ...paths: string[]): string {
  for (const path of paths) {
    const line = plainLine(all(element, path).find((found) => found.text !== '')?.text ?? '');
    if (line !== '') return line;
  }
  return '';
}

/** @returns the beginning of a line, no character cut in two */
export function cut(line: string, most: number): string {
  return line.slice(0, most).replace(/\p{Surrogate}/gu, '');
}

/** @returns the first element found at one of several paths, in their order */
export function firstOf(element: Element | undefined, ...paths: string[]): Element | undefined {
  for (const path of paths) {
    const found = first(element, path);
    if (found) return found;
  }
  return undefined;
}

/** @returns every element of that name at any depth, outermost first, not looked for inside another of the same name */
export function within(element: Element | undefined, name: RegExp): Element[] {
  return (element?.children ?? []).flatMap((child) => (name.test(child.name) ? [child] : within(child, name)));
}

/** @returns the elements with words under an element, itself included, in the order of the document */
function wordsUnder(element: Element, path: string, skip: RegExp): Words[] {
  const own = element.text === '' ? [] : [{ path, element }];
  const kept = element.children.filter((child) => !skip.test(child.name));
  return [...own, ...kept.flatMap((child) => wordsUnder(child, `${path}.${child.name}`, skip))];
}

const CRITERION = /crit[eè]res?(?:_?attrib|$|\w*(?:ponder|prior|libre|cdc|prix|qualite|cout))|critattrib/i;

/**
 * The texts under an element in which a lever may be written: all that hold words, whatever their name, so that a field
 * that no one has described yet is looked at too.
 * @param skip names of the elements left out with all they hold
 */
export function blocksUnder(element: Element | undefined, path: string, skip: RegExp): TextBlock[] {
  if (!element) return [];
  return wordsUnder(element, path, skip)
    .filter((words) => /\p{L}{3}/u.test(words.element.text) && !/^https?:/i.test(words.element.text))
    .map((words) => ({
      path: words.path,
      text: plainText(words.element.text),
      role: CRITERION.test(words.path.slice(path.length)) ? 'criterion' : 'text',
    }));
}

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:TXT_)?INIT$|^auLieuDe/i, 'Au lieu de'],
  [/^lire/i, 'Lire'],
  [/^ajouter/i, 'Ajouter'],
  [/^supprimer/i, 'Supprimer'],
  [/^apres/i, 'Après'],
  [/^lot$/i, 'Lot'],
];
const MAX_REASON = 2_000;

/** @returns what a section of corrections says, in one line: « Au lieu de : … Lire : … », null when it says nothing */
export function correctionsIn(element: Element | undefined, skip: RegExp): string | null {
  if (!element) return null;
  const said = wordsUnder(element, element.name, skip).map((words) => {
    const line = plainLine(words.element.text);
    const names = words.path.split('.').reverse();
    const label = names.map((name) => LABELS.find(([pattern]) => pattern.test(name))?.[1]).find(Boolean);
    return label === undefined ? line : `${label} : ${line}`;
  });
  return cut(said.filter((line) => line !== '').join(' '), MAX_REASON) || null;
}
