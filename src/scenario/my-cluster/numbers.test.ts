import { expect, test } from 'vitest';
import { DEFAULT_CLOCKS } from '../control-plane/clocks.ts';
import { simulated } from '../control-plane/predictions.ts';
import { ControlPlaneRun, readControlPlaneScenario } from '../control-plane/run.ts';
import { flagsText, frontText } from './flags.ts';
import { PRESET_NAMES, type ClusterInput, type PresetName } from './input.ts';
import { isQuick } from './lab.ts';
import { checkOf, etcdOf, failoverOf, hangNoticedMs, survivalOf } from './numbers.ts';
import { PRESETS } from './presets.ts';
import { readCluster } from './read.ts';
import { bentRules } from './rules.ts';

const reading = (part: Partial<ClusterInput>, preset: PresetName = 'kubeadm') =>
  readCluster({ ...PRESETS[preset].input, ...part });
const names = (part: Partial<ClusterInput>, preset?: PresetName) =>
  bentRules(reading(part, preset)).map(({ name }) => name);

// etcd FAQ, "What is failure tolerance?"
test('three masters survive one, four no more; external, an API server is enough', () => {
  const of = (masters: number, part = {}) =>
    survivalOf({ ...DEFAULT_CLOCKS, masters, members: masters, ...part });
  expect(of(1)).toMatchObject({ quorum: 1, spareMasters: 0, zones: [] });
  expect(of(2)).toMatchObject({ quorum: 2, spareMasters: 0, isEven: true });
  expect(of(3)).toMatchObject({ quorum: 2, spareMasters: 1, isEven: false });
  expect(of(4)).toMatchObject({ quorum: 3, spareMasters: 1, isEven: true });
  expect(of(2, { topology: 'external', members: 5 })).toMatchObject({
    spareMembers: 2,
    spareMasters: 1,
  });
  expect(of(5).zones).toEqual([
    { spread: [3, 2], survives: false },
    { spread: [2, 2, 1], survives: true },
  ]);
});

test('a health check of the balancer: refused in 4–6 s, silent in 10–12 s, as the chapters have it', () => {
  const check = checkOf(reading({}));
  expect(check?.refusedMs.min).toBeCloseTo(4005, 0);
  expect(check?.refusedMs.max).toBeLessThan(6100);
  expect(check?.silentMs.min).toBeGreaterThan(9900);
  expect(check?.silentMs.max).toBeLessThan(12_100);
  expect(checkOf(reading({ front: 'vrrp' }))).toBeUndefined();
  // The cheat sheet: longer than interval × failures.
  expect(check?.delayMs).toBeGreaterThan(6000);
  expect(checkOf(reading({ checkFall: '5' }))?.delayMs).toBeGreaterThan(10_000);
});

test('etcd’s clocks are the cheat sheet’s by default, and follow the settings', () => {
  expect(etcdOf(reading({}))).toEqual({
    drawnMs: { min: 1000, max: 1900 },
    stepsDownMs: { min: 900, max: 2000 },
    writeFailsMs: 7000,
    heartbeatMs: { min: 3, max: 9 },
    leastElectionMs: 500,
  });
  expect(etcdOf(reading({ roundTrip: '80ms' }, 'k3s'))).toMatchObject({
    drawnMs: { min: 5000, max: 9500 },
    writeFailsMs: 15_000,
    heartbeatMs: { min: 40, max: 120 },
    leastElectionMs: 2500,
  });
  expect(etcdOf(reading({ masters: '1' })).stepsDownMs).toBeUndefined();
  expect(hangNoticedMs(reading({}))).toBe(35_000);
});

test('a leader that is cut off steps down within its range, in the model', () => {
  const { stepsDownMs } = etcdOf(reading({}));
  const goneAtUs = 30_000_000;
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const run = new ControlPlaneRun(
      readControlPlaneScenario({
        model: 'control-plane',
        initial: { leader: 'm1' },
        script: [{ at: '30s', partition: [['m1'], ['m2', 'm3']] }],
        until: '40s',
      }),
      { seed },
    );
    run.advance(run.plan.untilUs);
    const fell = run.events.find((one) => 'reason' in one && one.reason === 'quorumLost');
    const afterMs = ((fell?.atUs ?? NaN) - goneAtUs) / 1000;
    expect(afterMs).toBeGreaterThanOrEqual(stepsDownMs?.min ?? NaN);
    expect(afterMs).toBeLessThanOrEqual(stepsDownMs?.max ?? NaN);
  }
});

const rangeOf = (part: Partial<ClusterInput>, id: string) =>
  failoverOf(reading(part)).find((row) => row.id === id)?.rangeMs;

test('Pods of a dead node wait for a new holder of the Lease as long as that row says, in the model', () => {
  const part = { toleration: '30' };
  const { min, max } = rangeOf(part, 'evictedAndHolder') ?? { min: NaN, max: NaN };
  for (const atS of [30, 32, 34, 36, 38]) {
    const [ms] = simulated(
      {
        metric: 'podsEvictedMs',
        scenario: {
          model: 'control-plane',
          config: { workers: 1, tolerationSeconds: 30 },
          initial: { leader: 'm2', holders: { 'kube-controller-manager': 'm1' } },
          script: [
            { at: `${String(atS)}s`, crash: 'kube-controller-manager@m1' },
            { at: `${String(atS)}s`, crash: 'w1' },
          ],
          until: '180s',
        },
      },
      [atS],
    );
    expect(ms).toBeGreaterThanOrEqual(min);
    expect(ms).toBeLessThanOrEqual(max);
  }
  expect(rangeOf({}, 'evictedAndHolder')).toEqual({ min: 368_004, max: 378_863 });
  expect(rangeOf({ masters: '1' }, 'evictedAndHolder')).toBeUndefined();
  expect(rangeOf({ masters: '1' }, 'connection')).toEqual({ min: 45_000, max: 45_000 });
}, 60_000);

test('rules that are bent are named, and the defaults bend none', () => {
  expect(names({})).toEqual([]);
  expect(names({}, 'k3s')).toEqual([]);
  expect(names({ roundTrip: '150ms' })).toEqual(['electionBelowRoundTrips']);
  expect(names({ roundTrip: '80ms', heartbeat: '20ms' })).toEqual(['heartbeatBelowRoundTrip']);
  expect(names({ nodeMonitorGracePeriod: '40s' })).toEqual(['graceBelowConnection']);
  expect(names({ nodeMonitorGracePeriod: '12s' })).toEqual(['graceBelowRenewal']);
  expect(names({ masters: '4' })).toEqual(['evenMembers']);
  expect(names({ checkFall: '1', checkTimeout: '10s' })).toEqual(['fallOne', 'slowTimeout']);
  expect(names({ front: 'none' })).toEqual(['oneAddress']);
  expect(names({ checkTimeout: '10ms' })).toEqual(['checkBelowAnswer']);
  expect(names({ election: '1050' })).toEqual(['unevenElection']);
  // Nothing is said of what cannot be read.
  expect(names({ nodeMonitorGracePeriod: '40s', toleration: 'x' })).toEqual([]);
});

test('RKE2’s etcd elects for so long that HAProxy’s defaults take every API server out', () => {
  expect(names({}, 'rke2')).toEqual(['electionEmptiesBalancer']);
  const config = { heartbeatInterval: '500ms', electionTimeout: '5s', workers: 0 };
  const balancerMs = (part: object) =>
    simulated(
      {
        metric: 'balancerMs',
        scenario: {
          model: 'control-plane',
          config: { ...config, ...part },
          script: [{ at: '30-40s', crash: 'etcd@m1' }],
          until: '60s',
        },
      },
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  expect(balancerMs({}).some((ms) => ms !== undefined)).toBe(true);
  const slow = { interval: '10s', fall: 3 };
  expect(balancerMs({ loadBalancer: { health: slow } }).every((ms) => ms === undefined)).toBe(true);
}, 120_000);

test('flags say only what differs from what the distribution has anyway', () => {
  for (const name of PRESET_NAMES) expect(flagsText(reading({}, name), name)).toBe('');
  expect(flagsText(reading({ leaseDuration: '30s', renewDeadline: '25s' }), 'kubeadm')).toBe(
    `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
controllerManager:
  extraArgs:
    - name: leader-elect-lease-duration
      value: 30s
    - name: leader-elect-renew-deadline
      value: 25s
scheduler:
  extraArgs:
    - name: leader-elect-lease-duration
      value: 30s
    - name: leader-elect-renew-deadline
      value: 25s`,
  );
  expect(flagsText(reading({ toleration: '60' }, 'k3s'), 'kubeadm')).toBe(
    `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
etcd:
  local:
    extraArgs:
      - name: heartbeat-interval
        value: "500"
      - name: election-timeout
        value: "5000"
apiServer:
  extraArgs:
    - name: default-not-ready-toleration-seconds
      value: "60"
    - name: default-unreachable-toleration-seconds
      value: "60"`,
  );
  expect(flagsText(reading({ nodeMonitorGracePeriod: '40s' }), 'rke2')).toBe(
    `etcd-arg:
  - heartbeat-interval=100
  - election-timeout=1000
kube-controller-manager-arg:
  - node-monitor-grace-period=40s`,
  );
  expect(flagsText(reading({ topology: 'external', election: '2s' }), 'kubeadm')).toBe(
    '# etcd: --election-timeout=2000',
  );
});

test('what stands in front is written as HAProxy and kube-vip have it', () => {
  expect(frontText(reading({}))).toBe('default-server check inter 2s fall 3 rise 2');
  expect(frontText(reading({ checkTimeout: '500ms' }))).toBe(
    'timeout check 500ms\ndefault-server check inter 2s fall 3 rise 2',
  );
  expect(frontText(reading({ front: 'kube-vip' }))).toContain(
    '- name: vip_leaseduration\n  value: "5"',
  );
  expect(frontText(reading({ front: 'vrrp' }))).toBe('');
});

test('rows whose runs would take a browser minutes are not offered; those of every preset are', () => {
  const offered = (part: Partial<ClusterInput>, preset?: PresetName) => {
    const { clocks, ...rest } = reading(part, preset);
    const rows = failoverOf({ clocks, ...rest });
    return rows.filter(({ prediction }) => prediction && isQuick(prediction, clocks)).length;
  };
  for (const name of PRESET_NAMES) expect(offered({}, name)).toBe(10);
  expect(offered({ toleration: '86400' })).toBe(9);
  expect(offered({ heartbeat: '1', election: '10' })).toBe(0);
});
