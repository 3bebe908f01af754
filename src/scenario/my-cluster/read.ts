/** A cluster, read: its clocks, and what is wrong with which field. */
import {
  FEWEST_HEARTBEATS,
  LONGEST_ELECTION_MS,
  type Clocks,
  type FrontClocks,
  type LeaseClocks,
  type RangeMs,
} from '../control-plane/clocks.ts';
import { formatDuration, readDuration } from '../duration.ts';
import { calculate, readSpan, type Calculation } from '../lease/calculation.ts';
import { quote, ScenarioError } from '../problem.ts';
import { isIdle, GROUP_FIELDS, type ClusterInput, type Group, type TextField } from './input.ts';
import { PRESETS } from './presets.ts';

export type Problems = Readonly<Partial<Record<TextField, ScenarioError>>>;

export interface ClusterReading {
  readonly input: ClusterInput;
  readonly problems: Problems;
  /** Groups with a field that cannot be read: what follows from them is not known. */
  readonly unread: readonly Group[];
  /** Where a field cannot be read, the preset's value stands. */
  readonly clocks: Clocks;
  /** Round trips between members of etcd. */
  readonly roundTripMs: RangeMs;
  /** As it is written, before etcd counts it in heartbeats. */
  readonly writtenElectionMs: number;
  /** What client-go's durations allow; nothing if it refuses them. */
  readonly lease: Calculation | undefined;
}

const MOST_HOSTS = 7;
const MOST_CHECKS = 100;
const LONGEST_TOLERATION_MS = 86_400_000;

/** Each field alone, then what fields must be to each other. Never throws. */
export function readCluster(input: ClusterInput): ClusterReading {
  const { problems, clocks, roundTripMs, writtenElectionMs, lease } = readAll(input);
  const unread = (Object.keys(GROUP_FIELDS) as Group[]).filter((group) =>
    GROUP_FIELDS[group].some((field) => problems[field] !== undefined),
  );
  return { input, problems, unread, clocks, roundTripMs, writtenElectionMs, lease };
}

type Read<T> = (text: string) => T;

function readAll(input: ClusterInput): Omit<ClusterReading, 'input' | 'unread'> {
  const usual = PRESETS[input.preset].input;
  const problems: Partial<Record<TextField, ScenarioError>> = {};
  const read = <T>(field: TextField, reader: Read<T>): T => {
    try {
      return reader(isIdle(field, input) ? usual[field] : input[field]);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems[field] = error;
      return reader(usual[field]);
    }
  };
  const isStacked = input.topology === 'stacked';
  const masters = read('masters', readCount(MOST_HOSTS));
  const members = isStacked ? masters : read('members', readCount(MOST_HOSTS));
  const heartbeatMs = read('heartbeat', readMs);
  const writtenElectionMs = read('election', readMs);
  const refused = electionRefused(heartbeatMs, writtenElectionMs);
  if (refused && !problems.heartbeat) problems.election ??= refused;
  const roundTripMs = read('roundTrip', readRange);
  const lease = readLease(input, problems, {
    leaseDuration: 'leaseDuration',
    renewDeadline: 'renewDeadline',
    retryPeriod: 'retryPeriod',
  });
  const requestMs = read('request', readRange);
  const etcd =
    problems.heartbeat || problems.election
      ? { heartbeatMs: readMs(usual.heartbeat), electionMs: readMs(usual.election) }
      : { heartbeatMs, electionMs: Math.floor(writtenElectionMs / heartbeatMs) * heartbeatMs };
  const clocks: Clocks = {
    topology: input.topology,
    masters,
    members,
    ...etcd,
    lease: lease ? clocksOf(lease) : usualLease(usual),
    front: readFront(input, { usual, problems, read }),
    oneWayMs: oneWay(roundTripMs, requestMs),
    lookMs: read('nodeMonitorPeriod', readSomeTime),
    graceMs: read('nodeMonitorGracePeriod', readTime),
    tolerationMs: read('toleration', readSeconds),
  };
  return { problems, clocks, roundTripMs, writtenElectionMs, lease };
}

/** The model's network is the same everywhere: half a round trip, or a quarter of a request, if that is more. */
function oneWay(roundTripMs: RangeMs, requestMs: RangeMs): RangeMs {
  return {
    min: Math.max(roundTripMs.min / 2, requestMs.min / 4),
    max: Math.max(roundTripMs.max / 2, requestMs.max / 4),
  };
}

/** etcd server/embed/config.go, Validate. */
function electionRefused(heartbeatMs: number, electionMs: number): ScenarioError | undefined {
  const [least, most] = [FEWEST_HEARTBEATS * heartbeatMs, LONGEST_ELECTION_MS];
  const [found, beat] = [`${String(electionMs)} ms`, `${String(heartbeatMs)} ms`];
  if (electionMs < least) {
    return new ScenarioError({
      en: `etcd refuses to start: ${found} is less than five heartbeats of ${beat}. Write at least ${String(least)}ms; ten heartbeats are usual.`,
      'zh-cn': `etcd 会拒绝启动：${found} 不到五次心跳（每次 ${beat}）。至少写 ${String(least)}ms，通常是十次心跳。`,
    });
  }
  if (electionMs <= most) return undefined;
  return new ScenarioError({
    en: `etcd refuses to start: ${found} is more than ${String(most)} ms. Write ${String(most)}ms or less.`,
    'zh-cn': `etcd 会拒绝启动：${found} 超过 ${String(most)} ms。请写 ${String(most)}ms 或更短。`,
  });
}

type LeaseField = 'leaseDuration' | 'renewDeadline' | 'retryPeriod';

/** As the calculator reads it; problems go to the fields where the durations stand. */
function readLease(
  input: ClusterInput,
  problems: Partial<Record<TextField, ScenarioError>>,
  fields: Readonly<Record<LeaseField, TextField>>,
): Calculation | undefined {
  const result = calculate({
    leaseDuration: input[fields.leaseDuration],
    renewDeadline: input[fields.renewDeadline],
    retryPeriod: input[fields.retryPeriod],
    request: isReadable(input.request, readRange)
      ? input.request
      : PRESETS[input.preset].input.request,
    candidates: Math.max(2, wholeIn(input.masters) ?? 2),
    releaseOnCancel: false,
  });
  if ('problems' in result) {
    for (const [field, problem] of Object.entries(result.problems)) {
      const at = fields[field as LeaseField];
      problems[at] = new ScenarioError(problem.problem);
    }
    return undefined;
  }
  if (result.numbers.publishedUs > 0) return result.numbers;
  problems[fields.leaseDuration] = new ScenarioError({
    en: 'A Lease holds whole seconds, and the API server refuses 0. Write at least 1s.',
    'zh-cn': '租约对象只记整秒，0 会被 API 服务器拒绝。至少写 1s。',
  });
  return undefined;
}

function clocksOf({ settings }: Calculation): LeaseClocks {
  return {
    leaseMs: settings.leaseDurationUs / 1000,
    deadlineMs: settings.renewDeadlineUs / 1000,
    retryMs: settings.retryPeriodUs / 1000,
  };
}

function usualLease(usual: ClusterInput): LeaseClocks {
  return {
    leaseMs: readTime(usual.leaseDuration),
    deadlineMs: readTime(usual.renewDeadline),
    retryMs: readTime(usual.retryPeriod),
  };
}

function readFront(
  input: ClusterInput,
  {
    usual,
    problems,
    read,
  }: {
    usual: ClusterInput;
    problems: Partial<Record<TextField, ScenarioError>>;
    read: <T>(field: TextField, reader: Read<T>) => T;
  },
): FrontClocks {
  switch (input.front) {
    case 'balancer':
      return {
        kind: 'balancer',
        intervalMs: read('checkInterval', readHaproxyTime),
        timeoutMs: read('checkTimeout', readHaproxyTime),
        rise: read('checkRise', readCount(MOST_CHECKS)),
        fall: read('checkFall', readCount(MOST_CHECKS)),
      };
    case 'kube-vip': {
      const numbers = readLease(input, problems, {
        leaseDuration: 'vipLeaseDuration',
        renewDeadline: 'vipRenewDeadline',
        retryPeriod: 'vipRetryPeriod',
      });
      const held = {
        leaseMs: readTime(usual.vipLeaseDuration),
        deadlineMs: readTime(usual.vipRenewDeadline),
        retryMs: readTime(usual.vipRetryPeriod),
      };
      return { kind: 'kube-vip', ...(numbers ? clocksOf(numbers) : held) };
    }
    case 'vrrp':
    case 'none':
      return { kind: input.front };
  }
}

const isBare = (text: string): boolean => /^\s*-?\d+\s*$/.test(text);

const readTime: Read<number> = (text) => readDuration(bareAsNumber(text), []) / 1000;

/** What lacks a unit is told apart from what is no duration. */
function bareAsNumber(text: string): string | number {
  return isBare(text) ? Number(text) : text;
}

const readSomeTime: Read<number> = (text) => {
  const ms = readTime(text);
  if (ms > 0) return ms;
  throw new ScenarioError({
    en: 'Expected a time longer than 0, such as 5s.',
    'zh-cn': '这里应是大于 0 的时长，例如 5s。',
  });
};

/** HAProxy reads a bare number as milliseconds. */
const readHaproxyTime: Read<number> = (text) =>
  readSomeTime(isBare(text) ? `${text.trim()}ms` : text);

/** etcd's flags are whole milliseconds, written without a unit. */
const readMs: Read<number> = (text) => {
  const ms = readHaproxyTime(text);
  if (Number.isInteger(ms)) return ms;
  throw new ScenarioError({
    en: `etcd takes whole milliseconds, found ${quote(text)}. Write ${String(Math.max(1, Math.round(ms)))}ms.`,
    'zh-cn': `etcd 只收整毫秒，这里却是 ${quote(text)}。请写 ${String(Math.max(1, Math.round(ms)))}ms。`,
  });
};

/** tolerationSeconds is a whole number; its unit may be left out. */
const readSeconds: Read<number> = (text) => {
  const ms = isBare(text) ? Number(text) * 1000 : readTime(text);
  if (ms % 1000 === 0 && ms <= LONGEST_TOLERATION_MS && !text.includes('-')) return ms;
  throw new ScenarioError({
    en: `Expected whole seconds from 0 to 86400, found ${quote(text)}. Write 300 or 300s.`,
    'zh-cn': `这里应是 0～86400 的整秒，却是 ${quote(text)}。请写 300 或 300s。`,
  });
};

const readRange: Read<RangeMs> = (text) => {
  const { minUs, maxUs } = readSpan(text);
  return { min: minUs / 1000, max: maxUs / 1000 };
};

function isReadable<T>(text: string, reader: Read<T>): boolean {
  try {
    reader(text);
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}

/** Full-width digits are digits. */
function wholeIn(text: string): number | undefined {
  const digits = text.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(digits) ? Number(digits) : undefined;
}

const readCount =
  (most: number): Read<number> =>
  (text) => {
    const count = wholeIn(text);
    if (count !== undefined && count >= 1 && count <= most) return count;
    throw new ScenarioError({
      en: `Expected a whole number from 1 to ${String(most)}, found ${quote(text)}.`,
      'zh-cn': `这里应是 1～${String(most)} 的整数，却是 ${quote(text)}。`,
    });
  };

/** A duration as a flag has it. */
export function flagDuration(ms: number): string {
  return formatDuration(ms * 1000);
}
