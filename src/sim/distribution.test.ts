import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maximumOf, minimumOf, sample, type Distribution } from './distribution.ts';
import { drawFrom, type DrawInt } from './random.ts';

fc.configureGlobal({ seed: 3, numRuns: 200 });

const DRAWS = 40_000;

function samples(distribution: Distribution, count = DRAWS, seed = 1): number[] {
  return drawFrom({ seed, streams: {} }, 'network/n1-n2', (draw) =>
    Array.from({ length: count }, () => sample(distribution, draw)),
  );
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const shareOf = (values: readonly number[], isIn: (value: number) => boolean): number =>
  values.filter(isIn).length / values.length;

const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), value: fc.nat(1e7) }),
  fc
    .record({ min: fc.nat(1e6), width: fc.nat(1e6) })
    .map(({ min, width }) => ({ kind: 'uniform' as const, min, max: min + width })),
  fc.record({ kind: fc.constant('exp' as const), mean: fc.nat(1e6) }),
  fc.record({ kind: fc.constant('normal' as const), mean: fc.nat(1e6), deviation: fc.nat(1e6) }),
);

test('Every draw is a whole number between the shortest and the longest that can be.', () => {
  fc.assert(
    fc.property(distributions, fc.nat(), (distribution, seed) => {
      for (const value of samples(distribution, 20, seed)) {
        expect(Number.isSafeInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(minimumOf(distribution));
        expect(value).toBeLessThanOrEqual(maximumOf(distribution));
      }
    }),
  );
});

test('A fixed length draws nothing, so no other draw shifts.', () => {
  const draw: DrawInt = () => {
    throw new Error('drawn');
  };
  expect(sample({ kind: 'fixed', value: 12 }, draw)).toBe(12);
});

describe('uniform', () => {
  test('Both ends are drawn, and every value between them equally often.', () => {
    const values = samples({ kind: 'uniform', min: 5, max: 9 });
    expect([...new Set(values)].sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9]);
    for (let value = 5; value <= 9; value += 1) {
      expect(Math.abs(shareOf(values, (one) => one === value) - 0.2)).toBeLessThan(0.01);
    }
  });

  test('A range wider than 32 bits is drawn from end to end.', () => {
    const day = 24 * 3_600_000_000;
    const values = samples({ kind: 'uniform', min: 0, max: day }, 2_000);
    expect(Math.min(...values)).toBeLessThan(day / 100);
    expect(Math.max(...values)).toBeGreaterThan((day * 99) / 100);
    expect(Math.abs(meanOf(values) / day - 0.5)).toBeLessThan(0.03);
  });
});

describe('exp', () => {
  const mean = 10_000;
  const values = samples({ kind: 'exp', mean });

  test('Mean and deviation are both the given mean.', () => {
    expect(Math.abs(meanOf(values) / mean - 1)).toBeLessThan(0.02);
    const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
    expect(Math.abs(deviation / mean - 1)).toBeLessThan(0.03);
  });

  test.each([0.1, 0.5, 1, 1.5, 2, 3, 5])('The share below %s means is 1 − e^−x.', (x) => {
    const share = shareOf(values, (value) => value < x * mean);
    expect(Math.abs(share - (1 - Math.exp(-x)))).toBeLessThan(0.01);
  });

  test('A rejected run adds one whole mean, and an odd falling run is taken: von Neumann.', () => {
    // 0.5 then 0.25 then 0.75: the run falls twice, even, rejected. 0.25 then 0.5: once, odd, taken.
    const unit = 2 ** 32;
    const script = [0.5, 0.25, 0.75, 0.25, 0.5].map((share) => share * unit);
    const draw: DrawInt = () => script.shift() ?? NaN;
    expect(sample({ kind: 'exp', mean: 1000 }, draw)).toBe(1250);
    expect(script).toEqual([]);
  });
});

describe('normal', () => {
  const values = samples({ kind: 'normal', mean: 10_000, deviation: 1_000 });

  test('Mean and deviation are the given ones.', () => {
    expect(Math.abs(meanOf(values) - 10_000)).toBeLessThan(20);
    const deviation = Math.sqrt(meanOf(values.map((value) => (value - 10_000) ** 2)));
    expect(Math.abs(deviation - 1_000)).toBeLessThan(20);
  });

  test.each([
    [1, 0.683],
    [2, 0.954],
    [3, 0.997],
  ])('Within %s deviations lie %s of the draws.', (width, wanted) => {
    const share = shareOf(values, (value) => Math.abs(value - 10_000) <= width * 1_000);
    expect(Math.abs(share - wanted)).toBeLessThan(0.01);
  });

  test('It is cut at 0: what would be negative is 0.', () => {
    const cut = samples({ kind: 'normal', mean: 0, deviation: 1_000 });
    expect(Math.min(...cut)).toBe(0);
    expect(Math.abs(shareOf(cut, (value) => value === 0) - 0.5)).toBeLessThan(0.01);
  });
});
