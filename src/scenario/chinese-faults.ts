/** For tests: what a sentence that is said in Chinese must not have. */
import { ScenarioError } from './problem.ts';

const FAULTS: readonly (readonly [string, RegExp])[] = [
  [
    'English words',
    /(?<![\w-])(?:Expected|found|Unknown|Known|must|such as|the|than|needs?)(?![\w-])/,
  ],
  ['an English phrase', /[A-Za-z]{2,} [a-z]{2,}/],
  ['an undefined or an object', /\bundefined\b|\[object/],
  ['no space between scripts', /\p{Script=Han}["`A-Za-z0-9{]|["`A-Za-z0-9}]\p{Script=Han}/u],
  ['a space between Chinese characters', /\p{Script=Han} \p{Script=Han}/u],
  ['a space beside full-width punctuation', / [，。；：？！（）、]|[，。；：？！（）、] /u],
  ['half-width punctuation', /\p{Script=Han}[,.;:?!()]/u],
  // A reason of client-go's ends with a length, as in English.
  ['no full stop', /[^。秒]$/],
];

/** What is wrong with a sentence. What it quotes is not looked at: values, code, names in a list. */
export function chineseFaults(sentence: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(sentence)) return ['no Chinese'];
  const bare = sentence
    .replace(/却是 [^]*。$/u, '却是 1。')
    .replace(/现在写的是 [^]*。$/u, '现在写的是 1。')
    .replace(/^没有 "[^]*" 这个/u, '没有 "x" 这个')
    .replace(/"[^"]*"/gu, '"x"')
    .replace(/`[^`]*`/gu, '`x`')
    .replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/gu, '{}')
    .replace(/\[\[.*?\]\]|\[(?!object )[^\]]*\]/gu, 'x');
  return FAULTS.filter(([, fault]) => fault.test(bare)).map(([name]) => name);
}

/** Reads; where that is refused, the reason must be said in good Chinese as well. */
export function saidInChinese<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const said = new ScenarioError(error.problem).messageIn('zh-cn');
    const faults = chineseFaults(said);
    if (faults.length === 0) throw error;
    throw new Error(`Not good Chinese (${faults.join(', ')}): ${said}`, { cause: error });
  }
}
