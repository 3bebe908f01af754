import { describe, expect, test } from 'vitest';
import { DEFAULT_CLOCKS } from '../control-plane/clocks.ts';
import { PRESET_NAMES, type ClusterInput, type TextField } from './input.ts';
import { failoverOf } from './numbers.ts';
import { PRESETS } from './presets.ts';
import { readCluster } from './read.ts';

const kubeadm = (part: Partial<ClusterInput> = {}) =>
  readCluster({ ...PRESETS.kubeadm.input, ...part });

test('every preset is read without a problem; kubeadm’s is the failover chapter’s cluster', () => {
  for (const name of PRESET_NAMES) expect(readCluster(PRESETS[name].input).problems).toEqual({});
  expect(kubeadm().clocks).toEqual(DEFAULT_CLOCKS);
  expect(readCluster(PRESETS.k3s.input).clocks).toMatchObject({
    heartbeatMs: 500,
    electionMs: 5000,
    front: { intervalMs: 10_000, timeoutMs: 10_000, fall: 3 },
  });
});

describe('a value that cannot be says at its field, in both languages, what would be right', () => {
  test.each<[Partial<ClusterInput>, TextField, RegExp, RegExp]>([
    [{ masters: '0' }, 'masters', /from 1 to 7, found "0"/, /1～7 的整数/],
    [{ masters: 'three' }, 'masters', /whole number/, /整数/],
    [{ topology: 'external', members: '8' }, 'members', /from 1 to 7/, /1～7/],
    [{ heartbeat: '300ms' }, 'election', /at least 1500ms/, /至少写 1500ms/],
    [{ election: '60s' }, 'election', /50000ms or less/, /50000ms 或更短/],
    [{ heartbeat: '0.5ms' }, 'heartbeat', /whole milliseconds/, /整毫秒/],
    [{ leaseDuration: '9s' }, 'leaseDuration', /must be greater than renewDeadline/, /大于/],
    [{ retryPeriod: '9s' }, 'renewDeadline', /JitterFactor/, /JitterFactor/],
    [{ leaseDuration: '15' }, 'leaseDuration', /needs a unit/, /带单位/],
    [{ request: 'exp(5ms)' }, 'request', /longest time/, /最长/],
    [{ roundTrip: '6-2ms' }, 'roundTrip', /ends before it starts/, /起点之前/],
    [{ checkFall: '0' }, 'checkFall', /from 1 to 100/, /1～100/],
    [{ checkInterval: '0s' }, 'checkInterval', /longer than 0/, /大于 0/],
    [{ nodeMonitorPeriod: '0s' }, 'nodeMonitorPeriod', /longer than 0/, /大于 0/],
    [{ toleration: '0.5s' }, 'toleration', /whole seconds/, /整秒/],
    [{ toleration: '-1' }, 'toleration', /from 0 to 86400/, /0～86400/],
    [{ toleration: '1000000' }, 'toleration', /from 0 to 86400/, /0～86400/],
    [
      { leaseDuration: '900ms', renewDeadline: '500ms', retryPeriod: '100ms' },
      'leaseDuration',
      /at least 1s/,
      /至少写 1s/,
    ],
    [
      { front: 'kube-vip', vipLeaseDuration: '2s' },
      'vipLeaseDuration',
      /greater than renewDeadline/,
      /大于/,
    ],
  ])('%o', (part, field, english, chinese) => {
    const { problems } = kubeadm(part);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]?.messageIn('en')).toMatch(english);
    expect(problems[field]?.messageIn('zh-cn')).toMatch(chinese);
  });
});

test('beside a field that cannot be read, all that does not need it is computed', () => {
  const reading = kubeadm({ leaseDuration: 'long', masters: '5' });
  expect(reading.unread).toEqual(['lease']);
  const known = Object.fromEntries(failoverOf(reading).map(({ id, isKnown }) => [id, isKnown]));
  expect(known).toMatchObject({ election: true, balancerHost: true, notReady: true });
  expect(known).toMatchObject({ leaseCrash: false, leaseStop: false, notReadyAndHolder: false });
});

test('a unit may be left out where the flag has none: etcd, HAProxy, tolerationSeconds', () => {
  expect(
    kubeadm({ heartbeat: '200', election: '2000', checkInterval: '1000', toleration: '60' }),
  ).toMatchObject({
    problems: {},
    clocks: {
      heartbeatMs: 200,
      electionMs: 2000,
      front: { intervalMs: 1000 },
      tolerationMs: 60_000,
    },
  });
});

// etcd server/embed/config.go, ElectionTicks: an integer division.
test('etcd counts whole heartbeats: 1050 ms are ten of 100 ms', () => {
  expect(kubeadm({ election: '1050ms' }).clocks.electionMs).toBe(1000);
});

test('a field that does not count is not read', () => {
  expect(kubeadm({ members: 'x', vipLeaseDuration: 'x' }).problems).toEqual({});
  expect(kubeadm({ front: 'vrrp', checkFall: 'x' }).problems).toEqual({});
});

test('measured times are the network of the runs: half a round trip, or a quarter of a request if that is more', () => {
  expect(kubeadm({ roundTrip: '40ms' }).clocks.oneWayMs).toEqual({ min: 20, max: 20 });
  expect(kubeadm({ request: '20-200ms' }).clocks.oneWayMs).toEqual({ min: 5, max: 50 });
});

test('more masters, longer leases: the rows follow', () => {
  const row = (part: Partial<ClusterInput>, id: string) =>
    failoverOf(kubeadm(part)).find((one) => one.id === id)?.rangeMs;
  expect(row({}, 'leaseCrash')).toEqual({ min: 13_004, max: 23_860 });
  expect(row({ leaseDuration: '30s' }, 'leaseCrash')).toEqual({ min: 28_004, max: 38_860 });
  expect(row({ nodeMonitorGracePeriod: '40s' }, 'notReady')).toEqual({ min: 30_000, max: 45_003 });
});
