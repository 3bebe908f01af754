/**
 * How leadership ends and what follows: a lost lease, a release, a hung elector, a process that starts
 * again (client-go tools/leaderelection: Run, renew, release, Check).
 */
import { describe, expect, test } from 'vitest';
import { apiOf } from './execute.ts';
import type { LeaseRun } from './run.ts';
import { outcomesSince, requestsSince, runLease, secondsOf, told, writesOf } from './told.ts';

interface Pair {
  readonly config?: object;
  readonly script: readonly object[];
  readonly until: string;
}

/** c1 leads from 0 s on and renews every 2 s; c2 starts at 1 s and stands by. No network in the way. */
function pair({ config = {}, script, until }: Pair): LeaseRun {
  return runLease({
    config: { apiLatency: '0ms', work: 'off', ...config },
    initial: { c2: { down: true } },
    script: [{ at: '1s', restart: 'c2' }, ...script],
    until,
  });
}

/** When c1 acted: the instants at which its acts left. */
const actedAt = (run: LeaseRun): number[] =>
  told(run, 'send')
    .filter(({ from, message }) => from === 'c1' && message.type === 'work')
    .map(secondsOf);

const rolesOf = (run: LeaseRun, node: string): string[] =>
  told(run, 'role', node).map((role) => `${String(secondsOf(role))} ${role.to}`);

describe('A leader whose lease is given to another by hand', () => {
  const run = pair({
    script: [{ at: '5s', takeOver: 'c2' }],
    config: { work: '1s' },
    until: '20s',
  });

  test('reads of it at its next renewal, and goes on acting as the leader until the deadline.', () => {
    const [held] = told(run, 'renewFailed', 'c1');
    expect([secondsOf(held!), held?.reason, held?.holder]).toEqual([6, 'held', 'c2#1']);
    expect(rolesOf(run, 'c1')).toEqual(['0 leader', '16 stopped']);
    expect(actedAt(run).filter((at) => at > 6)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  test('tries its write once, and from then on only reads.', () => {
    expect(requestsSince(run, 'c1', 6).slice(0, 6)).toEqual([
      '0 update',
      '0 get',
      '2 get',
      '4 get',
      '6 get',
      '8 get',
    ]);
  });

  test('has its acts accepted all that time when nobody compares tokens.', () => {
    expect(run.metrics.staleWrites).toBeGreaterThanOrEqual(10);
  });
});

describe('A planned stop with releaseOnCancel', () => {
  const stop = (config: object = {}): LeaseRun =>
    pair({
      config: { releaseOnCancel: true, work: '100ms', apiLatency: '300ms', ...config },
      script: [{ at: '7050ms', release: 'c1' }],
      until: '20s',
    });

  test('ends the work at once, before the first request of the release leaves.', () => {
    const run = stop();
    expect(Math.max(...actedAt(run))).toBeLessThanOrEqual(7.05);
    expect(told(run, 'request', 'c1').filter(({ purpose }) => purpose === 'release')).toMatchObject(
      [
        { verb: 'get', atUs: 7_050_000 },
        { verb: 'update', atUs: 7_650_000 },
      ],
    );
    expect(rolesOf(run, 'c1').slice(1)).toEqual(['7.05 releasing', '8.25 stopped']);
  });

  test('leaves an empty holder for one second, the transitions as they were.', () => {
    const [release] = writesOf(stop()).filter(
      ({ message }) => message.record.holderIdentity === '',
    );
    expect(release?.message.record).toMatchObject({
      holderIdentity: '',
      leaseDurationSeconds: 1,
      leaseTransitions: 0,
    });
  });

  test('lets a standby in at its next poll, as one transition more.', () => {
    const run = stop();
    const [, taken] = told(run, 'acquire');
    expect(taken).toMatchObject({ node: 'c2', because: 'free', before: '', transitions: 1 });
    expect(secondsOf(taken!)).toBeLessThan(8 + 4.4 + 4 * 0.3);
  });

  test('writes again after a conflict with a renewal of its own that was cancelled too late.', () => {
    // The renewal that left at 6 s is on its way when the stop cancels it, and is taken after the read.
    const run = pair({
      config: { releaseOnCancel: true },
      script: [
        { at: '5s', slowApi: '1s' },
        { at: '6500ms', slowApi: '450ms' },
        { at: '6500ms', release: 'c1' },
      ],
      until: '9s',
    });
    expect(outcomesSince(run, 'c1', 6)).toEqual([
      '0.5 update cancelled',
      '0.95 get 200',
      '1.4 update 409',
      '1.85 get 200',
      '2.3 update 200',
    ]);
    expect(apiOf(run.world).lease?.record.holderIdentity).toBe('');
  });

  test('gives up at the renew deadline, and its write may free the Lease after that.', () => {
    const run = pair({
      config: {
        releaseOnCancel: true,
        leaseDuration: '4s',
        renewDeadline: '1200ms',
        retryPeriod: '900ms',
      },
      script: [
        { at: '5s', slowApi: '700ms' },
        { at: '5s', release: 'c1' },
      ],
      until: '6500ms',
    });
    expect(outcomesSince(run, 'c1', 5)).toEqual(['0.7 get 200', '1.2 update cancelled']);
    expect(told(run, 'exit', 'c1').map(secondsOf)).toEqual([6.2]);
    expect(writesOf(run).find(({ message }) => message.record.holderIdentity === '')?.atUs).toBe(
      6_400_000,
    );
  });

  test('without it leaves the Lease as it is: the standby waits it out.', () => {
    const run = pair({ script: [{ at: '7s', release: 'c1' }], until: '40s' });
    expect(told(run, 'exit', 'c1').map(secondsOf)).toEqual([7]);
    const [, taken] = told(run, 'acquire');
    expect(taken).toMatchObject({ node: 'c2', because: 'expired' });
    expect(secondsOf(taken!)).toBeGreaterThanOrEqual(6 + 15);
  });
});

describe('A lease that is lost with releaseOnCancel', () => {
  const run = pair({
    config: { releaseOnCancel: true, work: '1s' },
    script: [
      { at: '5s', outage: 'api' },
      { at: '15500ms', slowApi: '2900ms' },
    ],
    until: '20s',
  });

  test('ends the work only after the release: here 2.9 s after the deadline.', () => {
    expect(told(run, 'lost').map(secondsOf)).toEqual([16]);
    expect(rolesOf(run, 'c1')).toEqual(['0 leader', '18.9 stopped']);
    expect(actedAt(run).slice(-2)).toEqual([17, 18]);
  });
});

describe('A release that reaches the API late', () => {
  test('wipes the lease of whoever leads by then, if the process has not read of it (since v1.34).', () => {
    const run = pair({
      config: { releaseOnCancel: true },
      script: [
        { at: '7s', pause: 'c1' },
        { at: '40s', release: 'c1' },
        { at: '40s', resume: 'c1' },
      ],
      until: '60s',
    });
    const [release] = told(run, 'release', 'c1');
    expect(release).toMatchObject({ before: 'c2#1' });
    expect(told(run, 'acquire').map(({ identity }) => identity)).toEqual(['c1#1', 'c2#1']);
    // The new leader finds the Lease empty at its next renewal and takes it back.
    const retaken = writesOf(run).find(({ atUs, node }) => node === 'c2' && atUs > release!.atUs);
    expect(retaken).toBeDefined();
    expect(apiOf(run.world).lease?.record).toMatchObject({
      holderIdentity: 'c2#1',
      leaseTransitions: 2,
    });
  });
});

describe('A process that ends', () => {
  test('by itself starts again after restartAfter as somebody new, and waits the whole duration.', () => {
    const run = runLease({
      config: { candidates: 1, apiLatency: '0ms', work: 'off', restartAfter: '3s' },
      script: [
        { at: '5s', outage: 'api' },
        { at: '17s', restore: 'api' },
      ],
      until: '60s',
    });
    expect(told(run, 'exit').map((exit) => [secondsOf(exit), exit.reason])).toEqual([[16, 'lost']]);
    expect(told(run, 'restart').map(secondsOf)).toEqual([19]);
    const [, taken] = told(run, 'acquire');
    // The old lease was its own, and ran out at 19 s: it cannot know.
    expect(taken).toMatchObject({ identity: 'c1#2', before: 'c1#1', because: 'expired' });
    expect(secondsOf(taken!)).toBeGreaterThanOrEqual(19 + 15);
    expect(secondsOf(taken!)).toBeLessThanOrEqual(19 + 15 + 4.4);
  });

  test.each(['release', 'crash'])('by %s stays down until it is restarted.', (command) => {
    const script = [{ at: '5s', [command]: 'c1' }];
    expect(told(pair({ script, until: '10m' }), 'restart', 'c1')).toEqual([]);
    const restarted = pair({ script: [...script, { at: '5m', restart: 'c1' }], until: '10m' });
    expect(told(restarted, 'restart', 'c1').map(secondsOf)).toEqual([300]);
    expect(restarted.world.nodes['c1']?.state.context).toMatchObject({ identity: 'c1#2' });
  });

  test('gets a new number with every start: the third is c1#3.', () => {
    const again = [1, 2].flatMap((minute) => [
      { at: `${String(minute)}m`, crash: 'c1' },
      { at: `${String(minute)}m`, restart: 'c1' },
    ]);
    const run = runLease({ config: { candidates: 1, work: 'off' }, script: again, until: '3m' });
    expect(told(run, 'acquire').map(({ identity }) => identity)).toEqual(['c1#1', 'c1#2', 'c1#3']);
    expect(told(run, 'acquire').map(({ transitions }) => transitions)).toEqual([0, 1, 2]);
  });
});

describe('The watchdog', () => {
  const watched = (script: readonly object[], watchdog = '20s'): LeaseRun =>
    pair({ config: { watchdog }, script, until: '2m' });

  test('ends a hung leader 35 s after its last renewal: the lease’s 15 s, and 20 s of tolerance.', () => {
    const run = watched([{ at: '7s', hang: 'c1' }]);
    expect(told(run, 'lost', 'c1').map((lost) => [secondsOf(lost), lost.reason])).toEqual([
      [6 + 35, 'watchdog'],
    ]);
    expect(told(run, 'restart', 'c1').map(secondsOf)).toEqual([46]);
    // Two acted as leaders from the expiry on.
    expect(run.metrics.overlapMs).toBeGreaterThan(15_000);
  });

  test('counts from the last renewal anew, and so never ends a healthy leader.', () => {
    expect(told(watched([], '0ms'), 'lost')).toEqual([]);
  });

  test('is not concerned with a leader that has read of another holder before it hung.', () => {
    const run = watched([
      { at: '5s', takeOver: 'c2' },
      { at: '7s', hang: 'c1' },
    ]);
    expect(told(run, 'renewFailed', 'c1')).toHaveLength(1);
    expect(told(run, 'lost', 'c1')).toEqual([]);
    expect(rolesOf(run, 'c1')).toEqual(['0 leader']);
  });

  test('is not concerned with candidates, hung or not.', () => {
    const run = watched([{ at: '7s', hang: 'c2' }]);
    expect(told(run, 'lost')).toEqual([]);
    expect(told(run, 'exit')).toEqual([]);
  });

  test('that nobody has set never ends a hung leader.', () => {
    const run = pair({ script: [{ at: '7s', hang: 'c1' }], until: '10m' });
    expect(rolesOf(run, 'c1')).toEqual(['0 leader']);
  });
});

describe('A lease', () => {
  test('of less than a second is published as 0 and never acquired: the API server refuses it.', () => {
    const run = runLease({
      config: {
        candidates: 1,
        apiLatency: '0ms',
        leaseDuration: '900ms',
        renewDeadline: '500ms',
        retryPeriod: '100ms',
      },
      until: '60s',
    });
    expect(told(run, 'acquire')).toEqual([]);
    const codes = new Set(told(run, 'response').map(({ verb, code }) => `${verb} ${String(code)}`));
    expect([...codes]).toEqual(['get 404', 'create 422']);
  });

  test.each([
    ['1900ms', 1],
    ['15900ms', 15],
    ['2s', 2],
  ])('of %s is published as %d s: fractions are cut off.', (leaseDuration, seconds) => {
    const config = { leaseDuration, renewDeadline: '1300ms', retryPeriod: '1s' };
    const run = runLease({ config: { candidates: 1, ...config }, until: '1s' });
    expect(apiOf(run.world).lease?.record.leaseDurationSeconds).toBe(seconds);
  });

  test.each([3, 15, 40])(
    'that says %d s is waited out so long, whatever the own setting of 15 s.',
    (durationS) => {
      const run = runLease({
        config: { candidates: 1, apiLatency: '0ms', work: 'off' },
        initial: { lease: { holder: 'gone', leaseDuration: `${String(durationS)}s` } },
        until: '60s',
      });
      const [taken] = told(run, 'acquire').map(secondsOf);
      expect(taken).toBeGreaterThanOrEqual(durationS);
      expect(taken).toBeLessThanOrEqual(durationS + 4.4);
    },
  );
});

describe('A leader that was frozen while another took over', () => {
  const frozen = (at: string): LeaseRun =>
    pair({
      config: { apiLatency: '10ms', work: '1s' },
      script: [
        { at, pause: 'c1' },
        { at: '60s', resume: 'c1' },
      ],
      until: '80s',
    });

  test('between two renewals acts up to 10 s more, nearly all of it after reading who leads.', () => {
    const run = frozen('7s');
    expect(told(run, 'renewFailed', 'c1')[0]).toMatchObject({ reason: 'held', holder: 'c2#1' });
    expect(told(run, 'lost', 'c1').map(secondsOf)).toEqual([70]);
    expect(actedAt(run).filter((at) => at > 60).length).toBeGreaterThanOrEqual(9);
  });

  test('within a renewal ends as it wakes: the deadline has passed.', () => {
    // A renewal is under way: it began at 6.1 s.
    const run = pair({
      config: { apiLatency: '50ms' },
      script: [
        { at: '6150ms', partition: 'c1' },
        { at: '7s', pause: 'c1' },
        { at: '58s', heal: 'c1' },
        { at: '60s', resume: 'c1' },
      ],
      until: '80s',
    });
    expect(told(run, 'lost', 'c1').map(secondsOf)).toEqual([60]);
  });

  test('reads before it writes: the lease that it remembers has run out.', () => {
    expect(requestsSince(frozen('7s'), 'c1', 60)[0]).toMatch(/ get$/);
  });
});
