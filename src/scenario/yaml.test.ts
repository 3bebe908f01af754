import { describe, expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import { ScenarioError } from './problem.ts';
import { MAX_BYTES, parseYaml } from './yaml.ts';

/** The error of a text as `line:column problem`. */
function problemOf(text: string): string {
  try {
    saidInChinese(() => parseYaml(text));
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { place } = error;
    const said = new ScenarioError(error.problem).message;
    return `${place ? `${String(place.line)}:${String(place.column)} ` : ''}${said}`;
  }
  return 'nothing';
}

const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

describe('What cannot be read is refused with its place:', () => {
  test.each([
    ['an empty file', '', 'The file is empty. A scenario needs at least `model: raft`.'],
    ['a file of comments', '# a\n', 'The file is empty. A scenario needs at least `model: raft`.'],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      '2:1 A file holds one scenario; here a second document starts.',
    ],
    [
      'a bracket that stays open',
      'a: { b: 1\nc: 2',
      '2:1 Flow map in block collection must be sufficiently indented and end with a }.',
    ],
    ['a tab', 'a:\n\tb: 1', '2:1 Tabs are not allowed as indentation.'],
    ['a key that stands twice', 'a:\n  b: 1\n  c: 2\n  b: 3', '4:3 The key "b" stands twice.'],
    [
      'an alias inside what it stands for',
      'a: &x { b: 1, c: *x }',
      '1:18 The alias *x contains itself. Write the value out.',
    ],
    [
      'one deeper inside',
      'a: &x\n  - [1, { b: *x }]',
      '2:14 The alias *x contains itself. Write the value out.',
    ],
    ['an alias of nothing', 'a: *x\nb: &x 1', '1:4 The alias *x stands for nothing before it.'],
  ])('%s.', (_what, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});

describe('What would take without end is refused soon:', () => {
  test('a file of more than a million characters is not parsed at all.', () => {
    const text = `model: raft\n#${'x'.repeat(MAX_BYTES)}`;
    expect(problemOf(text)).toBe(
      `The file has ${String(text.length)} characters; a scenario may have 1000000.`,
    );
  });

  test('aliases that multiply.', () => {
    const level = (name: string, of: string): string =>
      `${name}: &${name} [${many(9, () => `${of},`)}]\n`;
    const bomb = `${level('a', 'x')}${level('b', '*a')}${level('c', '*b')}${level('d', '*c')}`;
    expect(problemOf(bomb)).toBe('Excessive alias count indicates a resource exhaustion attack.');
  });

  test('twenty thousand aliases of one word.', () => {
    const text = `a: &x 1\nb: [${many(20_000, () => '*x,')}]`;
    expect(problemOf(text)).toBe('2:3005 A scenario may have 1000 aliases, not more.');
  });

  test('twenty thousand keys of one map, and a twin at their end.', () => {
    const text = many(20_000, (index) => `k${String(index)}: 1\n`);
    expect(problemOf(text)).toBe('nothing');
    expect(problemOf(`${text}k7: 1`)).toBe('20001:1 The key "k7" stands twice.');
  });

  test.each([
    ['flow lists', '['.repeat(5_000)],
    ['closed flow lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['block lists', `${'- '.repeat(5_000)}x`],
  ])('%s, nested without end.', (_what, text) => {
    expect(problemOf(text)).toMatch(/This is nested too deeply for a scenario\.$/);
  });
});

describe('What can be read', () => {
  test('JSON is YAML.', () => {
    const value = { model: 'raft', config: { nodes: 3, rules: { majority: false } }, script: [] };
    expect(parseYaml(JSON.stringify(value)).value).toEqual(value);
  });

  test('An alias stands for its value, several times.', () => {
    const { value } = parseYaml('a: &x { b: 1 }\nc: [*x, *x]');
    expect(value).toEqual({ a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] });
  });

  test('A key is found by its path, an item of a list by its number, what is missing by what is around it.', () => {
    const { locate } = parseYaml(
      'model: raft\nscript:\n  - { at: 1s, crash: n1 }\n  - restart: n1\n',
    );
    expect(locate(['script', 0, 'crash'])).toEqual({ line: 3, column: 15 });
    expect(locate(['script', 1])).toEqual({ line: 4, column: 5 });
    expect(locate(['script', 1, 'at'])).toEqual({ line: 4, column: 5 });
    expect(locate(['config', 'nodes'])).toEqual({ line: 1, column: 1 });
  });

  test('A path leads through an alias to where the value is written.', () => {
    const { locate } = parseYaml('title: &x { en: A, fr: B }\nwhy: *x\n');
    expect(locate(['why', 'fr'])).toEqual({ line: 1, column: 20 });
  });
});
