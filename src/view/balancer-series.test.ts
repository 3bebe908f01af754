import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatencyRecord } from './balancer-latencies.ts';
import { Series, Track, countIn, touching } from './balancer-series.ts';

fc.configureGlobal({ seed: 3, numRuns: 200 });

const steps = fc.array(
  fc.record({ afterUs: fc.integer({ min: 0, max: 50 }), value: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 40 },
);

/** The value at every microsecond, one by one. */
function written(all: readonly { afterUs: number; value: number }[], untilUs: number): number[] {
  const values = Array.from({ length: untilUs }, () => 0);
  let atUs = 0;
  for (const { afterUs, value } of all) {
    atUs += afterUs;
    values.fill(value, Math.min(untilUs, atUs));
  }
  return values;
}

test('A mean over any part is the mean of what was there.', () => {
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 20 }),
      (all, fromUs, partUs) => {
        const series = new Series();
        let atUs = 0;
        for (const { afterUs, value } of all) series.set((atUs += afterUs), value);
        const values = written(all, 600);
        series.means(fromUs, partUs, 5).forEach((mean, part) => {
          const own = values.slice(fromUs + part * partUs, fromUs + (part + 1) * partUs);
          expect(mean).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / partUs, 6);
        });
        expect(series.at(fromUs)).toBe(values[fromUs]);
      },
    ),
  );
});

test('A track has no hole, and nothing in it lasts no time.', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const track = new Track(0);
      let atUs = 0;
      for (const { afterUs, value } of all) track.set((atUs += afterUs), value);
      const values = written(all, 2100);
      track.held.forEach(({ fromUs, toUs, is }, index) => {
        expect(fromUs).toBe(track.held[index - 1]?.toUs ?? 0);
        expect(toUs).toBeGreaterThan(fromUs);
        expect(is).not.toBe(track.held[index - 1]?.is);
        expect(values[fromUs]).toBe(is);
      });
      expect(track.held.at(-1)?.toUs).toBe(Infinity);
    }),
  );
});

test('Only the spans are found that lie in the part asked for.', () => {
  const spans = [0, 10, 20, 30].map((fromUs) => ({ fromUs, toUs: fromUs + 5 }));
  const found = touching(spans, 7, 21).map(({ fromUs }) => fromUs);
  expect(found).toEqual([10, 20]);
  expect(countIn([1, 5, 5, 9], 1, 5)).toBe(2);
});

test('Percentiles of the first answers are exact, however many have come since.', () => {
  const duration = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1e8 }));
  fc.assert(
    fc.property(fc.array(duration, { minLength: 1, maxLength: 300 }), (all) => {
      const record = new LatencyRecord();
      for (const us of all) record.add(us);
      for (const count of [1, Math.ceil(all.length / 2), all.length]) {
        const sorted = all.slice(0, count).sort((one, other) => one - other);
        const rank = (share: number): number | undefined => sorted[Math.ceil(share * count) - 1];
        expect(record.of(count)).toMatchObject({
          p50Us: rank(0.5),
          p90Us: rank(0.9),
          p99Us: rank(0.99),
          mostUs: sorted.at(-1),
        });
      }
      expect(record.of(0)).toBeUndefined();
    }),
  );
});
