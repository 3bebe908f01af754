/** What users of the cluster get at this moment, as somebody beside the load balancer sees it. */
import { isConnected, CLIENTS, type Cluster } from './cluster.ts';
import type { Service } from './events.ts';
import { nodeAt, type Elected, type HostId } from './names.ts';

/** API servers that a new connection may be sent to. */
export function chosenFor(cluster: Cluster, from: HostId = CLIENTS): readonly HostId[] {
  const { settings, inRotation, virtualIp } = cluster;
  switch (settings.front.kind) {
    case 'balancer':
      return settings.masters.filter((host) => inRotation.get(host) === true);
    case 'none':
      return settings.masters.slice(0, 1);
    default:
      // In each part of the network one host answers to the address.
      return virtualIp.filter((host) => isConnected(cluster, from, host));
  }
}

/** It takes a connection and answers. */
export function isAnswering(cluster: Cluster, host: HostId): boolean {
  return cluster.api.get(host)?.isAnswering === true && !cluster.expired.has(host);
}

/** A client at a place gets an answer from it. */
export function serves(cluster: Cluster, host: HostId, from: HostId = CLIENTS): boolean {
  return isConnected(cluster, from, host) && isAnswering(cluster, host);
}

export function writes(cluster: Cluster, host: HostId, from?: HostId): boolean {
  return serves(cluster, host, from) && cluster.open.get(host) === true;
}

/** A leader of a component that can act: it runs, and the API server beside it takes its writes. */
export function canAct(cluster: Cluster, component: Elected): boolean {
  const host = cluster.leading.get(component);
  if (host === undefined || cluster.stopped.has(nodeAt(component, host))) return false;
  return writes(cluster, host, host);
}

/**
 * `connections`: the share of new connections that are answered. `reads`: 1 while some API server that
 * is chosen answers, if only from its cache; `writes`, and reads that must be up to date: 1 while one of
 * them reaches a majority of etcd. `scheduling`, `controllers`: 1 while somebody leads who can act.
 */
export function levelsOf(cluster: Cluster): Readonly<Record<Service, number>> {
  const chosen = chosenFor(cluster);
  const answered = chosen.filter((host) => serves(cluster, host));
  return {
    connections: chosen.length === 0 ? 0 : answered.length / chosen.length,
    reads: answered.length > 0 ? 1 : 0,
    writes: answered.some((host) => cluster.open.get(host) === true) ? 1 : 0,
    scheduling: canAct(cluster, 'kube-scheduler') ? 1 : 0,
    controllers: canAct(cluster, 'kube-controller-manager') ? 1 : 0,
  };
}
