/** What runs where: `kube-scheduler@m1` is the process of that component on that host. */
import type { NodeId } from '../../sim/world.ts';

/** Hosts: `m1` … control-plane nodes, `e1` … etcd's own, `w1` … workers. */
export type HostId = string;

/** Processes that have a state machine of their own. */
export const COMPONENTS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-vip',
  'kubelet',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** Those that elect one of them by a Lease. */
export const ELECTED = ['kube-controller-manager', 'kube-scheduler', 'kube-vip'] as const;
export type Elected = (typeof ELECTED)[number];

/** The replicated store as its clients see it: what a majority of etcd has agreed on. */
export const STORE: NodeId = 'store';

/** Where the load balancer stands. */
export const BALANCER: HostId = 'lb';

export function nodeAt(component: Component, host: HostId): NodeId {
  return `${component}@${host}`;
}

/** One probe of the kubelet of a host: `liveness@m1`. */
export function probeAt(probe: string, host: HostId): NodeId {
  return `${probe}@${host}`;
}

/** The balancer's check of the API server of a host. */
export function checkAt(host: HostId): NodeId {
  return `check@${host}`;
}

export function hostOf(node: NodeId): HostId {
  return node.slice(node.indexOf('@') + 1);
}

/** What stands before the `@`; of the store, its name. */
export function partOf(node: NodeId): string {
  const at = node.indexOf('@');
  return at === -1 ? node : node.slice(0, at);
}
