import { describe, expect, test } from 'vitest';
import {
  answersNeeded,
  commitLatency,
  meanCommitLatency,
  meanUniformCommitLatency,
  type LatencyChance,
} from './commit-latency.ts';

describe('The wait until an entry is committed', () => {
  test('is for one answer of two, two of three, two of four, three of five: the leader counts itself', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(answersNeeded)).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(commitLatency([])).toBe(0);
    expect(commitLatency([7])).toBe(7);
    expect(commitLatency([9, 2])).toBe(2);
    expect(commitLatency([9, 2, 5])).toBe(5);
    expect(commitLatency([9, 2, 5, 40])).toBe(5);
  });

  test('has no end while a quorum does not answer', () => {
    expect(commitLatency([3, Infinity])).toBe(3);
    expect(commitLatency([Infinity, Infinity])).toBe(Infinity);
    expect(commitLatency([3, Infinity, Infinity])).toBe(Infinity);
  });

  test('is, for every choice of latencies, the first moment at which leader and answers are a majority', () => {
    for (let followers = 0; followers <= 6; followers += 1) {
      for (const latencies of tuples(followers, [1, 2, 5])) {
        const moments = [0, 1, 2, 5];
        const first = moments.find(
          (moment) => 1 + latencies.filter((one) => one <= moment).length > (followers + 1) / 2,
        );
        expect(commitLatency(latencies)).toBe(first);
      }
    }
  });
});

/** A slow answer now and then. */
const ANSWERS: readonly LatencyChance[] = [
  { latency: 10, chance: 0.2 },
  { latency: 1, chance: 0.5 },
  { latency: 2, chance: 0.3 },
];

describe('The mean wait', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('of %i members is that of all outcomes', (members) => {
    let mean = 0;
    for (const answers of tuples(members - 1, ANSWERS)) {
      const chance = answers.reduce((product, one) => product * one.chance, 1);
      mean += chance * commitLatency(answers.map(({ latency }) => latency));
    }
    expect(meanCommitLatency(members, ANSWERS)).toBeCloseTo(mean, 12);
  });

  test('of latencies spread evenly is the formula, approached by finer and finer steps', () => {
    for (const members of [2, 3, 4, 5, 7, 9]) {
      const STEPS = 4_000;
      const fine = Array.from({ length: STEPS }, (_, step) => ({
        latency: 2 + (6 * (step + 0.5)) / STEPS,
        chance: 1 / STEPS,
      }));
      const formula = meanUniformCommitLatency(members, { min: 2, max: 8 });
      expect(Math.abs(meanCommitLatency(members, fine) - formula)).toBeLessThan(1e-3);
    }
    expect(meanUniformCommitLatency(1, { min: 2, max: 8 })).toBe(0);
  });

  test('from an odd size to the next even one goes up; from there to the next odd one, down', () => {
    const means = [3, 4, 5, 6, 7].map((members) => meanCommitLatency(members, ANSWERS));
    const [three = 0, four = 0, five = 0, six = 0, seven = 0] = means;
    expect(four).toBeGreaterThan(three);
    expect(five).toBeLessThan(four);
    expect(six).toBeGreaterThan(five);
    expect(seven).toBeLessThan(six);
  });
});

function tuples<T>(length: number, items: readonly T[]): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return tuples(length - 1, items).flatMap((rest) => items.map((item) => [...rest, item]));
}
