/** A reader's cluster as it was typed: every value is a text until it is read. */

export const TOPOLOGIES = ['stacked', 'external'] as const;
export type Topology = (typeof TOPOLOGIES)[number];

/** Who answers where clients ask. */
export const FRONTS = ['balancer', 'kube-vip', 'vrrp', 'none'] as const;
export type Front = (typeof FRONTS)[number];

export const PRESET_NAMES = ['kubeadm', 'k3s', 'rke2'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Fields that are written, each with its key in the address: the flag's own name where there is one. */
export const KEYS = {
  masters: 'masters',
  members: 'etcd',
  heartbeat: 'heartbeat-interval',
  election: 'election-timeout',
  roundTrip: 'round-trip',
  leaseDuration: 'lease-duration',
  renewDeadline: 'renew-deadline',
  retryPeriod: 'retry-period',
  request: 'request',
  checkInterval: 'check-interval',
  checkTimeout: 'check-timeout',
  checkFall: 'check-fall',
  checkRise: 'check-rise',
  vipLeaseDuration: 'vip-lease-duration',
  vipRenewDeadline: 'vip-renew-deadline',
  vipRetryPeriod: 'vip-retry-period',
  nodeMonitorPeriod: 'node-monitor-period',
  nodeMonitorGracePeriod: 'node-monitor-grace-period',
  toleration: 'toleration',
} as const;
export type TextField = keyof typeof KEYS;
export const TEXT_FIELDS = Object.keys(KEYS) as readonly TextField[];

export interface ClusterInput extends Readonly<Record<TextField, string>> {
  readonly preset: PresetName;
  readonly topology: Topology;
  readonly front: Front;
}

/** Fields that are set together and read together. */
export type Group = 'size' | 'etcd' | 'lease' | 'network' | 'front' | 'nodes';
export const GROUP_FIELDS: Readonly<Record<Group, readonly TextField[]>> = {
  size: ['masters', 'members'],
  etcd: ['heartbeat', 'election'],
  network: ['roundTrip', 'request'],
  lease: ['leaseDuration', 'renewDeadline', 'retryPeriod'],
  front: [
    'checkInterval',
    'checkTimeout',
    'checkFall',
    'checkRise',
    'vipLeaseDuration',
    'vipRenewDeadline',
    'vipRetryPeriod',
  ],
  nodes: ['nodeMonitorPeriod', 'nodeMonitorGracePeriod', 'toleration'],
};

/** Fields that do not count for this cluster, and are not shown. */
export function isIdle(field: TextField, { topology, front }: ClusterInput): boolean {
  if (field === 'members') return topology === 'stacked';
  if (field.startsWith('check')) return front !== 'balancer';
  return field.startsWith('vip') && front !== 'kube-vip';
}
