import { describe, expect, test } from 'vitest';
import { play } from './played.ts';

const SPREAD = {
  leader: 'm1',
  holders: { 'kube-controller-manager': 'm2', 'kube-scheduler': 'm3' },
};

// kubernetes.io setup/production-environment/tools/kubeadm/ha-topology; etcd docs v3.7 faq.md: (n − 1) / 2 failures.
describe.each(['stacked', 'external'])('With three masters, %s,', (topology) => {
  test.each(['m1', 'm2', 'm3'])('the loss of %s is survived by everything', (host) => {
    const { unmet, cluster } = play({
      config: { topology },
      initial: topology === 'stacked' ? SPREAD : { holders: SPREAD.holders },
      script: [{ at: '30s', crash: host }],
      until: '70s',
    });
    expect(unmet).toEqual([]);
    expect(Object.fromEntries(cluster.services)).toEqual({
      connections: 1,
      reads: 1,
      writes: 1,
      scheduling: 1,
      controllers: 1,
    });
    expect([...cluster.leading.values()]).not.toContain(host);
  });
});

// kubernetes.io ha-topology: external, a lost control-plane host takes no member of etcd with it.
test('External, the loss of a master leaves the leader of etcd alone.', () => {
  const { metrics, cluster } = play({
    config: { topology: 'external' },
    script: [{ at: '30s', crash: 'm1' }],
    until: '60s',
  });
  expect(metrics['etcdLeaderMs']).toBeUndefined();
  expect(cluster.leader?.host).toBe('e1');
  expect(metrics['writeUnavailableMs']).toBe(0);
});

// raft.go; leaderelection.go: the holders are independent of one another.
test('A master that holds nothing is missed by nobody but the balancer.', () => {
  const { metrics } = play({
    script: [{ at: '30s', crash: 'm3' }],
    until: '60s',
  });
  expect(metrics).toMatchObject({
    writeUnavailableMs: 0,
    schedulerIdleMs: 0,
    controllerIdleMs: 0,
  });
  expect(metrics['balancerMs']).toBeGreaterThan(0);
});

// raft.go and leaderelection.go know no priorities and no preemption.
test('A master that is back leads nothing that others have taken over.', () => {
  const { cluster, unmet } = play({
    script: [
      { at: '30s', crash: 'm1' },
      { at: '60s', restart: 'm1' },
      { at: '90s', expect: { nodes: { m1: 'ready' }, endpoints: { m1: 'listed' } } },
    ],
    until: '90s',
  });
  expect(unmet).toEqual([]);
  expect(cluster.leader?.host).not.toBe('m1');
  expect([...cluster.leading.values()]).not.toContain('m1');
  expect(cluster.inRotation.get('m1')).toBe(true);
});

describe('When two of three masters are gone,', () => {
  const lost = play({
    initial: SPREAD,
    script: [
      { at: '30s', crash: ['m2', 'm3'] },
      { at: '150s', restart: 'm2' },
    ],
    until: '190s',
  });
  const seen = play({
    initial: SPREAD,
    script: [{ at: '30s', crash: ['m2', 'm3'] }],
    until: '149s',
  });

  // Paper §5.2; etcd docs v3.7 op-guide/failures.md: no writes until a majority is back.
  test('nothing is written and nobody leads, however long it lasts', () => {
    expect(seen.cluster.services.get('writes')).toBe(0);
    expect(seen.cluster.leading.size).toBe(0);
    expect(seen.at('role', { component: 'etcd', to: 'leader' }).filter((s) => s > 30)).toEqual([]);
  });

  // apiserver pkg/server/options/etcd.go: /livez includes etcd; kubeadm staticpod: 8 failures, 10 s apart.
  test('the kubelet restarts the healthy API server for want of etcd after 70 to 90 s', () => {
    const [first] = seen.at('terminate', { because: 'liveness' });
    expect(first).toBeGreaterThan(30 + 70);
    expect(first).toBeLessThan(30 + 90);
  });

  // etcd docs v3.7 op-guide/failures.md: with a majority back, the cluster goes on by itself.
  test('everything goes on by itself once one of them is back', () => {
    expect(Object.fromEntries(lost.cluster.services)).toEqual({
      connections: 1,
      reads: 1,
      writes: 1,
      scheduling: 1,
      controllers: 1,
    });
  });

  // pkg/controlplane/reconcilers/lease.go: it refuses to write an empty list.
  test('the list of endpoints is not empty', () => {
    expect([...seen.cluster.endpoints.values()].some(({ isListed }) => isListed)).toBe(true);
  });
});

// etcd docs v3.7 faq.md: two members tolerate no failure.
test('Of two masters, the loss of one ends all writing.', () => {
  const { cluster } = play({
    config: { masters: 2 },
    script: [{ at: '30s', crash: 'm2' }],
    until: '80s',
  });
  expect(cluster.services.get('writes')).toBe(0);
  expect(cluster.leading.size).toBe(0);
});

test('A single master is back, with its Leases, after it has started again.', () => {
  const { unmet } = play({
    config: { masters: 1 },
    script: [
      { at: '30s', crash: 'm1' },
      { at: '40s', expect: { connections: 'unavailable', writes: 'unavailable' } },
      { at: '60s', restart: 'm1' },
      {
        at: '90s',
        expect: { connections: 'available', writes: 'available', scheduling: 'available' },
      },
    ],
    until: '91s',
  });
  expect(unmet).toEqual([]);
});

describe('The API server alone:', () => {
  const crashed = play({
    initial: { leader: 'm2' },
    script: [{ at: '30s', crash: 'kube-apiserver@m1' }],
    until: '60s',
  });

  // kubelet: an ended container is started again at once, back-off begins with the second time.
  test('one that crashes is started again at once, and its neighbours keep their Leases', () => {
    expect(crashed.at('containerStarted', { node: 'kubelet@m1' }).at(-1)).toBeCloseTo(30, 1);
    expect(crashed.cluster.leading.get('kube-scheduler')).toBe('m1');
  });

  // kubeadm staticpod: liveness period 10 s, time-out 15 s, 8 failures; haproxy inter 2 s, fall 3.
  test('one that hangs is out of rotation after 10 to 12 s, and restarted only after 105 to 130 s', () => {
    const { metrics } = play({
      initial: { leader: 'm2' },
      script: [{ at: '30s', hang: 'kube-apiserver@m1' }],
      until: '200s',
    });
    expect(metrics['balancerMs']).toBeGreaterThan(9_980);
    expect(metrics['balancerMs']).toBeLessThan(12_020);
    expect(metrics['apiRestartMs']).toBeGreaterThan(105_000);
    expect(metrics['apiRestartMs']).toBeLessThan(130_100);
  });

  // kubeadm manifests.go: the controller manager and the scheduler ask the API server beside them.
  test('one that hangs costs the holders beside it their Leases', () => {
    const { cluster, at } = play({
      initial: { leader: 'm2' },
      script: [{ at: '30s', hang: 'kube-apiserver@m1' }],
      until: '60s',
    });
    expect([...cluster.leading.values()]).not.toContain('m1');
    // leaderelection.go: RenewDeadline 10 s, begun up to RetryPeriod after the last renewal.
    for (const component of ['kube-scheduler', 'kube-controller-manager']) {
      const [lost = 0] = at('lost', { component });
      expect(lost).toBeGreaterThan(30 + 9.9);
      expect(lost).toBeLessThan(30 + 12.1);
    }
  });

  test('one that hangs stays hung when etcd has been away and is back', () => {
    const { run } = play({
      config: { topology: 'external' },
      script: [
        { at: '30s', hang: 'kube-apiserver@m1' },
        { at: '31s', partition: [['m1'], ['m2', 'm3', 'e1', 'e2', 'e3']] },
        { at: '36s', heal: 'all' },
      ],
      until: '45s',
    });
    expect(run.world.nodes['kube-apiserver@m1']?.state.value).toBe('hung');
  });
});

// kubernetes.io static-pods: if the kubelet is down, nobody supervises them.
describe('When the kubelet of a master is gone,', () => {
  test('its API server serves on, and its node becomes NotReady', () => {
    const { unmet } = play({
      script: [
        { at: '30s', crash: 'kubelet@m2' },
        {
          at: '95s',
          expect: {
            nodes: { m2: 'notReady', m1: 'ready' },
            endpoints: { m2: 'listed' },
            connections: 'available',
          },
        },
      ],
      until: '96s',
    });
    expect(unmet).toEqual([]);
  });

  test('nobody starts an API server again that has crashed', () => {
    const { run } = play({
      script: [
        { at: '30s', crash: 'kubelet@m2' },
        { at: '40s', crash: 'kube-apiserver@m2' },
      ],
      until: '80s',
    });
    expect(run.world.nodes['kube-apiserver@m2']?.state.value).toBe('dead');
  });
});

// leaderelection.go: no fencing; who was paused believes that it leads until it has found out.
describe('A master that was paused and goes on', () => {
  const { cluster, at } = play({
    script: [
      { at: '30s', pause: 'm1' },
      { at: '55s', resume: 'm1' },
    ],
    until: '90s',
  });

  test('finds its Leases taken, and exits within 10 to 12 s', () => {
    for (const component of ['kube-scheduler', 'kube-controller-manager']) {
      const [lost = 0] = at('lost', { component });
      expect(lost).toBeGreaterThan(55);
      expect(lost).toBeLessThanOrEqual(55 + 12.1);
    }
  });

  test('does not end the lead of those who took them', () => {
    expect([...cluster.leading.values()]).not.toContain('m1');
    expect(cluster.leading.size).toBe(2);
    expect(at('service', { service: 'controllers', share: 0 }).filter((s) => s > 31)).toEqual([]);
    // The controller manager counts the silence of nodes from when it began: once.
    expect(cluster.monitors).toBe(2);
  });
});

test('A scheduler that stands still schedules nothing, though it holds the Lease.', () => {
  const { cluster } = play({
    script: [{ at: '30s', pause: 'kube-scheduler@m1' }],
    until: '35s',
  });
  expect(cluster.leading.get('kube-scheduler')).toBe('m1');
  expect(cluster.services.get('scheduling')).toBe(0);
});
