/** Where in a text a phrase stands. The index says which sections to look at; here it is checked and marked. */
import { isHan, type Word } from './words.ts';

/** From one character of a text to before another. */
export type Range = readonly [from: number, to: number];

/** The terms, any of which will do, at one place of a phrase. */
export type Terms = ReadonlySet<string>;

export function rangesOf(phrase: readonly Terms[], words: readonly Word[]): Range[] {
  const ranges: Range[] = [];
  words.forEach((word, at) => {
    if (phrase.length === 1 && has(phrase[0], word.whole)) {
      ranges.push([word.from, words[at + word.parts - 1]?.to ?? word.to]);
    } else if (has(phrase[0], word.term)) {
      // Few words get here; every word of the texts comes this far.
      const last = words[at + phrase.length - 1] ?? word;
      const isSaid = phrase.every((terms, index) => fits(terms, words, at, index));
      if (isSaid) ranges.push([word.from, last.to]);
    }
  });
  return ranges;
}

function fits(terms: Terms, words: readonly Word[], at: number, index: number): boolean {
  const [word, before] = [words[at + index], words[at + index - 1]];
  if (!has(terms, word?.term)) return false;
  if (index === 0 || word === undefined || before === undefined) return true;
  // 控制 and 器 with a comma between are no 控制器.
  return !(isHan(word.term) && isHan(before.term)) || before.to === word.from;
}

const has = (terms: Terms | undefined, term: string | undefined): boolean =>
  term !== undefined && terms?.has(term) === true;

/** Ranges in order, those that touch as one. */
export function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last !== undefined && from <= last[1]) all.splice(-1, 1, [last[0], Math.max(last[1], to)]);
    else all.push([from, to]);
  }
  return all;
}
