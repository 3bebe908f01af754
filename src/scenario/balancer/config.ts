import { STRATEGY_NAMES, type StrategyOptions } from '../../models/balancer/strategy.ts';
import type {
  BackendSettings,
  BalancerSettings,
  PassiveHealth,
  Reconnection,
} from '../../models/balancer/settings.ts';
import { fixed, maximumOf, type Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { TimerRule } from '../../sim/world.ts';
import { readDistribution, readDuration } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import {
  expected,
  isRecord,
  readBoolean,
  readKeys,
  readOneOf,
  readWhole,
  type Read,
} from '../read.ts';
import type { ScenarioSource } from '../scenario.ts';
import { BACKENDS, readBackend, readBackends, readClients } from './backends.ts';

/** Active checks of a balancer, in HAProxy's terms. */
export interface HealthSettings {
  readonly intervalUs: Micros;
  readonly fastIntervalUs: Micros;
  readonly downIntervalUs: Micros;
  readonly timeoutUs: Micros;
  readonly rise: number;
  readonly fall: number;
  /** How long a server takes to answer a check. */
  readonly response: Distribution;
}

/** `config` of `model: balancer`, every default filled in. */
export interface BalancerConfig {
  readonly settings: BalancerSettings;
  readonly health: HealthSettings | undefined;
  /** From the start of a server's process until it listens. */
  readonly startTime: Distribution;
}

const KEYS = [
  'backends',
  'strategy',
  'ties',
  'withReplacement',
  'tableSize',
  'arrivals',
  'requests',
  'clients',
  'connections',
  'lifetime',
  'requestsPerConnection',
  'health',
  'passive',
  'retries',
  'queue',
  'slowStart',
  'goawayChance',
  'requestTimeout',
  'pingTimeout',
  'reconnect',
  'onMarkedDown',
  'startTime',
];

/** kube-apiserver refuses more (pkg/server/options/server_run_options.go). */
const MOST_GOAWAY = 0.02;
const MOST_REQUESTS = 5_000_000;
const MOST_WAITING = 1_000_000;
const MOST_IN_A_ROW = 100;
/** Envoy's default and limit (maglev.proto). */
const TABLE_SIZE = 65_537;
const MOST_TABLE_SIZE = 5_000_011;
/** HAProxy applies `slowstart` to dynamic algorithms only. */
const WEIGHING = [
  'smooth-weighted',
  'haproxy-weighted',
  'random',
  'least-connections',
  'power-of-two',
];

type Pick = <T>(key: string, read: Read<T>, fallback: unknown) => T;

export function readBalancerConfig(
  value: unknown,
  path: Path,
  source: ScenarioSource,
): BalancerConfig {
  const given = readKeys(value ?? {}, path, {
    keys: KEYS,
    what: { en: 'settings of a balancer', 'zh-cn': '负载均衡器的设置' },
  });
  const at = (key: string): Path => [...path, key];
  const pick: Pick = (key, read, fallback) => read(given[key] ?? fallback, at(key));
  const backends = pick('backends', readBackends, 3);
  const health = readHealth(given['health'] ?? {}, at('health'));
  const optional = <T>(key: string, read: Read<T>): T | undefined =>
    given[key] === undefined ? undefined : pick(key, read, undefined);
  const passive = optional('passive', unlessOff(readPassive));
  const settings: BalancerSettings = {
    backends,
    everBackends: [...backends, ...addedIn(source['script'], backends)],
    strategy: { ...readStrategy(pick), maxFails: passive?.maxFails ?? 0 },
    arrivals: pick('arrivals', unlessOff(readPause), 'exp(10ms)'),
    requests: optional('requests', readWhole({ min: 0, max: MOST_REQUESTS })),
    clients: pick('clients', readClients, 100),
    connections: pick('connections', readOneOf(['per-request', 'long-lived']), 'per-request'),
    lifetime: optional('lifetime', readPause),
    requestsPerConnection: optional(
      'requestsPerConnection',
      readWhole({ min: 1, max: MOST_REQUESTS }),
    ),
    hasChecks: health !== undefined,
    passive,
    retries: pick('retries', readWhole({ min: 0, max: MOST_IN_A_ROW }), 0),
    queue: pick('queue', readWhole({ min: 0, max: MOST_WAITING }), 0),
    slowStartUs: pick('slowStart', readDuration, '0s'),
    goawayChance: pick('goawayChance', readGoawayChance, 0),
    requestTimeoutUs: pick('requestTimeout', readDuration, '60s'),
    pingTimeoutUs: pick('pingTimeout', readDuration, '45s'),
    reconnection: pick('reconnect', readReconnection, {}),
    closesOnMarkedDown: pick('onMarkedDown', readOneOf(['keep', 'close']), 'keep') === 'close',
  };
  refuseContradictions(settings, given, path);
  return { settings, health, startTime: pick('startTime', readDistribution, '0s') };
}

/** `off`, which YAML leaves a word, switches a thing off. */
function unlessOff<T>(read: Read<T>): Read<T | undefined> {
  return (value, path) => (value === 'off' || value === false ? undefined : read(value, path));
}

/** A pause that is not always zero, or there would be no end of what follows it. */
const readPause: Read<Distribution> = (value, path) => {
  const pause = readDistribution(value, path);
  const isNever =
    pause.kind === 'exp'
      ? pause.mean === 0
      : pause.kind === 'normal'
        ? pause.mean === 0
        : maximumOf(pause) === 0;
  if (!isNever) return pause;
  throw new ScenarioError(
    {
      en: 'Without a pause in between there would be no end of it. Give a time such as exp(10ms).',
      'zh-cn': '没有间隔就没完没了。请给一个时长，例如 exp(10ms)。',
    },
    path,
  );
};

const readPositive: Read<Micros> = (value, path) => {
  const us = readDuration(value, path);
  if (us > 0) return us;
  throw new ScenarioError(
    { en: 'It has to be longer than nothing.', 'zh-cn': '时长要大于零。' },
    path,
  );
};

const readGoawayChance: Read<number> = (value, path) => {
  if (typeof value === 'number' && value >= 0 && value <= MOST_GOAWAY) return value;
  throw new ScenarioError(
    {
      en: `kube-apiserver takes a --goaway-chance from 0 to ${String(MOST_GOAWAY)}: above it, clients would do little else than reconnect.`,
      'zh-cn': `kube-apiserver 的 --goaway-chance 只接受 0 到 ${String(MOST_GOAWAY)}：再高，客户端就光顾着重连了。`,
    },
    path,
  );
};

function readStrategy(pick: Pick): StrategyOptions {
  return {
    name: pick('strategy', readOneOf(STRATEGY_NAMES), 'round-robin'),
    ties: pick('ties', readOneOf(['nginx', 'haproxy']), 'nginx'),
    withReplacement: pick('withReplacement', readBoolean, false),
    tableSize: pick('tableSize', readTableSize, TABLE_SIZE),
  };
}

const readTableSize: Read<number> = (value, path) => {
  const size = readWhole({ min: 2, max: MOST_TABLE_SIZE })(value, path);
  if (isPrime(size)) return size;
  throw new ScenarioError(
    {
      en: `A Maglev table has a prime size, so that every backend's steps reach every slot; ${String(size)} is none. Envoy's default is ${String(TABLE_SIZE)}.`,
      'zh-cn': `Maglev 表的大小必须是质数，这样每个后端才能走遍所有槽位；${String(size)} 不是质数。Envoy 的默认值是 ${String(TABLE_SIZE)}。`,
    },
    path,
  );
};

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
    if (number % divisor === 0) return false;
  }
  return number >= 2;
}

function readHealth(value: unknown, path: Path): HealthSettings | undefined {
  if (value === 'off' || value === false) return undefined;
  const given = readKeys(value, path, {
    keys: ['interval', 'fastInterval', 'downInterval', 'timeout', 'rise', 'fall', 'response'],
    what: { en: 'health checks, or off', 'zh-cn': '健康检查的设置，或 off' },
  });
  const at = (key: string): Path => [...path, key];
  const inRow = readWhole({ min: 1, max: MOST_IN_A_ROW });
  const interval = given['interval'] ?? '2s';
  return {
    intervalUs: readPositive(interval, at('interval')),
    fastIntervalUs: readPositive(given['fastInterval'] ?? interval, at('fastInterval')),
    downIntervalUs: readPositive(given['downInterval'] ?? interval, at('downInterval')),
    timeoutUs: readPositive(given['timeout'] ?? '1s', at('timeout')),
    rise: inRow(given['rise'] ?? 2, at('rise')),
    fall: inRow(given['fall'] ?? 3, at('fall')),
    response: readDistribution(given['response'] ?? '1ms', at('response')),
  };
}

/** nginx's defaults. */
const readPassive: Read<PassiveHealth> = (value, path) => {
  const { maxFails = 1, failTimeout = '10s' } = readKeys(value === true ? {} : value, path, {
    keys: ['maxFails', 'failTimeout'],
    what: { en: 'passive health, or off', 'zh-cn': '被动健康检查的设置，或 off' },
  });
  return {
    maxFails: readWhole({ min: 1, max: MOST_IN_A_ROW })(maxFails, [...path, 'maxFails']),
    failTimeoutUs: readPositive(failTimeout, [...path, 'failTimeout']),
  };
};

/** client-go's reflector (tools/cache/reflector.go). */
const readReconnection: Read<Reconnection> = (value, path) => {
  const { first = '800ms', most = '30s' } = readKeys(value, path, {
    keys: ['first', 'most'],
    what: { en: 'pauses before connecting again', 'zh-cn': '重连前的间隔' },
  });
  const firstUs = readPositive(first, [...path, 'first']);
  const mostUs = readPositive(most, [...path, 'most']);
  if (mostUs >= firstUs) return { firstUs, mostUs };
  throw new ScenarioError(
    { en: '`most` is shorter than `first`.', 'zh-cn': '`most` 比 `first` 短。' },
    [...path, 'most'],
  );
};

/** Backends that commands of the script add: a simulation knows its nodes from the start. */
function addedIn(script: unknown, known: readonly BackendSettings[]): readonly BackendSettings[] {
  if (!Array.isArray(script)) return [];
  const added: BackendSettings[] = [];
  script.forEach((entry: unknown, index) => {
    if (!isRecord(entry) || entry['add'] === undefined) return;
    const all = [...known, ...added];
    const backend = readBackend(entry['add'], ['script', index, 'add'], all.length);
    if (all.some(({ id }) => id === backend.id)) return;
    added.push(backend);
    if (all.length < BACKENDS.most) return;
    throw new ScenarioError(
      {
        en: `More than the limit of ${String(BACKENDS.most)} backends.`,
        'zh-cn': `后端超过了上限 ${String(BACKENDS.most)} 个。`,
      },
      ['script', index, 'add'],
    );
  });
  return added;
}

const LONG_LIVED_ONLY = [
  'lifetime',
  'requestsPerConnection',
  'goawayChance',
  'reconnect',
  'pingTimeout',
];

/** Settings that say nothing together. */
function refuseContradictions(
  { connections, slowStartUs, strategy, everBackends }: BalancerSettings,
  given: Readonly<Record<string, unknown>>,
  path: Path,
): void {
  const idle = LONG_LIVED_ONLY.find((key) => given[key] !== undefined && given[key] !== 0);
  if (connections === 'per-request' && idle !== undefined) {
    throw new ScenarioError(
      {
        en: `\`${idle}\` is about connections that stay; here every request is a connection of its own. Add \`connections: long-lived\`.`,
        'zh-cn': `\`${idle}\` 说的是长连接，而这里每个请求各用一条连接。请加上 \`connections: long-lived\`。`,
      },
      [...path, idle],
    );
  }
  if (slowStartUs > 0 && !WEIGHING.includes(strategy.name)) {
    throw new ScenarioError(
      {
        en: `\`slowStart\` lets a weight grow, and ${strategy.name} cannot follow that: HAProxy applies it to ${WEIGHING.join(', ')} and the like only.`,
        'zh-cn': `\`slowStart\` 让权重慢慢变大，${strategy.name} 跟不上这种变化：HAProxy 只对 ${WEIGHING.join('、')} 这类策略用它。`,
      },
      [...path, 'slowStart'],
    );
  }
  if (strategy.name === 'maglev' && strategy.tableSize < everBackends.length) {
    throw expected(
      {
        en: `a table of at least as many slots as backends (${String(everBackends.length)})`,
        'zh-cn': `表的大小，不小于后端个数（${String(everBackends.length)}）`,
      },
      strategy.tableSize,
      [...path, 'tableSize'],
    );
  }
}

/** The lengths of the nodes' timers, by the names that the machines give them. */
export function timersOf({
  health,
  startTime,
}: BalancerConfig): Readonly<Record<string, TimerRule | undefined>> {
  const rule = (length: Distribution): TimerRule => ({ length, renewed: 'atStart' });
  const always = (us: Micros): TimerRule => rule(fixed(us));
  const server = { startTime: rule(startTime) };
  if (!health) return server;
  return {
    ...server,
    answer: rule(health.response),
    initialDelay: always(0),
    firstCheck: rule({ kind: 'uniform', min: 0, max: health.intervalUs }),
    interval: always(health.intervalUs),
    fastInterval: always(health.fastIntervalUs),
    downInterval: always(health.downIntervalUs),
    timeout: always(health.timeoutUs),
  };
}
