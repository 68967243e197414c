import { type Element, textAt } from '../tree/element';

/** What TED writes in place of a value withheld from publication (BT-195): a word, a number, a day. */
const WITHHELD = /^(?:unpublished|-1|1970-01-01(?:Z|[+-]\d{2}:\d{2})?)$/;

/**
 * A document as it is to be read: values withheld from publication are absent, and of a text repeated by language the one
 * in the notice's own language (BT-702) comes first, so that it is read where there is none in French.
 */
export function readable(root: Element): Element {
  return readableIn(root, textAt(root, 'NoticeLanguageCode'));
}

function readableIn(element: Element, language: string): Element {
  const { children } = element;
  let isSame = true;
  const own: Element[] = [];
  const others: Element[] = [];
  for (const child of children) {
    if (child.children.length === 0 && WITHHELD.test(child.text)) {
      isSame = false;
      continue;
    }
    const read = child.children.length === 0 ? child : readableIn(child, language);
    const isOwn = child.attributes.get('languageID') === language;
    if (read !== child || (isOwn && others.length > 0)) isSame = false;
    (isOwn ? own : others).push(read);
  }
  if (isSame) return element;
  return { name: element.name, attributes: element.attributes, text: element.text, children: [...own, ...others] };
}
