import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { summarize, type Distribution } from '../quantiles.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { Measured } from './many-runs.ts';

/**
 * How long nobody leads, measured with client-go's defaults: the extremes of 100 000 runs against the hard
 * bounds 13–23.8 s after a crash and 0–4.4 s after a release, and the middle against a Monte Carlo of the
 * rules alone without a network (the project's table of facts, L-80 … L-85). Ours has 5–20 ms each way.
 */
const NETWORK_S = 0.2;
/** Metrics are single values; a mean of the facts is given to a tenth of a second. */
const WITHIN = 0.01;

/** Half a minute on two idle cores; a busy machine is slow, not wrong. */
const TIMEOUT_MS = 900_000;

const HARNESS = new URL('./many-runs.ts', import.meta.url).href;
/** Measures a share of the seeds on a core of its own. */
const SHARE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads';
    const measures = await import('${HARNESS}');
    parentPort.postMessage(measures[workerData.measure](workerData));
  `)}`,
);

type Measure = keyof typeof import('./many-runs.ts');

/** A measure in seconds of each of the seeds 0 … runs − 1, on all cores. */
async function measured(measure: Measure, source: ScenarioSource, runs: number): Promise<number[]> {
  const cores = availableParallelism();
  const count = Math.ceil(runs / cores);
  const shares = await Promise.all(
    Array.from({ length: cores }, (_, core) => {
      const first = core * count;
      return shareOf(measure, { source, seeds: { first, count: Math.min(count, runs - first) } });
    }),
  );
  return shares.flat().map((ms) => ms / 1000);
}

function shareOf(measure: Measure, share: Measured): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(SHARE, { workerData: { measure, ...share } });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

/** The leader ends at a random instant of its cycle, when the others have polled a few times. */
function ending(how: 'crash' | 'release', candidates: number): ScenarioSource {
  return {
    config: { candidates, work: 'off', releaseOnCancel: how === 'release' },
    script: [{ at: '6-10s', [how]: 'leader' }],
    until: '40s',
  };
}

interface Case {
  readonly what: string;
  readonly how: 'crash' | 'release';
  readonly standbys: number;
  readonly runs: number;
  readonly expected: {
    readonly mean: number;
    readonly median?: number;
    readonly p95?: number;
  };
}

const CASES: readonly Case[] = [
  {
    what: 'L-80 crash, 1 standby',
    how: 'crash',
    standbys: 1,
    runs: 100_000,
    expected: { mean: 17.4, median: 17.3, p95: 20.1 },
  },
  {
    what: 'L-81 crash, 2 standbys',
    how: 'crash',
    standbys: 2,
    runs: 4_000,
    expected: { mean: 16.5, median: 16.5, p95: 18.7 },
  },
  {
    what: 'L-82 crash, 4 standbys',
    how: 'crash',
    standbys: 4,
    runs: 3_000,
    expected: { mean: 15.9, median: 15.8, p95: 17.7 },
  },
  {
    what: 'L-83 release, 1 standby',
    how: 'release',
    standbys: 1,
    runs: 100_000,
    expected: { mean: 1.7 },
  },
  {
    what: 'L-84 release, 2 standbys',
    how: 'release',
    standbys: 2,
    runs: 4_000,
    expected: { mean: 1.1 },
  },
];

const BOUNDS = {
  crash: { least: 13, most: 23.8 + NETWORK_S, reaches: [13.3, 23] },
  release: { least: 0, most: 4.4 + NETWORK_S, reaches: [0.3, 4.2] },
} as const;

const rows: string[] = [];
afterAll(() => {
  const head = ['runs', 'min', 'mean', 'median', 'p95', 'max', 'facts: mean', 'median', 'p95'];
  console.log(
    [
      `${'seconds without a leader'.padEnd(26)}${head.map((word) => word.padStart(12)).join('')}`,
      ...rows,
    ].join('\n'),
  );
});

function note({ what, expected }: Case, { n, min, mean, median, p95, max }: Distribution): void {
  const seen = [min, mean, median, p95, max].map((value) => value.toFixed(2));
  const facts = [expected.mean, expected.median, expected.p95].map((value) => value ?? '–');
  rows.push(
    what.padEnd(26) + [n, ...seen, ...facts].map((cell) => String(cell).padStart(12)).join(''),
  );
}

describe('Seconds without a leader:', () => {
  test.each(CASES)(
    '$what, $runs runs: all within the hard bound, and the middle where the facts have it.',
    async (one) => {
      const { how, standbys, runs, expected } = one;
      const seen = summarize(await measured('gapsOf', ending(how, standbys + 1), runs));
      note(one, seen);
      expect(seen.n).toBe(runs);
      const { least, most, reaches } = BOUNDS[how];
      expect(seen.min).toBeGreaterThanOrEqual(least);
      expect(seen.max).toBeLessThanOrEqual(most);
      if (standbys === 1) {
        // The bounds are sharp: one standby comes near both.
        expect(seen.min).toBeLessThanOrEqual(reaches[0]);
        expect(seen.max).toBeGreaterThanOrEqual(reaches[1]);
      }
      // Requests take their time here, and a fact is given to a tenth.
      const slack = (value: number): number =>
        WITHIN * value + 0.05 + (how === 'release' ? 0.05 : 0);
      for (const key of ['mean', 'median', 'p95'] as const) {
        const value = expected[key];
        if (value !== undefined)
          expect(Math.abs(seen[key] - value)).toBeLessThanOrEqual(slack(value));
      }
    },
    TIMEOUT_MS,
  );
});

// A leader acts up to retryPeriod + renewDeadline after its last renewal, a standby waits leaseDuration: with
// the defaults the speeds of their clocks may differ by 15 : 12 = 1.25 (L-51).
describe('Two leaders at once, when the leader is cut off', () => {
  interface Overlap {
    readonly claim: string;
    readonly source: ScenarioSource;
    readonly runs: number;
    /** The share of the runs in which two lead at once. */
    readonly least: number;
    readonly most: number;
    /** So long at most, in seconds. */
    readonly longest: number;
  }

  /** Another clock for the standby, or another setting. The run ends when the leader has given up. */
  const cut = (config: object, until = '24s'): ScenarioSource => ({
    config: { work: 'off', apiLatency: '1ms', ...config },
    initial: { c2: { down: true } },
    script: [
      { at: '100ms', restart: 'c2' },
      { at: '8500-10500ms', partition: 'c1' },
    ],
    until,
  });
  const rated = (rate: number): ScenarioSource => cut({ clocks: { c2: { rate } } });

  /**
   * The answer to the renewal that the API server takes at 8.13 s comes 4.9 s late; the standby reads of it
   * long before. The leader acts 2 s and 10 s from the answer on, the standby waits 15 s from its read.
   */
  const slowAnswer: ScenarioSource = {
    config: { work: 'off', apiLatency: '10ms' },
    initial: { c2: { down: true } },
    script: [
      { at: '100ms', restart: 'c2' },
      { at: '8120ms', slowApi: { to: '4900ms', part: 'answer' } },
      { at: '8140ms', slowApi: { to: '0ms', part: 'answer' } },
      { at: '14s', partition: 'c1' },
    ],
    until: '30s',
  };

  const OVERLAPS: readonly Overlap[] = [
    {
      claim: 'the standby’s clock goes 1.24 times as fast: in none of 20 000 runs',
      source: rated(1.24),
      runs: 20_000,
      least: 0,
      most: 0,
      longest: 0,
    },
    {
      claim: 'the standby’s clock goes 1.26 times as fast: in some of 10 000 runs',
      source: rated(1.26),
      runs: 10_000,
      least: 0.000_1,
      most: 0.01,
      longest: 0.1,
    },
    {
      claim: 'the standby’s clock goes 1.5 times as fast: in 35 to 45 % of 2000 runs',
      source: rated(1.5),
      runs: 2_000,
      least: 0.35,
      most: 0.45,
      longest: 2,
    },
    {
      claim:
        'the setting is 15/14/2, which client-go takes, with perfect clocks: for up to a second',
      source: cut({ renewDeadline: '14s' }, '28s'),
      runs: 2_000,
      least: 0.01,
      most: 0.2,
      longest: 1,
    },
    {
      claim: 'an answer came 4.9 s late, with the defaults and perfect clocks: for up to 2 s',
      source: slowAnswer,
      runs: 1_000,
      least: 0.01,
      most: 0.5,
      longest: 2,
    },
  ];

  test.each(OVERLAPS.map((one) => [one.claim, one] as const))(
    'and %s.',
    async (claim, { source, runs, least, most, longest }) => {
      const overlaps = await measured('overlapsOf', source, runs);
      const share = overlaps.filter((seconds) => seconds > 0).length / runs;
      const max = Math.max(...overlaps);
      rows.push(
        `${(share * 100).toFixed(2).padStart(6)} % of ${String(runs).padStart(5)} runs, ${max.toFixed(2)} s at most: two leaders when ${claim}`,
      );
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
      expect(max).toBeLessThanOrEqual(longest);
    },
    TIMEOUT_MS,
  );
});
