import { describe, expect, test } from 'vitest';
import { play } from './played.ts';

// leaderelection.go, release; cmd/kube-scheduler/app/server.go: ReleaseOnCancel; the next poll comes within 2.2 × 2 s.
test('A scheduler that is stopped gives its Lease back, and has a successor within 4.4 s.', () => {
  const { metrics, at } = play({
    script: [{ at: '30s', stop: 'kube-scheduler@scheduler' }],
    until: '50s',
  });
  expect(at('release')).toHaveLength(1);
  expect(metrics['schedulerMs']).toBeLessThanOrEqual(4_450);
});

// KEP-5366 is alpha and off: the controller manager does not release.
test('A controller manager that is stopped keeps its Lease, and has a successor only after 13 s.', () => {
  const { metrics, at } = play({
    script: [{ at: '30s', stop: 'kube-controller-manager@controllers' }],
    until: '60s',
  });
  expect(at('release')).toEqual([]);
  expect(metrics['controllerMs']).toBeGreaterThan(12_980);
});

describe('A master that is drained', () => {
  const drain = (shutdownDelayDuration: string) =>
    play({
      config: { shutdownDelayDuration },
      initial: { leader: 'm2' },
      script: [{ at: '30s', drain: 'm1' }],
      until: '60s',
    });

  // apiserver pkg/server/config.go: with --shutdown-delay-duration it serves on for so long.
  test('refuses no connection if it serves on for longer than the balancer needs', () => {
    expect(drain('10s').metrics['apiUnavailableMs']).toBe(0);
  });

  // options/server_run_options.go: the default is 0; haproxy: 3 checks, 2 s apart.
  test('refuses some for 4 to 6 s if it goes at once, which is the default', () => {
    const { apiUnavailableMs } = drain('0s').metrics;
    expect(apiUnavailableMs).toBeGreaterThan(4_000);
    expect(apiUnavailableMs).toBeLessThan(6_050);
  });

  // pkg/controlplane/controller/kubernetesservice: the server removes its own address first.
  test('is off the list of endpoints at once', () => {
    expect(drain('10s').metrics['endpointRemovedMs']).toBe(0);
  });

  test('comes back whole when it is started again, and no earlier end catches up with it', () => {
    const { unmet, run } = play({
      config: { shutdownDelayDuration: '20s' },
      initial: { leader: 'm2' },
      script: [
        { at: '30s', drain: 'm1' },
        { at: '40s', restart: 'm1' },
        {
          at: '75s',
          expect: { connections: 'available', endpoints: { m1: 'listed' }, nodes: { m1: 'ready' } },
        },
      ],
      until: '76s',
    });
    expect(unmet).toEqual([]);
    for (const component of ['kube-scheduler', 'kube-controller-manager', 'kubelet']) {
      expect(run.world.nodes[`${component}@m1`]?.status).toBe('up');
    }
    expect(run.world.nodes['kube-apiserver@m1']?.state.value).toBe('serving');
  });

  test('comes back whole when it has gone', () => {
    const { unmet, cluster } = play({
      initial: { leader: 'm2' },
      script: [
        { at: '30s', drain: 'm1' },
        { at: '60s', restart: 'm1' },
        { at: '90s', expect: { connections: 'available', endpoints: { m1: 'listed' } } },
      ],
      until: '91s',
    });
    expect(unmet).toEqual([]);
    expect(cluster.inRotation.get('m1')).toBe(true);
  });
});

// kubernetes.io releases/version-skew-policy: API servers are at most one minor version apart.
describe('An upgrade', () => {
  test('of one master after another, by one minor version, keeps the version skew', () => {
    const { run, cluster, metrics } = play({
      script: ['m1', 'm2', 'm3'].map((host, index) => ({
        at: `${String(30 + index * 60)}s`,
        upgrade: host,
      })),
      until: '200s',
    });
    expect(run.violated).toEqual([]);
    expect([...cluster.minors.values()]).toEqual([37, 37, 37]);
    expect(metrics['writeUnavailableMs']).toBe(0);
  });

  test('that skips a minor version breaks it', () => {
    const { run } = play({
      script: [{ at: '30s', upgrade: { node: 'm1', to: 1.38 } }],
      until: '40s',
    });
    expect(run.violated).toEqual(['version-skew']);
  });
});

describe('Certificates that expire', () => {
  // kubeadm constants: all made on one day, all expire on one day; more masters do not help.
  test('on every master at once leave nobody to ask', () => {
    const { unmet } = play({
      config: { certificates: { expireAt: '40s' } },
      script: [
        { at: '39s', expect: { writes: 'available' } },
        {
          at: '60s',
          expect: {
            connections: 'unavailable',
            writes: 'unavailable',
            scheduling: 'unavailable',
            controllers: 'unavailable',
          },
        },
      ],
      until: '61s',
    });
    expect(unmet).toEqual([]);
  });

  test('on one master cost its holders their Leases, and the others take over', () => {
    const { cluster } = play({
      initial: { leader: 'm2' },
      script: [{ at: '30s', expire: 'certificates@m1' }],
      until: '70s',
    });
    expect(cluster.leading.size).toBe(2);
    expect([...cluster.leading.values()]).not.toContain('m1');
  });
});

test.each([
  [{ upgrade: 'w1' }],
  [{ slowDisk: { node: 'w1', to: '5ms' } }],
  [{ drain: 'w1' }],
  [{ restart: 'm1' }],
  [{ crash: 'kube-vip@m1' }],
  [{ hang: 'm1' }],
])('A command that changes nothing says so: %j.', (command) => {
  expect(play({ script: [{ at: '10s', ...command }], until: '11s' }).at('note')).toEqual([10]);
});
