import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import { stringify } from 'yaml';
import { ScenarioError } from './problem.ts';
import { readScenario } from './every-model.ts';
import { scenarios } from './raft/arbitrary-scenario.ts';
import { parseYaml } from './yaml.ts';

fc.configureGlobal({ seed: 12, numRuns: 500 });

/** A scenario of each model, which uses every key of its part of the format. */
const FULL_RAFT = {
  format: 1,
  model: 'raft',
  title: { en: 'A', 'zh-cn': '甲' },
  why: { en: 'B', 'zh-cn': '乙' },
  seed: 7,
  config: {
    nodes: ['n1', 'n2', 'n3'],
    preset: 'paper',
    heartbeat: '50ms',
    electionTimeout: '150-300ms',
    latency: '5-15ms',
    loss: 0,
    duplicate: 0,
    reorder: false,
    diskWrite: 'exp(1ms)',
    preVote: true,
    checkQuorum: true,
    rules: { majority: true, logUpToDate: true },
  },
  initial: {
    n1: { term: 3, votedFor: 'n2', log: [1, { term: 2, value: 'x=1' }], commit: 1, down: false },
  },
  script: [
    { at: '1s', crash: 'leader' },
    { at: '1-2s', partition: [['n1', 'n2'], ['n3']] },
    { cut: 'n1->n2' },
    { latency: { link: 'all', to: '5ms' } },
    { drop: { from: 'n1', to: 'n2', type: 'heartbeat', count: 2 } },
    { slowDisk: { node: 'n1', to: '2ms' } },
    { heal: ['n1-n2', 'n3'] },
    { expect: { leaders: { min: 0, max: 2 }, role: { n1: 'follower' }, log: { n1: [1] } } },
  ],
  until: '2s',
  expect: [{ leaders: 1, violations: [], term: { n1: 3 } }, { leaderlessMs: { max: 5 } }],
};

const FULL_LEASE = {
  format: 1,
  model: 'lease',
  title: 'A',
  seed: 7,
  config: {
    candidates: ['c1', 'c2', 'c3'],
    leaseDuration: '15s',
    renewDeadline: '10s',
    retryPeriod: '2s',
    jitterFactor: 1.2,
    releaseOnCancel: true,
    apiLatency: '5-20ms',
    restartAfter: '5s',
    clocks: { c2: { offset: '3s', rate: 1.02 } },
    work: '1s',
    fencing: true,
    watchdog: '20s',
  },
  initial: { lease: { holder: 'c1', leaseDuration: '15s', transitions: 2 }, c3: { down: true } },
  script: [
    { at: '20s', crash: 'leader' },
    { at: '21-22s', restart: ['c1'] },
    { at: '22s', partition: ['c1'] },
    { at: '23s', slowApi: { to: '1s', part: 'answer', for: 'c2' } },
    { at: '24s', slowApi: '2s' },
    { at: '25s', clock: { c1: { offset: '-20s' } } },
    { at: '26s', outage: 'api' },
    { at: '27s', restore: 'api' },
    { at: '28s', heal: 'all' },
    { at: '29s', takeOver: 'c2' },
    { at: '30s', hang: 'c3' },
    { at: '31s', release: 'c2' },
    { at: '32s', expect: { leaders: { min: 0, max: 3 }, holder: 'none', transitions: 3 } },
  ],
  until: '40s',
  expect: [
    { leader: 'none', violations: [] },
    { overlapMs: { max: 5 }, staleWrites: 0 },
  ],
};

const FULL_BALANCER = {
  format: 1,
  model: 'balancer',
  title: 'A',
  seed: 7,
  config: {
    backends: [
      { name: 'b1', weight: 2, service: 'exp(50ms)', capacity: 4, address: '10.0.0.1:6443' },
      'b2',
    ],
    strategy: 'least-connections',
    ties: 'haproxy',
    withReplacement: true,
    tableSize: 101,
    arrivals: 'exp(100ms)',
    requests: 400,
    clients: { count: 9, network: '10.1.2.0/24' },
    connections: 'long-lived',
    lifetime: '10-20s',
    requestsPerConnection: 50,
    health: {
      ...{ interval: '2s', fastInterval: '1s', downInterval: '3s', timeout: '1s' },
      ...{ rise: 2, fall: 3, response: '1-5ms' },
    },
    passive: { maxFails: 2, failTimeout: '5s' },
    retries: 1,
    queue: 3,
    slowStart: '4s',
    goawayChance: 0.01,
    requestTimeout: '20s',
    pingTimeout: '45s',
    reconnect: { first: '800ms', most: '30s' },
    onMarkedDown: 'close',
    startTime: '1s',
  },
  script: [
    { at: '2s', crash: 'b1' },
    { at: '4-5s', restart: ['b1'] },
    { at: '6s', hang: 'b2' },
    { at: '7s', recover: 'b2' },
    { at: '8s', fail: 'all' },
    { at: '9s', recover: 'all' },
    { at: '10s', slow: { b1: 5 } },
    { at: '11s', drain: 'b1' },
    { at: '12s', ready: 'b1' },
    { at: '13s', add: { name: 'b3', weight: 2 } },
    { at: '14s', remove: 'b3' },
    { at: '15s', weight: { b1: 3 } },
    { at: '16s', strategy: 'maglev' },
    {
      at: '17s',
      rollingRestart: { every: '5s', down: '1s', shutdownDelay: '2s', of: ['b1', 'b2'] },
    },
    { at: '30s', expect: { state: { b1: 'healthy' }, connections: { b1: { min: 0 } } } },
  ],
  until: '40s',
  expect: [
    { picks: ['b1', 'b1'], share: { b1: { min: 0.1 } }, violations: [] },
    { errors: { max: 400 }, detectMs: { min: 1 } },
  ],
};

const FULL_PROBE = {
  format: 1,
  model: 'probe',
  title: 'A',
  seed: 7,
  config: {
    startup: {
      ...{ initialDelay: '1s', period: '2s', timeout: '1s' },
      ...{ successThreshold: 1, failureThreshold: 30 },
    },
    liveness: { period: '2s', failureThreshold: 2 },
    readiness: { interval: '1s', successThreshold: 2 },
    response: '1-5ms',
    startTime: '3s',
    terminationGracePeriod: '4s',
    handlesSigterm: false,
    crashAfter: '90s',
  },
  script: [
    { at: '10s', fail: 'target' },
    { at: '12s', recover: 'target' },
    { at: '14s', slow: 5 },
    { at: '16s', slow: { target: 1 } },
    { at: '18s', hang: null },
    { at: '40s', crash: 'target' },
    { at: '50s', flap: { every: '3s' } },
    { at: '60s', flap: 'off' },
    { at: '61s', restart: 'target' },
    { at: '75s', expect: { state: 'ready', restarts: { min: 1 } } },
  ],
  until: '80s',
  expect: [{ target: 'serving', violations: [], falseAlarms: { min: 0 } }, { checks: { min: 9 } }],
};

const FULL_CONTROL_PLANE = {
  format: 1,
  model: 'control-plane',
  title: 'A',
  seed: 7,
  config: {
    ...{ topology: 'external', masters: 3, etcd: 3, workers: 2, podsPerWorker: 2 },
    loadBalancer: {
      strategy: 'round-robin',
      health: { interval: '2s', timeout: '1s', rise: 2, fall: 3 },
    },
    ...{ latency: '1-3ms', diskWrite: '1ms', startTime: '2-4s' },
    ...{ heartbeatInterval: '100ms', electionTimeout: '1000ms' },
    leaderElectLeaseDuration: '15s',
    leaderElectRenewDeadline: '10s',
    leaderElectRetryPeriod: '2s',
    ...{ etcdHealthcheckTimeout: '2s', shutdownDelayDuration: '5s' },
    ...{ nodeMonitorPeriod: '5s', nodeMonitorGracePeriod: '50s', tolerationSeconds: 300 },
    certificates: { expireAt: '1h' },
    versions: { m1: '1.36', m2: '1.35' },
  },
  initial: { leader: 'e2', holders: { 'kube-scheduler': 'm3' } },
  script: [
    { at: '5s', hang: 'kube-apiserver@m2' },
    { at: '8s', recover: 'kube-apiserver@m2' },
    { at: '10s', drain: 'm1' },
    { at: '20s', upgrade: { node: 'm1', to: '1.37' } },
    { at: '21s', slowDisk: { node: 'e1', to: '5ms' } },
    { at: '22s', partition: [['m2'], ['m1', 'm3']] },
    { at: '24s', heal: 'all' },
    { at: '25s', expire: 'certificates@m3' },
    { at: '26s', crash: ['m3'] },
    {
      at: '30s',
      expect: { writes: 'available', nodes: { w1: 'ready' }, endpoints: { m2: 'listed' } },
    },
  ],
  until: '31s',
  expect: [
    { leader: 'any', violations: [], holder: { 'kube-scheduler': 'm1' }, virtualIp: 'none' },
    { apiUnavailableMs: { min: 0 } },
  ],
};

const FULL = {
  raft: FULL_RAFT,
  lease: FULL_LEASE,
  balancer: FULL_BALANCER,
  probe: FULL_PROBE,
  'control-plane': FULL_CONTROL_PLANE,
};

type Path = (string | number)[];

/** Every place in a value, itself included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => placesIn(item, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
      : [];
  return [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  if (Array.isArray(value))
    return value.with(Number(key), replaced(value[Number(key)], rest, instead));
  return {
    ...(value as object),
    [key]: replaced((value as Record<string, unknown>)[key], rest, instead),
  };
}

test.each(Object.entries(FULL))(
  'The %s scenario that uses every key is in order, and runs.',
  (_model, full) => {
    expect(readScenario(full).start().finish().verdicts.length).toBeGreaterThan(5);
  },
);

test.each(Object.entries(FULL))(
  'Whatever stands in any place of a %s scenario, it is taken or refused in a sentence that names a place in the file.',
  (_model, full) => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        'n1',
        'c1',
        'leader',
        'all',
        '5ms',
        '5-9ms',
        '-1s',
        'n1-n2',
        0,
        -1,
        1e300,
        [],
        {},
        [[]],
        '__proto__',
        null,
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(full)), values, (path, value) => {
        const text = JSON.stringify(replaced(full, path, value));
        const source = parseYaml(text);
        try {
          saidInChinese(() => readScenario(source.value));
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
          for (const language of ['en', 'zh-cn'] as const) {
            expect(error.messageIn(language)).toMatch(/[.。\w秒]$/);
            expect(error.messageIn(language).length).toBeLessThan(700);
          }
          expect(source.locate(error.path)).toBeDefined();
        }
      }),
    );
  },
);

test('Any text at all is a scenario or one error about it.', () => {
  const words = fc.constantFrom(
    'model: raft',
    '\n',
    ' ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ':',
    '&a ',
    '*a',
    '|',
    '"',
    '#',
    'at',
    '\t',
    '---',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join('')),
      ),
      (text) => {
        try {
          saidInChinese(() => readScenario(parseYaml(text).value));
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
        }
      },
    ),
  );
});

test('A scenario written as YAML is the same scenario.', () => {
  fc.assert(
    fc.property(scenarios, (source) => {
      expect(parseYaml(stringify(source)).value).toEqual(source);
    }),
    { numRuns: 60 },
  );
});
