/** nginx against the model: smooth weighted round robin, least connections, hashes. */
import type { BalancerKind } from './balancer.ts';
import { claim, comparePicks } from './comparison.ts';
import {
  HELD,
  letterOf,
  lettersOf,
  pickByPick,
  tryOut,
  withFleet,
  type Case,
  type Trial,
} from './trial.ts';

const WEIGHTS = [
  [5, 1, 1],
  [3, 2, 1],
  [4, 2, 1],
  [1, 1, 1],
  [10, 3, 2, 7],
  [1, 100],
];

/** Recorded from nginx 1.22.1, so that model and reality cannot be wrong together. */
const RECORDED_511 = 'aabacaa';
const RECORDED_321 = 'abacba';
const RECORDED_IP_HASH = 'aaaaaccccccccbbbbbbbaccccccccbbbbbbbbaaa';

export function nginxCases(kind: BalancerKind): readonly Case[] {
  return [
    ...WEIGHTS.map((weights) =>
      pickByPick(kind, {
        name: `nginx smooth-weighted ${weights.join(',')}`,
        servers: weights.length,
        weights,
        config: { strategy: 'smooth-weighted' },
        requests: 70,
      }),
    ),
    recorded(kind, [5, 1, 1], RECORDED_511),
    recorded(kind, [3, 2, 1], RECORDED_321),
    ...leastConnections(kind),
    ...full(kind),
    ...ipHash(kind),
    ...consistentHash(kind),
  ];
}

function recorded(kind: BalancerKind, weights: readonly number[], wanted: string): Case {
  const name = `nginx ${weights.join(',')} as recorded`;
  const trial: Trial = {
    weights,
    config: { strategy: 'smooth-weighted' },
    requests: wanted.length,
  };
  return {
    name,
    run: () =>
      withFleet(weights.length, async (fleet) => {
        const { real } = await tryOut(kind, fleet, trial);
        return [claim(name, { seen: lettersOf(real, real.keys()), wanted })];
      }),
  };
}

function leastConnections(kind: BalancerKind): readonly Case[] {
  const config = { strategy: 'least-connections', ties: 'nginx' };
  const sets = [
    [1, 1, 1],
    [3, 1],
    [4, 2, 1],
  ];
  return sets.flatMap((weights) => [
    pickByPick(kind, {
      name: `nginx least_conn idle ${weights.join(',')}`,
      servers: weights.length,
      weights,
      config,
      requests: 60,
    }),
    pickByPick(kind, {
      name: `nginx least_conn held ${weights.join(',')}`,
      servers: weights.length,
      weights,
      service: HELD,
      config,
      requests: 200,
    }),
  ]);
}

/** `max_conns`: a server that has enough is passed over, and when all have, nobody gets the request. */
function full(kind: BalancerKind): readonly Case[] {
  return ['smooth-weighted', 'least-connections'].map((strategy) =>
    pickByPick(kind, {
      name: `nginx ${strategy} max_conns=2`,
      servers: 3,
      weights: [3, 2, 1],
      service: HELD,
      capacity: 2,
      config: { strategy },
      requests: 200,
    }),
  );
}

/** Addresses all over the place, every fourth one of the newer family, as nginx itself would write them. */
const ADDRESSES = Array.from({ length: 60 }, (_, index) => {
  const hex = (factor: number): string => ((index * factor) % 0xffff).toString(16);
  return index % 4 === 3
    ? `2001:db8:${hex(641)}::${hex(7919)}`
    : [1 + ((index * 37) % 223), (index * 101) % 256, (index * 59) % 256, (index * 17) % 256].join(
        '.',
      );
});

function ipHash(kind: BalancerKind): readonly Case[] {
  const config = { strategy: 'source-hash', clients: ADDRESSES };
  const requests = 300;
  const recordedName = 'nginx ip_hash, 40 addresses as recorded';
  return [
    {
      name: recordedName,
      run: () =>
        withFleet(3, async (fleet) => {
          const trial = { config: { strategy: 'source-hash', clients: 40 }, requests: 400 };
          const outcome = await tryOut(kind, fleet, trial);
          const { real, clients } = outcome;
          const places = new Map(
            [...clients].map(([request, client]) => [client, real.get(request)]),
          );
          // The format gives forty clients the addresses of the record.
          const inTurn = Array.from(
            { length: 40 },
            (_, i) => `10.${(7 * i) % 256}.${(13 * i) % 256}.${i}`,
          );
          const seen = inTurn.map((client) => letterOf(places.get(client))).join('');
          return [
            comparePicks('nginx ip_hash, 40 addresses', outcome),
            claim(recordedName, { seen, wanted: RECORDED_IP_HASH }),
          ];
        }),
    },
    pickByPick(kind, { name: 'nginx ip_hash, 60 others', servers: 3, config, requests }),
    pickByPick(kind, {
      name: 'nginx ip_hash, weights 3,2,1',
      servers: 3,
      weights: [3, 2, 1],
      config,
      requests,
    }),
    pickByPick(kind, {
      name: 'nginx ip_hash, one down',
      servers: 4,
      weights: [1, 2, 1, 3],
      config,
      script: [{ at: '0s', drain: 'b2' }],
      requests,
    }),
  ];
}

function consistentHash(kind: BalancerKind): readonly Case[] {
  const config = { strategy: 'consistent-hash' };
  const requests = 300;
  return [
    ...[
      [1, 1, 1, 1],
      [1, 2, 3],
    ].map((weights) =>
      pickByPick(kind, {
        name: `nginx hash consistent ${weights.join(',')}`,
        servers: weights.length,
        weights,
        config: { ...config, clients: ADDRESSES },
        requests,
      }),
    ),
    pickByPick(kind, {
      name: 'nginx hash consistent, one down',
      servers: 4,
      config: { ...config, clients: ADDRESSES },
      script: [{ at: '0s', drain: 'b3' }],
      requests,
    }),
  ];
}
