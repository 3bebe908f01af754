/** Random scenarios of a balancer for property tests. */
import fc from 'fast-check';
import { STRATEGY_NAMES } from '../../models/balancer/strategy.ts';
import type { ScenarioSource } from '../scenario.ts';

const UNTIL_S = 40;

const oneOf = fc.constantFrom;

const server = fc.record(
  {
    weight: fc.integer({ min: 0, max: 6 }),
    service: oneOf('exp(30ms)', '5-40ms', '20ms', 'normal(30ms, 10ms)'),
    capacity: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: [] },
);

const shared = {
  strategy: oneOf(...STRATEGY_NAMES),
  ties: oneOf('nginx', 'haproxy'),
  withReplacement: fc.boolean(),
  tableSize: oneOf(7, 101),
  arrivals: oneOf('exp(40ms)', '30ms', '1-50ms', 'off'),
  clients: fc.integer({ min: 1, max: 12 }),
  health: oneOf<(string | object)[]>(
    'off',
    { interval: '1s', timeout: '300ms', rise: 1, fall: 2 },
    { interval: '2s', fastInterval: '500ms', rise: 2, fall: 3, response: 'exp(100ms)' },
  ),
  passive: oneOf<(string | object)[]>('off', {}, { maxFails: 3, failTimeout: '2s' }),
  retries: fc.nat(2),
  queue: fc.nat(3),
  requestTimeout: oneOf('60s', '2s', '100ms'),
  startTime: oneOf('0s', '0-3s'),
};

const perRequest = fc.record(
  { connections: fc.constant('per-request'), ...shared },
  { requiredKeys: [] },
);
const longLived = fc.record(
  {
    connections: fc.constant('long-lived'),
    ...shared,
    lifetime: oneOf('exp(5s)', '1-9s'),
    requestsPerConnection: fc.integer({ min: 1, max: 20 }),
    goawayChance: oneOf(0, 0.001, 0.02),
    pingTimeout: oneOf('45s', '3s'),
    reconnect: oneOf({}, { first: '100ms', most: '1s' }),
    onMarkedDown: oneOf('keep', 'close'),
  },
  { requiredKeys: ['connections'] },
);

function commands(size: number): fc.Arbitrary<object> {
  const name = fc.integer({ min: 1, max: size + 1 }).map((index) => `b${String(index)}`);
  const one = (word: string): fc.Arbitrary<object> => name.map((id) => ({ [word]: id }));
  return fc.oneof(
    ...[
      'crash',
      'crash',
      'restart',
      'restart',
      'hang',
      'fail',
      'recover',
      'drain',
      'ready',
      'remove',
    ].map(one),
    one('add'),
    fc.tuple(name, oneOf(0.5, 1, 4, 30)).map(([id, times]) => ({ slow: { [id]: times } })),
    fc.tuple(name, fc.nat(5)).map(([id, weight]) => ({ weight: { [id]: weight } })),
    oneOf(...STRATEGY_NAMES).map((strategy) => ({ strategy })),
    oneOf('0s', '2s').map((shutdownDelay) => ({
      rollingRestart: { every: '5s', down: '2s', shutdownDelay },
    })),
  );
}

/** Any scenario: everything may go wrong, often and at once. */
export const scenarios: fc.Arbitrary<ScenarioSource> = fc
  .integer({ min: 1, max: 4 })
  .chain((size) =>
    fc.record({
      model: fc.constant('balancer'),
      seed: fc.nat(1_000_000),
      config: fc
        .tuple(
          fc.oneof(perRequest, longLived),
          fc.array(server, { minLength: size, maxLength: size }),
        )
        .map(([config, servers]) => ({
          ...config,
          backends: servers.map((one, index) => ({ name: `b${String(index + 1)}`, ...one })),
        })),
      // The last one is not there at first.
      script: fc
        .array(commands(size), { maxLength: 12 })
        .map((list) => [
          ...list.map((command, index) => ({ at: `${String(1 + index * 2)}s`, ...command })),
          { at: '39s', add: `b${String(size + 1)}` },
        ]),
      until: fc.constant(`${String(UNTIL_S)}s`),
    }),
  );
