import { describe, expect, test } from 'vitest';
import { readRaftScenario } from './run.ts';
import { RaftRun } from './run.ts';
import type { RaftMetrics } from './metrics/meter.ts';

const CONFIG = {
  nodes: 3,
  preset: 'paper',
  electionTimeout: '5s',
  latency: '10ms',
  heartbeat: '50ms',
};

/** The metrics of a run in which every message takes 10 ms and members stand when they are told to. */
function metricsOf(script: readonly object[], until = '2s', config: object = {}): RaftMetrics {
  const scenario = readRaftScenario({
    model: 'raft',
    config: { ...CONFIG, ...config },
    script,
    until,
  });
  return new RaftRun(scenario).finish().metrics ?? {};
}

const first = { at: '100ms', campaign: 'n1' };

describe('The gap without a leader', () => {
  test('opens at 0 in a run without commands; a leader of one is known at once.', () => {
    const metrics = metricsOf([], '20s', { electionTimeout: '5s', nodes: 1 });
    expect(metrics).toMatchObject({
      leaderlessMs: 5_000,
      leaderKnownMs: 5_000,
      firstLeaderMs: 5_000,
    });
  });

  test('opens when the last leader crashes, and ends when another takes office.', () => {
    const script = [
      { at: '1s', crash: 'n1' },
      { at: '1300ms', campaign: 'n2' },
    ];
    // The first command comes at 100 ms, when the gap from 0 on is open already: it does not count.
    expect(metricsOf([first, ...script])).toMatchObject({ leaderlessMs: 320, leaderKnownMs: 330 });
  });

  test('ends for everyone when the last member that is up and connected has heard the new leader.', () => {
    const slow = { at: '900ms', latency: { link: 'n2->n3', to: '200ms' } };
    const script = [first, slow, { at: '1s', crash: 'n1' }, { at: '1300ms', campaign: 'n2' }];
    // n3 hears of the election 200 ms later, and answers; the first heartbeat takes 200 ms again.
    expect(metricsOf(script)).toMatchObject({ leaderlessMs: 510, leaderKnownMs: 710 });
    // Cut off, n3 is no longer one of those.
    const apart = [...script, { at: '1550ms', cut: 'n2->n3' }];
    expect(metricsOf(apart).leaderKnownMs).toBe(550);
  });

  test('is open while the only leader is paused: a paused leader leads nobody.', () => {
    const script = [first, { at: '1s', pause: 'n1' }, { at: '1400ms', resume: 'n1' }];
    expect(metricsOf(script).leaderlessMs).toBe(400);
  });

  test('is left out when it does not end.', () => {
    expect(metricsOf([first, { at: '1s', crash: 'n1' }])).not.toHaveProperty('leaderlessMs');
    expect(metricsOf([first, { at: '1s', crash: 'n1' }])).not.toHaveProperty('leaderKnownMs');
  });

  test('does not open while an old leader still leads somewhere.', () => {
    const script = [first, { at: '1s', isolate: 'n1' }, { at: '1200ms', campaign: 'n2' }];
    expect(metricsOf(script)).not.toHaveProperty('leaderlessMs');
  });
});

describe('Availability and stability', () => {
  test('Without a leader that reaches a majority both ways there is no service.', () => {
    // Until the election at 120 ms, and for the 300 ms of the cut; one follower is a majority with the leader.
    const cut = [
      { at: '500ms', cut: ['n2->n1', 'n3->n1'] },
      { at: '800ms', heal: 'all' },
    ];
    expect(metricsOf([first, ...cut]).unavailableMs).toBe(420);
    const one = [
      { at: '500ms', cut: 'n2->n1' },
      { at: '800ms', heal: 'all' },
    ];
    expect(metricsOf([first, ...one]).unavailableMs).toBe(120);
  });

  test('A leader is stable when a majority has answered sixteen rounds of its heartbeats.', () => {
    // Rounds leave at 120, 170, …; the sixteenth at 870 is answered at 890.
    const stableBy = (until: string) => metricsOf([first], until).firstStableLeaderMs;
    expect(stableBy('889ms')).toBeUndefined();
    expect(stableBy('890ms')).toBe(120);
  });

  test('A leader that fell before its sixteenth round is not the stable one.', () => {
    const fall = [
      { at: '500ms', crash: 'n1' },
      { at: '600ms', campaign: 'n2' },
    ];
    expect(metricsOf([first, ...fall])).toMatchObject({
      firstLeaderMs: 120,
      firstStableLeaderMs: 620,
    });
  });
});

describe('Counts', () => {
  test('Elections are candidacies, terms the highest term, split votes terms with candidates and no leader.', () => {
    const script = [
      { at: '100ms', campaign: 'n1' },
      { at: '100ms', campaign: 'n2' },
      { at: '100ms', campaign: 'n3' },
      { at: '300ms', campaign: 'n1' },
    ];
    expect(metricsOf(script)).toMatchObject({
      elections: 4,
      terms: 2,
      splitVotes: 1,
      firstLeaderMs: 320,
    });
  });

  test('Pre-votes are no elections.', () => {
    const etcd = { preset: 'etcd', electionTimeout: '1s', heartbeat: '200ms' };
    const script = [
      { at: '100ms', crash: 'n1' },
      { at: '100ms', crash: 'n2' },
    ];
    expect(metricsOf(script, '20s', etcd)).toMatchObject({ elections: 0, terms: 0, splitVotes: 0 });
  });

  test('Every message that leaves is counted, arriving or not.', () => {
    // Two requests, two votes, a round of two heartbeats, and answers to them.
    expect(metricsOf([first], '109ms').messages).toBe(2);
    expect(metricsOf([first], '145ms').messages).toBe(8);
    expect(metricsOf([{ at: '0s', cut: ['n1-n2', 'n1-n3'] }, first], '145ms').messages).toBe(2);
  });
});
