/**
 * Cuts a text into the words by which it is found. Latin words are lower-cased, compounds also taken
 * apart (`leaseDuration`, `--pre-vote`); 汉字 stand one by one, and the index holds them in pairs. So
 * script borders always part words: `Raft选举` is `raft` and 选举.
 */
import { stem } from './stem.ts';

/** One Latin word, one part of a compound, or one 汉字, with its place in the text. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly term: string;
  /** Of the first part of a compound: the whole, joined. */
  readonly whole?: string;
  /** How many parts the compound has; 1 for a simple word. */
  readonly parts: number;
}

const HAN = '\\p{Script=Han}';
const LETTER = `(?:(?!${HAN})[\\p{L}\\p{N}])`;
const PIECE = new RegExp(`${HAN}|${LETTER}(?:${LETTER}|[-._'’](?=${LETTER}))*`, 'gu');
const isHanText = new RegExp(`^${HAN}`, 'u');
// Between parts, or where camel case begins a new one. HAProxy is one word.
const PART = /[A-Z]+[^A-Z\-._]*|[^A-Z\-._]+/g;

export const isHan = (term: string): boolean => isHanText.test(term);

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) =>
    isHan(piece)
      ? [{ from: index, to: index + piece.length, term: piece, parts: 1 }]
      : latin(piece, index),
  );
}

function latin(piece: string, at: number): Word[] {
  const plain = piece.replace(/['’]s$/, '');
  const parts = [...plain.matchAll(PART)].filter(({ 0: part }) => /[\p{L}\p{N}]/u.test(part));
  const whole = parts.length > 1 ? fold(plain).replace(/[-._'’]/g, '') : undefined;
  return parts.map(({ 0: part, index }, place) => ({
    from: at + index,
    to: at + index + part.length,
    term: stem(fold(part).replace(/['’]/g, '')),
    ...(place === 0 && whole !== undefined && { whole }),
    parts: place === 0 ? parts.length : 1,
  }));
}

/** Full-width letters, ligatures and capitals make no difference. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * What the index holds of a text: words, wholes, and 汉字 with their neighbours. The last 汉字 of a run
 * stands alone, so each is the beginning of something, and one alone can be asked for.
 */
export function termsOf(words: readonly Word[]): string[] {
  return words.flatMap(({ term, whole, to }, index) => {
    if (!isHan(term)) return whole === undefined ? [term] : [term, whole];
    const next = words[index + 1];
    return next?.from === to && isHan(next.term) ? [term + next.term] : [term];
  });
}
