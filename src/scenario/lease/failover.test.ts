import { expect, test } from 'vitest';
import { summarize } from '../quantiles.ts';
import { failoverSource, takeoversOf, type FailoverKind } from './failover.ts';
import { LeaseRun, readLeaseScenario } from './run.ts';

const settings = {
  leaseDurationUs: 15_000_000,
  renewDeadlineUs: 10_000_000,
  retryPeriodUs: 2_000_000,
  jitterFactor: 1.2,
};

const sourceOf = (kind: FailoverKind, candidates: number, maxUs = 0): Record<string, unknown> =>
  failoverSource({ kind, settings, oneWay: { minUs: 0, maxUs }, candidates });

/** Table L-80 … L-84 of the fact base: its own Monte Carlo, of 100 000 runs, without network time. */
test.each([
  ['crash', 2, { mean: 17.4, median: 17.3, p95: 20.1 }],
  ['crash', 3, { mean: 16.5, median: 16.5, p95: 18.7 }],
  ['crash', 5, { mean: 15.9, median: 15.8, p95: 17.7 }],
  ['release', 2, { mean: 1.7 }],
  ['release', 3, { mean: 1.1 }],
] as const)(
  '%s with %i candidates: as long as an independent simulation says',
  (kind, n, wanted) => {
    const takeoverUs = takeoversOf(readLeaseScenario(sourceOf(kind, n)));
    const all = Array.from({ length: 3000 }, (_, seed) => (takeoverUs(seed) ?? NaN) / 1e6);
    const seen = summarize(all);
    for (const [name, value] of Object.entries(wanted)) {
      // Rounded to a tenth there; three standard errors here.
      expect(
        Math.abs(seen[name as 'mean'] - value),
        `${name} ${String(seen[name as 'mean'])}`,
      ).toBeLessThan(0.13);
    }
  },
);

test('a failover takes as long as the same scenario says in a full run', () => {
  const source = sourceOf('crash', 3, 20_000);
  const scenario = readLeaseScenario(source);
  const takeoverUs = takeoversOf(scenario);
  for (let seed = 0; seed < 20; seed += 1) {
    const { metrics, failure } = new LeaseRun(scenario, { seed, keepsTrace: false }).finish();
    expect(failure).toBeUndefined();
    expect(metrics?.leaderlessMs).toBe((takeoverUs(seed) ?? NaN) / 1000);
  }
});

test('the same seed gives the same length', () => {
  const scenario = readLeaseScenario(sourceOf('crash', 2, 20_000));
  const [first, second] = [takeoversOf(scenario), takeoversOf(scenario)];
  expect(first(7)).toBe(second(7));
  expect(first(7)).not.toBe(first(8));
  expect(first(7)).toBe(second(7));
});
