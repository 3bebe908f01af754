import { ELECTED, nodeAt, type Elected, type HostId } from '../../models/control-plane/names.ts';
import type { ClusterSettings, Front } from '../../models/control-plane/settings.ts';
import type { Lease } from '../../models/lease/record.ts';
import type { LeaseSettings } from '../../models/lease/settings.ts';
import { ALL_RULES, type RaftSettings } from '../../models/raft/settings.ts';
import { fixed, minimumOf, type Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import { readDistribution, readDuration } from '../duration.ts';
import { readLeaseConfig } from '../lease/config.ts';
import { readProbeConfig, type CheckConfig, type KubeletConfig } from '../probe/config.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { expected, isRecord, readKeys, readOneOf, readWhole, type Read } from '../read.ts';
import { checkTiming } from '../raft/config.ts';
import type { RaftTiming } from '../raft/timers.ts';
import { ENDPOINT_REFRESH_MS, ENDPOINT_TTL_MS, shortestTtlMs } from './clocks.ts';

/** `config` of `model: control-plane`, every default filled in. */
export interface ControlPlaneConfig {
  readonly topology: 'stacked' | 'external';
  readonly cluster: ClusterSettings;
  readonly raft: RaftSettings;
  readonly raftTiming: RaftTiming;
  /** As kube-controller-manager has them; the scheduler also releases its Lease. */
  readonly election: LeaseSettings;
  /** The load balancer's check of an API server. */
  readonly check: CheckConfig;
  /** kubeadm's probes of an API server. */
  readonly kubelet: KubeletConfig;
  /** From the start of an API server until it listens. */
  readonly startTime: Distribution;
  readonly latency: Distribution;
  readonly diskWrite: Distribution;
}

export interface ControlPlaneInitial {
  /** The host of etcd's first leader. */
  readonly leader: HostId;
  readonly holders: Readonly<Record<Elected, HostId>>;
}

const KEYS = [
  'topology',
  'masters',
  'etcd',
  'workers',
  'podsPerWorker',
  'loadBalancer',
  'virtualIp',
  'latency',
  'diskWrite',
  'heartbeatInterval',
  'electionTimeout',
  'leaderElectLeaseDuration',
  'leaderElectRenewDeadline',
  'leaderElectRetryPeriod',
  'etcdHealthcheckTimeout',
  'shutdownDelayDuration',
  'nodeMonitorPeriod',
  'nodeMonitorGracePeriod',
  'tolerationSeconds',
  'startTime',
  'certificates',
  'versions',
];

/** Our key for each of a Lease's settings. */
const LEASE_KEYS = {
  leaseDuration: 'leaderElectLeaseDuration',
  renewDeadline: 'leaderElectRenewDeadline',
  retryPeriod: 'leaderElectRetryPeriod',
};

const MOST_MASTERS = 7;
const MOST_WORKERS = 500;
const MOST_PODS = 500;

/** pkg/kubelet/apis/config: nodeLeaseDurationSeconds 40, renewed at a quarter of it. */
const NODE_LEASE_RENEW_US = 10_000_000;
/** golang.org/x/net/http2 as client-go sets it: 30 s of silence, 15 s for an answer. */
const CONNECTION_GIVEN_UP_US = 45_000_000;
const POD_START_US = 2_000_000;
/** etcd server/config/config.go, ReqTimeout. */
const REQUEST_US = 5_000_000;
const DEFAULT_MINOR = 36;

export const readControlPlaneConfig: Read<ControlPlaneConfig> = (value, path) => {
  const given = readKeys(value ?? {}, path, {
    keys: KEYS,
    what: { en: 'settings of a control plane', 'zh-cn': '控制平面的设置' },
  });
  const at = (key: string): Path => [...path, key];
  const pick = <T>(key: string, read: Read<T>, fallback: unknown): T =>
    read(given[key] ?? fallback, at(key));
  const topology = pick('topology', readOneOf(['stacked', 'external'] as const), 'stacked');
  const masters = named('m', pick('masters', readWhole({ min: 1, max: MOST_MASTERS }), 3));
  const workers = named('w', pick('workers', readWhole({ min: 0, max: MOST_WORKERS }), 3));
  if (topology === 'stacked' && given['etcd'] !== undefined && given['etcd'] !== masters.length) {
    throw new ScenarioError(
      {
        en: 'Stacked, every master has one member of etcd: leave `etcd` out, or write `topology: external`.',
        'zh-cn':
          '堆叠部署时，每个控制平面节点上都有一个 etcd 成员：不要写 `etcd`，或改写 `topology: external`。',
      },
      at('etcd'),
    );
  }
  const etcdHosts =
    topology === 'stacked'
      ? masters
      : named('e', pick('etcd', readWhole({ min: 1, max: MOST_MASTERS }), 3));
  const { settings: election } = inWords(LEASE_KEYS, () =>
    readLeaseConfig(
      {
        leaseDuration: given['leaderElectLeaseDuration'] ?? '15s',
        renewDeadline: given['leaderElectRenewDeadline'] ?? '10s',
        retryPeriod: given['leaderElectRetryPeriod'] ?? '2s',
        restartAfter: '1s',
        work: 'off',
      },
      path,
    ),
  );
  const electionTimeoutUs = pick('electionTimeout', readDuration, '1000ms');
  const raft: RaftSettings = {
    preset: 'etcd',
    voters: etcdHosts.map((host) => nodeAt('etcd', host)),
    preVote: true,
    checkQuorum: true,
    rules: ALL_RULES,
  };
  const raftTiming = {
    heartbeatUs: pick('heartbeatInterval', readDuration, '100ms'),
    electionTimeout: fixed(electionTimeoutUs),
  };
  inWords({ heartbeat: 'heartbeatInterval' }, () => {
    checkTiming(raftTiming, raft, path);
  });
  const diskWrite = pick('diskWrite', readDistribution, '0ms');
  return {
    topology,
    cluster: {
      masters,
      etcdHosts,
      workers,
      podsPerWorker: pick('podsPerWorker', readWhole({ min: 0, max: MOST_PODS }), 10),
      front: readFront(given, path),
      heartbeatUs: raftTiming.heartbeatUs,
      electionTimeoutUs,
      isDiskSlow: takesTime(diskWrite),
      etcdHealthcheckTimeoutUs: pick('etcdHealthcheckTimeout', readDuration, '2s'),
      shutdownDelayUs: pick('shutdownDelayDuration', readDuration, '0s'),
      endpointRefreshUs: ENDPOINT_REFRESH_MS * 1000,
      endpointTtlUs: 1000 * Math.max(ENDPOINT_TTL_MS, shortestTtlMs(inMs(raftTiming))),
      nodeLeaseRenewUs: NODE_LEASE_RENEW_US,
      nodeMonitorPeriodUs: pick('nodeMonitorPeriod', readPeriod, '5s'),
      nodeMonitorGracePeriodUs: pick('nodeMonitorGracePeriod', readDuration, '50s'),
      tolerationUs: pick('tolerationSeconds', readWhole({ min: 0, max: 86_400 }), 300) * 1_000_000,
      connectionGivenUpUs: CONNECTION_GIVEN_UP_US,
      podStartUs: POD_START_US,
      expireUs: readExpiry(given['certificates'], at('certificates')),
      minors: readVersions(given['versions'], at('versions'), masters),
    },
    raft,
    raftTiming,
    election,
    check: readCheck(given['loadBalancer'], at('loadBalancer')),
    kubelet: kubeadmProbes(),
    startTime: pick('startTime', readDistribution, '2-4s'),
    latency: pick('latency', readDistribution, '1-3ms'),
    diskWrite,
  };
};

function inMs({ heartbeatUs, electionTimeout }: RaftTiming): Parameters<typeof shortestTtlMs>[0] {
  return { heartbeatMs: heartbeatUs / 1000, electionMs: minimumOf(electionTimeout) / 1000 };
}

export function requestTimeoutUs({ cluster }: ControlPlaneConfig): Micros {
  return REQUEST_US + 2 * cluster.electionTimeoutUs;
}

/** Whether a write can take any time at all. */
export function takesTime(write: Distribution | undefined): boolean {
  return write !== undefined && (write.kind !== 'fixed' || write.value > 0);
}

/** What the reader of another model says of its keys, said of the keys that stand here. */
function inWords<T>(keys: Readonly<Record<string, string>>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const path = error.path.map((key) => keys[key] ?? key);
    throw new ScenarioError(error.problem, path);
  }
}

/** A loop that waited for no time at all would go round for ever. */
const readPeriod: Read<Micros> = (value, path) => {
  const us = readDuration(value, path);
  if (us > 0) return us;
  throw expected(
    { en: 'a time longer than 0, such as 5s', 'zh-cn': '大于 0 的时长，例如 5s' },
    value,
    path,
  );
};

function named(letter: string, count: number): readonly HostId[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`);
}

function readFront(given: Readonly<Record<string, unknown>>, path: Path): Front {
  const { virtualIp, loadBalancer } = given;
  if (virtualIp !== undefined) {
    if (loadBalancer !== undefined && loadBalancer !== 'none') {
      throw new ScenarioError(
        {
          en: 'Give a `loadBalancer` or a `virtualIp`, not both.',
          'zh-cn': '`loadBalancer` 和 `virtualIp` 只能写一个。',
        },
        [...path, 'virtualIp'],
      );
    }
    return {
      kind: readOneOf(['vrrp', 'kube-vip'] as const)(virtualIp, [...path, 'virtualIp']),
    };
  }
  if (loadBalancer === 'none') return { kind: 'none' };
  const health = isRecord(loadBalancer) ? loadBalancer['health'] : undefined;
  return { kind: 'balancer', isChecked: health !== 'off' && health !== false };
}

/**
 * Every server that is chosen gets its share of new connections, which is what round-robin comes to here:
 * the cluster's balancer counts shares, and has neither requests nor clients to tell apart.
 */
function refuseStrategy(strategy: unknown, path: Path): void {
  if (strategy === undefined || strategy === 'round-robin') return;
  throw new ScenarioError(
    {
      en: 'In a control plane the balancer shares out new connections evenly: leave `strategy` out, or write `round-robin`. The other strategies run in `model: balancer`.',
      'zh-cn':
        '控制平面里的负载均衡器把新连接均匀分开：不要写 `strategy`，或写 `round-robin`。其他策略请用 `model: balancer`。',
    },
    path,
  );
}

/** HAProxy's defaults; a host that does not answer costs the interval, which is the time-out as well. */
function readCheck(value: unknown, path: Path): CheckConfig {
  const given =
    value === undefined || value === 'none'
      ? {}
      : readKeys(value, path, {
          keys: ['strategy', 'health'],
          what: { en: 'a load balancer', 'zh-cn': '负载均衡器' },
        });
  refuseStrategy(given['strategy'], [...path, 'strategy']);
  const health = given['health'];
  const settings =
    health === undefined || health === 'off' || health === false
      ? {}
      : readKeys(health, [...path, 'health'], {
          keys: ['interval', 'timeout', 'rise', 'fall'],
          what: { en: 'a health check', 'zh-cn': '健康检查' },
        });
  const { interval = '2s', timeout = interval, rise = 2, fall = 3 } = settings;
  const { by } = inWords({ successThreshold: 'rise', failureThreshold: 'fall' }, () =>
    readProbeConfig({ interval, timeout, successThreshold: rise, failureThreshold: fall }, [
      ...path,
      'health',
    ]),
  );
  if (by.kind !== 'check')
    throw expected({ en: 'a health check', 'zh-cn': '健康检查' }, value, path);
  return by;
}

/** kubeadm, cmd/kubeadm/app/util/staticpod/utils.go. */
function kubeadmProbes(): KubeletConfig {
  const { by } = readProbeConfig(
    {
      startup: { initialDelay: '10s', period: '10s', timeout: '15s', failureThreshold: 24 },
      liveness: { initialDelay: '10s', period: '10s', timeout: '15s', failureThreshold: 8 },
      readiness: { period: '1s', timeout: '15s', failureThreshold: 3 },
    },
    [],
  );
  if (by.kind !== 'kubelet') throw new Error('These are the probes of a kubelet.');
  return by;
}

function readExpiry(value: unknown, path: Path): Micros | undefined {
  if (value === undefined) return undefined;
  const { expireAt } = readKeys(value, path, {
    keys: ['expireAt'],
    what: { en: 'certificates', 'zh-cn': '证书' },
  });
  return readDuration(expireAt, [...path, 'expireAt']);
}

/** `1.36` is minor 36; YAML may have made a number of it. */
export const readMinor: Read<number> = (value, path) => {
  const minor = /^v?1\.(\d{1,3})$/.exec(String(value))?.[1];
  if (minor !== undefined) return Number(minor);
  throw expected({ en: 'a version such as 1.36', 'zh-cn': '版本，例如 1.36' }, value, path);
};

function readVersions(
  value: unknown,
  path: Path,
  masters: readonly HostId[],
): Readonly<Record<HostId, number>> {
  const given =
    value === undefined
      ? {}
      : readKeys(value, path, {
          keys: masters,
          what: { en: 'versions of masters', 'zh-cn': '各控制平面节点的版本' },
        });
  return Object.fromEntries(
    masters.map((host) => [
      host,
      given[host] === undefined ? DEFAULT_MINOR : readMinor(given[host], [...path, host]),
    ]),
  );
}

/** `initial: { leader: m2, holders: { kube-scheduler: m3 } }`; all on the first host unless said. */
export function readControlPlaneInitial(
  value: unknown,
  path: Path,
  { cluster }: ControlPlaneConfig,
): ControlPlaneInitial {
  const given = readKeys(value ?? {}, path, {
    keys: ['leader', 'holders'],
    what: {
      en: 'the first leader, and holders of Leases',
      'zh-cn': '最初的领导者，和各 Lease 的持有者',
    },
  });
  const holders = readKeys(given['holders'] ?? {}, [...path, 'holders'], {
    keys: ELECTED,
    what: { en: 'holders by component', 'zh-cn': '各组件的持有者' },
  });
  const [first = ''] = cluster.masters;
  const [firstMember = ''] = cluster.etcdHosts;
  const holder = (component: Elected): HostId =>
    readOneOf(cluster.masters)(holders[component] ?? first, [...path, 'holders', component]);
  return {
    leader: readOneOf(cluster.etcdHosts)(given['leader'] ?? firstMember, [...path, 'leader']),
    holders: {
      'kube-controller-manager': holder('kube-controller-manager'),
      'kube-scheduler': holder('kube-scheduler'),
      'kube-vip': holder('kube-vip'),
    },
  };
}

const FIRST_REVISION = 1000;

/** A Lease that an earlier time has left: it names the process that runs there now. */
export function leaseOf(
  component: Elected,
  holder: HostId,
  { election }: ControlPlaneConfig,
): Lease {
  return {
    resourceVersion: FIRST_REVISION,
    record: {
      holderIdentity: `${nodeAt(component, holder)}#1`,
      leaseDurationSeconds: Math.floor(election.leaseDurationUs / 1_000_000),
      acquireTimeUs: 0,
      renewTimeUs: 0,
      leaseTransitions: 0,
    },
  };
}
