import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chineseFaults } from './chinese-faults.ts';

/** The command line speaks English by default, and of itself in English alone. */
const SPEAKS_ENGLISH = /(?:^|\/)cli|\.test\.ts$/;
/** A text given alone where a sentence, or the part of one, stands in every language. */
const ALONE = [
  /(?:new ScenarioError|\bexpected|\brefuse|\bdamaged)\(\s*(['`])(?<text>(?:(?!\1)[^])*)\1/g,
  /\bwhat(?::| =) (['`])(?<text>(?:(?!\1)[^])*)\1(?=[,;]| \})/g,
  /\b(?:readList|readRecord)\([^'`{]*(['`])(?<text>(?:(?!\1)[^])*)\1\s*,?\s*\)\(/g,
];
/** The same in both languages: code, such as `{ from, to }`. */
const CODE = /^(?:\{[^{}]*\}|`[^`]*`)$/;

const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
  (file) => !SPEAKS_ENGLISH.test(file),
);

/** The texts of a program that no other language has. */
function inEnglishAlone(program: string): string[] {
  return ALONE.flatMap((pattern) =>
    [...program.matchAll(pattern)].map((match) => match.groups?.['text'] ?? ''),
  ).filter((text) => !CODE.test(text));
}

test('No error of a scenario is written in English alone.', () => {
  const found = files.flatMap((file) =>
    inEnglishAlone(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).map(
      (text) => `${file}: ${text}`,
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

test.each([
  "throw new ScenarioError('It is empty.', path);",
  'throw new ScenarioError(\n  `It has ${String(1)}.`,\n  path,\n);',
  "throw expected('a time', value, path);",
  "readKeys(value, path, { keys: KEYS, what: 'a probe' });",
  "const what = 'settings';",
  "readList(readOneOf(names), 'a list of properties')(value, path);",
])('Such a text is found: %s', (program) => {
  expect(inEnglishAlone(program)).toHaveLength(1);
});

test.each([
  ['Expected true or false, found 3.', 'no Chinese'],
  ['这里应是 a list of terms，却是 3。', 'an English phrase'],
  ['这里应是时长, found 3。', 'English words'],
  ['没有 "x" 这个键。可用的有：a、b', 'no full stop'],
  ['时长要大于0。', 'no space between scripts'],
  ['这里 空着。', 'a space between Chinese characters'],
  ['没有 "x" 这个键。 是不是 "y"？', 'a space beside full-width punctuation'],
  ['时长,要大于零。', 'half-width punctuation'],
  ['时长不能是 [object Object]。', 'an undefined or an object'],
])('A fault of Chinese is found: %s', (sentence, fault) => {
  expect(chineseFaults(sentence)).toContain(fault);
});
