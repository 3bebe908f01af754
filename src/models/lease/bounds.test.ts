/** The formulas against the simulator: what they promise happens, and they promise no more than they must. */
import { describe, expect, test } from 'vitest';
import { calculate, type Calculation } from '../../scenario/lease/calculation.ts';
import { failoverSource, takeoversOf, type FailoverKind } from '../../scenario/lease/failover.ts';
import { LeaseRun, readLeaseScenario } from '../../scenario/lease/run.ts';
import { formatDuration } from '../../scenario/duration.ts';
import type { Span } from './bounds.ts';

/** Lease, deadline, retry, and a request there and back. */
type Setting = readonly [lease: string, deadline: string, retry: string, request: string];

const SETTINGS: readonly Setting[] = [
  ['15s', '10s', '2s', '0ms'],
  ['15s', '10s', '2s', '10-40ms'],
  ['15s', '10s', '2s', '100-400ms'],
  ['5s', '3s', '1s', '2-20ms'],
  ['15s', '10s', '5s', '10-40ms'],
  ['137s', '107s', '26s', '10-40ms'],
  ['15s', '14s', '2s', '10-40ms'],
  ['60s', '10s', '2s', '10-40ms'],
  ['4s', '2s', '500ms', '2-4ms'],
];
const DEFAULTS: Setting = ['15s', '10s', '2s', '0ms'];

function numbersOf(
  [leaseDuration, renewDeadline, retryPeriod, request]: Setting,
  { candidates = 2, releaseOnCancel = false } = {},
): Calculation {
  const durations = { leaseDuration, renewDeadline, retryPeriod, request };
  const result = calculate({ ...durations, candidates, releaseOnCancel });
  if (!('numbers' in result)) throw new Error('These settings are refused.');
  return result.numbers;
}

const s = (us: number): number => us / 1_000_000;
const seconds = ({ minUs, maxUs }: Span): [number, number] => [s(minUs), s(maxUs)];

describe('with the defaults and requests that take no time', () => {
  const numbers = numbersOf(DEFAULTS);

  test('a crash is followed by another leader after 13 … 23.8 s, 17.4 s on average', () => {
    expect(seconds(numbers.afterCrash)).toEqual([13, 23.8]);
    expect(s(numbers.afterCrash.meanUs)).toBeCloseTo(17.4, 1);
  });

  test('a lease that is given back is taken within 4.4 s, after 1.7 s on average', () => {
    expect(seconds(numbers.afterRelease)).toEqual([0, 4.4]);
    expect(s(numbers.afterRelease.meanUs)).toBeCloseTo(1.7, 1);
  });

  test('refusals are survived for 8 s always, for more than 10 s never', () => {
    expect(numbers.attempts).toBe(5);
    expect(numbers.refusal).toEqual({ alwaysUs: 8_000_000, neverUs: 10_000_000 });
  });

  test('silence is survived for 5 s always, for more than 7 s never', () => {
    expect(numbers.requestTimeoutUs).toBe(5_000_000);
    expect(numbers.silence).toEqual({ alwaysUs: 5_000_000, neverUs: 7_000_000 });
  });

  test('a leader acts for 12 s, 17 or 22 s when it gives a lost lease back; the margin is 3 s', () => {
    expect(s(numbers.actsUs)).toBe(12);
    expect(numbers.actsWithRelease).toEqual({ silentUs: 17_000_000, slowUs: 22_000_000 });
    expect(s(numbers.marginUs)).toBe(3);
    expect(numbers.clockRatio).toBe(1.25);
  });

  test('three candidates ask 4 050 times an hour', () => {
    expect(numbersOf(DEFAULTS, { candidates: 3 }).requestsPerHour).toBeCloseTo(4050);
  });
});

test('15/14/2 is accepted and leaves less than nothing; half a second is published as zero', () => {
  expect(s(numbersOf(['15s', '14s', '2s', '0ms']).marginUs)).toBe(-1);
  expect(numbersOf(['500ms', '300ms', '100ms', '0ms']).publishedUs).toBe(0);
  expect(numbersOf(['2900ms', '2s', '1s', '0ms']).publishedUs).toBe(2_000_000);
});

const RUNS = 300;

describe.each(SETTINGS)('%s / %s / %s, requests of %s', (...setting) => {
  const numbers = numbersOf(setting);
  const name = setting.join(' / ');

  const takeovers = (kind: FailoverKind): number[] => {
    const takeoverUs = takeoversOf(readLeaseScenario(failoverSource({ kind, ...numbers })));
    return Array.from({ length: RUNS }, (_, seed) => takeoverUs(seed) ?? NaN);
  };

  test.each<[FailoverKind, 'afterCrash' | 'afterRelease']>([
    ['crash', 'afterCrash'],
    ['release', 'afterRelease'],
  ])(
    'every takeover after a %s lies within the bounds, and their mean where it should',
    (kind, at) => {
      const { minUs, maxUs, meanUs } = numbers[at];
      const all = takeovers(kind);
      expect(Math.min(...all), name).toBeGreaterThanOrEqual(minUs);
      expect(Math.max(...all), name).toBeLessThanOrEqual(maxUs);
      // Four standard errors, and what the warm-up is away from a long time.
      const mean = all.reduce((sum, one) => sum + one, 0) / RUNS;
      const deviation = Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / RUNS);
      const toleratedUs = (4 * deviation) / Math.sqrt(RUNS) + 0.02 * numbers.pollsEvery.meanUs;
      expect(Math.abs(mean - meanUs), name).toBeLessThan(toleratedUs);
    },
  );

  test('an outage of refusals up to the lower limit is always survived, one beyond the upper never', () => {
    const { alwaysUs, neverUs } = numbers.refusal;
    expect(survivors(numbers, 'outage', alwaysUs)).toBe(OUTAGES);
    expect(survivors(numbers, 'outage', neverUs + 1000)).toBe(0);
  });

  test('silence up to the lower limit is always survived, beyond the upper never', () => {
    const { alwaysUs, neverUs } = numbers.silence;
    if (alwaysUs > 0) expect(survivors(numbers, 'partition', alwaysUs)).toBe(OUTAGES);
    expect(survivors(numbers, 'partition', neverUs + 1000)).toBe(0);
  });
});

const OUTAGES = 100;

/** In how many of the runs the leader outlives an outage of that length. */
function survivors(
  { settings, oneWay, renewsEvery }: Calculation,
  kind: 'outage' | 'partition',
  lengthUs: number,
): number {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs } = settings;
  const d = formatDuration;
  let survived = 0;
  for (let run = 0; run < OUTAGES; run += 1) {
    // Every moment of the leader's cycle, evenly.
    const fromUs = Math.round(
      3 * retryPeriodUs + 20 * oneWay.maxUs + (run / OUTAGES) * renewsEvery.meanUs,
    );
    const [target, end] = kind === 'outage' ? ['api', 'restore'] : ['c1', 'heal'];
    const scenario = readLeaseScenario({
      model: 'lease',
      config: {
        candidates: 2,
        leaseDuration: d(leaseDurationUs),
        renewDeadline: d(renewDeadlineUs),
        retryPeriod: d(retryPeriodUs),
        apiLatency: `${d(oneWay.minUs)}-${d(oneWay.maxUs)}`,
        work: 'off',
      },
      initial: { c2: { down: true } },
      script: [
        { at: d(5 * oneWay.maxUs), restart: 'c2' },
        { at: d(fromUs), [kind]: target },
        { at: d(fromUs + lengthUs), [end]: target },
      ],
      until: d(fromUs + lengthUs + renewDeadlineUs + 2 * retryPeriodUs),
    });
    const lost = new Set<string>();
    new LeaseRun(scenario, {
      seed: run,
      keepsTrace: false,
      onEvent: (event) => {
        if (event.type === 'lost') lost.add(event.node);
      },
    }).finish();
    if (!lost.has('c1')) survived += 1;
  }
  return survived;
}

test.each([
  ['outage', 'refusal'],
  ['partition', 'silence'],
] as const)('the limits (%s) are no wider than they have to be', (kind, limit) => {
  const numbers = numbersOf(DEFAULTS);
  const { alwaysUs, neverUs } = numbers[limit];
  expect(survivors(numbers, kind, alwaysUs + 100_000)).toBeLessThan(OUTAGES);
  expect(survivors(numbers, kind, neverUs - 100_000)).toBeGreaterThan(0);
});
