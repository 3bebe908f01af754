/**
 * The clocks of a cluster that decide how long a failover takes: what an operator sets, and what the sources
 * fix. Milliseconds. Nothing here comes from the models.
 */

/** Both ends included. */
export interface RangeMs {
  readonly min: number;
  readonly max: number;
}

/** client-go's three durations. */
export interface LeaseClocks {
  readonly leaseMs: number;
  readonly deadlineMs: number;
  readonly retryMs: number;
}

/** Who answers where clients ask. */
export type FrontClocks =
  | {
      readonly kind: 'balancer';
      readonly intervalMs: number;
      readonly timeoutMs: number;
      readonly rise: number;
      readonly fall: number;
    }
  | { readonly kind: 'vrrp' }
  | ({ readonly kind: 'kube-vip' } & LeaseClocks)
  | { readonly kind: 'none' };

export interface Clocks {
  readonly topology: 'stacked' | 'external';
  readonly masters: number;
  /** Members of etcd: one on each master if stacked. */
  readonly members: number;
  readonly heartbeatMs: number;
  /** As etcd counts it: a whole number of heartbeats. */
  readonly electionMs: number;
  /** Of kube-controller-manager and kube-scheduler alike. */
  readonly lease: LeaseClocks;
  readonly front: FrontClocks;
  /** From a host to another one. */
  readonly oneWayMs: RangeMs;
  /** How long the controller manager looks at nodes apart, and how long it waits for a renewal. */
  readonly lookMs: number;
  readonly graceMs: number;
  readonly tolerationMs: number;
}

export const DEFAULT_CLOCKS: Clocks = {
  topology: 'stacked',
  masters: 3,
  members: 3,
  // etcd server/embed/config.go: heartbeat-interval, election-timeout. One tick is one heartbeat.
  heartbeatMs: 100,
  electionMs: 1000,
  // component-base config/v1alpha1/defaults.go.
  lease: { leaseMs: 15_000, deadlineMs: 10_000, retryMs: 2_000 },
  // haproxy doc/configuration.txt: a check without an answer ends after `inter`, too.
  front: { kind: 'balancer', intervalMs: 2_000, timeoutMs: 2_000, rise: 2, fall: 3 },
  // The network of the scenarios that stand beside these predictions.
  oneWayMs: { min: 1, max: 3 },
  // pkg/controller/nodelifecycle: period and grace period.
  lookMs: 5_000,
  graceMs: 50_000,
  // DefaultTolerationSeconds.
  tolerationMs: 300_000,
};

/** pkg/controlplane/reconcilers/lease.go, instance.go: an API server's key in etcd. */
export const ENDPOINT_REFRESH_MS = 10_000;
export const ENDPOINT_TTL_MS = 15_000;
/** pkg/kubelet/apis/config: a quarter of 40 s. */
export const NODE_RENEWAL_MS = 10_000;

/** etcd's own limits (server/embed/config.go, Validate; maxElectionMs). */
export const FEWEST_HEARTBEATS = 5;
export const LONGEST_ELECTION_MS = 50_000;

/**
 * The shortest time to live that etcd grants: one and a half election timeouts, up to the next second
 * (server/etcdserver/server.go, minTTL; lease/lessor.go, Grant).
 */
export function shortestTtlMs({
  heartbeatMs,
  electionMs,
}: Pick<Clocks, 'heartbeatMs' | 'electionMs'>): number {
  const ticks = Math.floor((3 * Math.floor(electionMs / heartbeatMs)) / 2);
  return Math.ceil((ticks * heartbeatMs) / 1000) * 1000;
}

const duration = (ms: number): string => `${String(ms)}ms`;
const range = ({ min, max }: RangeMs): string =>
  min === max ? duration(max) : `${String(min)}-${duration(max)}`;

type Config = Readonly<Record<string, unknown>>;

/** `config` of a scenario with these clocks: only what is not the default. */
export function configOf(clocks: Clocks): Config {
  const { topology, masters, members, lease, front, oneWayMs } = clocks;
  const isExternal = topology === 'external';
  const settings: readonly (readonly [string, unknown, unknown])[] = [
    ['topology', topology, 'stacked'],
    ['masters', masters, DEFAULT_CLOCKS.masters],
    ['etcd', isExternal ? members : undefined, undefined],
    ['heartbeatInterval', duration(clocks.heartbeatMs), duration(DEFAULT_CLOCKS.heartbeatMs)],
    ['electionTimeout', duration(clocks.electionMs), duration(DEFAULT_CLOCKS.electionMs)],
    ['latency', range(oneWayMs), range(DEFAULT_CLOCKS.oneWayMs)],
    ['nodeMonitorPeriod', duration(clocks.lookMs), duration(DEFAULT_CLOCKS.lookMs)],
    ['nodeMonitorGracePeriod', duration(clocks.graceMs), duration(DEFAULT_CLOCKS.graceMs)],
    ['tolerationSeconds', clocks.tolerationMs / 1000, DEFAULT_CLOCKS.tolerationMs / 1000],
  ];
  return {
    ...Object.fromEntries(
      settings.flatMap(([key, value, usual]) => (value === usual ? [] : [[key, value]])),
    ),
    ...leaseConfigOf(lease),
    ...frontConfigOf(front),
  };
}

/** The model's elected components share three durations. */
export function leaseConfigOf({ leaseMs, deadlineMs, retryMs }: LeaseClocks): Config {
  const usual = DEFAULT_CLOCKS.lease;
  return {
    ...(leaseMs === usual.leaseMs ? undefined : { leaderElectLeaseDuration: duration(leaseMs) }),
    ...(deadlineMs === usual.deadlineMs
      ? undefined
      : { leaderElectRenewDeadline: duration(deadlineMs) }),
    ...(retryMs === usual.retryMs ? undefined : { leaderElectRetryPeriod: duration(retryMs) }),
  };
}

function frontConfigOf(front: FrontClocks): Config {
  switch (front.kind) {
    case 'none':
      return { loadBalancer: 'none' };
    case 'vrrp':
    case 'kube-vip':
      return { virtualIp: front.kind };
    case 'balancer': {
      const { intervalMs, timeoutMs, rise, fall } = front;
      const usual = DEFAULT_CLOCKS.front;
      if (JSON.stringify(front) === JSON.stringify(usual)) return {};
      const health = { interval: duration(intervalMs), timeout: duration(timeoutMs), rise, fall };
      return { loadBalancer: { health } };
    }
  }
}
