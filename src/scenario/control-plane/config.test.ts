import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import { ScenarioError } from '../problem.ts';
import { readControlPlaneScenario } from './run.ts';

const read = (scenario: object) =>
  saidInChinese(() => readControlPlaneScenario({ model: 'control-plane', ...scenario }));

function refusalOf(scenario: object): ScenarioError | undefined {
  try {
    read(scenario);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  return undefined;
}

describe('A configuration that cannot be is refused, with its place and what would be right:', () => {
  test.each<[object, string, RegExp]>([
    [{ masters: 0 }, 'masters', /from 1 to 7/],
    [{ masters: 8 }, 'masters', /from 1 to 7/],
    [{ workers: 501 }, 'workers', /from 0 to 500/],
    [{ topology: 'mixed' }, 'topology', /stacked, external/],
    [{ etcd: 5 }, 'etcd', /topology: external/],
    [{ virtualIp: 'vrrp', loadBalancer: {} }, 'virtualIp', /not both/],
    [{ virtualIp: 'bgp' }, 'virtualIp', /vrrp, kube-vip/],
    [{ loadBalancer: 5 }, 'loadBalancer', /keys: strategy, health/],
    [{ loadBalancer: { strategy: 'maglev' } }, 'loadBalancer.strategy', /round-robin/],
    [{ loadBalancer: { health: { rise: 0 } } }, 'loadBalancer.health.rise', /from 1 to/],
    [{ loadBalancer: { health: { fall: 0 } } }, 'loadBalancer.health.fall', /from 1 to/],
    [{ loadBalancer: { health: { every: '2s' } } }, 'loadBalancer.health.every', /interval/],
    [{ versions: { m1: '2.0' } }, 'versions.m1', /such as 1\.36/],
    [{ versions: { m4: '1.36' } }, 'versions.m4', /m1, m2, m3/],
    [{ tolerationSeconds: -1 }, 'tolerationSeconds', /from 0/],
    [{ certificates: {} }, 'certificates.expireAt', /150ms/],
    [{ nodeMonitorPeriod: '0s' }, 'nodeMonitorPeriod', /longer than 0/],
    // etcd server/embed/config.go: at least five heartbeats in an election timeout.
    [{ electionTimeout: '300ms' }, 'electionTimeout', /at least 5/],
    [{ heartbeatInterval: '0s' }, 'heartbeatInterval', /longer than 0/],
    // client-go leaderelection.go, NewLeaderElector.
    [{ leaderElectLeaseDuration: '9s' }, 'leaderElectLeaseDuration', /greater than/],
    [{ leaderElectRenewDeadline: '2s' }, 'leaderElectRenewDeadline', /greater than/],
    [{ leaderElectRetryPeriod: '2' }, 'leaderElectRetryPeriod', /with a unit/],
    [{ colour: 1 }, 'colour', /topology, masters/],
  ])('%j', (config, path, right) => {
    const refusal = refusalOf({ config });
    expect(refusal?.path).toEqual(['config', ...path.split('.')]);
    expect(refusal?.message).toMatch(right);
  });
});

describe('A command that cannot be is refused, with its place and what would be right:', () => {
  test.each<[object, string, RegExp]>([
    [{ crash: 'm9' }, 'crash', /m1, m2, m3/],
    [{ crash: 5 }, 'crash', /kube-scheduler@m1/],
    [{ crash: 'kube-proxy@m1' }, 'crash', /kube-apiserver/],
    [{ partition: 'm1' }, 'partition', /\[\[m1\], \[m2, m3\]\]/],
    [{ partition: [] }, 'partition', /\[\[m1\], \[m2, m3\]\]/],
    [{ partition: [['m1'], ['m2', 'm1']] }, 'partition.1.1', /one side/],
    [{ partition: [['m7']] }, 'partition.0.0', /m1, m2, m3/],
    [{ heal: 'm1' }, 'heal', /all/],
    [{ expire: 'm1' }, 'expire', /certificates@m1/],
    [{ upgrade: { node: 'm1', to: '2' } }, 'upgrade.to', /such as 1\.36/],
    [{ slowDisk: { node: 'm1' } }, 'slowDisk.to', /150ms/],
    [{ slowDisk: { node: 'm9', to: '1s' } }, 'slowDisk.node', /m1/],
    [{ explode: 'm1' }, 'explode', /crash, restart/],
    [{ expect: { writes: 'yes' } }, 'expect.writes', /available, partly, unavailable/],
    [{ expect: { holder: { etcd: 'm1' } } }, 'expect.holder.etcd', /kube-scheduler/],
  ])('%j', (command, path, right) => {
    const refusal = refusalOf({ script: [{ at: '1s', ...command }] });
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    expect(refusal?.path).toEqual(['script', 0, ...keys]);
    expect(refusal?.message).toMatch(right);
  });
});

describe('A beginning that cannot be is refused, with its place:', () => {
  test.each<[object, string]>([
    [{ leader: 'm4' }, 'leader'],
    [{ holders: { etcd: 'm1' } }, 'holders.etcd'],
    [{ holders: { 'kube-scheduler': 'w1' } }, 'holders.kube-scheduler'],
  ])('%j', (initial, path) => {
    expect(refusalOf({ initial })?.path).toEqual(['initial', ...path.split('.')]);
  });
});

// etcd server/embed/config.go; component-base config/v1alpha1/defaults.go; haproxy doc/configuration.txt;
// cloud-provider config/v1alpha1/defaults.go; k/k PR 126287; DefaultTolerationSeconds; server_run_options.go.
test('Without settings, everything is as the components have it.', () => {
  const { config } = read({});
  expect(config.raftTiming).toEqual({
    heartbeatUs: 100_000,
    electionTimeout: { kind: 'fixed', value: 1_000_000 },
  });
  expect(config.election).toMatchObject({
    leaseDurationUs: 15_000_000,
    renewDeadlineUs: 10_000_000,
    retryPeriodUs: 2_000_000,
  });
  expect(config.check).toMatchObject({
    intervalUs: 2_000_000,
    successThreshold: 2,
    failureThreshold: 3,
  });
  expect(config.cluster).toMatchObject({
    masters: ['m1', 'm2', 'm3'],
    etcdHosts: ['m1', 'm2', 'm3'],
    etcdHealthcheckTimeoutUs: 2_000_000,
    shutdownDelayUs: 0,
    nodeMonitorPeriodUs: 5_000_000,
    nodeMonitorGracePeriodUs: 50_000_000,
    tolerationUs: 300_000_000,
  });
});

test('External, etcd has hosts of its own.', () => {
  expect(read({ config: { topology: 'external' } }).config.cluster.etcdHosts).toEqual([
    'e1',
    'e2',
    'e3',
  ]);
});
