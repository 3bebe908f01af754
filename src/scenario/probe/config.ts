import type { InitialHealth } from '../../models/probe/health.ts';
import { KUBELET_PROBES, type KubeletProbe } from '../../models/probe/messages.ts';
import { refusalText, type ApiRefusal } from '../../narration/probe/refusals.ts';
import type { Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import { readDistribution, readDuration } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { expected, readBoolean, readKeys, readOneOf, readWhole, type Read } from '../read.ts';

/** A load balancer's check, in the words of the format. */
export interface CheckConfig {
  readonly kind: 'check';
  readonly intervalUs: Micros;
  readonly fastIntervalUs: Micros;
  readonly downIntervalUs: Micros;
  readonly timeoutUs: Micros;
  readonly initialDelayUs: Micros;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly initialState: InitialHealth;
}

/** One probe of a kubelet: fields of the API. */
export interface KubeletProbeConfig {
  readonly initialDelayUs: Micros;
  readonly periodUs: Micros;
  readonly timeoutUs: Micros;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

export interface KubeletConfig {
  readonly kind: 'kubelet';
  readonly probes: Readonly<Partial<Record<KubeletProbe, KubeletProbeConfig>>>;
  readonly terminationGracePeriodUs: Micros;
  readonly handlesSigterm: boolean;
  /** The process ends by itself so long after its start; absent: it does not. */
  readonly crashAfter: Distribution | undefined;
}

/** `config` of `model: probe`, every default filled in. */
export interface ProbeConfig {
  readonly by: CheckConfig | KubeletConfig;
  /** From the start of the target until it serves. */
  readonly startTime: Distribution;
  /** How long its answer to a check takes, there and back. */
  readonly response: Distribution;
}

const CHECK_KEYS = [
  'interval',
  'fastInterval',
  'downInterval',
  'timeout',
  'successThreshold',
  'failureThreshold',
  'initialDelay',
  'initialState',
];
const KUBELET_KEYS = [
  ...KUBELET_PROBES,
  'terminationGracePeriod',
  'handlesSigterm',
  'crashAfter',
] as const;
const TARGET_KEYS = ['startTime', 'response'];
const PROBE_KEYS = [
  'initialDelay',
  'period',
  'interval',
  'timeout',
  'successThreshold',
  'failureThreshold',
];

const MOST_IN_A_ROW = 1_000;
const readThreshold = readWhole({ min: 1, max: MOST_IN_A_ROW });
const WHOLE_SECOND_US = 1_000_000;

export const readProbeConfig: Read<ProbeConfig> = (value, path) => {
  const keys = [...CHECK_KEYS, ...KUBELET_KEYS, ...TARGET_KEYS];
  const given = readKeys(value ?? {}, path, {
    keys,
    what: { en: 'settings of a probe', 'zh-cn': '探针的设置' },
  });
  const pick = pickFrom(given, path);
  const isKubelet = KUBELET_KEYS.some((key) => given[key] !== undefined);
  return {
    by: isKubelet ? readKubelet(given, path) : readCheck(given, path),
    startTime: pick('startTime', readDistribution, '0ms'),
    response: pick('response', readDistribution, '1-5ms'),
  };
};

type Given = Readonly<Record<string, unknown>>;

const pickFrom =
  (given: Given, path: Path) =>
  <T>(key: string, read: Read<T>, fallback: unknown): T =>
    read(given[key] ?? fallback, [...path, key]);

function readCheck(given: Given, path: Path): CheckConfig {
  const pick = pickFrom(given, path);
  const intervalUs = pick('interval', readSomeTime, '2s');
  const orInterval = (key: string): Micros =>
    given[key] === undefined ? intervalUs : pick(key, readSomeTime, undefined);
  return {
    kind: 'check',
    intervalUs,
    fastIntervalUs: orInterval('fastInterval'),
    downIntervalUs: orInterval('downInterval'),
    timeoutUs: pick('timeout', readSomeTime, '1s'),
    initialDelayUs: pick('initialDelay', readDuration, '0ms'),
    successThreshold: pick('successThreshold', readThreshold, 2),
    failureThreshold: pick('failureThreshold', readThreshold, 3),
    initialState: pick(
      'initialState',
      readOneOf(['up', 'fully-up', 'down', 'fully-down'] as const),
      'fully-up',
    ),
  };
}

function readKubelet(given: Given, path: Path): KubeletConfig {
  const flat = CHECK_KEYS.find((key) => given[key] !== undefined);
  if (flat !== undefined) {
    throw new ScenarioError(
      {
        en: `\`${flat}\` belongs to a load balancer’s check, and a kubelet’s probes are given here. Write it inside \`startup\`, \`liveness\` or \`readiness\`.`,
        'zh-cn': `\`${flat}\` 属于负载均衡器的健康检查，而这里写的是 kubelet 的探针。请把它写进 \`startup\`、\`liveness\` 或 \`readiness\` 里。`,
      },
      [...path, flat],
    );
  }
  const pick = pickFrom(given, path);
  return {
    kind: 'kubelet',
    probes: Object.fromEntries(
      KUBELET_PROBES.flatMap((probe) =>
        given[probe] === undefined
          ? []
          : [[probe, readProbe(given[probe], [...path, probe], probe)] as const],
      ),
    ),
    terminationGracePeriodUs: pick('terminationGracePeriod', readDuration, '30s'),
    handlesSigterm: pick('handlesSigterm', readBoolean, true),
    crashAfter:
      given['crashAfter'] === undefined || given['crashAfter'] === 'off'
        ? undefined
        : pick('crashAfter', readDistribution, undefined),
  };
}

/** The API's fields and defaults (core/v1, Probe), and what its validation refuses. */
function readProbe(value: unknown, path: Path, probe: KubeletProbe): KubeletProbeConfig {
  const given = readKeys(value ?? {}, path, {
    keys: PROBE_KEYS,
    what: { en: 'a probe', 'zh-cn': '一个探针' },
  });
  if (given['period'] !== undefined && given['interval'] !== undefined) {
    throw new ScenarioError(
      {
        en: '`period` and `interval` are the same here: give one of them.',
        'zh-cn': '这里 `period` 和 `interval` 是一回事，只写一个。',
      },
      [...path, 'interval'],
    );
  }
  const pick = pickFrom(given, path);
  const periodKey = given['interval'] === undefined ? 'period' : 'interval';
  const config = {
    initialDelayUs: pick('initialDelay', readDuration, '0s'),
    periodUs: pick(periodKey, readDuration, '10s'),
    timeoutUs: pick('timeout', readDuration, '1s'),
    successThreshold: pick('successThreshold', readThreshold, 1),
    failureThreshold: pick('failureThreshold', readThreshold, 3),
  };
  const refused = refusalOf(config, { probe, periodKey });
  if (!refused) return config;
  throw new ScenarioError(
    {
      en: refusalText(refused.refusal, refused.key, 'en'),
      'zh-cn': refusalText(refused.refusal, refused.key, 'zh-cn'),
    },
    [...path, refused.key],
  );
}

function refusalOf(
  config: KubeletProbeConfig,
  { probe, periodKey }: { probe: KubeletProbe; periodKey: string },
): { readonly refusal: ApiRefusal; readonly key: string } | undefined {
  if (probe !== 'readiness' && config.successThreshold !== 1) {
    return { refusal: 'successThresholdNotOne', key: 'successThreshold' };
  }
  const lengths = [
    ['initialDelay', config.initialDelayUs],
    [periodKey, config.periodUs],
    ['timeout', config.timeoutUs],
  ] as const;
  for (const [key, us] of lengths) {
    if (us % WHOLE_SECOND_US !== 0) return { refusal: 'notWholeSeconds', key };
    if (us < WHOLE_SECOND_US && key !== 'initialDelay') return { refusal: 'belowOneSecond', key };
  }
  return undefined;
}

/** Without any, checks would follow each other at one instant for ever. */
const readSomeTime: Read<Micros> = (value, path) => {
  const us = readDuration(value, path);
  if (us > 0) return us;
  throw expected(
    { en: 'more than no time, such as 2s', 'zh-cn': '大于 0 的时长，例如 2s' },
    value,
    path,
  );
};
