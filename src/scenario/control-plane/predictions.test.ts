import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../bench/cluster-record.ts';
import { DEFAULT_CLOCKS, shortestTtlMs, type Clocks } from './clocks.ts';
import {
  isPossible,
  PREDICTIONS,
  predictionsOf,
  simulated,
  type Prediction,
} from './predictions.ts';
import { readControlPlaneScenario } from './run.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const recorded = new Map(readRecord().clocks.found.map(({ name, firstMs }) => [name, firstMs]));

/** Every seed inside the range; gives what they came to, in ms. */
function expectInside(prediction: Prediction, seeds: readonly number[]): readonly unknown[] {
  const { min, max } = prediction.rangeMs;
  const all = simulated(prediction, seeds);
  for (const ms of all) {
    expect(ms).toBeGreaterThanOrEqual(min);
    expect(ms).toBeLessThanOrEqual(max);
  }
  return all;
}

describe('Under twenty seeds, each clock stays within what the sources alone predict, and is as last recorded:', () => {
  test.each(PREDICTIONS.map((one) => [one.name, one] as const))(
    '%s',
    (name, prediction) => {
      // A chapter quotes the record: if a clock has changed, `node bench/cluster.ts clocks --record` and the chapter's table.
      expect(expectInside(prediction, SEEDS)).toEqual(recorded.get(name));
    },
    600_000,
  );
});

/** An eviction after five minutes says no more than one after half of one. */
const cluster = (part: Partial<Clocks>): Clocks => ({
  ...DEFAULT_CLOCKS,
  tolerationMs: 30_000,
  ...part,
});

const CLUSTERS: Readonly<Record<string, Clocks>> = {
  'k3s, its sample of HAProxy': cluster({
    ...{ heartbeatMs: 500, electionMs: 5000 },
    front: { kind: 'balancer', intervalMs: 10_000, timeoutMs: 10_000, rise: 2, fall: 3 },
  }),
  'external, five members of etcd': cluster({ topology: 'external', members: 5 }),
  'leases 137/107/26, as OpenShift has them': cluster({
    lease: { leaseMs: 137_000, deadlineMs: 107_000, retryMs: 26_000 },
  }),
  'quick checks, inter 1 s, fall 2': cluster({
    front: { kind: 'balancer', intervalMs: 1000, timeoutMs: 1000, rise: 2, fall: 2 },
  }),
  'grace period 42 s, no multiple of the looks': cluster({ graceMs: 42_000 }),
  'one master': cluster({ masters: 1, members: 1 }),
  'two masters': cluster({ masters: 2, members: 2 }),
  'five masters, far apart': cluster({ masters: 5, members: 5, oneWayMs: { min: 20, max: 50 } }),
  'checks as slow as their interval, requests of a second': cluster({
    oneWayMs: { min: 250, max: 250 },
    front: { kind: 'balancer', intervalMs: 500, timeoutMs: 2000, rise: 2, fall: 3 },
  }),
  'a virtual IP by VRRP': cluster({ front: { kind: 'vrrp' } }),
  'a virtual IP by kube-vip': cluster({
    front: { kind: 'kube-vip', leaseMs: 5000, deadlineMs: 3000, retryMs: 1000 },
  }),
};

describe('Under four seeds, so does each clock of a cluster with other settings:', () => {
  test.each(Object.entries(CLUSTERS))(
    '%s',
    (_name, clocks) => {
      for (const row of predictionsOf(clocks)) if (isPossible(row)) expectInside(row, [1, 2, 3, 4]);
    },
    600_000,
  );
});

const obstaclesOf = (clocks: Clocks) =>
  Object.fromEntries(
    predictionsOf(clocks).flatMap((row) => (isPossible(row) ? [] : [[row.id, row.obstacle]])),
  );

test('What cannot happen says why: nobody else, no majority, other hosts, one address.', () => {
  expect(obstaclesOf(cluster({ masters: 1, members: 1 }))).toMatchObject({
    election: 'nobodyElse',
    leaseCrash: 'nobodyElse',
    balancerHost: 'nobodyElse',
  });
  expect(obstaclesOf(cluster({ masters: 2, members: 2 }))).toEqual({
    election: 'noMajority',
    balancerHost: 'noMajority',
    endpoint: 'noMajority',
    endpointAndLeader: 'noMajority',
    notReady: 'noMajority',
    notReadyAndHolder: 'noMajority',
  });
  expect(obstaclesOf(cluster({ topology: 'external', masters: 2 }))).toEqual({
    endpointAndLeader: 'otherHosts',
  });
  expect(obstaclesOf(cluster({ front: { kind: 'none' } }))).toEqual({ virtualIp: 'oneAddress' });
  expect(obstaclesOf(cluster({ graceMs: 12_000 }))['evicted']).toBe('graceTooShort');
  expect(obstaclesOf(cluster({ oneWayMs: { min: 900, max: 1000 } }))).toEqual({
    balancerCrash: 'lateAnswers',
    balancerHost: 'lateAnswers',
  });
});

test('With two masters stacked, nobody leads once one is gone: the simulation agrees that there is no number.', () => {
  const [election] = PREDICTIONS;
  const config = { ...(election?.scenario['config'] as object), masters: 2 };
  const scenario = { ...election?.scenario, config };
  expect(simulated({ metric: 'etcdLeaderMs', scenario }, [1, 2])).toEqual([undefined, undefined]);
}, 60_000);

// etcd server/etcdserver/server.go, minTTL: (3 × ticks) / 2 ticks, in whole seconds.
test('A key lives 15 s, unless etcd’s election timeout is so long that it grants no less than one and a half.', () => {
  expect(shortestTtlMs({ heartbeatMs: 500, electionMs: 5000 })).toBe(8000);
  expect(shortestTtlMs({ heartbeatMs: 1000, electionMs: 15_000 })).toBe(22_000);
  const ttlUs = (config: object) =>
    readControlPlaneScenario({ model: 'control-plane', config }).config.cluster.endpointTtlUs;
  expect(ttlUs({})).toBe(15_000_000);
  expect(ttlUs({ heartbeatInterval: '1s', electionTimeout: '15s' })).toBe(22_000_000);
});
