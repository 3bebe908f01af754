import { expect, test } from 'vitest';
import { readArguments, USAGE } from './cli-arguments.ts';

test('A file alone asks for its story in English.', () => {
  expect(readArguments(['a.yaml'])).toEqual({
    file: 'a.yaml',
    language: 'en',
    wantsTrace: false,
    wantsJson: false,
    seed: undefined,
    repeat: undefined,
    assignments: [],
  });
});

test('Options may stand anywhere, and --set several times.', () => {
  const words = [
    '--set',
    'a=1',
    '--seed',
    '4294967295',
    'a.yaml',
    '--repeat=5',
    '--json',
    '--set=b=2',
  ];
  expect(readArguments(words)).toMatchObject({
    file: 'a.yaml',
    seed: 4_294_967_295,
    repeat: 5,
    wantsJson: true,
    assignments: ['a=1', 'b=2'],
  });
});

test('A lone hyphen is standard input.', () => {
  expect(readArguments(['-', '--trace'])).toMatchObject({ file: '-', wantsTrace: true });
});

test('Help is help, whatever else is asked.', () => {
  expect(readArguments(['a.yaml', '--help', '--seed', 'x'])).toBe('help');
  expect(readArguments(['-h'])).toBe('help');
});

test.each<[string[], string]>([
  [[], `Which scenario?\n\n${USAGE}`],
  [['a.yaml', 'b.yaml'], 'One scenario at a time; "b.yaml" is one too many.'],
  [['a.yaml', '--lang', 'de'], '--lang takes en or zh-cn; found "de".'],
  [['a.yaml', '--seed', '-1'], "Option '--seed' argument is ambiguous"],
  [['a.yaml', '--seed=-1'], '--seed: Expected a whole number from 0 to 4294967295, found "-1".'],
  [
    ['a.yaml', '--seed', '4294967296'],
    '--seed: Expected a whole number from 0 to 4294967295, found 4294967296.',
  ],
  [
    ['a.yaml', '--seed', '0x7'],
    '--seed: Expected a whole number from 0 to 4294967295, found "0x7".',
  ],
  [['a.yaml', '--seed='], '--seed: Expected a whole number from 0 to 4294967295, found "".'],
  [['a.yaml', '--repeat', '0'], '--repeat takes a whole number from 1 to 1000000; found "0".'],
  [['a.yaml', '--repeat', '1.5'], '--repeat takes a whole number from 1 to 1000000; found "1.5".'],
  [
    ['a.yaml', '--trace', '--json'],
    '--trace shows one run; it does not go with --repeat or --json.',
  ],
  [['a.yaml', '--tarce'], "Unknown option '--tarce'"],
])('%j is refused.', (words, problem) => {
  expect(() => readArguments(words)).toThrow(problem);
});
