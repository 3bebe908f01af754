/**
 * Clocks that differ (client-go tools/leaderelection, package comment): no candidate compares its clock with
 * another's time, so a difference changes nothing; a difference of speed does.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLine } from '../../sim/trace.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { LeaseRun } from './run.ts';
import { runLease, secondsOf, told, type LeaseTraceEvent } from './told.ts';

/** A line of the trace without what people read off clocks: the recorded times and the clock commands. */
function timeless(event: LeaseTraceEvent): string {
  return toLine(event).replaceAll(/"(acquireTimeUs|renewTimeUs)":-?\d+/g, '"$1":"…"');
}

/** The trace of an election, the clock commands left out. */
function traceOf(source: ScenarioSource, seed: number): string[] {
  return runLease(source, seed)
    .events.filter(({ type }) => type !== 'command')
    .map(timeless);
}

/**
 * Several takeovers, lost leases, a leader cut off: everything that clocks could disturb. No edit by hand:
 * that alone leaves one process's time under another's name, and so compares two clocks.
 */
const eventful = (clocks: object, script: readonly object[] = []): ScenarioSource => ({
  config: { candidates: 3, work: '1s', restartAfter: '2s', clocks },
  script: [
    { at: '20s', crash: 'leader' },
    { at: '30s', restart: 'all' },
    { at: '50s', partition: 'leader' },
    { at: '80s', heal: 'all' },
    { at: '95s', pause: 'leader' },
    { at: '108s', resume: 'all' },
    { at: '110s', outage: 'api' },
    { at: '130s', restore: 'api' },
    ...script,
  ],
  until: '160s',
});

describe('An offset', () => {
  const offsets = fc.integer({ min: -86_000, max: 86_000 }).map((s) => `${String(s)}s`);

  test('of whole seconds between clocks changes no instant of a run, only the times that it records.', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), offsets, offsets, (seed, one, other) => {
        const clocks = { c1: { offset: one }, c2: { offset: other } };
        expect(traceOf(eventful(clocks), seed)).toEqual(traceOf(eventful({}), seed));
      }),
      { seed: 20_261_126, numRuns: 60 },
    );
  });

  test('that jumps ahead again and again changes none either.', () => {
    const jumps = fc.array(
      fc.tuple(fc.constantFrom('c1', 'c2', 'c3'), fc.integer({ min: 1, max: 60 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.nat(1_000_000), jumps, (seed, some) => {
        const ahead = { c1: 0, c2: 0, c3: 0 };
        const script = some.map(([node, by], index) => {
          ahead[node] += by;
          const offset = `${String(ahead[node])}s`;
          return { at: `${String(12 * index + 5)}s`, clock: { [node]: { offset } } };
        });
        expect(traceOf(eventful({}, script), seed)).toEqual(traceOf(eventful({}), seed));
      }),
      { seed: 20_261_126, numRuns: 60 },
    );
  });

  test('is what the Lease shows: a leader an hour ahead writes times an hour ahead.', () => {
    const run = runLease({
      config: { candidates: 1, apiLatency: '0ms', work: 'off', clocks: { c1: { offset: '1h' } } },
      until: '5s',
    });
    const written = told(run, 'send').flatMap(({ message, atUs }) =>
      message.type === 'update' ? [message.record.renewTimeUs - atUs] : [],
    );
    expect(new Set(written)).toEqual(new Set([3_600_000_000]));
  });

  test('that jumps back by the time between two renewals hides one of them from every standby.', () => {
    // Both are recorded at 6 s: what a standby reads has not changed (metav1.Time, whole seconds).
    const seen = (script: readonly object[]): number[] =>
      told(
        runLease({
          config: { apiLatency: '0ms', work: 'off', jitterFactor: 0 },
          initial: { c2: { down: true } },
          script: [{ at: '1s', restart: 'c2' }, ...script],
          until: '12s',
        }),
        'observe',
        'c2',
      ).map(secondsOf);
    expect(seen([])).toEqual([1, 3, 5, 7, 9, 11]);
    expect(seen([{ at: '7500ms', clock: { c1: { offset: '-2s' } } }])).toEqual([1, 3, 5, 7, 11]);
  });

  test('that jumps back at every renewal makes a healthy leader look dead: two lead, on perfect rates.', () => {
    const back = Array.from({ length: 12 }, (_, index) => ({
      at: `${String(21 + 2 * index)}s`,
      clock: { c1: { offset: `${String(-2 * (index + 1))}s` } },
    }));
    const run = runLease({
      config: { apiLatency: '0ms', work: 'off' },
      initial: { c2: { down: true } },
      script: [{ at: '1s', restart: 'c2' }, ...back],
      until: '60s',
    });
    expect(told(run, 'acquire').map(({ identity }) => identity)).toEqual(['c1#1', 'c2#1']);
    expect(told(run, 'renewFailed', 'c1')[0]?.reason).toBe('held');
    expect(run.metrics.overlapMs).toBeGreaterThan(5_000);
  });
});

describe('A rate', () => {
  const rated = (clocks: object, script: readonly object[] = []): LeaseRun =>
    runLease({
      config: { candidates: 1, apiLatency: '0ms', work: 'off', clocks },
      script,
      until: '30s',
    });

  test.each([
    [1, 2],
    [2, 1],
    [0.5, 4],
  ])(
    'of %d makes a leader renew every %d real seconds: its pause is 2 s of its own.',
    (rate, s) => {
      const renewals = told(rated({ c1: { rate } }), 'renew').map(secondsOf);
      expect(renewals.slice(0, 4)).toEqual([0, s, 2 * s, 3 * s]);
    },
  );

  test.each([
    [2, 3 + 4 / 2 + 10 / 2],
    [0.5, 3 + 4 / 0.5 + 10 / 0.5],
  ])(
    'set to %d while a renewal fails rescales the deadline that runs: the lease is lost at %d s.',
    (rate) => {
      // The renewal begins at 4 s; 3 s of its 10 have passed when the rate changes.
      const run = rated({}, [
        { at: '3s', partition: 'c1' },
        { at: '7s', clock: { c1: { rate } } },
      ]);
      expect(told(run, 'lost').map(secondsOf)).toEqual([7 + 7 / rate]);
    },
  );

  test('of a standby above 1 shortens what it waits: 15 s of its own.', () => {
    const run = runLease({
      config: { candidates: 1, apiLatency: '0ms', work: 'off', clocks: { c1: { rate: 3 } } },
      initial: { lease: { holder: 'gone' } },
      until: '30s',
    });
    const [taken] = told(run, 'acquire').map(secondsOf);
    expect(taken).toBeGreaterThanOrEqual(5);
    expect(taken).toBeLessThanOrEqual(5 + 4.4 / 3);
  });
});
