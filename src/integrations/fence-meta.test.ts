import { expect, test } from 'vitest';
import { readFenceMeta } from './fence-meta.ts';

const read = (meta: string, lineCount = 9, language = 'yaml') =>
  readFenceMeta(meta, lineCount, language);
const marks = (meta: string) => [...read(meta).marks];

test('Title, kind and marks are told apart, in any order.', () => {
  expect(read('scenario title="a scenario, {2} of them"')).toEqual({
    title: 'a scenario, {2} of them',
    kind: 'scenario',
    marks: new Map(),
  });
  expect(read('{2} title="scenario"')).toEqual({
    title: 'scenario',
    kind: undefined,
    marks: new Map([[2, 'mark']]),
  });
  expect(read('')).toEqual({ title: undefined, kind: undefined, marks: new Map() });
});

test('Lines are listed one by one or as ranges, each for its own reason.', () => {
  expect(marks('{3, 5-7}').map(([line]) => line)).toEqual([3, 5, 6, 7]);
  expect(marks('ins={2} del={1} {9}')).toEqual([
    [2, 'ins'],
    [1, 'del'],
    [9, 'mark'],
  ]);
});

test('A mistake is named, and what would be right.', () => {
  for (const [meta, says] of [
    ['titel="x"', '"titel="x"" says nothing. Use title="…", scenario, run, output, {3,5-7}'],
    ['title=x', '"title=x" says nothing'],
    ['={3}', '"={3}" says nothing'],
    ['{a}', '{a} is no list of lines. Write it as {3,5-7}.'],
    ['{0}', '{0} is no list of lines'],
    ['{7-5}', '{7-5} is no list of lines'],
    ['ins={9-12}', 'line 10 is marked, and the code has 9. Mark lines from 1 to 9.'],
    ['{3} del={2-4}', 'line 3 is marked twice'],
  ] as const) {
    expect(() => read(meta), meta).toThrow(says);
  }
});

test('What runs is told by its word, in its own language only.', () => {
  expect(read('run title="x"', 9, 'ts').kind).toBe('run');
  expect(read('output', 9, 'text').kind).toBe('output');
  expect(() => read('run', 9, 'yaml')).toThrow('"run" is for ts. Write ```ts run.');
  expect(() => read('scenario', 9, 'ts')).toThrow('"scenario" is for yaml.');
});
