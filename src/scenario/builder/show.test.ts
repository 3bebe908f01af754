import { expect, test } from 'vitest';
import { show } from './show.ts';

test.each<[unknown, string]>([
  ['as it is', 'as it is'],
  [1231.482, '1231.482'],
  [undefined, 'undefined'],
  [null, 'null'],
  [-0, '0'],
  [12n, '12'],
  [Symbol('s'), 'Symbol(s)'],
  [['n1', 2, [true]], "['n1', 2, [true]]"],
  [{ leaders: 1, 'a-b': "it's" }, "{ leaders: 1, 'a-b': 'it\\'s' }"],
  [{}, '{}'],
  [[], '[]'],
  [new Map([['a', { b: 1 }]]), "Map { 'a' => { b: 1 } }"],
  [new Set([1]), 'Set { 1 }'],
  [new TypeError('no'), 'TypeError: no'],
  [Math.max, 'function max'],
  [Object.create(null), '{}'],
  [{ toString: () => 'itself' }, 'itself'],
])('A value is shown: %#.', (value, text) => {
  expect(show(value)).toBe(text);
});

test('Whatever a value does when it is looked at, it is shown or said not to be.', () => {
  const fail = (): never => {
    throw new Error('no');
  };
  const around: unknown[] = [1];
  around.push(around);
  expect(show(around)).toBe('[1, (itself)]');
  expect(
    show({
      get a() {
        return fail();
      },
      b: 2,
    }),
  ).toBe('{ a: (cannot be shown), b: 2 }');
  expect(show(new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail }))).toBe(
    '(cannot be shown)',
  );
  expect(show({ toString: fail })).toBe('(cannot be shown)');
});

test('What is long or deep is cut, and says so.', () => {
  expect(show(Array.from({ length: 1000 }, () => 0))).toMatch(/^\[(0, ){100}… 900 more\]$/);
  expect(show('x'.repeat(200_000))).toHaveLength(100_001);
  let deep: unknown = 1;
  for (let depth = 0; depth < 100; depth += 1) deep = [deep];
  expect(show(deep)).toBe('[[[[[[…]]]]]]');
});
