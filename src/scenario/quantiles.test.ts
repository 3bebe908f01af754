import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarize, type Distribution } from './quantiles.ts';

fc.configureGlobal({ seed: 10, numRuns: 300 });

test('Quantiles are nearest rank: values that occur, never between two.', () => {
  expect(summarize([15, 20, 35, 40, 50])).toEqual({
    n: 5,
    min: 15,
    p10: 15,
    median: 35,
    mean: 32,
    p90: 50,
    p95: 50,
    p99: 50,
    max: 50,
  });
  expect(summarize([1, 2, 3, 4])).toMatchObject({ median: 2, mean: 2.5 });
});

test('One value is every quantile.', () => {
  expect(new Set(Object.values({ ...summarize([7]), n: 7 }))).toEqual(new Set([7]));
});

test('The mean has at most three decimals.', () => {
  expect(summarize([1, 1, 2]).mean).toBe(1.333);
});

const SHARES = { p10: 10, median: 50, p90: 90, p95: 95, p99: 99 } as const;

test('The q-th quantile is the smallest value that at least q of the values do not exceed.', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 250 });
  fc.assert(
    fc.property(values, (list) => {
      const summary: Distribution = summarize(list);
      for (const [name, percent] of Object.entries(SHARES)) {
        const quantile = summary[name as keyof typeof SHARES];
        const upTo = (limit: number): number => list.filter((value) => value <= limit).length * 100;
        expect(upTo(quantile)).toBeGreaterThanOrEqual(percent * list.length);
        expect(upTo(quantile - 1)).toBeLessThan(percent * list.length);
      }
    }),
  );
});

test('A rank is exact for every number of runs up to ten thousand.', () => {
  for (let n = 1; n <= 10_000; n = Math.ceil(n * 1.3)) {
    const summary = summarize(Array.from({ length: n }, (_, index) => index + 1));
    for (const [name, percent] of Object.entries(SHARES)) {
      const rank = Math.floor((percent * n + 99) / 100);
      expect([n, name, summary[name as keyof typeof SHARES]]).toEqual([n, name, rank]);
    }
  }
});

test('The order of the values does not matter, and they are left as they were.', () => {
  const values = [3, 1, 2];
  expect(summarize(values)).toEqual(summarize([1, 2, 3]));
  expect(values).toEqual([3, 1, 2]);
});
