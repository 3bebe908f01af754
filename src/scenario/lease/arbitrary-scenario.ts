/** Random elections by lease for property tests. */
import fc from 'fast-check';
import type { ScenarioSource } from '../scenario.ts';

const UNTIL_S = 60;

const ms = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((length) => `${String(length)}ms`);
const range = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(most), fc.nat(most))
    .map(([a, b]) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}ms`);

/** Durations that client-go takes: each one longer than it has to be, by chance. */
export interface Durations {
  readonly leaseDuration: string;
  readonly renewDeadline: string;
  readonly retryPeriod: string;
}

const JITTER = 1.2;

function legal(retryMs: number, deadlineMs: number, durationMs: number): Durations {
  return {
    leaseDuration: `${String(durationMs)}ms`,
    renewDeadline: `${String(deadlineMs)}ms`,
    retryPeriod: `${String(retryMs)}ms`,
  };
}

/** The defaults, a setting without margin, and any others from half a second to a lease of 17 s. */
export const durations: fc.Arbitrary<Durations> = fc.oneof(
  fc.constantFrom(legal(2000, 10_000, 15_000), legal(2000, 14_000, 15_000)),
  fc
    .tuple(fc.integer({ min: 400, max: 5_000 }), fc.nat(6_000), fc.nat(6_000))
    .map(([retryMs, moreMs, restMs]) => {
      const deadlineMs = Math.floor(retryMs * JITTER) + 1 + moreMs;
      return legal(retryMs, deadlineMs, deadlineMs + 1 + restMs);
    }),
);

const clock = fc.oneof(
  fc.record({ offset: fc.integer({ min: -90, max: 90 }).map((s) => `${String(s)}s`) }),
  fc.record({ rate: fc.constantFrom(0.5, 0.8, 1, 1.02, 1.25, 1.5, 3) }),
  fc.record({
    offset: fc.integer({ min: -90_000, max: 90_000 }).map((length) => `${String(length)}ms`),
    rate: fc.constantFrom(0.9, 1, 1.1),
  }),
);

/** What can be done to `size` candidates without stopping one in its tracks or editing the Lease. */
function faults(size: number): fc.Arbitrary<object> {
  const name = fc.integer({ min: 1, max: size }).map((index) => `c${String(index)}`);
  const target = fc.oneof(
    { weight: 5, arbitrary: name },
    { weight: 2, arbitrary: fc.constantFrom('leader', 'follower', 'all') },
  );
  const onNode = ['crash', 'restart', 'restart', 'release', 'partition', 'partition', 'heal'];
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...onNode), target)
        .map(([key, value]) => ({ [key]: value })),
    },
    { weight: 2, arbitrary: fc.constantFrom({ heal: 'all' }, { restart: 'all' }) },
    { weight: 2, arbitrary: fc.constantFrom({ outage: 'api' }, { restore: 'api' }) },
    {
      weight: 2,
      arbitrary: fc
        .record({
          to: fc.oneof(fc.constant('0ms'), range(9_000)),
          part: fc.constantFrom('request', 'answer'),
        })
        .map((slowApi) => ({ slowApi })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(name, clock).map(([node, setting]) => ({ clock: { [node]: setting } })),
    },
  );
}

/** Everything: those, and what puts a run outside the limit. */
function troubles(size: number): fc.Arbitrary<object> {
  const name = fc.integer({ min: 1, max: size }).map((index) => `c${String(index)}`);
  return fc.oneof(
    { weight: 3, arbitrary: faults(size) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('pause', 'resume', 'resume', 'hang'), name)
        .map(([key, value]) => ({ [key]: value })),
    },
    { weight: 1, arbitrary: name.map((takeOver) => ({ takeOver })) },
  );
}

const entries = (commands: fc.Arbitrary<object>): fc.Arbitrary<object[]> =>
  fc.array(
    fc
      .tuple(fc.oneof(ms(0, UNTIL_S * 1000), range(UNTIL_S * 1000)), commands)
      .map(([at, command]) => ({ at, ...command })),
    { maxLength: 15, size: 'max' },
  );

const initial = fc.oneof(
  fc.constant({}),
  fc
    .record({
      holder: fc.constantFrom('c1', 'none', 'somebody'),
      leaseDuration: fc.integer({ min: 1, max: 20 }).map((s) => `${String(s)}s`),
      transitions: fc.nat(5),
    })
    .map((lease) => ({ lease })),
);

/** One to five candidates in every trouble there is. */
export const scenarios: fc.Arbitrary<ScenarioSource> = fc
  .integer({ min: 1, max: 5 })
  .chain((candidates) =>
    fc.record({
      model: fc.constant('lease'),
      seed: fc.nat(),
      config: fc
        .tuple(
          durations,
          fc.record({
            candidates: fc.constant(candidates),
            jitterFactor: fc.constantFrom(0, 1.2, 1.2, 1.2),
            releaseOnCancel: fc.boolean(),
            apiLatency: range(400),
            restartAfter: ms(0, 8_000),
            work: fc.constantFrom('off', '1s', '300-900ms'),
            fencing: fc.boolean(),
            watchdog: fc.constantFrom('off', '0ms', '4s', '20s'),
          }),
        )
        .map(([times, rest]) => ({ ...rest, ...times })),
      initial,
      script: entries(troubles(candidates)),
      until: fc.constant(`${String(UNTIL_S)}s`),
    }),
  );

const S_MS = 1000;

/**
 * Elections that stay within the limit, whatever their script does: the lease lasts longer than a leader
 * can act, by the slowest and the fastest clock and the slowest answers. Nobody is paused, the Lease is not
 * edited, and no clock is set back.
 */
export const scenariosWithinLimit: fc.Arbitrary<ScenarioSource> = fc
  .record({
    candidates: fc.integer({ min: 2, max: 4 }),
    retryMs: fc.integer({ min: 400, max: 2_000 }),
    moreMs: fc.nat(2_000),
    latencyMs: fc.nat(200),
    slowMs: fc.nat(400),
    rates: fc.constantFrom([1], [0.9, 1, 1.1], [1, 1.5]),
    releaseOnCancel: fc.boolean(),
  })
  .chain(({ candidates, retryMs, moreMs, latencyMs, slowMs, rates, releaseOnCancel }) => {
    const deadlineMs = Math.floor(retryMs * JITTER) + 1 + moreMs;
    // Whoever gives a lost lease back acts until that is done, or its deadline has passed.
    const actsMs = retryMs + deadlineMs * (releaseOnCancel ? 2 : 1);
    const ratio = Math.max(...rates) / Math.min(...rates);
    // Two writes of one second look alike: those of an acquisition, or all when they are that close.
    const unseenMs = retryMs < S_MS ? S_MS : 0;
    const answersMs = 4 * (latencyMs + slowMs);
    const durationS = Math.floor((actsMs * ratio + answersMs + unseenMs) / S_MS) + 1;
    const name = fc.integer({ min: 1, max: candidates }).map((index) => `c${String(index)}`);
    const target = fc.oneof(name, fc.constantFrom('leader', 'all'));
    const onNode = ['crash', 'restart', 'restart', 'release', 'partition', 'heal'];
    const command = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.constantFrom(...onNode), target)
          .map(([key, value]) => ({ [key]: value })),
      },
      { weight: 3, arbitrary: fc.constantFrom({ heal: 'all' }, { restart: 'all' }) },
      { weight: 2, arbitrary: fc.constantFrom({ outage: 'api' }, { restore: 'api' }) },
      {
        weight: 2,
        arbitrary: fc
          .record({ to: range(slowMs), part: fc.constantFrom('request', 'answer') })
          .map((slowApi) => ({ slowApi })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(name, fc.constantFrom(...rates))
          .map(([node, rate]) => ({ clock: { [node]: { rate } } })),
      },
    );
    return fc.record({
      model: fc.constant('lease'),
      seed: fc.nat(),
      config: fc.record({
        ...Object.fromEntries(
          Object.entries(legal(retryMs, deadlineMs, durationS * S_MS)).map(([key, value]) => [
            key,
            fc.constant(value),
          ]),
        ),
        candidates: fc.constant(candidates),
        apiLatency: fc.constant(`0-${String(latencyMs)}ms`),
        releaseOnCancel: fc.constant(releaseOnCancel),
        work: fc.constant('off'),
        restartAfter: ms(0, 8_000),
        clocks: fc.dictionary(
          name,
          fc.record({
            offset: fc.nat(90_000).map((length) => `${String(length)}ms`),
            rate: fc.constantFrom(...rates),
          }),
        ),
      }),
      script: entries(command),
      until: fc.constant(`${String(UNTIL_S)}s`),
    });
  });
