/**
 * client-go's two loops by their instants (tools/leaderelection/leaderelection.go, acquire and renew, over
 * k8s.io/apimachinery/pkg/util/wait: JitterUntil, Until, PollUntilContextTimeout). The network takes no
 * time unless a test gives it some, so an instant is the loop's own.
 */
import { describe, expect, test } from 'vitest';
import type { LeaseRun } from './run.ts';
import { outcomesSince, requestsSince, runLease, secondsOf, told, writesOf } from './told.ts';

interface Alone {
  readonly config?: object;
  readonly script?: readonly object[];
  readonly until?: string;
  readonly initial?: object;
}

/** One candidate, c1, and no network in the way. It leads from 0 s on and renews at 2, 4, 6 s and so on. */
function alone({ config = {}, script = [], until = '19s', initial = {} }: Alone = {}): LeaseRun {
  return runLease({
    config: { candidates: 1, apiLatency: '0ms', work: 'off', ...config },
    initial,
    script,
    until,
  });
}

/** The poll that is looked at begins here; what disturbs it has happened by then. */
const POLL_S = 6;
const DISTURBED = '5s';

const lostAt = (run: LeaseRun): number[] =>
  told(run, 'lost').map((lost) => secondsOf(lost) - POLL_S);
/** Its requests of that poll: the next process asks from 15 s on. */
const inPoll = (run: LeaseRun): string[] =>
  requestsSince(run, 'c1', POLL_S).filter((line) => Number.parseFloat(line) <= 10);
const endsOfPoll = (run: LeaseRun): string[] =>
  outcomesSince(run, 'c1', POLL_S).filter((line) => Number.parseFloat(line) <= 10);

describe('A leader', () => {
  test('renews the moment it has acquired: the first pause comes after that (wait.UntilWithContext).', () => {
    const run = alone({ config: { apiLatency: '10ms' }, until: '1s' });
    expect(told(run, 'acquire').map(secondsOf)).toEqual([0.04]);
    expect(requestsSince(run, 'c1')).toEqual(['0 get', '0.02 create', '0.04 update']);
  });

  test.each([
    ['0ms', 2],
    ['10ms', 2.02],
    ['600ms', 3.2],
  ])('whose requests take %s each way renews every %d s, not every 15.', (apiLatency, periodS) => {
    const renewals = told(alone({ config: { apiLatency }, until: '60s' }), 'renew').map(secondsOf);
    const periods = renewals.slice(1).map((at, index) => at - (renewals[index] ?? NaN));
    expect(periods.length).toBeGreaterThan(15);
    for (const period of periods) expect(period).toBeCloseTo(periodS, 6);
  });

  test('renews without reading, again and again.', () => {
    const run = alone({ until: '60s' });
    expect(told(run, 'renew').filter(({ optimistic }) => !optimistic)).toEqual([]);
    expect(requestsSince(run, 'c1', 0.001).filter((line) => !line.endsWith('update'))).toEqual([]);
  });
});

describe('Within one renewal, 10 s long, attempts begin', () => {
  test('at 0, 2, 4, 6 and 8 s when connections are refused, each a write and a read.', () => {
    const run = alone({ script: [{ at: DISTURBED, outage: 'api' }] });
    expect(inPoll(run)).toEqual(
      [0, 2, 4, 6, 8].flatMap((at) => [`${String(at)} update`, `${String(at)} get`]),
    );
    expect(lostAt(run)).toEqual([10]);
  });

  test('at 0, 3, 6 and 9 s when each takes 3 s: the ticker keeps one tick that nobody waited for.', () => {
    const run = alone({
      script: [
        { at: DISTURBED, outage: 'api' },
        { at: DISTURBED, slowApi: '1500ms' },
      ],
    });
    const writes = inPoll(run).filter((line) => line.endsWith('update'));
    expect(writes).toEqual(['0 update', '3 update', '6 update', '9 update']);
    expect(endsOfPoll(run).at(-1)).toBe('10 update cancelled');
    expect(lostAt(run)).toEqual([10]);
  });

  test('at 0 and 5 s when each takes 5 s: of two ticks missed one is kept.', () => {
    const run = alone({
      script: [
        { at: DISTURBED, outage: 'api' },
        { at: DISTURBED, slowApi: '2500ms' },
      ],
    });
    expect(inPoll(run)).toEqual(['0 update', '2.5 get', '5 update', '7.5 get']);
    expect(lostAt(run)).toEqual([10]);
  });

  test('at 0 s only when packets vanish: the write times out at 5 s, the read is cut off at 10 s.', () => {
    const run = alone({ script: [{ at: DISTURBED, partition: 'c1' }] });
    expect(inPoll(run)).toEqual(['0 update', '5 get']);
    expect(endsOfPoll(run)).toEqual(['5 update timeout', '10 get cancelled']);
    expect(lostAt(run)).toEqual([10]);
  });

  test('no more once one has succeeded; the next renewal is a retry period later.', () => {
    const run = alone({
      script: [
        { at: DISTURBED, outage: 'api' },
        { at: '9s', restore: 'api' },
      ],
    });
    expect(inPoll(run)).toEqual(
      ['0 update', '0 get', '2 update', '2 get'].concat([
        '4 update',
        '6 update',
        '8 update',
        '10 update',
      ]),
    );
    expect(lostAt(run)).toEqual([]);
  });

  test('anew for every renewal: a tick held from a slow success starts nothing in the next.', () => {
    // The write succeeds after 2.5 s, when a tick has passed.
    const run = alone({
      script: [
        { at: DISTURBED, slowApi: '2500ms' },
        { at: '6100ms', slowApi: '0ms' },
        { at: '9s', outage: 'api' },
      ],
    });
    expect(inPoll(run)).toEqual(
      ['0 update'].concat(
        [4.5, 6.5, 8.5].flatMap((at) => [`${String(at)} update`, `${String(at)} get`]),
      ),
    );
  });
});

describe('A renewal ends', () => {
  test('with its deadline though a request is under way, whose late success still moves the Lease.', () => {
    const run = runLease({
      config: { apiLatency: '0ms', work: 'off' },
      initial: { c2: { down: true } },
      script: [
        { at: '1s', restart: 'c2' },
        { at: DISTURBED, outage: 'api' },
        { at: '13500ms', restore: 'api' },
        { at: '13500ms', slowApi: '3s' },
        { at: '20s', slowApi: '0ms' },
      ],
      until: '60s',
    });
    expect(endsOfPoll(run).at(-1)).toBe('10 update cancelled');
    expect(told(run, 'lost').map(secondsOf)).toEqual([16]);
    // The write that nobody waits for any more.
    const late = writesOf(run).find(({ atUs }) => atUs >= 16_000_000);
    expect(late).toMatchObject({ atUs: 17_000_000, node: 'c1' });
    const seen = told(run, 'observe', 'c2').find(({ holder, atUs }) => {
      return holder === 'c1#1' && atUs > 17_000_000;
    });
    // So the standby waits the whole duration again, from when it saw that.
    const [, taken] = told(run, 'acquire');
    expect(taken?.node).toBe('c2');
    expect(secondsOf(taken!) - secondsOf(seen!)).toBeGreaterThanOrEqual(15);
  });

  test('12 s after the answer to the last one that succeeded: a pause, and the deadline.', () => {
    const run = alone({
      config: { apiLatency: '100ms' },
      script: [{ at: '10s', partition: 'c1' }],
      until: '30s',
    });
    const last = told(run, 'renew').at(-1)!;
    expect(told(run, 'lost').map(({ atUs }) => atUs - last.atUs)).toEqual([12_000_000]);
  });
});

describe('Every request fails by itself after', () => {
  test.each([
    ['10s', '2s', 5],
    ['3s', '1s', 1.5],
    ['1500ms', '1s', 1],
    ['1300ms', '1s', 1],
  ])(
    'with renewDeadline %s and retryPeriod %s: %d s, which is max(1 s, renewDeadline / 2).',
    (renewDeadline, retryPeriod, timeoutS) => {
      const run = alone({
        config: { renewDeadline, retryPeriod },
        script: [{ at: '0s', partition: 'c1' }],
      });
      const [first] = outcomesSince(run, 'c1');
      expect(first).toBe(`${String(timeoutS)} get timeout`);
    },
  );
});

describe('A candidate', () => {
  /** It never gets the Lease and only polls. */
  const polling = (config: object, until: string): LeaseRun =>
    alone({ config, until, initial: { lease: { holder: 'somebody', leaseDuration: '23h' } } });

  /** Seconds from the end of each attempt to the start of the next. */
  function pausesOf(run: LeaseRun): number[] {
    const asked = told(run, 'request', 'c1').map(secondsOf);
    const answered = told(run, 'response', 'c1').map(secondsOf);
    return answered.flatMap((end, index) => {
      const next = asked[index + 1];
      return next === undefined ? [] : [next - end];
    });
  }

  test('asks at once when it starts, and only ever reads while the lease is held.', () => {
    const requests = requestsSince(polling({}, '60s'), 'c1');
    expect(requests[0]).toBe('0 get');
    expect(requests.filter((line) => !line.endsWith('get'))).toEqual([]);
  });

  test('pauses evenly between the retry period and 2.2 of it: 2.0 to 4.4 s after each answer.', () => {
    const pauses = pausesOf(polling({ apiLatency: '20ms' }, '2h')).sort((a, b) => a - b);
    const share = (limit: number): number =>
      pauses.filter((pause) => pause <= limit).length / pauses.length;
    expect(pauses.length).toBeGreaterThan(2_000);
    expect(pauses[0]).toBeGreaterThanOrEqual(2);
    expect(pauses[0]).toBeLessThan(2.02);
    expect(pauses.at(-1)).toBeGreaterThan(4.38);
    expect(pauses.at(-1)).toBeLessThanOrEqual(4.4);
    for (const tenth of [1, 3, 5, 7, 9]) {
      expect(Math.abs(share(2 + 0.24 * tenth) - tenth / 10)).toBeLessThan(0.03);
    }
  });

  test.each([
    [0, 2, 2],
    [0.5, 2, 3],
    [3, 2, 8],
  ])('with jitterFactor %d pauses between %d and %d s.', (jitterFactor, least, most) => {
    const pauses = pausesOf(polling({ jitterFactor }, '10m'));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(least - 1e-9);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(most + 1e-9);
    expect(Math.max(...pauses)).toBeGreaterThan(least + 0.9 * (most - least) - 1e-9);
  });

  test('goes on asking while nothing answers, and takes a lease that had run out at its next poll.', () => {
    const run = runLease({
      config: { apiLatency: '0ms', work: 'off' },
      initial: { lease: { holder: 'somebody' } },
      script: [
        { at: '8s', outage: 'api' },
        { at: '60s', restore: 'api' },
      ],
      until: '65s',
    });
    const [taken] = told(run, 'acquire');
    expect(told(run, 'observe').filter(({ atUs }) => atUs < 60_000_000)).toHaveLength(2);
    // Nobody waits another 15 s: the record has not changed since 0 s.
    expect(secondsOf(taken!)).toBeGreaterThan(60);
    expect(secondsOf(taken!)).toBeLessThanOrEqual(64.4);
  });
});
