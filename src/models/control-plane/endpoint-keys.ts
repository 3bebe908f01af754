/**
 * The keys by which API servers say that they are there, and the list that is made of them
 * (pkg/controlplane/reconcilers/lease.go, instance.go).
 */
import type { Cluster } from './cluster.ts';
import { onWrite } from './member-disks.ts';
import type { HostId } from './names.ts';
import type { ClusterHost } from './rules.ts';
import { writes } from './service-levels.ts';

export function refreshEndpoint(host: ClusterHost, cluster: Cluster, master: HostId): void {
  const { endpointRefreshUs, endpointTtlUs } = cluster.settings;
  host.schedule(host.nowUs + endpointRefreshUs, { type: 'endpoint', host: master });
  if (cluster.leaving.has(master) || !writes(cluster, master, master)) return;
  onWrite(host, cluster);
  const own = cluster.endpoints.get(master);
  if (own) own.keptUntilUs = host.nowUs + endpointTtlUs;
  const live = [...cluster.endpoints].filter(([, key]) => key.keptUntilUs > host.nowUs);
  // The reconciler refuses to write an empty list.
  if (live.length === 0) return;
  for (const [node, key] of cluster.endpoints) {
    const isListed = key.keptUntilUs > host.nowUs;
    if (key.isListed === isListed) continue;
    key.isListed = isListed;
    const type = isListed ? 'endpointAdded' : 'endpointRemoved';
    host.emit({ type, node, component: 'kube-apiserver' });
  }
}

/** A new leader gives every lease of etcd its full time again, and an election timeout more (etcd server/lease/lessor.go, Promote). */
export function restartKeys(host: ClusterHost, cluster: Cluster): void {
  const { electionTimeoutUs, endpointTtlUs } = cluster.settings;
  for (const key of cluster.endpoints.values()) {
    if (!key.isListed) continue;
    key.keptUntilUs = Math.max(key.keptUntilUs, host.nowUs + electionTimeoutUs + endpointTtlUs);
  }
}
