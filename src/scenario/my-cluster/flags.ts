/** A cluster's settings as they are written where they are used: only what differs from what holds there anyway. */
import type { Clocks } from '../control-plane/clocks.ts';
import type { PresetName } from './input.ts';
import { PRESETS } from './presets.ts';
import { flagDuration, readCluster, type ClusterReading } from './read.ts';

type Component = 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler';
type Flags = Readonly<Record<string, string>>;

const COMPONENTS: readonly Component[] = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
];

function flagsOf({ heartbeatMs, electionMs, lease, ...clocks }: Clocks): Record<Component, Flags> {
  const election = {
    'leader-elect-lease-duration': flagDuration(lease.leaseMs),
    'leader-elect-renew-deadline': flagDuration(lease.deadlineMs),
    'leader-elect-retry-period': flagDuration(lease.retryMs),
  };
  const tolerated = String(clocks.tolerationMs / 1000);
  return {
    // Milliseconds, without a unit.
    etcd: { 'heartbeat-interval': String(heartbeatMs), 'election-timeout': String(electionMs) },
    'kube-apiserver': {
      'default-not-ready-toleration-seconds': tolerated,
      'default-unreachable-toleration-seconds': tolerated,
    },
    'kube-controller-manager': {
      ...election,
      'node-monitor-period': flagDuration(clocks.lookMs),
      'node-monitor-grace-period': flagDuration(clocks.graceMs),
    },
    'kube-scheduler': election,
  };
}

/** Settings that the distribution would not have by itself. */
function differing(clocks: Clocks, distribution: PresetName): Record<Component, Flags> {
  const usual = flagsOf(readCluster(PRESETS[distribution].input).clocks);
  const own = flagsOf(clocks);
  const only = (component: Component): Flags =>
    Object.fromEntries(
      Object.entries(own[component]).filter(([flag, value]) => usual[component][flag] !== value),
    );
  return Object.fromEntries(COMPONENTS.map((one) => [one, only(one)])) as Record<Component, Flags>;
}

/** A file of the distribution, and where etcd has hosts of its own, its flags; nothing if all is as it is anyway. */
export function flagsText(
  { clocks }: Pick<ClusterReading, 'clocks'>,
  distribution: PresetName,
): string {
  const flags = differing(clocks, distribution);
  const elsewhere = clocks.topology === 'external' ? Object.entries(flags.etcd) : [];
  const etcd = clocks.topology === 'external' ? {} : flags.etcd;
  const file = distribution === 'kubeadm' ? kubeadmLines : k3sLines;
  const lines = file({ ...flags, etcd });
  const comment =
    elsewhere.length === 0
      ? []
      : [`# etcd: ${elsewhere.map(([flag, value]) => `--${flag}=${value}`).join(' ')}`];
  return [...lines, ...comment].join('\n');
}

/** kubeadm.k8s.io/v1beta4: extraArgs is a list of names and values, and a value is a string. */
function kubeadmLines(flags: Record<Component, Flags>): readonly string[] {
  const parts: readonly (readonly [Component, readonly string[]])[] = [
    ['etcd', ['etcd:', '  local:', '    extraArgs:']],
    ['kube-apiserver', ['apiServer:', '  extraArgs:']],
    ['kube-controller-manager', ['controllerManager:', '  extraArgs:']],
    ['kube-scheduler', ['scheduler:', '  extraArgs:']],
  ];
  const lines = parts.flatMap(([component, head]) => {
    const own = Object.entries(flags[component]);
    if (own.length === 0) return [];
    const indent = '  '.repeat(head.length);
    return [
      ...head,
      ...own.flatMap(([name, value]) => [
        `${indent}- name: ${name}`,
        `${indent}  value: ${/^\d+$/.test(value) ? `"${value}"` : value}`,
      ]),
    ];
  });
  if (lines.length === 0) return [];
  return ['apiVersion: kubeadm.k8s.io/v1beta4', 'kind: ClusterConfiguration', ...lines];
}

/** `etcd-arg`, `kube-…-arg` in config.yaml of k3s and RKE2: lists of flags without dashes. */
function k3sLines(flags: Record<Component, Flags>): readonly string[] {
  return COMPONENTS.flatMap((component) => {
    const own = Object.entries(flags[component]);
    if (own.length === 0) return [];
    return [`${component}-arg:`, ...own.map(([flag, value]) => `  - ${flag}=${value}`)];
  });
}

/** What stands before the API servers; nothing where it needs no settings of these. */
export function frontText({ clocks: { front } }: Pick<ClusterReading, 'clocks'>): string {
  switch (front.kind) {
    case 'balancer': {
      const { intervalMs, timeoutMs, rise, fall } = front;
      // Without `timeout check`, the interval is the limit.
      const limit = timeoutMs === intervalMs ? [] : [`timeout check ${flagDuration(timeoutMs)}`];
      const check = `inter ${flagDuration(intervalMs)} fall ${String(fall)} rise ${String(rise)}`;
      return [...limit, `default-server check ${check}`].join('\n');
    }
    case 'kube-vip':
      return [
        ['vip_leaseduration', front.leaseMs],
        ['vip_renewdeadline', front.deadlineMs],
        ['vip_retryperiod', front.retryMs],
      ]
        .map(([name, ms]) => `- name: ${String(name)}\n  value: "${String(Number(ms) / 1000)}"`)
        .join('\n');
    case 'vrrp':
    case 'none':
      return '';
  }
}
