/**
 * A node of a notice, whatever it was written in: JSON of BOAMP today, XML as well. Names are local names, since
 * prefixes are the writer's choice.
 */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly Element[];
}

/** @param path local names joined by `/` @returns every element found there, in the order of the document */
export function all(element: Element | undefined, path: string): Element[] {
  let found: Element[] = element ? [element] : [];
  for (const name of path.split('/')) {
    const next: Element[] = [];
    for (const parent of found) for (const child of parent.children) if (child.name === name) next.push(child);
    if (next.length === 0) return next;
    found = next;
  }
  return found;
}

/** @returns the first element at a path, or undefined */
export function first(element: Element | undefined, path: string): Element | undefined {
  return all(element, path)[0];
}

/** @returns the trimmed text of the first element at a path that has any; empty when none has */
export function textAt(element: Element | undefined, path: string): string {
  for (const found of all(element, path)) if (found.text !== '') return found.text;
  return '';
}

/** @returns the text of the first element at a path whose attribute `listName` or `schemeName` is the one given */
export function codeAt(element: Element | undefined, path: string, list: string): string {
  return codesAt(element, path, list)[0] ?? '';
}

/** @returns the texts at a path whose attribute `listName` or `schemeName` is the one given */
export function codesAt(element: Element | undefined, path: string, list: string): string[] {
  return all(element, path)
    .filter((found) => listOf(found) === list && found.text !== '')
    .map((found) => found.text);
}

/** @returns the code list or scheme an element names, empty when none */
export function listOf(element: Element): string {
  return element.attributes.get('listName') ?? element.attributes.get('schemeName') ?? '';
}

/** @returns the text in French of an element repeated by language, else in the first language given */
export function frenchAt(element: Element | undefined, path: string): string {
  const found = all(element, path).filter((each) => each.text !== '');
  const french = found.find((each) => /^fr/i.test(each.attributes.get('languageID') ?? ''));
  return (french ?? found[0])?.text ?? '';
}
