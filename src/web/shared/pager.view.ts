export interface PagerView {
  label: string;
  previous: string | null;
  next: string | null;
  /** The current page has no address */
  pages: { number: number; href: string | null; gap: boolean }[];
}

/**
 * @param hrefOf address of a page, from 1
 * @returns the first, the last and those around the current one, gaps between
 */
export function pagerView(label: string, current: number, last: number, hrefOf: (page: number) => string): PagerView {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((n) => n >= 1 && n <= last);
  const pages: PagerView['pages'] = [];
  for (const number of shown.sort((a, b) => a - b)) {
    const before = pages.at(-1);
    if (before && number - before.number > 1) pages.push({ number: number - 1, href: null, gap: true });
    pages.push({ number, href: number === current ? null : hrefOf(number), gap: false });
  }
  return {
    label,
    previous: current > 1 ? hrefOf(current - 1) : null,
    next: current < last ? hrefOf(current + 1) : null,
    pages,
  };
}
