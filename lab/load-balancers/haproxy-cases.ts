/** HAProxy against the model: weighted round robin, least connections, servers taken out and put back. */
import type { BalancerKind } from './balancer.ts';
import { claim } from './comparison.ts';
import { HELD, lettersOf, pickByPick, tryOut, withFleet, type Case } from './trial.ts';

const WEIGHTS = [
  [5, 1, 1],
  [3, 2, 1],
  [4, 2, 1],
  [1, 1, 1],
  [2, 1, 1],
  [10, 3, 2, 7],
  [256, 1, 100],
];

/** Recorded from HAProxy 2.6.12. */
const RECORDED_511 = 'aaabaac';

export function haproxyCases(kind: BalancerKind): readonly Case[] {
  const recordedName = 'haproxy roundrobin 5,1,1 as recorded';
  return [
    ...WEIGHTS.map((weights) =>
      pickByPick(kind, {
        name: `haproxy roundrobin ${weights.join(',')}`,
        servers: weights.length,
        weights,
        config: { strategy: 'haproxy-weighted' },
        requests: 70,
      }),
    ),
    {
      name: recordedName,
      run: () =>
        withFleet(3, async (fleet) => {
          const { real } = await tryOut(kind, fleet, {
            weights: [5, 1, 1],
            config: { strategy: 'haproxy-weighted' },
            requests: RECORDED_511.length,
          });
          const seen = lettersOf(real, real.keys());
          return [claim(recordedName, { seen, wanted: RECORDED_511 })];
        }),
    },
    ...changes(kind, 'haproxy-weighted'),
    ...leastConnections(kind),
    ...changes(kind, 'least-connections'),
  ];
}

function leastConnections(kind: BalancerKind): readonly Case[] {
  const config = { strategy: 'least-connections', ties: 'haproxy' };
  const sets = [
    [1, 1, 1],
    [3, 1],
    [4, 2, 1],
  ];
  return sets.flatMap((weights) => [
    pickByPick(kind, {
      name: `haproxy leastconn idle ${weights.join(',')}`,
      servers: weights.length,
      weights,
      config,
      requests: 60,
    }),
    pickByPick(kind, {
      name: `haproxy leastconn held ${weights.join(',')}`,
      servers: weights.length,
      weights,
      service: HELD,
      config,
      requests: 200,
    }),
  ]);
}

/** Commands of the script, while requests are under way. */
function changes(
  kind: BalancerKind,
  strategy: 'haproxy-weighted' | 'least-connections',
): readonly Case[] {
  const balance = strategy === 'haproxy-weighted' ? 'roundrobin' : 'leastconn';
  const trial = {
    service: HELD,
    config: { strategy, ties: 'haproxy' },
    requests: 150,
  };
  const sets = [
    [1, 1, 1],
    [5, 3, 1],
  ];
  return sets.flatMap((weights) => [
    pickByPick(kind, {
      ...trial,
      name: `haproxy ${balance} ${weights.join(',')}, maint and ready`,
      servers: weights.length,
      weights,
      script: [
        { at: '510ms', drain: 'b2' },
        { at: '930ms', ready: 'b2' },
        { at: '1310ms', drain: 'b1' },
        { at: '1370ms', drain: 'b3' },
        { at: '1730ms', ready: 'b1' },
        { at: '2330ms', ready: 'b3' },
      ],
    }),
    pickByPick(kind, {
      ...trial,
      name: `haproxy ${balance} ${weights.join(',')}, other weights`,
      servers: weights.length,
      weights,
      script: [
        { at: '510ms', weight: { b2: 4 } },
        { at: '1110ms', weight: { b1: 1 } },
        { at: '1510ms', weight: { b3: 7 } },
        { at: '2110ms', weight: { b2: 1 } },
      ],
    }),
  ]);
}
