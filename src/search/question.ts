/**
 * What a reader asks, taken apart: a list of things that a section has to name, each in one of several
 * ways. Words for one thing (故障切换, 故障转移, failover) come from the glossary.
 */
import { isHan, wordsOf, type Word } from './words.ts';

/** Words that must follow each other in the text. */
export type Phrase = readonly Asked[];

export interface Asked {
  readonly term: string;
  /** The joined form of a compound; it may stand for the phrase of its parts. */
  readonly isWhole?: true;
}

/** One way of naming a thing: every phrase has to occur. */
export type Way = readonly Phrase[];
export type Thing = readonly Way[];

/** What a question says without asking for it. */
export interface Fillers {
  /** As they stand in the index. */
  readonly words: readonly string[];
  /** A pattern, for a script without spaces. */
  readonly runs: string;
}

interface Reading {
  readonly names: readonly Name[];
  readonly fillers: Fillers;
  /** Whether the words of a name have to stand together. */
  readonly isTogether: boolean;
}

/** The things asked for. A question of fillers only is taken as it is. */
export function thingsIn(question: string, reading: Reading): Thing[] {
  const { names, fillers, isTogether } = reading;
  const runs = new RegExp(fillers.runs, 'gu');
  const words = wordsOf(question.replace(runs, (run) => ' '.repeat(run.length)));
  const told = words.filter((_, at) => !isFiller(words, at, fillers));
  const all = told.length > 0 ? told : wordsOf(question);
  const things: Thing[] = [];
  for (let at = 0; at < all.length;) {
    const found = longestName(all, at, names);
    const length = found?.length ?? lengthOfRun(all, at, names);
    const own = wayOf(all.slice(at, at + length), isTogether && found !== undefined);
    things.push([...own, ...(found?.ways ?? [])]);
    at += length;
  }
  return things;
}

/** Not in a compound: the `On` of ReleaseOnCancel belongs to it. */
function isFiller(words: readonly Word[], at: number, fillers: Fillers): boolean {
  return fillers.words.includes(words[at]?.term ?? '') && !isInCompound(words, at);
}

const isInCompound = (words: readonly Word[], at: number): boolean =>
  words.some(({ parts }, place) => parts > 1 && place <= at && at < place + parts);

/** A name of a thing, and all ways of saying it. */
export interface Name {
  readonly terms: readonly string[];
  readonly ways: readonly Way[];
}

/** Each list of synonyms holds words for one thing. */
export function namesIn(synonyms: readonly (readonly string[])[], fillers: Fillers): Name[] {
  return synonyms.flatMap((names) => {
    const ways = names.flatMap((name) => wayOf(wordsOf(name), true));
    return names.flatMap((name) => {
      const words = wordsOf(name);
      const told = words.filter((_, at) => !isFiller(words, at, fillers));
      return [{ terms: told.map(({ term }) => term), ways }];
    });
  });
}

function longestName(
  words: readonly Word[],
  at: number,
  names: readonly Name[],
): { length: number; ways: Way[] } | undefined {
  const fitting = names.filter(({ terms }) =>
    terms.every((term, index) => words[at + index]?.term === term),
  );
  const length = Math.max(0, ...fitting.map(({ terms }) => terms.length));
  // A name may not end inside a compound, nor begin there: lease is no part of leaseDuration.
  if (length === 0 || cutsCompound(words, at, length)) return undefined;
  const ways = fitting.filter(({ terms }) => terms.length === length).flatMap((name) => name.ways);
  return { length, ways };
}

function cutsCompound(words: readonly Word[], at: number, length: number): boolean {
  return words.slice(at, at + length).some(({ parts }, index) => index + parts > length);
}

/** A compound, one word, or 汉字 up to the next known name. */
function lengthOfRun(words: readonly Word[], at: number, names: readonly Name[]): number {
  const first = words[at];
  if (first === undefined || !isHan(first.term)) return first?.parts ?? 1;
  let length = 1;
  for (let next = words[at + 1]; next !== undefined; next = words[at + length]) {
    const isNeighbour = next.from === words[at + length - 1]?.to;
    if (!isHan(next.term) || !isNeighbour || longestName(words, at + length, names)) break;
    length += 1;
  }
  return length;
}

/** How a text may say these words: 汉字 and the parts of a name together, other words anywhere. */
function wayOf(words: readonly Word[], isTogether = false): Way[] {
  const phrases: Asked[][] = [];
  words.forEach((word, index) => {
    const before = words[index - 1];
    const joins =
      before !== undefined &&
      (isTogether || (isHan(word.term) && before.to === word.from && isHan(before.term)));
    const last = phrases.at(-1);
    const isPart = word.parts === 1 && isInCompound(words, index);
    if (last !== undefined && (joins || isPart)) last.push({ term: word.term });
    else phrases.push([{ term: word.term }]);
  });
  const whole = words[0]?.parts === words.length ? words[0].whole : undefined;
  return whole === undefined ? [phrases] : [[[{ term: whole, isWhole: true }]], phrases];
}
