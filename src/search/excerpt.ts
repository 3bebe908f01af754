/** The part of a text that shows best why it was found. */
import type { Range } from './match.ts';

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Range[];
}

/** In halves of a 汉字, about two lines. */
const WIDTH = 150;
/** In letters. */
const BEFORE = 24;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;
const BREAK = /[\s，。；：？！、（）“”·|]/;

const widthOf = (letter: string): number => (WIDE.test(letter) ? 2 : 1);

/** Where a stretch of that width ends. */
function reach(text: string, from: number, width: number): number {
  let at = from;
  for (let left = width; left > 0 && at < text.length; at += 1) left -= widthOf(text[at] ?? '');
  return at;
}

/** Around the marks that stand closest together; the earliest of equals. */
export function excerptOf(text: string, marks: readonly Range[]): Excerpt {
  const countFrom = ([from]: Range): number => {
    const end = reach(text, from, WIDTH - BEFORE);
    return marks.filter((mark) => mark[0] >= from && mark[1] <= end).length;
  };
  const most = Math.max(0, ...marks.map(countFrom));
  const first = marks.find((mark) => countFrom(mark) === most)?.[0] ?? 0;
  const from = beginning(text, first);
  const to = ending(text, reach(text, from, WIDTH));
  const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to).trimEnd() + after,
    marks: marks
      .filter((mark) => mark[0] >= from && mark[1] <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The start of a word, a little before the mark. */
function beginning(text: string, mark: number): number {
  const rough = Math.max(0, mark - BEFORE);
  if (rough === 0) return 0;
  const gap = text.slice(rough, mark).search(BREAK);
  return gap < 0 ? rough : rough + gap + 1;
}

/** Not in the middle of a Latin word. */
function ending(text: string, rough: number): number {
  const [, rest = ''] = /[\w-]/.test(text[rough] ?? '')
    ? (/([\w-]*)$/.exec(text.slice(0, rough)) ?? [])
    : [];
  return rough - rest.length;
}
