/** The reader's place on a page, told by its sections: these are the same in every language. */

export interface Place {
  /** The section; empty before the first. */
  id: string;
  /** How far into it, from 0 to 1. */
  share: number;
}

/** Just under the header. */
const LINE = 80;

const headings = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('main :is(h2, h3)[id]'),
];

/** From and to in pixels of the page, of the section that begins with the heading at an index. */
function extent(all: HTMLElement[], index: number): [from: number, to: number] {
  const top = (heading: HTMLElement | undefined): number | undefined =>
    heading && heading.getBoundingClientRect().top + scrollY;
  return [top(all[index]) ?? 0, top(all[index + 1]) ?? document.documentElement.scrollHeight];
}

export function placeHere(): Place {
  const all = headings();
  const index = all.findLastIndex((heading) => heading.getBoundingClientRect().top <= LINE);
  const [from, to] = extent(all, index);
  return { id: all[index]?.id ?? '', share: (scrollY + LINE - from) / Math.max(1, to - from) };
}

export function goTo({ id, share }: Place): void {
  const all = headings();
  const [from, to] = extent(
    all,
    all.findIndex((heading) => heading.id === id),
  );
  scrollTo({ top: from + share * (to - from) - LINE, behavior: 'instant' });
}
