import { describe, expect, test } from 'vitest';
import { digestOf } from '../../sim/digest.ts';
import { play, type Played } from './played.ts';

const SEEDS = [1, 2, 3, 4];

/** The first leader of etcd is m1; its disk, or another one, becomes slow at 30 s. */
const slow = (to: string, { node = 'm1', seed = 7, until = '40s', config = {} } = {}): Played =>
  play({ config, script: [{ at: '30s', slowDisk: { node, to } }], until }, seed);

/** Instants after the disk has become slow. */
const later = (times: readonly number[]): readonly number[] => times.filter((s) => s > 30);

/** Heartbeats that a member sends, in seconds. */
const heartbeats = ({ events }: Played, node: string): readonly number[] =>
  events.flatMap((event) =>
    event.type === 'send' && event.from === node && event.message.type === 'heartbeat'
      ? [event.atUs / 1_000_000]
      : [],
  );

// etcdserver/raft.go, start: one loop saves, sends and ticks.
describe('A leader of etcd whose disk takes 3 s for a write', () => {
  test.each(SEEDS)('sends no heartbeat while it writes (seed %i)', (seed) => {
    const run = slow('3s', { seed });
    const [waits = Infinity] = run.at('diskWait', { node: 'm1' });
    const during = heartbeats(run, 'etcd@m1').filter((s) => s > waits && s < waits + 3);
    expect(waits).toBeLessThan(33);
    expect(during).toEqual([]);
  });

  // raft.go, resetRandomizedElectionTimeout: 10 to 19 ticks of 100 ms; a split vote costs another round.
  test.each(SEEDS)('has a successor within two election timeouts (seed %i)', (seed) => {
    const run = slow('3s', { seed });
    const [waits = 0] = run.at('diskWait', { node: 'm1' });
    const [elected = Infinity] = later(run.at('role', { to: 'leader', component: 'etcd' }));
    expect(elected - waits).toBeGreaterThan(0.7);
    expect(elected - waits).toBeLessThan(4);
    expect(run.cluster.leader?.host).not.toBe('m1');
    expect(run.metrics['writeUnavailableMs']).toBeLessThan(4_000);
  });

  // etcd-io/raft node.go, run: messages are stepped beside the loop.
  test('hears of its successor and follows it before it has written', () => {
    const run = slow('3s');
    const [waits = 0] = run.at('diskWait', { node: 'm1' });
    const [deposed = Infinity] = run.at('role', { node: 'etcd@m1', from: 'leader' });
    expect(deposed).toBeGreaterThan(waits);
    expect(deposed).toBeLessThan(waits + 3);
  });

  // raft.go, Step: inLease; a leader's clock of ticks stands still, so it counts no election timeout.
  test('does not step down by itself: without ticks it makes no quorum check', () => {
    const reasons = slow('3s', { node: 'm1' }).events.flatMap((event) =>
      event.type === 'role' && event.component === 'etcd' && event.atUs > 30_000_000
        ? ['reason' in event ? event.reason : '']
        : [],
    );
    expect(reasons).not.toContain('quorumLost');
  });
});

// followers wait at least an election timeout (etcd-io/raft, tickElection).
test.each(['20ms', '200ms', '500ms'])(
  'A disk that takes %s, less than an election timeout, deposes nobody and stops no write.',
  (to) => {
    for (const seed of SEEDS) {
      const run = slow(to, { seed });
      expect(later(run.at('role', { to: 'leader', component: 'etcd' }))).toEqual([]);
      expect(run.metrics['writeUnavailableMs']).toBe(0);
    }
  },
);

// etcdserver/raft.go: newRaftNode expects a heartbeat within two intervals.
test('A write is told of if it is longer than two heartbeats, and not otherwise.', () => {
  expect(slow('200ms').at('diskWait')).toEqual([]);
  expect(slow('201ms').at('diskWait').length).toBeGreaterThan(0);
  expect(slow('201ms').at('diskWait', { isLong: true })).toEqual([]);
  expect(slow('1001ms').at('diskWait', { isLong: true }).length).toBeGreaterThan(0);
});

describe('A follower’s slow disk', () => {
  // Raft §5.3: committed is what a majority has stored.
  test.each(SEEDS)(
    'stops no write and begins no election: the majority suffices (seed %i)',
    (seed) => {
      const run = slow('3s', { node: 'm2', seed });
      expect(later(run.at('role', { component: 'etcd' }))).toEqual([]);
      expect(run.metrics['writeUnavailableMs']).toBe(0);
    },
  );

  test('costs the API server beside it its etcd, if stacked, and no other', () => {
    const run = slow('3s', { node: 'm2' });
    expect(later(run.at('etcdLost', { node: 'm2' }))).toHaveLength(1);
    expect(later(run.at('etcdLost', { node: 'm1' }))).toEqual([]);
    const external = slow('3s', { node: 'e2', config: { topology: 'external' } });
    expect(later(external.at('etcdLost'))).toEqual([]);
  });
});

test('Slow disks of a majority stop all writes, whoever leads.', () => {
  const run = play({
    script: [
      { at: '30s', slowDisk: { node: ['m2', 'm3'], to: '5s' } },
      { at: '40s', expect: { writes: 'unavailable' } },
    ],
    until: '41s',
  });
  expect(run.unmet).toEqual([]);
});

test('With its old disk a member catches up and follows, and no leader is elected again.', () => {
  const run = play({
    script: [
      { at: '30s', slowDisk: { node: 'leader', to: '3s' } },
      { at: '50s', slowDisk: { node: 'm1', to: '0ms' } },
      { at: '70s', expect: { writes: 'available', connections: 'available' } },
    ],
    until: '80s',
  });
  expect(run.unmet).toEqual([]);
  expect(run.at('diskFree', { node: 'm1' })).toHaveLength(1);
  expect(later(run.at('role', { to: 'leader', component: 'etcd' }))).toHaveLength(1);
});

test('Disks that take a few milliseconds everywhere change no election, and nothing is told of them.', () => {
  const run = play({ config: { diskWrite: '5ms' }, until: '60s' });
  expect(run.at('role', { to: 'leader', component: 'etcd' })).toHaveLength(1);
  expect(run.at('diskWait')).toEqual([]);
  const quick = play({ until: '60s' });
  expect(digestOf(run.events)).not.toBe(digestOf(quick.events));
});

test('A role in place of a name is written into the trace as whom it means.', () => {
  const { events } = slow('1s', { node: 'leader', until: '31s' });
  const command = events.find(({ type }) => type === 'command');
  expect(command).toMatchObject({ command: { slowDisk: { node: 'm1', to: '1s' } } });
});
