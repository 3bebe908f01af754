import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDistribution } from '../../src/scenario/duration.ts';
import { answerOf } from '../../src/scenario/probe/answer.ts';
import {
  BREAKS,
  detection,
  falseAlarms,
  meanToVerdictUs,
  type CheckTiming,
  type ProbeTiming,
} from '../../src/scenario/probe/formula.ts';
import { ProbeRun, readProbeScenario } from '../../src/scenario/probe/run.ts';
import { alarmsOf, detectionsOf, type DetectionTrial } from './trial.ts';

const check = (part: Partial<CheckTiming>): CheckTiming => {
  const intervalUs = part.intervalUs ?? 2e6;
  return {
    kind: 'check',
    ...{ intervalUs, fastIntervalUs: intervalUs, downIntervalUs: intervalUs },
    ...{ timeoutUs: 1e6, rise: 2, fall: 3 },
    ...part,
  };
};
const ms = (us: number): string => `${us / 1000}ms`;
const configOf = (timing: CheckTiming, response: string) => ({
  interval: ms(timing.intervalUs),
  fastInterval: ms(timing.fastIntervalUs),
  downInterval: ms(timing.downIntervalUs),
  timeout: ms(timing.timeoutUs),
  successThreshold: timing.rise,
  failureThreshold: timing.fall,
  response,
});
const answer = (response: string, times = 1) => answerOf(readDistribution(response, []), times);

function trialOf(
  timing: CheckTiming,
  response: string,
  broken: DetectionTrial['broken'],
): DetectionTrial {
  const cycleUs = timing.intervalUs + Math.min(timing.timeoutUs, answer(response).maxUs);
  const { maxUs } = detection(timing, broken, answer(response));
  return {
    kind: 'detection',
    ...{ config: configOf(timing, response), broken, verdict: 'unhealthy' },
    ...{ fromUs: 3 * cycleUs, cycleUs, longestUs: maxUs },
  };
}

describe('every detection lies between the ends of the formula', () => {
  const us = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 1000);
  const timings = fc.record({
    intervalUs: us(100, 5000),
    fastIntervalUs: us(100, 5000),
    timeoutUs: us(50, 6000),
    fall: fc.integer({ min: 1, max: 6 }),
    rise: fc.integer({ min: 1, max: 3 }),
  });
  const responses = fc.oneof(
    fc.constant('0ms'),
    us(1, 3000).map(ms),
    fc.tuple(us(0, 500), us(1, 1000)).map(([min, more]) => `${ms(min)}-${ms(min + more)}`),
    us(1, 500).map((mean) => `exp(${ms(mean)})`),
  );

  test('of a health check, whatever its settings', () => {
    fc.assert(
      fc.property(timings, responses, fc.constantFrom(...BREAKS), (part, response, broken) => {
        const timing = check(part);
        const { minUs, maxUs } = detection(timing, broken, answer(response));
        const detect = detectionsOf(trialOf(timing, response, broken));
        for (let seed = 0; seed < 20; seed += 1) {
          const tookUs = detect(seed);
          if (tookUs === undefined) continue;
          expect(tookUs).toBeGreaterThanOrEqual(minUs - 1);
          expect(tookUs).toBeLessThanOrEqual(maxUs + 1);
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test.each([
    ['crash', 4, 6],
    ['hang', 7, 9],
    ['fail', 4, 6.015],
  ] as const)(
    'of HAProxy’s 2 s / 1 s / 3 on a %s: %d to %d s, and both ends are reached',
    (broken, from, to) => {
      const timing = check({});
      const response = '1-5ms';
      const { minUs, maxUs } = detection(timing, broken, answer(response));
      expect(minUs / 1e6).toBeCloseTo(from, 1);
      expect(maxUs / 1e6).toBeCloseTo(to, 1);
      const detect = detectionsOf(trialOf(timing, response, broken));
      const took = Array.from({ length: 400 }, (_, seed) => detect(seed) ?? NaN);
      expect(Math.min(...took)).toBeGreaterThanOrEqual(minUs);
      expect(Math.min(...took)).toBeLessThan(minUs + 0.03 * (maxUs - minUs) + 10_000);
      expect(Math.max(...took)).toBeLessThanOrEqual(maxUs);
      expect(Math.max(...took)).toBeGreaterThan(maxUs - 0.03 * (maxUs - minUs) - 10_000);
    },
  );

  test('of a kubelet’s probes, also where a timeout is longer than the period', () => {
    const probes: readonly [ProbeTiming, 'liveness' | 'readiness'][] = [
      [{ kind: 'probe', periodUs: 1e6, timeoutUs: 15e6, fall: 3 }, 'readiness'],
      [{ kind: 'probe', periodUs: 10e6, timeoutUs: 1e6, fall: 3 }, 'liveness'],
      [{ kind: 'probe', periodUs: 10e6, timeoutUs: 15e6, fall: 8 }, 'liveness'],
      [{ kind: 'probe', periodUs: 5e6, timeoutUs: 5e6, fall: 1 }, 'readiness'],
    ];
    for (const [timing, probe] of probes) {
      for (const broken of ['hang', 'fail'] as const) {
        const { minUs, maxUs } = detection(timing, broken, answer('20-300ms'));
        const detect = detectionsOf({
          kind: 'detection',
          config: {
            [probe]: {
              period: ms(timing.periodUs),
              timeout: ms(timing.timeoutUs),
              failureThreshold: timing.fall,
            },
            response: '20-300ms',
          },
          broken,
          verdict: probe === 'liveness' ? 'terminate' : 'notReady',
          ...{ fromUs: 3 * timing.periodUs, cycleUs: timing.periodUs, longestUs: maxUs },
        });
        for (let seed = 0; seed < 100; seed += 1) {
          const tookUs = detect(seed);
          expect(tookUs).toBeGreaterThanOrEqual(minUs);
          expect(tookUs).toBeLessThanOrEqual(maxUs);
        }
      }
    }
  });
});

describe('false alarms of a slow target', () => {
  test.each([
    [check({ timeoutUs: 2e6, fall: 1 }), 'exp(50ms)', 20],
    [check({ timeoutUs: 2e6, fall: 2 }), 'exp(50ms)', 20],
    [check({ timeoutUs: 1e6, fall: 3, fastIntervalUs: 500_000 }), 'exp(50ms)', 20],
    [check({ timeoutUs: 1e6, fall: 3, rise: 1, downIntervalUs: 7e6 }), '80-160ms', 10],
    [check({ timeoutUs: 1e6, fall: 2, rise: 3 }), 'normal(80ms, 30ms)', 10],
  ])('come as often as the formula says', (timing, response, times) => {
    const { perDay } = falseAlarms(timing, answer(response, times));
    const most = {
      kind: 'alarms' as const,
      config: configOf(timing, response),
      ...{ times, alarms: 300, checks: 40_000 },
    };
    const { alarms, us } = alarmsOf(most)(7, most);
    expect(alarms).toBeGreaterThan(100);
    const simulated = (alarms / us) * 86_400e6;
    expect(Math.abs(simulated / perDay - 1)).toBeLessThan(4 / Math.sqrt(alarms));
  });

  test('never come where no answer is too late, and never end where all are', () => {
    expect(falseAlarms(check({}), answer('80-160ms', 6)).perDay).toBe(0);
    expect(falseAlarms(check({}), answer('200ms', 5))).toMatchObject({ late: 1, isForGood: true });
    // An answer at the very moment of the timeout is too late.
    const most = {
      kind: 'alarms' as const,
      config: configOf(check({}), '200ms'),
      times: 5,
      alarms: 5,
      checks: 500,
    };
    expect(alarmsOf(most)(1, most)).toMatchObject({ alarms: 1 });
    const before = { ...most, times: 4.99 };
    expect(alarmsOf(before)(1, before)).toMatchObject({ alarms: 0 });
  });

  test('one more failure in a row makes them rarer, a longer timeout too', () => {
    const at = (fall: number, timeoutUs = 2e6) =>
      falseAlarms(check({ fall, timeoutUs }), answer('exp(50ms)', 20)).perDay;
    for (let fall = 1; fall < 10; fall += 1) expect(at(fall + 1)).toBeLessThan(at(fall));
    expect(at(3, 4e6)).toBeLessThan(at(3));
    expect(at(10)).toBeGreaterThan(0);
  });
});

describe('a probe of a container that is only slow', () => {
  /** When the first restart begins, on average over so many containers. */
  function meanUs(timing: ProbeTiming, response: string, times: number, runs: number): number {
    const { periodUs, timeoutUs, fall } = timing;
    const scenario = readProbeScenario({
      model: 'probe',
      config: {
        liveness: { period: ms(periodUs), timeout: ms(timeoutUs), failureThreshold: fall },
        response,
      },
      script: [{ at: '0s', slow: times }],
      until: '24h',
    });
    let sumUs = 0;
    for (let seed = 0; seed < runs; seed += 1) {
      let tookUs: number | undefined;
      const run = new ProbeRun(scenario, {
        seed,
        keepsTrace: false,
        onEvent: ({ type, atUs }) => {
          if (type === 'terminate') tookUs ??= atUs;
        },
      });
      for (let us = 60e6; tookUs === undefined && us <= run.untilUs; us += 60e6) run.advance(us);
      sumUs += tookUs ?? NaN;
    }
    return sumUs / runs;
  }

  test.each<[ProbeTiming, string, number, number]>([
    [{ kind: 'probe', periodUs: 10e6, timeoutUs: 1e6, fall: 3 }, 'exp(50ms)', 20, 0.2],
    [{ kind: 'probe', periodUs: 2e6, timeoutUs: 2e6, fall: 2 }, 'exp(50ms)', 20, 0.2],
    // A timeout of several periods: probes lose their ticks, and the formula is close, no more.
    [{ kind: 'probe', periodUs: 1e6, timeoutUs: 3e6, fall: 2 }, 'exp(50ms)', 40, 0.25],
  ])('%o with %s × %d is restarted for nothing as soon as the formula says', (...given) => {
    const [timing, response, times, tolerance] = given;
    const expected = meanToVerdictUs(timing, answer(response, times));
    expect(Math.abs(meanUs(timing, response, times, 250) / expected - 1)).toBeLessThan(tolerance);
  });
});
