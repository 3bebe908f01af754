import { describe, expect, test } from 'vitest';
import { play } from './played.ts';

describe('When the first master is cut off from the two others and the balancer,', () => {
  const cut = play({
    script: [{ at: '30s', partition: [['m1'], ['m2', 'm3']] }],
    until: '120s',
  });
  const healed = play({
    script: [
      { at: '30s', partition: [['m1'], ['m2', 'm3']] },
      { at: '70s', heal: 'all' },
    ],
    until: '100s',
  });

  // raft.go, CheckQuorum: a leader that hears no majority within an election timeout steps down.
  test('its leader of etcd steps down within 2 s, and the others elect one', () => {
    const [down = 0] = cut.at('role', { node: 'etcd@m1', from: 'leader' });
    expect(down).toBeLessThan(32.1);
    expect(cut.metrics['writeUnavailableMs']).toBeLessThan(5_736);
    expect(cut.cluster.leader?.host).not.toBe('m1');
  });

  // leaderelection.go: the holder gives up 10 s after its first failed attempt, the others wait 15 s.
  test('its controller manager and scheduler give up before others take over', () => {
    for (const component of ['kube-scheduler', 'kube-controller-manager']) {
      const [lost = Infinity] = cut.at('lost', { component });
      const [taken = 0] = cut.at('acquire', { component }).filter((s) => s > 30);
      expect(lost).toBeLessThan(30 + 12.1);
      expect(taken).toBeGreaterThan(lost);
    }
  });

  // apiserver pkg/server/options/etcd.go: the check of etcd gives up after 2 s.
  test('its API server fails its checks 2 s later', () => {
    const [failing = 0] = cut.at('state', { node: 'kube-apiserver@m1', to: 'failing' });
    const [lost = 0] = cut.at('etcdLost', { node: 'm1' });
    expect(failing - lost).toBeCloseTo(2, 3);
  });

  // kubernetes docs node status: nodes on the other side are judged by silence alone.
  test('its node becomes NotReady, and the others stay', () => {
    expect(cut.cluster.nodes.get('m1')?.isReady).toBe(false);
    expect(cut.cluster.nodes.get('m2')?.isReady).toBe(true);
    for (const worker of ['w1', 'w2', 'w3']) {
      expect(cut.cluster.nodes.get(worker)?.isReady).toBe(true);
    }
  });

  // etcd docs v3.7 op-guide/failures.md; Thesis §9.6: with PreVote its return disturbs nobody.
  test('its return changes no leader of etcd, and its API server is whole again', () => {
    expect(healed.at('role', { component: 'etcd', to: 'leader' }).filter((s) => s > 69.9)).toEqual(
      [],
    );
    expect(healed.run.world.nodes['kube-apiserver@m1']?.state.value).toBe('serving');
    expect(healed.cluster.inRotation.get('m1')).toBe(true);
    expect(healed.cluster.services.get('connections')).toBe(1);
  });
});

// golang.org/x/net/http2 as client-go sets it: 30 s of silence, 15 s for an answer, both from the last frame;
// k/k PR 126287: the grace period is 50 s so that it is longer than that.
describe('Workers whose connection went to a master that is gone', () => {
  const lost = (nodeMonitorGracePeriod: string, seed: number) =>
    play(
      {
        config: { workers: 12, nodeMonitorGracePeriod },
        initial: { leader: 'm1' },
        script: [{ at: '30s', crash: 'm3' }],
        until: '82s',
      },
      seed,
    );

  test('find another within 45 s, and stay Ready', () => {
    for (const seed of [1, 2, 3]) {
      const { cluster, at } = lost('50s', seed);
      expect(at('nodeNotReady').length).toBe(at('nodeNotReady', { node: 'm3' }).length);
      for (const worker of cluster.settings.workers) {
        expect(['m1', 'm2']).toContain(cluster.nodes.get(worker)?.connectedTo);
      }
    }
  });

  test('are taken for lost if the grace period is 40 s, as it was up to v1.31', () => {
    expect(lost('40s', 1).at('nodeNotReady').length).toBeGreaterThan(1);
  });
});

test('A group that stands alone is cut off from everybody.', () => {
  const { cluster } = play({ script: [{ at: '30s', partition: [['m1']] }], until: '45s' });
  expect(cluster.inRotation.get('m1')).toBe(false);
  expect(cluster.open.get('m1')).toBe(false);
});

// Paper §5.1: who has gone on to a later term refuses a leader of an earlier one.
test('A leader of an earlier term that is heard again opens no way to etcd.', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const { events } = play(
      {
        script: [
          { at: '30s', pause: 'etcd@m1' },
          { at: '34s', resume: 'etcd@m1' },
        ],
        until: '36s',
      },
      seed,
    );
    const resumed = events.findIndex((event) => event.type === 'resume');
    const back = events.findIndex(
      (event, index) => index > resumed && event.type === 'etcdBack' && event.node === 'm1',
    );
    const follows = events.findIndex(
      (event, index) => index > resumed && event.type === 'role' && event.node === 'etcd@m1',
    );
    expect(follows).toBeGreaterThan(resumed);
    expect(back).toBeGreaterThan(follows);
  }
});
