/** What a cluster has when nobody has changed anything, by distribution, with where it stands. */
import type { ClusterInput, PresetName } from './input.ts';

export interface Source {
  readonly label: string;
  readonly url: string;
}

export interface Preset {
  /** As it writes itself. */
  readonly name: string;
  readonly input: ClusterInput;
  readonly sources: readonly Source[];
}

const KUBERNETES: readonly Source[] = [
  {
    label: 'kubernetes/component-base config/v1alpha1/defaults.go: 15 s, 10 s, 2 s',
    url: 'https://github.com/kubernetes/component-base/blob/v0.36.0/config/v1alpha1/defaults.go',
  },
  {
    label: 'kubernetes 126287: grace period 50 s since v1.32',
    url: 'https://github.com/kubernetes/kubernetes/pull/126287',
  },
];

const HAPROXY: Source = {
  label: 'HAProxy v3.4.0, configuration.txt: inter 2 s, fall 3, rise 2',
  url: 'https://github.com/haproxy/haproxy/blob/v3.4.0/doc/configuration.txt',
};

const KUBEADM: ClusterInput = {
  preset: 'kubeadm',
  topology: 'stacked',
  masters: '3',
  members: '3',
  heartbeat: '100ms',
  election: '1000ms',
  // The network of the Failover laboratory: 1–3 ms each way, and four ways a request.
  roundTrip: '2-6ms',
  request: '4-12ms',
  leaseDuration: '15s',
  renewDeadline: '10s',
  retryPeriod: '2s',
  front: 'balancer',
  checkInterval: '2s',
  checkTimeout: '2s',
  checkFall: '3',
  checkRise: '2',
  // kube-vip docs: vip_leaseduration, vip_renewdeadline, vip_retryperiod.
  vipLeaseDuration: '5s',
  vipRenewDeadline: '3s',
  vipRetryPeriod: '1s',
  nodeMonitorPeriod: '5s',
  nodeMonitorGracePeriod: '50s',
  toleration: '300s',
};

/** k3s starts etcd with these; controller manager and scheduler it gives no durations (pkg/daemons/control/server.go). */
const K3S_ETCD = { heartbeat: '500ms', election: '5000ms' } as const;

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  kubeadm: {
    name: 'kubeadm',
    input: KUBEADM,
    sources: [
      {
        label: 'etcd v3.7.1, server/embed/config.go: 100 ms, 1000 ms',
        url: 'https://github.com/etcd-io/etcd/blob/v3.7.1/server/embed/config.go',
      },
      ...KUBERNETES,
      HAPROXY,
    ],
  },
  k3s: {
    name: 'k3s',
    // The check is that of k3s's sample, which gives no time-out: the interval is the limit.
    input: { ...KUBEADM, ...K3S_ETCD, preset: 'k3s', checkInterval: '10s', checkTimeout: '10s' },
    sources: [
      {
        label: 'k3s, pkg/etcd/etcd.go: HeartbeatInterval 500, ElectionTimeout 5000',
        url: 'https://github.com/k3s-io/k3s/blob/001bb933737b9152072a7c26d556e74221a72d00/pkg/etcd/etcd.go',
      },
      {
        label: 'k3s documentation, cluster load balancer: inter 10s',
        url: 'https://github.com/k3s-io/docs/blob/1023557176c93d90d396db74a4b8927cbba94830/docs/datastore/cluster-loadbalancer.md',
      },
      ...KUBERNETES,
    ],
  },
  rke2: {
    name: 'RKE2',
    input: { ...KUBEADM, ...K3S_ETCD, preset: 'rke2' },
    sources: [
      {
        label: 'RKE2 documentation, CIS self-assessment: etcd’s configuration, 500 and 5000',
        url: 'https://github.com/rancher/rke2-docs/blob/9477b7b1df1f0bd431cdabbb39fbdcd21cb82602/docs/security/cis_self_assessment112.md',
      },
      ...KUBERNETES,
      HAPROXY,
    ],
  },
};

/** k3s, pkg/agent/loadbalancer/servers.go: what an agent's own load balancer does every second. */
export const AGENT_BALANCER: Source = {
  label: 'k3s, pkg/agent/loadbalancer/servers.go',
  url: 'https://github.com/k3s-io/k3s/blob/13e911378764cafb98030ebe80832739ae5ce87e/pkg/agent/loadbalancer/servers.go',
};
