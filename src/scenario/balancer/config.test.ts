import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import { ScenarioError } from '../problem.ts';
import { readBalancerScenario } from './run.ts';

function problemOf(source: object): string {
  try {
    saidInChinese(() => readBalancerScenario({ model: 'balancer', ...source }));
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return '';
}

describe('Settings', () => {
  test('Everything has a default.', () => {
    const { config } = readBalancerScenario({ model: 'balancer' });
    const { settings, health } = config;
    expect(settings.backends.map(({ id }) => id)).toEqual(['b1', 'b2', 'b3']);
    expect(settings.backends[0]).toEqual({
      id: 'b1',
      address: '10.240.0.1:6443',
      weight: 1,
      service: { kind: 'exp', mean: 50_000 },
      capacity: undefined,
    });
    expect(settings).toMatchObject({
      strategy: { name: 'round-robin', ties: 'nginx', withReplacement: false, tableSize: 65_537 },
      arrivals: { kind: 'exp', mean: 10_000 },
      connections: 'per-request',
      retries: 0,
      queue: 0,
      slowStartUs: 0,
      goawayChance: 0,
      passive: undefined,
      requestTimeoutUs: 60_000_000,
    });
    expect(settings.clients).toHaveLength(100);
    expect(health).toMatchObject({ intervalUs: 2_000_000, timeoutUs: 1_000_000, rise: 2, fall: 3 });
  });

  test('Clients have the addresses of the measured vector unless a network is given.', () => {
    const clientsOf = (clients: unknown): string[] =>
      readBalancerScenario({ model: 'balancer', config: { clients } }).config.settings.clients.map(
        ({ address }) => address,
      );
    expect(clientsOf(40)).toEqual(
      Array.from({ length: 40 }, (_, i) => `10.${(7 * i) % 256}.${(13 * i) % 256}.${i}`),
    );
    expect(new Set(clientsOf(10_000)).size).toBe(10_000);
    expect(clientsOf({ count: 3, network: '10.1.2.0/31' })).toEqual([
      '10.1.2.0',
      '10.1.2.1',
      '10.1.2.0',
    ]);
    expect(clientsOf(['192.0.2.7', '2001:db8::1'])).toEqual(['192.0.2.7', '2001:db8::1']);
  });

  test.each([
    ['config.backends', { backends: 1001 }, '1001 backends are more than the limit of 1000'],
    ['config.backends', { backends: 0 }, 'a number of backends from 1 to 1000'],
    ['config.backends[0].weight', { backends: [{ name: 'b1', weight: 300 }] }, 'from 0 to 256'],
    ['config.backends[1].name', { backends: ['b1', { weight: 2 }] }, 'a name that starts'],
    ['config.backends[0].wait', { backends: [{ name: 'b1', wait: 1 }] }, 'Unknown key "wait"'],
    ['config.backends[0].capacity', { backends: [{ name: 'b1', capacity: 0 }] }, 'from 1 to'],
    ['config.strategy', { strategy: 'least-connection' }, 'Did you mean "least-connections"?'],
    ['config.tableSize', { strategy: 'maglev', tableSize: 100 }, 'prime'],
    ['config.arrivals', { arrivals: '0ms' }, 'no end'],
    ['config.arrivals', { arrivals: 10 }, 'needs a unit'],
    ['config.clients.network', { clients: { count: 2, network: '10.1.2.3/24' } }, '10.1.2.0/24'],
    ['config.clients[1]', { clients: ['10.0.0.1', '10.0.0.256'] }, 'an IP address'],
    [
      'config.goawayChance',
      { connections: 'long-lived', goawayChance: 0.05 },
      'kube-apiserver takes a --goaway-chance from 0 to 0.02',
    ],
    ['config.goawayChance', { goawayChance: 0.01 }, 'connections: long-lived'],
    ['config.lifetime', { lifetime: '5s' }, 'connections: long-lived'],
    ['config.slowStart', { slowStart: '10s' }, 'round-robin cannot follow'],
    ['config.health.interval', { health: { interval: '0s' } }, 'longer than nothing'],
    ['config.health.rise', { health: { rise: 0 } }, 'from 1 to 100'],
    ['config.health', { health: 3 }, 'health checks, or off'],
    ['config.passive.maxFails', { passive: { maxFails: 0 } }, 'from 1 to 100'],
    [
      'config.reconnect.most',
      { connections: 'long-lived', reconnect: { first: '2s', most: '1s' } },
      'shorter',
    ],
    ['config.retries', { retries: -1 }, 'from 0 to 100'],
    ['config.queue', { queue: 0.5 }, 'a whole number'],
  ])('%s of %j is refused with what would be right.', (path, config, reason) => {
    const problem = problemOf({ config });
    expect(problem.startsWith(`${path}: `)).toBe(true);
    expect(problem).toContain(reason);
  });
});

describe('Commands and expectations', () => {
  test.each([
    ['script[0].crash', { script: [{ crash: 'b4' }] }, 'Unknown backend "b4"'],
    ['script[0].slow', { script: [{ slow: 'b1' }] }, '{ b1: 5 }'],
    ['script[0].slow.b1', { script: [{ slow: { b1: 0 } }] }, 'how many times as slow'],
    ['script[0].weight.b1', { script: [{ weight: { b1: 257 } }] }, 'from 0 to 256'],
    ['script[0].strategy', { script: [{ strategy: 'fastest' }] }, 'Unknown value "fastest"'],
    ['script[0].rollingRestart', { script: [{ rollingRestart: '30s' }] }, 'a rolling restart'],
    ['script[0].rollingRestart.every', { script: [{ rollingRestart: {} }] }, 'a duration'],
    ['script[0].add', { script: [{ add: 'all' }] }, 'a word of the format'],
    ['script[0].drian', { script: [{ drian: 'b1' }] }, 'Did you mean "drain"?'],
    ['expect.share.b9', { expect: { share: { b9: 1 } } }, 'Unknown backend "b9"'],
    ['expect.picks[0]', { expect: { picks: ['b7'] } }, 'Unknown backend "b7"'],
    ['expect.state.b1', { expect: { state: { b1: 'up' } } }, 'healthy, unhealthy'],
    ['expect.violations[0]', { expect: { violations: ['none'] } }, 'available-only'],
    ['initial', { initial: { b1: { down: true } } }, 'no initial state'],
  ])('%s is refused with what would be right.', (path, source, reason) => {
    const problem = problemOf(source);
    expect(problem.startsWith(`${path}: `)).toBe(true);
    expect(problem).toContain(reason);
  });

  test('A backend that a command adds can be named by every command and expectation.', () => {
    const script = [
      { at: '1s', add: { name: 'b4', weight: 2 } },
      { at: '2s', crash: 'b4' },
    ];
    expect(problemOf({ script, expect: { share: { b4: { min: 0 } } } })).toBe('');
  });
});
