import type { Lease } from '../../models/lease/record.ts';
import {
  refusalOf,
  requestTimeoutUs,
  type ApiSettings,
  type LeaseSettings,
  type Refusal,
} from '../../models/lease/settings.ts';
import { refusalText } from '../../narration/lease/refusals.ts';
import type { ClockSetting } from '../../sim/clock.ts';
import { fixed, type Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { TimerRule } from '../../sim/world.ts';
import type { NodeId } from '../../sim/world.ts';
import { readDistribution, readDuration, readShift } from '../duration.ts';
import { nameReaders, readNames, type Kind } from '../names.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { expected, isRecord, readBoolean, readKeys, readWhole, type Read } from '../read.ts';

/** `config` of `model: lease`, every default filled in. */
export interface LeaseConfig {
  readonly candidates: readonly NodeId[];
  readonly settings: LeaseSettings;
  readonly api: ApiSettings;
  /** One way. */
  readonly apiLatency: Distribution;
  /** How often whoever leads acts; absent: never. */
  readonly work: Distribution | undefined;
  readonly clocks: Readonly<Record<NodeId, ClockSetting>>;
}

/** What is there when the run begins. */
export interface LeaseInitial {
  readonly lease: Lease | undefined;
  readonly down: readonly NodeId[];
}

/** The name of the API server, in commands and pictures. */
export const API_NAME = 'api';

export const CANDIDATES: Kind = {
  letter: 'c',
  one: 'candidate',
  many: 'candidates',
  zh: '候选者',
  most: 64,
  reserved: [API_NAME, 'lease'],
};

const KEYS = [
  'candidates',
  'leaseDuration',
  'renewDeadline',
  'retryPeriod',
  'jitterFactor',
  'releaseOnCancel',
  'apiLatency',
  'restartAfter',
  'clocks',
  'work',
  'fencing',
  'watchdog',
];

/** The defaults of the Kubernetes components (component-base config/v1alpha1/defaults.go). */
const DEFAULTS = { leaseDuration: '15s', renewDeadline: '10s', retryPeriod: '2s' } as const;
const JITTER_FACTOR = 1.2;

export const readLeaseConfig: Read<LeaseConfig> = (value, path) => {
  const given = readKeys(value ?? {}, path, {
    keys: KEYS,
    what: { en: 'settings of an election', 'zh-cn': '选举的设置' },
  });
  const at = (key: string): Path => [...path, key];
  const pick = <T>(key: string, read: Read<T>, fallback: unknown): T =>
    read(given[key] ?? fallback, at(key));
  const candidates = pick('candidates', readNames(CANDIDATES), 2);
  const durations = {
    leaseDurationUs: pick('leaseDuration', readSetting, DEFAULTS.leaseDuration),
    renewDeadlineUs: pick('renewDeadline', readSetting, DEFAULTS.renewDeadline),
    retryPeriodUs: pick('retryPeriod', readSetting, DEFAULTS.retryPeriod),
    jitterFactor: pick('jitterFactor', readFactor, JITTER_FACTOR),
  };
  refuse(durations, path);
  return {
    candidates,
    settings: {
      ...durations,
      releaseOnCancel: pick('releaseOnCancel', readBoolean, false),
      restartAfterUs: pick('restartAfter', readDuration, '5s'),
      watchdogUs: pick('watchdog', unlessOff(readDuration), 'off'),
    },
    api: { fencing: pick('fencing', readBoolean, false) },
    apiLatency: pick('apiLatency', readDistribution, '5-20ms'),
    work: pick('work', unlessOff(readWork), '1s'),
    clocks:
      given['clocks'] === undefined ? {} : readClocks(given['clocks'], at('clocks'), candidates),
  };
};

/** Zero and less are read, so that client-go's own reason can be given. */
const readSetting: Read<Micros> = readShift;

const readFactor: Read<number> = (value, path) => {
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  throw expected({ en: 'a number from 0 to 100', 'zh-cn': '0 到 100 的数' }, value, path);
};

const readWork: Read<Distribution> = (value, path) => {
  const work = readDistribution(value, path);
  if (!isAlwaysZero(work)) return work;
  throw new ScenarioError(
    {
      en: 'Work without a pause would never end. Give a time such as 1s, or `off`.',
      'zh-cn': '没有间隔的工作永远做不完。请给一个时长，例如 1s，或写 `off`。',
    },
    path,
  );
};

function isAlwaysZero(length: Distribution): boolean {
  switch (length.kind) {
    case 'fixed':
      return length.value === 0;
    case 'uniform':
      return length.max === 0;
    case 'exp':
      return length.mean === 0;
    case 'normal':
      return length.mean === 0 && length.deviation === 0;
  }
}

/** `off`, which YAML leaves a word, switches a thing off. */
function unlessOff<T>(read: Read<T>): Read<T | undefined> {
  return (value, path) => (value === 'off' || value === false ? undefined : read(value, path));
}

const REFUSED_KEY: Readonly<Record<Refusal, string>> = {
  leaseDurationNotAboveRenewDeadline: 'leaseDuration',
  renewDeadlineNotAboveJitteredRetryPeriod: 'renewDeadline',
  leaseDurationNotAboveZero: 'leaseDuration',
  renewDeadlineNotAboveZero: 'renewDeadline',
  retryPeriodNotAboveZero: 'retryPeriod',
};

/** What client-go refuses is refused with its reason. */
function refuse(durations: Parameters<typeof refusalOf>[0], path: Path): void {
  const refusal = refusalOf(durations);
  if (!refusal) return;
  const problem = {
    en: refusalText(refusal, durations, 'en'),
    'zh-cn': refusalText(refusal, durations, 'zh-cn'),
  };
  throw new ScenarioError(problem, [...path, REFUSED_KEY[refusal]]);
}

/** `{ c2: { offset: 3s, rate: 1.02 } }`: by how much the time of day is ahead, and how fast it goes. */
export function readClocks(
  value: unknown,
  path: Path,
  candidates: readonly NodeId[],
): Readonly<Record<NodeId, ClockSetting>> {
  if (!isRecord(value))
    throw expected(
      {
        en: 'clocks, such as { c2: { rate: 1.02 } }',
        'zh-cn': '时钟，例如 { c2: { rate: 1.02 } }',
      },
      value,
      path,
    );
  const { readNode } = nameReaders(candidates, CANDIDATES);
  return Object.fromEntries(
    Object.entries(value).map(([name, setting]) => [
      readNode(name, [...path, name]),
      readClock(setting, [...path, name]),
    ]),
  );
}

const SLOWEST_RATE = 0.01;
const FASTEST_RATE = 100;

const readClock: Read<ClockSetting> = (value, path) => {
  const { offset, rate } = readKeys(value, path, {
    keys: ['offset', 'rate'],
    what: { en: 'a clock', 'zh-cn': '时钟' },
  });
  if (offset === undefined && rate === undefined) {
    throw expected(
      {
        en: 'an offset, a rate or both, such as { offset: 3s }',
        'zh-cn': '`offset` 或 `rate`，也可以都写，例如 { offset: 3s }',
      },
      value,
      path,
    );
  }
  if (
    rate !== undefined &&
    !(typeof rate === 'number' && rate >= SLOWEST_RATE && rate <= FASTEST_RATE)
  ) {
    throw expected(
      {
        en: `a rate from ${String(SLOWEST_RATE)} to ${String(FASTEST_RATE)}, where 1 is right`,
        'zh-cn': `时钟的快慢（${String(SLOWEST_RATE)}～${String(FASTEST_RATE)}，1 为准）`,
      },
      rate,
      [...path, 'rate'],
    );
  }
  return {
    ...(offset === undefined ? undefined : { offsetUs: readShift(offset, [...path, 'offset']) }),
    ...(rate === undefined ? undefined : { rate }),
  };
};

const FIRST_VERSION = 1000;
const MOST_TRANSITIONS = 1_000_000_000;

/**
 * `initial: { lease: { holder: c1, leaseDuration: 15s, transitions: 3 }, c2: { down: true } }`: the Lease
 * that an earlier time has left, and candidates that start later. A candidate's name stands for an
 * earlier process of it.
 */
export function readLeaseInitial(
  value: unknown,
  path: Path,
  { candidates }: LeaseConfig,
): LeaseInitial {
  if (value === undefined) return { lease: undefined, down: [] };
  const keys = ['lease', ...candidates];
  const given = readKeys(value, path, {
    keys,
    what: { en: 'the Lease, and candidates', 'zh-cn': 'Lease 和候选者' },
  });
  const { lease, ...nodes } = given;
  const down = Object.entries(nodes).flatMap(([node, one]) => {
    const at = [...path, node];
    const { down: isDown = false } = readKeys(one, at, { keys: ['down'], what: '{ down: true }' });
    return readBoolean(isDown, [...at, 'down']) ? [node] : [];
  });
  return {
    lease: lease === undefined ? undefined : readLease(lease, [...path, 'lease'], candidates),
    down,
  };
}

function readLease(value: unknown, path: Path, candidates: readonly NodeId[]): Lease {
  const given = readKeys(value, path, {
    keys: ['holder', 'leaseDuration', 'transitions'],
    what: { en: 'a Lease', 'zh-cn': '一个 Lease' },
  });
  const { holder = 'none', leaseDuration = '15s', transitions = 0 } = given;
  if (typeof holder !== 'string')
    throw expected({ en: 'a holder', 'zh-cn': '持有者' }, holder, [...path, 'holder']);
  const seconds = readDuration(leaseDuration, [...path, 'leaseDuration']) / 1_000_000;
  if (!Number.isInteger(seconds)) {
    throw expected(
      { en: 'whole seconds, as a Lease has them', 'zh-cn': '整秒（Lease 只记整秒）' },
      leaseDuration,
      [...path, 'leaseDuration'],
    );
  }
  return {
    resourceVersion: FIRST_VERSION,
    record: {
      holderIdentity: candidates.includes(holder) ? `${holder}#0` : holder === 'none' ? '' : holder,
      leaseDurationSeconds: seconds,
      acquireTimeUs: 0,
      renewTimeUs: 0,
      leaseTransitions: readWhole({ min: 0, max: MOST_TRANSITIONS })(transitions, [
        ...path,
        'transitions',
      ]),
    },
  };
}

/** The lengths of a candidate's timers, by the names that the machine gives them. */
export function timersOf({
  settings,
  work,
}: LeaseConfig): Readonly<Record<string, TimerRule | undefined>> {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor, watchdogUs } = settings;
  const rule = (length: Distribution): TimerRule => ({ length, renewed: 'atStart' });
  const always = (us: Micros): TimerRule => rule(fixed(us));
  const longestUs = retryPeriodUs + Math.floor(jitterFactor * retryPeriodUs);
  return {
    // wait.Jitter: the period, and up to jitterFactor of it more.
    acquireWait:
      longestUs > retryPeriodUs
        ? rule({ kind: 'uniform', min: retryPeriodUs, max: longestUs })
        : always(retryPeriodUs),
    retryPeriod: always(retryPeriodUs),
    retryTick: always(retryPeriodUs),
    renewDeadline: always(renewDeadlineUs),
    releaseDeadline: always(renewDeadlineUs),
    requestTimeout: always(requestTimeoutUs(settings)),
    work: work && rule(work),
    watchdog: watchdogUs === undefined ? undefined : always(leaseDurationUs + watchdogUs),
  };
}
