import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyStreams, drawFrom, UINT32_MAX, type Streams } from './random.ts';

fc.configureGlobal({ seed: 2, numRuns: 200 });

interface Source {
  readonly seed: number;
  readonly streams: Streams;
}

const createSource = (seed: number): Source => ({ seed, streams: {} });

function numbers(source: Source, name: string, count = 5): number[] {
  return Array.from({ length: count }, () => drawFrom(source, name, (draw) => draw(0, UINT32_MAX)));
}

const seeds = fc.integer({ min: 0, max: UINT32_MAX });
const names = fc.constantFrom('network/n1-n2', 'network/n2-n1', 'timers/n1', 'disk/n3', 'script/0');

test('One seed and one name give one sequence of numbers.', () => {
  fc.assert(
    fc.property(seeds, names, (seed, name) => {
      expect(numbers(createSource(seed), name)).toEqual(numbers(createSource(seed), name));
    }),
  );
});

test('Draws on other streams, however many, shift nothing on this one.', () => {
  fc.assert(
    fc.property(seeds, names, fc.array(names, { maxLength: 40 }), (seed, name, others) => {
      const busy = createSource(seed);
      const seen: number[] = [];
      for (const other of others.filter((one) => one !== name)) {
        numbers(busy, other, 3);
        seen.push(...numbers(busy, name, 1));
      }
      expect(seen).toEqual(numbers(createSource(seed), name, seen.length));
    }),
  );
});

test('Other names and other seeds give other numbers, even neighbouring ones.', () => {
  const streams = [0, 1, 2, UINT32_MAX].flatMap((seed) =>
    Array.from({ length: 50 }, (_, index) =>
      numbers(createSource(seed), `timers/n${String(index)}`, 2).join(' '),
    ),
  );
  expect(new Set(streams).size).toBe(streams.length);
});

test('The numbers of a seed and a name are the same in every version: old links keep their runs.', () => {
  expect(numbers(createSource(7), 'timers/n1', 4)).toEqual([
    3984847479, 411655285, 811284452, 983173188,
  ]);
});

test('Both ends of a range are drawn, and nothing outside it.', () => {
  const source = createSource(3);
  const drawn = drawFrom(source, 'script/1', (draw) =>
    Array.from({ length: 400 }, () => draw(-2, 3)),
  );
  expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
});

test('First draws under consecutive seeds are as good as uniform.', () => {
  const buckets = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < 10_000; index += 1) {
    const [first = 0] = numbers(createSource(index), 'timers/n1', 1);
    const bucket = Math.floor((first / (UINT32_MAX + 1)) * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  // Chi-squared with 9 degrees of freedom: 27.9 is passed by chance once in a thousand.
  const chi = buckets.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chi).toBeLessThan(27.9);
});

test('A copy of the streams goes on alike and apart.', () => {
  const source = createSource(5);
  numbers(source, 'disk/n3');
  const copy = { seed: 5, streams: copyStreams(source.streams) };
  const next = numbers(source, 'disk/n3');
  expect(numbers(copy, 'disk/n3')).toEqual(next);
});
